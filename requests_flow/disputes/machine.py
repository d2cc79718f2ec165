"""The state machine of a dispute: its stages, its moves, whose turn it is.

Most of it happens elsewhere and is only recorded here: the commission and the courts keep their own order.
Only `requests_flow.disputes.actions` calls these methods; a test proves it. A transition does not save.
"""

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from requests_flow.disputes.enums import DECIDED_STATUSES, PENDING_STATUSES, DisputeStatus
from requests_flow.enums import Actor, Turn

S = DisputeStatus

TURN_OF = {
    S.FILED: Turn.COMMISSION,
    S.REGISTERED: Turn.COMMISSION,
    S.MEDIATION: Turn.COMMISSION,
    S.ADJUDICATION: Turn.COMMISSION,
    S.DECIDED: Turn.SUPERIOR,
    S.COURT: Turn.COURT,
    S.JUDGED: Turn.SUPERIOR,
    S.CASSATION: Turn.COURT,
    S.FINAL: Turn.SUPERIOR,
    S.EXECUTION: Turn.OFFICER,
    S.CLOSED: Turn.NOBODY,
    S.WITHDRAWN: Turn.NOBODY,
}


def information_is_ordered(case: "DisputeMachine") -> bool:
    """Does the latest decision or agreement oblige the body to give information?"""
    return case.standing_order is not None


def order_is_carried_out(case: "DisputeMachine") -> bool:
    """Is nothing left of what the latest decision obliges the body to do?"""
    return not case.owes_information


class DisputeMachine(ConcurrentTransitionMixin, models.Model):
    """The protected status of a dispute and its moves; a stale save raises ConcurrentTransition."""

    status = FSMField(
        "tahap", choices=DisputeStatus.choices, default=DisputeStatus.FILED, protected=True, max_length=20
    )

    class Meta:
        abstract = True

    @transition(
        status,
        source=S.FILED,
        target=S.REGISTERED,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 38 ayat (1)", "label": "Catat pendaftaran"},
    )
    def register(self) -> None:
        """The commission has given the dispute its register number."""

    @transition(
        status,
        source=[S.REGISTERED, S.MEDIATION],
        target=S.MEDIATION,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 38 ayat (2)", "label": "Catat mediasi"},
    )
    def mediate(self) -> None:
        """A mediation was held; there can be several."""

    @transition(
        status,
        source=[S.REGISTERED, S.MEDIATION, S.ADJUDICATION],
        target=S.ADJUDICATION,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 38 ayat (2)", "label": "Catat ajudikasi"},
    )
    def adjudicate(self) -> None:
        """A hearing was held; there can be several."""

    @transition(
        status,
        source=[S.REGISTERED, S.MEDIATION, S.ADJUDICATION],
        target=S.DECIDED,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 38 ayat (2)", "label": "Catat putusan komisi"},
    )
    def decide(self) -> None:
        """The commission has decided, or put an agreement into a decision."""

    @transition(
        status,
        source=S.DECIDED,
        target=S.COURT,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 48", "label": "Catat gugatan"},
    )
    def appeal(self) -> None:
        """One of the parties went to court."""

    @transition(
        status,
        source=S.COURT,
        target=S.JUDGED,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 48", "label": "Catat putusan pengadilan"},
    )
    def judge(self) -> None:
        """The court has decided."""

    @transition(
        status,
        source=S.JUDGED,
        target=S.CASSATION,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 50", "label": "Catat kasasi"},
    )
    def cassate(self) -> None:
        """One of the parties asked for cassation."""

    @transition(
        status,
        source=S.CASSATION,
        target=S.FINAL,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 50", "label": "Catat putusan kasasi"},
    )
    def conclude(self) -> None:
        """The supreme court has decided."""

    @transition(
        status,
        source=list(DECIDED_STATUSES),
        target=S.EXECUTION,
        conditions=[information_is_ordered],
        custom={"actor": Actor.SUPERIOR, "article": "", "label": "Laksanakan putusan"},
    )
    def execute(self) -> None:
        """The superior lets the order be carried out: another round of the request begins."""

    @transition(
        status,
        source=list(PENDING_STATUSES),
        target=S.WITHDRAWN,
        custom={"actor": Actor.APPLICANT, "article": "", "label": "Catat pencabutan"},
    )
    def withdraw(self) -> None:
        """The dispute was taken back where it lies."""

    @transition(
        status,
        source=[*DECIDED_STATUSES, S.EXECUTION],
        target=S.CLOSED,
        conditions=[order_is_carried_out],
        custom={"actor": Actor.OFFICER, "article": "", "label": "Selesaikan"},
    )
    def close(self) -> None:
        """Nobody goes further, and nothing that was ordered is left to do."""


MOVES = (
    "register", "mediate", "adjudicate", "decide", "appeal", "judge", "cassate", "conclude", "execute", "withdraw",
    "close",
)  # fmt: skip
