"""What the desk is greeted with: the most urgent fact as a sentence, and four figures."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from documents.enums import LetterKind
from documents.models import Letter
from notifications.models import Message
from requests_flow import wording

PARTS_OF_DAY = ((11, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore"), (24, "Selamat malam"))
MOST_WORDS = 11
CASE_PAGES = {
    "request": "requests:case", "objection": "requests:objection", "dispute": "requests:dispute_desk",
}  # fmt: skip


PAPER_PAGES = {
    LetterKind.CHARTER: "registry:documents",
    LetterKind.PROCEDURE: "registry:documents",
    LetterKind.PPID_DECREE: "registry:staff",
    LetterKind.DIP_DECREE: "registry:editions",
    LetterKind.DIK_DECREE: "requests:exempt_decrees",
    LetterKind.ANNUAL_REPORT: "requests:reports",
}


def greeting(at: datetime, name: str) -> str:
    """Return "Selamat pagi, Fulan Contoh." by the local hour."""
    hour = timezone.localtime(at).hour
    words = next(words for until, words in PARTS_OF_DAY if hour < until)
    return f"{words}, {name}."


def most_urgent(counts: dict[str, int], *, to_do: int, to_sign: int) -> str:
    """Return one sentence: the first of these that is true says what to look at."""
    sentences = (
        (counts["late"], "{n} permohonan sudah lewat batas."),
        (counts["soon"], "{n} permohonan segera jatuh tempo."),
        (to_sign, "{n} permohonan punya surat yang menunggu tanda tangan."),
        (to_do, "{n} permohonan menunggu jawaban."),
        (counts["incomplete"], "{n} permohonan menunggu pemohon."),
    )
    for number, sentence in sentences:
        if number:
            return sentence.format(n=_number(number)).capitalize()
    return "Tidak ada permohonan yang menunggu Anda."


def stats(counts: dict[str, int], *, in_time: int, answered: int) -> list[dict[str, str]]:
    """Return the four figures for components/stat.html."""
    share = f"{in_time * 100 // answered} %" if answered else "–"
    note = f"tahun ini, {in_time} dari {answered}" if answered else "belum ada jawaban tahun ini"
    return [
        _stat("Lewat batas", counts["late"], "danger"),
        _stat("Segera jatuh tempo", counts["soon"], "warn"),
        _stat("Menunggu pemohon", counts["incomplete"], ""),
        {"text": "Dijawab tepat waktu", "value": share, "note": note, "kind": ""},
    ]


def paper(letter: Letter) -> dict[str, str]:
    """Return a paper of the office that waits for a signature, with the page where it is signed."""
    return {"title": letter.title, "number": letter.number, "url": reverse(PAPER_PAGES[LetterKind(letter.kind)])}


def failed_message(message: Message) -> dict[str, Any]:
    """Return a message that never arrived, with the case it was about, for the list of today."""
    kind, _, public_id = message.about.partition(":")
    return {
        "subject": message.subject,
        "to": message.to_masked,
        "failure": message.failure,
        "at": message.failed_at,
        "case_url": reverse(CASE_PAGES[kind], args=[UUID(public_id)]) if kind in CASE_PAGES else "",
        "url": reverse("requests:undelivered", args=[message.pk]),
    }


def _stat(text: str, value: int, kind: str) -> dict[str, str]:
    return {"text": text, "value": wording.angka(value), "note": "", "kind": kind if value else ""}


def _number(number: int) -> str:
    return wording.terbilang(number) if number <= MOST_WORDS else wording.angka(number)
