"""make_bundle: one of the parties takes the whole file of a dispute away; who, when and which bytes is recorded."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_flow.actions import _case
from requests_flow.disputes import policies
from requests_flow.disputes.actions import _dispute
from requests_flow.disputes.bundle import Bundle, build
from requests_flow.disputes.enums import DisputeEventKind
from requests_flow.enums import Actor
from requests_flow.models import Dispute, DisputeBundle
from requests_flow.policies import Person
from requests_flow.timeline import record


def make_bundle(*, case: Dispute, by: Person, at: datetime) -> Bundle:
    """Return the bundle as an open file, after its fingerprint entered the timeline. Raises Denied.

    The objector gets the copy for citizens, also when an officer of another body; officers get the whole.
    """
    actor = policies.take_bundle(by, case, on=_case.local_day(case, at))
    for_citizen = actor is Actor.APPLICANT
    user = by if isinstance(by, User) else None
    made_by = "Pemohon" if user is None or for_citizen else f"{user.full_name}, {case.body.unit_name}"
    # Outside the transaction: gathering takes seconds, and the lock is needed for one line.
    made = build(case, for_citizen=for_citizen, made_by=made_by, at=at)
    try:
        _note(case, made, for_citizen, actor, user, at)
    except BaseException:
        made.file.close()
        raise
    return made


@transaction.atomic
def _note(case: Dispute, made: Bundle, for_citizen: bool, actor: Actor, user: User | None, at: datetime) -> None:
    case = _dispute.locked(case)
    DisputeBundle.objects.create(
        dispute=case, for_citizen=for_citizen, sha256=made.sha256, size=made.size, files=made.files,
        made_at=at, made_by=user,
    )  # fmt: skip
    record(
        case, DisputeEventKind.BUNDLE_MADE, at=at, actor=actor, user=user,
        sha256=made.sha256, size=made.size, files=made.files,
    )  # fmt: skip
