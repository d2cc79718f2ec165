"""Disputes for the tests: every one is reached by walking the real actions, never by writing a status."""

from datetime import date, datetime, timedelta

from requests_flow.disputes.actions._dispute import StepFacts
from requests_flow.disputes.actions.adjudicate import adjudicate
from requests_flow.disputes.actions.appeal import appeal
from requests_flow.disputes.actions.cassate import cassate
from requests_flow.disputes.actions.close import close
from requests_flow.disputes.actions.conclude import conclude
from requests_flow.disputes.actions.decide import decide
from requests_flow.disputes.actions.execute import execute
from requests_flow.disputes.actions.file_dispute import file_dispute
from requests_flow.disputes.actions.judge import judge
from requests_flow.disputes.actions.mediate import mediate
from requests_flow.disputes.actions.register import register
from requests_flow.disputes.actions.withdraw import withdraw
from requests_flow.disputes.enums import DisputeStatus
from requests_flow.models import Dispute, Objection
from requests_flow.policies import KeyHolder
from tests.requests_flow import cases
from tests.requests_flow.cases import Cast
from tests.requests_flow.objections import world as objections

S = DisputeStatus
DAY = timedelta(days=1)
# The response to the objection was handed over on Wednesday, 10 June 2026; the dispute is filed on Friday.
AT = datetime(2026, 6, 12, 9, 30, tzinfo=cases.AT.tzinfo)
NUMBER = "012/VI/KIProv-Contoh-PS/2026"
ORDER = {"order": "Memberikan salinan LPJ APBDes 2025.", "order_days": 5}
VERBS = {
    "register": register, "mediate": mediate, "adjudicate": adjudicate, "decide": decide, "appeal": appeal,
    "judge": judge, "cassate": cassate, "conclude": conclude, "withdraw": withdraw,
}  # fmt: skip
DECIDING = ("decide", "judge", "conclude")
WAYS = {
    S.FILED: (),
    S.REGISTERED: ("register",),
    S.MEDIATION: ("register", "mediate"),
    S.ADJUDICATION: ("register", "mediate", "adjudicate"),
    S.DECIDED: ("register", "mediate", "adjudicate", "decide"),
    S.COURT: ("register", "adjudicate", "decide", "appeal"),
    S.JUDGED: ("register", "adjudicate", "decide", "appeal", "judge"),
    S.CASSATION: ("register", "adjudicate", "decide", "appeal", "judge", "cassate"),
    S.FINAL: ("register", "adjudicate", "decide", "appeal", "judge", "cassate", "conclude"),
    S.EXECUTION: ("register", "mediate", "decide", "execute"),
    S.CLOSED: ("register", "adjudicate", "decide", "close"),
    S.WITHDRAWN: ("register", "withdraw"),
}


def responded(cast: Cast) -> Objection:
    """Return an objection that was rejected on 9 June and whose response was handed over on 10 June."""
    return objections.walk_to("closed", cast, ruling=objections.REJECT)


def silent(cast: Cast) -> Objection:
    """Return an objection of 8 June that nobody responds to; its 30 working days end on 21 July."""
    return objections.walk_to("received", cast)


def holder_of(case: Dispute) -> KeyHolder:
    """Return the citizen as the holder of the living key."""
    return objections.holder_of(case.objection)


def file(cast: Cast, objection: Objection | None = None, *, by: object = None, at: datetime = AT, **changes) -> Dispute:
    """Let the citizen, or `by`, tell that a dispute was filed."""
    objection = objection or responded(cast)
    person = by or objections.holder_of(objection)
    return file_dispute(objection=objection, **({"filed_on": at.date()} | changes), by=person, at=at)


def facts(move: str, on: date, **changes: object) -> StepFacts:
    """Return what a step of this kind needs; `changes` replace its fields."""
    known: dict[str, object] = {"happened_on": on, "number": NUMBER}
    if move in DECIDING:
        known |= {"outcome": "rejected", "received_on": on}
    return StepFacts(**(known | changes))  # type: ignore[arg-type]


def step(case: Dispute, move: str, cast: Cast, at: datetime = AT, **changes: object):
    """Make one move by the person it belongs to."""
    if move == "execute":
        return execute(case=case, by=cast.head, at=at)
    if move == "close":
        return close(case=case, by=cast.clerk, at=at)
    return VERBS[move](case=case, facts=facts(move, at.date(), **changes), by=cast.clerk, at=at)


def fresh(case: Dispute) -> Dispute:
    """Return the dispute as it stands in the database."""
    return Dispute.objects.select_related("body__region", "objection__request", "objection__body__region").get(
        pk=case.pk
    )


def walk_to(status: str, cast: Cast, *, objection: Objection | None = None, at: datetime = AT, **decision) -> Dispute:
    """Return a dispute that walked the real way to `status`, a day a step; `decision` is of its last decision."""
    case = file(cast, objection, at=at)
    way = WAYS[DisputeStatus(status)]
    last = next((move for move in reversed(way) if move in DECIDING), "")
    if status == S.EXECUTION and not decision:
        decision = {"outcome": "agreed", **ORDER}
    for number, move in enumerate(way, start=1):
        step(case, move, cast, at + number * DAY, **(decision if move == last else {}))
    return fresh(case)
