"""A ready-made text to send by WhatsApp or to read out: number, what happened, next step, address.

It tells nothing that the citizen does not know: no NIK, no name, not what was asked for, and never the tracking key.
Nothing is sent from here: the officer or the citizen copies the text, or opens WhatsApp with it by a link of their own.
"""

import re
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from requests_flow import wording
from requests_flow.enums import RequestStatus
from requests_flow.messages import link
from requests_flow.models import InformationRequest, Objection

COUNTRY = "62"
SHORTEST, LONGEST = 9, 15
NOT_DIGITS = re.compile(r"\D")
S = RequestStatus


def whatsapp_number(phone: str) -> str:
    """Return a telephone number as wa.me wants it: country code and digits; "" when it cannot be one."""
    digits = NOT_DIGITS.sub("", phone).removeprefix("00")
    if digits.startswith("0"):
        digits = COUNTRY + digits[1:]
    elif not phone.strip().startswith(("+", "00")) and not digits.startswith(COUNTRY):
        digits = COUNTRY + digits
    # 0812…, written after the country code too, as many do: +62 (0)812…
    digits = re.sub(rf"^{COUNTRY}0", COUNTRY, digits)
    return digits if SHORTEST <= len(digits) <= LONGEST else ""


def whatsapp_url(text: str, phone: str = "") -> str:
    """Return the address that opens WhatsApp with the text, to that number or to whom the sender chooses."""
    return f"https://wa.me/{whatsapp_number(phone)}?text={quote(text)}"


def of_request(case: InformationRequest) -> dict[str, Any] | None:
    """Return the card of an officer's case page; None when nobody is known any more."""
    who = getattr(case, "applicant", None)
    return card(request_text(case), who.phone) if who else None


def for_citizen(case: InformationRequest | Objection) -> dict[str, Any]:
    """Return what a citizen may pass on: the number and where its status is read, without the key."""
    kind = "Keberatan" if isinstance(case, Objection) else "Permohonan informasi"
    text = (
        f"{kind} nomor {case.number} kepada {case.body.unit_name}.\n"
        f"Statusnya dapat dibuka dengan nomor itu dan kunci lacaknya di {link(reverse('requests:track'))}"
    )
    return card(text, "")


def request_text(case: InformationRequest) -> str:
    """Return what happened to a request and what comes next, in sentences for a message."""
    current = case.current_round
    due = wording.hari_tanggal(current.deadline_on)
    running = f"sedang diproses. Jawaban tertulis paling lambat {due}."
    happened = {
        S.RECEIVED: f"sudah diterima. Jawaban tertulis paling lambat {due}.",
        S.IN_PROGRESS: f"diperpanjang waktunya. {running.capitalize()}" if current.extended_due_on else running,
        S.AWAITING_SIGNATURE: running,
        S.INCOMPLETE: f"perlu dilengkapi paling lambat {day_words(current.completion_due_on)}.",
        S.ANSWERED: "sudah dijawab. Surat dan berkasnya dapat dibuka sekarang.",
        S.CLOSED: "sudah dijawab dan selesai.",
        S.WITHDRAWN: "sudah dicabut sesuai permintaan Anda.",
        S.LAPSED: "gugur karena tidak dilengkapi. Anda boleh mengajukan permohonan baru.",
    }[RequestStatus(case.status)]
    if case.status in (S.ANSWERED, S.CLOSED) and current.objection_due_on:
        happened += f" Bila keberatan, ajukan paling lambat {day_words(current.objection_due_on)}."
    return sentences(f"Permohonan informasi Anda nomor {case.number}", happened, case)


def sentences(what: str, happened: str, case: InformationRequest | Objection) -> str:
    """Return a message: about what, what happened, where it is read, who writes."""
    address = link(reverse("requests:track"))
    return f"{what} {happened}\n\nBuka dengan nomor itu dan kunci lacak Anda di {address}\n\n{case.body.unit_name}"


def day_words(day: Any) -> str:
    """Return a day in words; "" when there is none."""
    return wording.hari_tanggal(day) if day else ""


def card(text: str, phone: str) -> dict[str, Any]:
    """Return templates/requests_flow/_share.html's card: the text and the address that opens WhatsApp with it."""
    return {"text": text, "url": whatsapp_url(text, phone), "to_number": bool(whatsapp_number(phone))}
