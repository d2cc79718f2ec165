"""May the applicant object to what became of a request, since when, and until when?"""

from dataclasses import dataclass
from datetime import date, datetime

from accounts.policies import Denied
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.deadlines import schedule, terms
from requests_flow.deadlines.schedule import DeadlineCondition
from requests_flow.models import Applicant, InformationRequest
from requests_flow.objections import policies
from requests_flow.objections.actions.file_objection import request_opened_on
from requests_flow.policies import Person

GONE = "Data pemohon pada permohonan ini sudah dihapus. Datanglah ke meja PPID desa untuk mengajukan keberatan."


@dataclass(frozen=True)
class Term:
    """The 30 working days to object (UU 14/2008 article 36(1)): their last day, and how many are left."""

    last_day: date
    days_left: int
    is_late: bool
    of: int = terms.OBJECTION.days


@dataclass(frozen=True)
class Possible:
    """Whether an objection can be filed now: `blocked` is "" or the sentence why not; `term` is None when blocked."""

    blocked: str
    term: Term | None


def term_from(body: PublicBody, opened_on: date, *, on: date) -> Term:
    """Return the term to object for a ground that arose on `opened_on`, as it stands on `on`."""
    last_day = clocks.objection_due(body, opened_on).on
    standing = schedule.condition(last_day, on, clocks.calendar_of(body, last_day))
    return Term(last_day, standing.days_left, standing.condition is DeadlineCondition.LATE)


def against(request: InformationRequest, by: Person, *, at: datetime) -> Possible:
    """Return whether the applicant `by` may object to the answer to `request`, or to its silence, at `at`."""
    if not Applicant.objects.filter(request=request).exists():
        return Possible(GONE, None)
    return at_the_desk(request, by, at=at)


def at_the_desk(request: InformationRequest, by: Person, *, at: datetime) -> Possible:
    """Return the same for an officer, who can ask anew who somebody is whose data were deleted on schedule."""
    on = clocks.local_day(request.body, at)
    try:
        policies.register(by, request.body, request, on=on)
        opened_on = request_opened_on(request, on)
    except Denied as denied:
        return Possible(str(denied), None)
    return Possible("", term_from(request.body, opened_on, on=on))
