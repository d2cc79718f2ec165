"""A personal-data request in plain data for the page components: rows, turn, facts, timeline."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from documents.models import Letter
from requests_flow import clocks, wording
from requests_flow.enums import Actor
from requests_flow.models import DataRequestEvent, PersonalDataRequest
from requests_flow.privacy import terms
from requests_flow.privacy.enums import DataEventKind, DataOutcome, DataRequestStatus, DataRight

S, K = DataRequestStatus, DataEventKind
NOBODY = "Data orang ini sudah dihapus"
BADGES: dict[str, dict[str, str]] = {
    S.RECEIVED: {"text": "Baru", "kind": "info"},
    S.IN_REVIEW: {"text": "Diperiksa", "kind": "info"},
    S.AWAITING_SIGNATURE: {"text": "Menunggu tanda tangan", "kind": "warn"},
    S.ANSWERED: {"text": "Ditanggapi", "kind": "ok"},
    S.CLOSED: {"text": "Selesai", "kind": "ok"},
    S.WITHDRAWN: {"text": "Dicabut", "kind": ""},
}
NEXT_STEPS = {S.RECEIVED: "Periksa", S.IN_REVIEW: "Tanggapi", S.AWAITING_SIGNATURE: "Tanda tangani"}


def moment(case: PersonalDataRequest, at: datetime) -> str:
    """Return a moment in the words and zone of the body."""
    return wording.waktu(at, clocks.zone_of(case.body))


def title(case: PersonalDataRequest) -> str:
    """Return what is asked as a headline: "Memperbaiki data pribadi"."""
    return f"{DataRight(case.right).label} pribadi"


def row(case: PersonalDataRequest, *, at: datetime, first: bool) -> dict[str, Any]:
    """Return components/work_row.html for a personal-data request."""
    url = reverse("requests:data_request", args=[case.public_id])
    subject = getattr(case, "subject", None)
    meta = [case.number, subject.display_name if subject else NOBODY]
    meta.append(f"Batas {moment(case, case.due_at)}" if case.is_open else case.get_channel_display())
    left = terms.left(case.due_at, at)
    kind = "late" if left.is_over else "soon" if left.hours < 24 else ""
    return {
        "title": title(case),
        "url": url,
        "meta": meta,
        "badge": BADGES[case.status],
        "action": {"url": url, "text": NEXT_STEPS.get(S(case.status), "Lihat"), "first": first},
        "left": None,
        "kind": kind if case.is_open else "",
        "words": left.words.capitalize() if case.is_open else BADGES[case.status]["text"],
    }


def turn(case: PersonalDataRequest, *, at: datetime, for_subject: bool) -> dict[str, Any]:
    """Return components/turn.html: who acts next, and how many hours are left."""
    blank = {
        "due_words": "paling lambat", "due_on": None, "state": "", "of": 0, "day": 0, "text": "", "facts": [],
        "url": "", "link": "",
    }  # fmt: skip
    if case.is_open:
        left = terms.left(case.due_at, at)
        acts = {S.RECEIVED: "memeriksa", S.IN_REVIEW: "menanggapi", S.AWAITING_SIGNATURE: "menandatangani tanggapan"}
        calm = " Anda tidak perlu melakukan apa-apa." if for_subject and not left.is_over else ""
        return blank | {
            "title": f"Giliran {case.body.unit_name} {acts[S(case.status)]}",
            "state": "overdue" if left.is_over else "",
            "text": f"{left.words.capitalize()}.{calm}",
            "facts": [{"label": "Batas tanggapan", "text": moment(case, case.due_at)},
                      {"label": "Cara menghitung", "text": "Dalam jam sejak diterima; hari libur ikut dihitung"}],
        }  # fmt: skip
    titles = {
        S.ANSWERED: "Permintaan ini sudah ditanggapi",
        S.CLOSED: "Permintaan ini sudah selesai",
        S.WITHDRAWN: "Permintaan ini sudah dicabut",
    }
    late = case.answered_at and case.answered_at > case.due_at
    told = [("Ditanggapi", case.answered_at and moment(case, case.answered_at)),
            ("Lewat batas", late and f"Batasnya {moment(case, case.due_at)}")]  # fmt: skip
    facts = [{"label": label, "text": text} for label, text in told if text]
    text = "Penghapusan yang dijanjikan belum dilaksanakan." if case.owes_erasure else ""
    return blank | {"title": titles[S(case.status)], "facts": facts, "text": text}


def facts(case: PersonalDataRequest) -> list[dict[str, str]]:
    """Return the frame of the request, for components/summary_list.html; no identity."""
    rows = [
        ("Kepada", case.body.name),
        ("Yang diminta", f"{DataRight(case.right).label} ({terms.TERMS[case.right].right} UU 27/2022)"),
        ("Diterima", f"{moment(case, case.received_at)}, {case.get_channel_display().lower()}"),
        ("Batas tanggapan", moment(case, case.due_at)),
        ("Bukti siapa yang meminta", _proof(case)),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]


def _proof(case: PersonalDataRequest) -> str:
    if case.received_by_id:
        seen = "Tanda pengenal diperiksa petugas di meja"
        return f"{seen}, perkara {case.case.number}" if case.case else seen
    if case.account_id:
        return "Akun pemilik data"
    return f"Kunci lacak perkara {case.case.number}" if case.case else ""


def subject_rows(case: PersonalDataRequest) -> list[dict[str, str]]:
    """Return who asks, for the desk: only what the decision and a reply need, no number of a card."""
    who = getattr(case, "subject", None)
    rows = (
        [("Nama", who.display_name), ("Alamat", who.address), ("Telepon", who.phone), ("Surel", who.email)]
        if who
        else []
    )
    rows = rows or [("Pemilik data", NOBODY)]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]


def letter_link(case: PersonalDataRequest, letter: Letter, name: str) -> dict[str, str]:
    """Return the link to a letter at the address `name`."""
    best = letter.best_file
    return {
        "url": reverse(name, args=[case.public_id, letter.pk]),
        "text": f"{letter.get_kind_display()}{' (dibatalkan)' if letter.is_voided else ''}",
        "detail": f"PDF, {wording.ukuran(best.size)}" if best else "PDF",
    }


QUIET = {K.REPLY_RECALLED, K.REPLY_ISSUED}


def timeline(case: PersonalDataRequest, *, for_subject: bool) -> list[dict[str, Any]]:
    """Return components/timeline.html; the person sees no names of officers and only letters that count."""
    rows = Letter.objects.filter(subject=case.about).select_related("pdf", "signed_file")
    letters = {str(letter.pk): letter for letter in rows}
    events = case.events.select_related("user").order_by("sequence")
    return [_item(case, event, letters, for_subject) for event in events if not (for_subject and event.kind in QUIET)]


def _item(
    case: PersonalDataRequest, event: DataRequestEvent, letters: dict[str, Letter], for_subject: bool
) -> dict[str, Any]:
    texts = {
        K.REPLY_ISSUED: lambda: DataOutcome(event.facts["outcome"]).label,
        K.ANSWERED: lambda: DataOutcome(event.facts["outcome"]).label,
        K.CORRECTED: lambda: f"Pada {event.facts['count']} perkara",
    }
    letter = letters.get(event.facts.get("letter", ""))
    shown = letter is not None and (letter.counts or not for_subject)
    name = "requests:my_data_request_letter" if for_subject else "requests:data_request_letter"
    by = event.user.full_name if event.user else "pemilik data" if event.actor == Actor.APPLICANT else "sistem"
    return {
        "title": event.get_kind_display(),
        "state": "",
        "at": event.at,
        "by": None,
        "meta": [] if for_subject else [f"Oleh {by}"],
        "text": texts[K(event.kind)]() if event.kind in texts else "",
        "files": [letter_link(case, letter, name)] if letter and shown else [],
    }
