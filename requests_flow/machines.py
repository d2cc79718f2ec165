"""The state machine of a request: its statuses, its moves, whose turn it is. All else is derived from this file.

Only `requests_flow.actions` calls these methods; a test proves it. A transition does not save.
"""

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from registry.remembering import remembered
from requests_flow.enums import Actor, RequestStatus, Turn

S = RequestStatus

TURN_OF = {
    S.RECEIVED: Turn.OFFICER,
    S.INCOMPLETE: Turn.APPLICANT,
    S.IN_PROGRESS: Turn.OFFICER,
    S.AWAITING_SIGNATURE: Turn.OFFICER,
    S.ANSWERED: Turn.APPLICANT,
    S.CLOSED: Turn.NOBODY,
    S.WITHDRAWN: Turn.NOBODY,
    S.LAPSED: Turn.NOBODY,
}


def completion_not_yet_asked(case: "RequestMachine") -> bool:
    """Is this the first time in this round that something missing is asked for?"""
    return case.current_round.completion_asked_at is None


def not_yet_extended(case: "RequestMachine") -> bool:
    """Has no extension been issued in this round? The law allows one (UU 14/2008 article 22(8))."""
    return case.current_round.extension_letter_id is None


def term_is_the_laws_own(case: "RequestMachine") -> bool:
    """Does the term of this round come from the law, not from an order of the superior?"""
    return case.current_round.number == 1


def receipt_is_proven(case: "RequestMachine") -> bool:
    """Is it proven that the answer reached the applicant?"""
    return case.current_round.received_by_applicant_at is not None


def something_was_granted(case: "RequestMachine") -> bool:
    """Did the answer of this round grant anything? A refusal is contested, not reopened."""
    answer = case.current_round.standing_answer
    return answer is not None and answer.gives_something


def round_is_the_first(case: "RequestMachine") -> bool:
    """Is this the first round? One reopening a request: after it, and after an order, the way is an objection."""
    return case.current_round.number == 1


@remembered
def nobody_judges_this_round(case: "RequestMachine") -> bool:
    """Is there no objection about this round, running or decided? What the superior has in hand is not reopened."""
    return not case.objections.filter(round=case.current_round).exclude(status="withdrawn").exists()


class RequestMachine(ConcurrentTransitionMixin, models.Model):
    """The protected status of a request and its moves; a stale save raises ConcurrentTransition."""

    status = FSMField(
        "status", choices=RequestStatus.choices, default=RequestStatus.RECEIVED, protected=True, max_length=20
    )

    class Meta:
        abstract = True

    @transition(
        status,
        source=S.RECEIVED,
        target=S.IN_PROGRESS,
        custom={"actor": Actor.OFFICER, "article": "Perki 1/2018 Pasal 13", "label": "Mulai memproses"},
    )
    def receive(self) -> None:
        """The officer takes the request up."""

    @transition(
        status,
        source=[S.RECEIVED, S.IN_PROGRESS],
        target=S.INCOMPLETE,
        conditions=[completion_not_yet_asked],
        custom={"actor": Actor.OFFICER, "article": "SOP, 3 hari kerja", "label": "Minta kelengkapan"},
    )
    def ask_completion(self) -> None:
        """The officer asks the applicant, once a round, for what is missing."""

    @transition(
        status,
        source=S.INCOMPLETE,
        target=S.IN_PROGRESS,
        custom={"actor": Actor.APPLICANT, "article": "SOP, 3 hari kerja", "label": "Lengkapi permohonan"},
    )
    def complete(self) -> None:
        """The applicant hands in what was missing."""

    @transition(
        status,
        source=[S.RECEIVED, S.INCOMPLETE, S.IN_PROGRESS],
        target=None,
        conditions=[not_yet_extended, term_is_the_laws_own],
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 22 ayat (8)", "label": "Perpanjang waktu"},
    )
    def extend(self) -> None:
        """The officer extends the term once, with a written reason; the status stays."""

    @transition(
        status,
        source=[S.RECEIVED, S.IN_PROGRESS],
        target=S.AWAITING_SIGNATURE,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 22 ayat (7)", "label": "Jawab permohonan"},
    )
    def answer(self) -> None:
        """The officer issues the written notification or the refusal."""

    @transition(
        status,
        source=S.AWAITING_SIGNATURE,
        target=S.IN_PROGRESS,
        custom={"actor": Actor.OFFICER, "article": "", "label": "Tarik surat jawaban"},
    )
    def recall(self) -> None:
        """The officer withdraws an unsigned letter that was wrong, to write it anew."""

    @transition(
        status,
        source=S.AWAITING_SIGNATURE,
        target=S.ANSWERED,
        custom={"actor": Actor.OFFICER, "article": "UU 14/2008 Pasal 22 ayat (7)", "label": "Tanda tangani jawaban"},
    )
    def sign(self) -> None:
        """The signed letter is in: the request is answered."""

    @transition(
        status,
        source=[status for status in S if status != S.WITHDRAWN],
        target=S.IN_PROGRESS,
        custom={"actor": Actor.SUPERIOR, "article": "UU 14/2008 Pasal 36", "label": "Perintahkan jawaban baru"},
    )
    def order(self) -> None:
        """The superior, deciding an objection, orders the PPID to answer anew: another round begins."""

    @transition(
        status,
        source=[S.ANSWERED, S.CLOSED],
        target=S.IN_PROGRESS,
        conditions=[round_is_the_first, something_was_granted, nobody_judges_this_round],
        custom={"actor": Actor.APPLICANT, "article": "", "label": "Buka kembali"},
    )
    def reopen(self) -> None:
        """The applicant did not get what was granted, or not rightly: another round begins."""

    @transition(
        status,
        source=S.ANSWERED,
        target=S.CLOSED,
        conditions=[receipt_is_proven],
        custom={"actor": Actor.OFFICER, "article": "", "label": "Selesaikan"},
    )
    def close(self) -> None:
        """The answer has reached the applicant and the file is done."""

    @transition(
        status,
        source=S.ANSWERED,
        target=S.CLOSED,
        custom={"actor": Actor.SYSTEM, "article": "UU 27/2022 Pasal 43", "label": "Tutup karena jangka waktu lewat"},
    )
    def expire(self) -> None:
        """Nothing can follow from the answer any more, and nobody closed the file."""

    @transition(
        status,
        source=[S.RECEIVED, S.INCOMPLETE, S.IN_PROGRESS, S.AWAITING_SIGNATURE],
        target=S.WITHDRAWN,
        custom={"actor": Actor.APPLICANT, "article": "", "label": "Cabut permohonan"},
    )
    def withdraw(self) -> None:
        """The applicant no longer wants an answer."""

    @transition(
        status,
        source=S.INCOMPLETE,
        target=S.LAPSED,
        custom={"actor": Actor.OFFICER, "article": "SOP, 3 hari kerja", "label": "Nyatakan gugur"},
    )
    def lapse(self) -> None:
        """The applicant did not complete the request in time."""


MOVES = (
    "receive", "ask_completion", "complete", "extend", "answer", "recall", "sign", "close", "expire", "order", "reopen",
    "withdraw", "lapse",
)  # fmt: skip
