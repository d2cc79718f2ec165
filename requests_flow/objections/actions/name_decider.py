"""name_decider: the superior who answered the request himself names by decree who decides the objection."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from requests_flow.actions import _case
from requests_flow.models import DecisionDelegation, Objection
from requests_flow.objections import messages, policies
from requests_flow.objections.actions import _objection
from requests_flow.objections.enums import ObjectionEventKind
from requests_flow.timeline import record


@transaction.atomic
def name_decider(
    *, case: Objection, to: User, position_title: str, decree_number: str, decree_on: date, by: User, at: datetime
) -> DecisionDelegation:
    """Record the decree that names `to`; from now on only that person decides. The latest decree counts.

    Raises Denied when `by` may not, or when `to` answered the request too; ValueError without decree or position.
    """
    case = _objection.locked(case)
    on = _case.local_day(case, at)
    actor = policies.name_decider(by, case, on=on)
    if not decree_number.strip() or not position_title.strip():
        raise ValueError("Tulis nomor keputusan dan jabatan pejabat yang ditunjuk.")
    if decree_on > on:
        raise ValueError("Tanggal keputusan belum tiba.")
    if to == by or not to.is_active or policies.has_answered(to, case):
        raise Denied("Tunjuklah orang lain yang tidak ikut menjawab permohonan ini dan akunnya aktif.")
    named = DecisionDelegation.objects.create(
        objection=case, to=to, position_title=position_title.strip(), decree_number=decree_number.strip(),
        decree_on=decree_on, recorded_at=at, recorded_by=by,
    )  # fmt: skip
    record(
        case, ObjectionEventKind.DECIDER_NAMED, at=at, actor=actor, user=by,
        to=to.pk, decree=named.decree_number, decree_on=decree_on.isoformat(),
    )  # fmt: skip
    messages.decider_named(case, to=to, at=at)
    return named
