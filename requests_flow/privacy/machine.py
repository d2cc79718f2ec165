"""The state machines of a personal-data request and of an incident: statuses, moves, whose turn it is.

Only `requests_flow.privacy.actions` calls these methods; a test proves it. A transition does not save.
"""

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from requests_flow.enums import Actor, Turn
from requests_flow.privacy.enums import DataRequestStatus, IncidentStatus

S, I = DataRequestStatus, IncidentStatus  # noqa: E741 - stands for incident in the tables below
RIGHTS = "UU 27/2022 Pasal 30, 32, 40, dan 41"
ARTICLE_46 = "UU 27/2022 Pasal 46"

TURN_OF = {
    S.RECEIVED: Turn.OFFICER,
    S.IN_REVIEW: Turn.OFFICER,
    S.AWAITING_SIGNATURE: Turn.OFFICER,
    S.ANSWERED: Turn.OFFICER,
    S.CLOSED: Turn.NOBODY,
    S.WITHDRAWN: Turn.NOBODY,
}
INCIDENT_TURN_OF = {
    I.RECORDED: Turn.OFFICER,
    I.ASSESSED: Turn.OFFICER,
    I.CLOSED: Turn.NOBODY,
    I.DISMISSED: Turn.NOBODY,
}


def is_carried_out(case: "DataRequestMachine") -> bool:
    """Is what the reply promised done? A promised erasure is done by a move of its own."""
    return not case.owes_erasure


def owes_erasure(case: "DataRequestMachine") -> bool:
    """Does the signed reply promise an erasure that has not been done yet?"""
    return case.owes_erasure


def is_about_correction(case: "DataRequestMachine") -> bool:
    """Does the person ask for a correction?"""
    return case.is_about_correction


class DataRequestMachine(ConcurrentTransitionMixin, models.Model):
    """The protected status of a personal-data request and its moves; a stale save raises ConcurrentTransition."""

    status = FSMField(
        "status", choices=DataRequestStatus.choices, default=DataRequestStatus.RECEIVED, protected=True, max_length=20
    )

    class Meta:
        abstract = True

    @transition(
        status,
        source=S.RECEIVED,
        target=S.IN_REVIEW,
        custom={"actor": Actor.OFFICER, "article": "", "label": "Mulai memeriksa"},
    )
    def take_up(self) -> None:
        """An officer starts to look into it."""

    @transition(
        status,
        source=S.IN_REVIEW,
        target=None,
        conditions=[is_about_correction],
        custom={"actor": Actor.OFFICER, "article": "UU 27/2022 Pasal 30", "label": "Perbaiki data"},
    )
    def correct(self) -> None:
        """The PPID changes the person's data as asked; the status stays."""

    @transition(
        status,
        source=[S.RECEIVED, S.IN_REVIEW],
        target=S.AWAITING_SIGNATURE,
        custom={"actor": Actor.OFFICER, "article": RIGHTS, "label": "Tanggapi"},
    )
    def reply(self) -> None:
        """The PPID decides and issues the reply."""

    @transition(
        status,
        source=S.AWAITING_SIGNATURE,
        target=S.IN_REVIEW,
        custom={"actor": Actor.OFFICER, "article": "", "label": "Tarik surat tanggapan"},
    )
    def recall(self) -> None:
        """The PPID withdraws an unsigned reply that was wrong."""

    @transition(
        status,
        source=S.AWAITING_SIGNATURE,
        target=S.ANSWERED,
        custom={"actor": Actor.OFFICER, "article": RIGHTS, "label": "Tanda tangani tanggapan"},
    )
    def sign(self) -> None:
        """The signed reply is in: the request is answered."""

    @transition(
        status,
        source=S.ANSWERED,
        target=None,
        conditions=[owes_erasure],
        custom={"actor": Actor.OFFICER, "article": "UU 27/2022 Pasal 43", "label": "Hapus data"},
    )
    def erase(self) -> None:
        """The PPID carries out the erasure that the reply promised; the status stays."""

    @transition(
        status,
        source=S.ANSWERED,
        target=S.CLOSED,
        conditions=[is_carried_out],
        custom={"actor": Actor.OFFICER, "article": "", "label": "Selesaikan"},
    )
    def close(self) -> None:
        """The reply has reached the person and what it promised is done."""

    @transition(
        status,
        source=[S.RECEIVED, S.IN_REVIEW, S.AWAITING_SIGNATURE],
        target=S.WITHDRAWN,
        custom={"actor": Actor.APPLICANT, "article": "", "label": "Cabut permintaan"},
    )
    def withdraw(self) -> None:
        """The person no longer wants a reply."""


MOVES = ("take_up", "correct", "reply", "recall", "sign", "erase", "close", "withdraw")


# --- incidents --------------------------------------------------------------------------------------------------------
def notices_are_settled(case: "IncidentMachine") -> bool:
    """Are the persons and the authority told, and is it decided whether the public is told?"""
    return not case.still_open


def authority_notice_is_waiting(case: "IncidentMachine") -> bool:
    """Is the notice to the authority written and not sent yet?"""
    return case.authority_letter_id is not None and case.authority_sent_at is None


def no_authority_notice_yet(case: "IncidentMachine") -> bool:
    """Is no notice to the authority written yet?"""
    return case.authority_letter_id is None


def public_notice_is_open(case: "IncidentMachine") -> bool:
    """Is it undecided whether the public is told?"""
    return case.public_decided_at is None


def is_published(case: "IncidentMachine") -> bool:
    """Does the public notice stand on the village's page?"""
    return case.is_published


class IncidentMachine(ConcurrentTransitionMixin, models.Model):
    """The protected status of an incident and its moves; a stale save raises ConcurrentTransition."""

    status = FSMField(
        "status", choices=IncidentStatus.choices, default=IncidentStatus.RECORDED, protected=True, max_length=12
    )

    class Meta:
        abstract = True

    @transition(
        status,
        source=[I.RECORDED, I.ASSESSED],
        target=I.ASSESSED,
        custom={"actor": Actor.OFFICER, "article": "UU 27/2022 Pasal 46 ayat (2)", "label": "Nilai insiden"},
    )
    def assess(self) -> None:
        """How it happened, how bad it is, what is done about it."""

    @transition(
        status,
        source=[I.RECORDED, I.ASSESSED],
        target=None,
        custom={"actor": Actor.OFFICER, "article": "", "label": "Catat orang yang terdampak"},
    )
    def add_person(self) -> None:
        """Somebody whose data were exposed; the status stays."""

    @transition(
        status,
        source=I.ASSESSED,
        target=None,
        custom={"actor": Actor.OFFICER, "article": ARTICLE_46, "label": "Beri tahu orang yang terdampak"},
    )
    def notify_persons(self) -> None:
        """The notices to the persons concerned are issued; the status stays."""

    @transition(
        status,
        source=I.ASSESSED,
        target=None,
        conditions=[no_authority_notice_yet],
        custom={"actor": Actor.OFFICER, "article": ARTICLE_46, "label": "Buat pemberitahuan kepada lembaga"},
    )
    def write_to_authority(self) -> None:
        """The notice to the authority is issued; the status stays."""

    @transition(
        status,
        source=I.ASSESSED,
        target=None,
        conditions=[authority_notice_is_waiting],
        custom={"actor": Actor.OFFICER, "article": ARTICLE_46, "label": "Catat pengiriman kepada lembaga"},
    )
    def record_sending(self) -> None:
        """The notice to the authority was signed and sent; the status stays."""

    @transition(
        status,
        source=I.ASSESSED,
        target=None,
        conditions=[public_notice_is_open],
        custom={
            "actor": Actor.OFFICER,
            "article": "UU 27/2022 Pasal 46 ayat (3)",
            "label": "Putuskan pengumuman kepada masyarakat",
        },
    )
    def decide_public(self) -> None:
        """Whether the public is told, with the text or the reason; the status stays."""

    @transition(
        status,
        source=[I.ASSESSED, I.CLOSED],
        target=None,
        conditions=[is_published],
        custom={"actor": Actor.OFFICER, "article": "", "label": "Akhiri pengumuman"},
    )
    def end_public(self) -> None:
        """The public notice is taken off the page; the status stays."""

    @transition(
        status,
        source=I.ASSESSED,
        target=I.CLOSED,
        conditions=[notices_are_settled],
        custom={"actor": Actor.OFFICER, "article": "", "label": "Tutup insiden"},
    )
    def conclude(self) -> None:
        """All is told and mended; what was learned is written down."""

    @transition(
        status,
        source=[I.RECORDED, I.ASSESSED],
        target=I.DISMISSED,
        conditions=[no_authority_notice_yet],
        custom={"actor": Actor.OFFICER, "article": "", "label": "Nyatakan bukan kegagalan pelindungan"},
    )
    def dismiss(self) -> None:
        """No personal data were exposed, lost or altered after all."""


INCIDENT_MOVES = (
    "assess", "add_person", "notify_persons", "write_to_authority", "record_sending", "decide_public", "end_public",
    "conclude", "dismiss",
)  # fmt: skip
