"""The rights of a person as data: article, what is sure about the term, what a reply may rest on. Pure of the clock.

UU 27/2022 sets 3 x 24 hours for stopping the processing after consent is withdrawn (article 40); for correction, access
and restriction the reading is likely (articles 30, 32 and 41), for erasure the law names no number: there the portal
proposes the same. A regency may promise less, never more (RegencyConfig.personal_data_hours).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from registry import selectors as registry_selectors
from registry.enums import PERSONAL_DATA_HOURS
from registry.models import PublicBody
from requests_flow.privacy.enums import DataRight

R = DataRight
INCIDENT_HOURS = 72
INCIDENT_ARTICLE = "UU 27/2022 Pasal 46"


@dataclass(frozen=True, kw_only=True)
class RightTerm:
    """What the law says of one right."""

    right: str
    """The article that gives it."""
    duty: str
    """The article that binds the body to act."""
    certainty: str
    """"sure", "likely" or "proposal"."""


TERMS: dict[str, RightTerm] = {
    R.ACCESS: RightTerm(right="Pasal 7", duty="Pasal 32", certainty="likely"),
    R.CORRECT: RightTerm(right="Pasal 6", duty="Pasal 30", certainty="likely"),
    R.ERASE: RightTerm(right="Pasal 8", duty="Pasal 43", certainty="proposal"),
    R.RESTRICT: RightTerm(right="Pasal 11", duty="Pasal 41", certainty="likely"),
    R.WITHDRAW_CONSENT: RightTerm(right="Pasal 9", duty="Pasal 40", certainty="sure"),
}


def hours_for(body: PublicBody) -> int:
    """Return within how many hours this body replies: 72, or the fewer that its regency promised."""
    return min(registry_selectors.config_for(body).personal_data_hours, PERSONAL_DATA_HOURS)


def reply_due(body: PublicBody, received_at: datetime) -> datetime:
    """Return the moment by which a request of `received_at` is to be answered: calendar hours, no day is skipped."""
    return received_at + timedelta(hours=hours_for(body))


def notices_due(noticed_at: datetime) -> datetime:
    """Return the moment by which everybody is to be told of an incident noticed at `noticed_at` (D19)."""
    return noticed_at + timedelta(hours=INCIDENT_HOURS)


@dataclass(frozen=True)
class Left:
    """What is left of a term of hours: whole hours until it, or past it."""

    hours: int
    is_over: bool

    @property
    def words(self) -> str:
        """Return "tinggal 30 jam", "kurang dari satu jam lagi" or "lewat 5 jam"."""
        if self.is_over:
            return f"lewat {self.hours} jam" if self.hours else "baru saja lewat"
        return f"tinggal {self.hours} jam" if self.hours else "kurang dari satu jam lagi"


def left(due_at: datetime, at: datetime) -> Left:
    """Return how many hours are left until `due_at`, or how many it is past."""
    seconds = (due_at - at).total_seconds()
    return Left(int(abs(seconds) // 3600), seconds < 0)
