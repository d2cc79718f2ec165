"""The ready-made text about an objection, for WhatsApp: number, what happened, next step, address."""

from typing import Any

from requests_flow.models import Objection
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.sharing import card, day_words, sentences

S = ObjectionStatus


def of_objection(case: Objection) -> dict[str, Any] | None:
    """Return the card of the officer's page; None when nobody is known any more."""
    who = getattr(case, "objector", None)
    return card(objection_text(case), who.phone) if who else None


def objection_text(case: Objection) -> str:
    """Return what happened to an objection and what comes next, in sentences for a message."""
    due = day_words(case.due_on)
    happened = {
        S.RECEIVED: f"sudah diterima. Tanggapan tertulis paling lambat {due}.",
        S.AWAITING_SIGNATURE: f"sedang diproses. Tanggapan tertulis paling lambat {due}.",
        S.DECIDED: "sudah ditanggapi. Suratnya dapat dibuka sekarang.",
        S.CLOSED: "sudah ditanggapi dan selesai.",
        S.WITHDRAWN: "sudah dicabut sesuai permintaan Anda.",
    }[ObjectionStatus(case.status)]
    if case.dispute_due_on and case.status != S.WITHDRAWN:
        happened += f" Sengketa ke Komisi Informasi dapat diajukan sampai {day_words(case.dispute_due_on)}."
    return sentences(f"Keberatan Anda nomor {case.number}", happened, case)
