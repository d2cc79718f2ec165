"""rate: the applicant says once how the service was; nothing else follows from it."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.aftercare import policies
from requests_flow.enums import EventKind
from requests_flow.models import InformationRequest, Rating
from requests_flow.models.aftercare import BEST
from requests_flow.policies import Person
from requests_flow.timeline import record


@transaction.atomic
def rate(*, case: InformationRequest, score: int, words: str, by: Person, at: datetime) -> Rating:
    """Keep a score from 1 to 5 and the applicant's own words for the current round; once, for good.

    Raises Denied, or ValueError for another score.
    """
    case = _case.locked(case)
    actor = policies.rate(by, case, on=_case.local_day(case, at))
    if not 1 <= score <= BEST:
        raise ValueError("Pilih nilai dari 1 sampai 5.")
    rating = Rating.objects.create(round=case.current_round, score=score, words=words.strip(), rated_at=at)
    user = by if isinstance(by, User) else None
    record(case, EventKind.RATED, at=at, actor=actor, user=user, round=case.current_round.number, score=score)
    return rating
