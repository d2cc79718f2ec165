"""The state machine of an objection: its statuses, its moves, whose turn it is.

Only `requests_flow.objections.actions` calls these methods; a test proves it. A transition does not save.
"""

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from requests_flow.enums import Actor, Turn
from requests_flow.objections.enums import ObjectionStatus

S = ObjectionStatus

TURN_OF = {
    S.RECEIVED: Turn.SUPERIOR,
    S.AWAITING_SIGNATURE: Turn.SUPERIOR,
    S.DECIDED: Turn.APPLICANT,
    S.CLOSED: Turn.NOBODY,
    S.WITHDRAWN: Turn.NOBODY,
}


def may_be_deliberated(case: "ObjectionMachine") -> bool:
    """Is one of the grounds b to g among those of the objection?"""
    return case.is_mediable


def receipt_is_proven(case: "ObjectionMachine") -> bool:
    """Is it proven that the response reached the objector?"""
    return case.received_by_objector_at is not None


class ObjectionMachine(ConcurrentTransitionMixin, models.Model):
    """The protected status of an objection and its moves; a stale save raises ConcurrentTransition."""

    status = FSMField(
        "status", choices=ObjectionStatus.choices, default=ObjectionStatus.RECEIVED, protected=True, max_length=20
    )

    class Meta:
        abstract = True

    @transition(
        status,
        source=S.RECEIVED,
        target=None,
        conditions=[may_be_deliberated],
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 35 ayat (2)", "label": "Catat musyawarah"},
    )
    def deliberate(self) -> None:
        """An officer records a deliberation; the status stays."""

    @transition(
        status,
        source=S.RECEIVED,
        target=S.AWAITING_SIGNATURE,
        custom={"actor": Actor.SUPERIOR, "article": "UU 14/2008 Pasal 36 ayat (2)", "label": "Tanggapi keberatan"},
    )
    def decide(self) -> None:
        """The superior decides and issues the response."""

    @transition(
        status,
        source=S.AWAITING_SIGNATURE,
        target=S.RECEIVED,
        custom={"actor": Actor.SUPERIOR, "article": "", "label": "Tarik surat tanggapan"},
    )
    def recall(self) -> None:
        """The superior withdraws an unsigned response that was wrong, to write it anew."""

    @transition(
        status,
        source=S.AWAITING_SIGNATURE,
        target=S.DECIDED,
        custom={"actor": Actor.SUPERIOR, "article": "UU 14/2008 Pasal 36 ayat (2)", "label": "Tanda tangani tanggapan"},
    )
    def sign(self) -> None:
        """The signed response is in: the objection is decided."""

    @transition(
        status,
        source=S.DECIDED,
        target=S.CLOSED,
        conditions=[receipt_is_proven],
        custom={"actor": Actor.OFFICER, "article": "", "label": "Selesaikan"},
    )
    def close(self) -> None:
        """The response has reached the objector and the file is done."""

    @transition(
        status,
        source=S.DECIDED,
        target=S.CLOSED,
        custom={"actor": Actor.SYSTEM, "article": "UU 27/2022 Pasal 43", "label": "Tutup karena jangka waktu lewat"},
    )
    def expire(self) -> None:
        """Nothing can follow from the response any more, and nobody closed the file."""

    @transition(
        status,
        source=[S.RECEIVED, S.AWAITING_SIGNATURE],
        target=S.WITHDRAWN,
        custom={"actor": Actor.APPLICANT, "article": "", "label": "Cabut keberatan"},
    )
    def withdraw(self) -> None:
        """The objector no longer wants a response."""


MOVES = ("deliberate", "decide", "recall", "sign", "close", "expire", "withdraw")
