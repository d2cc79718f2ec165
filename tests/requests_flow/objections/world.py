"""Objections for the tests: every one is reached by walking the real actions, never by writing a status."""

import uuid
from datetime import date, datetime, timedelta

from accounts.models import User
from documents.models import Letter
from registry.actions.appoint import appoint
from registry.actions.end_appointment import end_appointment
from registry.enums import Role
from requests_flow.actions.prove_receipt import prove_receipt as prove_answer
from requests_flow.enums import Channel, ProofChannel
from requests_flow.models import DecisionDelegation, InformationRequest, Objection
from requests_flow.objections.actions.close import close
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.file_objection import Filed, Filing, file_objection
from requests_flow.objections.actions.name_decider import name_decider
from requests_flow.objections.actions.prove_receipt import prove_receipt
from requests_flow.objections.actions.sign import sign
from requests_flow.objections.actions.withdraw import withdraw
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.objections.letter_facts import Ruling
from requests_flow.policies import KeyHolder
from tests.requests_flow import cases
from tests.requests_flow.cases import Cast

S = ObjectionStatus
DAY = timedelta(days=1)
# A request of 11 May 2026 must be answered by 29 May; nobody did. Monday, 8 June is the fourth working day after that.
SILENT_SINCE = date(2026, 5, 30)
AT = datetime(2026, 6, 8, 10, 5, tzinfo=cases.AT.tzinfo)
POSITION = "Sampai batasnya saya tidak menerima jawaban apa pun."
ORDER = Ruling(
    outcome="accepted",
    reasons="Permohonan diterima dan dicatat.\nBatas jawaban lewat tanpa pemberitahuan.",
    order="Menjawab permohonan ini secara tertulis.",
    order_days=5,
)
REJECT = Ruling(outcome="rejected", reasons="Jawaban sudah sesuai dengan yang diminta.")


def unanswered(cast: Cast) -> InformationRequest:
    """Return a request that nobody answered within its term."""
    return cases.walk_to("in_progress", cast)


def answered(cast: Cast, *, received: bool = True) -> InformationRequest:
    """Return a request that was answered on 13 May and, unless told otherwise, handed over on 15 May."""
    case = cases.walk_to("answered", cast)
    moment = cases.AT + 4 * DAY
    if received:
        prove_answer(
            case=case, channel=ProofChannel.HANDED_OVER, evidence="tanda terima 1", received_at=moment, by=cast.ppid,
            at=moment,
        )  # fmt: skip
    return cases.fresh(case)


def filing(cast: Cast, request: InformationRequest | None, **changes: object) -> Filing:
    """Return an objection to the silence of `request`, or of ground b without one; `changes` replace its fields."""
    facts: dict[str, object] = {
        "submission_id": uuid.uuid4(), "region": cast.body.region, "body": cast.body, "channel": Channel.WEB,
        "request": request, "grounds": ("c",), "case_position": POSITION,
    }  # fmt: skip
    if request is None:
        facts |= {"grounds": ("b",), "found_on": AT.date() - DAY, "objector": cases.APPLICANT}
    return Filing(**(facts | changes))  # type: ignore[arg-type]


def file(cast: Cast, request: InformationRequest | None, *, by: object = "", at: datetime = AT, **changes) -> Filed:
    """File an objection: as the holder of the request's key, as a guest without a request, or as `by`."""
    person = by if by != "" else cases.holder_of(request) if request else None
    return file_objection(filing=filing(cast, request, **changes), by=person, at=at)


def holder_of(case: Objection) -> KeyHolder:
    """Return the objector as the holder of the living key."""
    owner = case.request or case
    return KeyHolder(owner.tracking_keys.get(revoked_at=None).pk)


def fresh(case: Objection) -> Objection:
    """Return the objection as it stands in the database."""
    return Objection.objects.select_related("body__region", "request", "round").get(pk=case.pk)


def letter_of(case: Objection) -> Letter:
    """Return the letter of the standing decision."""
    return fresh(case).standing_decision.letter


def sign_response(case: Objection, by: User, at: datetime) -> Objection:
    """Sign the standing response on paper."""
    return sign(case=case, scan=cases.scan(), by=by, at=at)


def walk_to(
    status: str, cast: Cast, *, request: InformationRequest | None = None, ruling: Ruling = ORDER, at: datetime = AT
) -> Objection:
    """Return an objection that walked the real way to `status`, by default against a request nobody answered."""
    case = file(cast, request or unanswered(cast), at=at).case
    if status == S.WITHDRAWN:
        withdraw(case=case, by=holder_of(case), at=at + DAY)
    if status in (S.AWAITING_SIGNATURE, S.DECIDED, S.CLOSED):
        decide(case=case, ruling=ruling, by=cast.head, at=at + DAY)
    if status in (S.DECIDED, S.CLOSED):
        sign_response(case, cast.head, at + DAY)
    if status == S.CLOSED:
        hand_over(case, cast.clerk, at + 2 * DAY)
        close(case=case, by=cast.clerk, at=at + 2 * DAY)
    return fresh(case)


def acting_head_objected_to(cast: Cast, *, again: bool = False) -> Objection:
    """Return an objection to an answer of the PPID, who has become acting head since (`again`: by an earlier call)."""
    if again:
        return file(cast, the_answered(cast), grounds=("d",)).case
    request = answered(cast)
    answered(cast)
    for row in (*cast.ppid.appointments.all(), *cast.head.appointments.all()):
        end_appointment(appointment=row, ends_on=date(2026, 6, 1), by=None, at=cases.AT + 20 * DAY)
    appoint(user=cast.ppid, body=cast.body, role=Role.VILLAGE_HEAD, starts_on=date(2026, 6, 1), by=None, at=AT)
    return file(cast, request, grounds=("d",)).case


def the_answered(cast: Cast) -> InformationRequest:
    """Return an answered request against which nobody has objected yet."""
    found = InformationRequest.objects.filter(body=cast.body, status="answered", objections=None).order_by("pk").first()
    assert found is not None
    return found


def name(case: Objection, to: User, cast: Cast, **changes: object) -> DecisionDelegation:
    """Let the acting head, once the PPID, name `to` by decree."""
    facts: dict[str, object] = {
        "position_title": "Kepala Urusan Tata Usaha", "decree_number": "7 Tahun 2026", "decree_on": AT.date(),
    }  # fmt: skip
    return name_decider(case=case, to=to, by=cast.ppid, at=AT, **(facts | changes))  # type: ignore[arg-type]


def hand_over(case: Objection, by: User, at: datetime) -> None:
    """Prove that the response was handed over."""
    prove_receipt(case=case, channel=ProofChannel.HANDED_OVER, evidence="tanda terima", received_at=at, by=by, at=at)
