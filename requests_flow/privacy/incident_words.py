"""An incident in plain data for the page components: rows, clock, steps, facts, timeline."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from documents.models import Letter
from requests_flow import clocks, wording
from requests_flow.enums import Actor
from requests_flow.models import Incident, IncidentEvent
from requests_flow.privacy import letter_facts, terms
from requests_flow.privacy.enums import IncidentEventKind, IncidentStatus, NoticeWay, Risk

S, K = IncidentStatus, IncidentEventKind
BADGES: dict[str, dict[str, str]] = {
    S.RECORDED: {"text": "Baru dicatat", "kind": "danger"},
    S.ASSESSED: {"text": "Ditangani", "kind": "warn"},
    S.CLOSED: {"text": "Selesai", "kind": "ok"},
    S.DISMISSED: {"text": "Bukan kegagalan", "kind": ""},
}


def moment(case: Incident, at: datetime) -> str:
    """Return a moment in the words and zone of the body."""
    return wording.waktu(at, clocks.zone_of(case.body))


def row(case: Incident, *, at: datetime, first: bool) -> dict[str, Any]:
    """Return components/work_row.html for an incident."""
    url = reverse("requests:incident", args=[case.public_id])
    left = terms.left(case.due_at, at)
    settled = case.everybody_is_told
    running = case.is_running and not settled
    words = "Semua sudah diberi tahu" if case.is_running and settled else BADGES[case.status]["text"]
    return {
        "title": f"Insiden {wording.daftar([name.lower() for name in case.exposed[:3]])}",
        "url": url,
        "meta": [case.number, case.body.short_name, f"Diketahui {moment(case, case.noticed_at)}"],
        "badge": BADGES[case.status],
        "action": {"url": url, "text": "Tangani" if case.is_running else "Lihat", "first": first},
        "left": None,
        "kind": ("late" if left.is_over else "soon") if running else "",
        "words": left.words.capitalize() if running else words,
    }


def turn(case: Incident, *, at: datetime) -> dict[str, Any]:
    """Return components/turn.html: the exact end of the 3 x 24 hours with its zone, and the hours left (D19)."""
    blank = {"due_words": "", "due_on": None, "of": 0, "day": 0, "url": "", "link": "", "state": "", "text": ""}
    facts = [("Diketahui", moment(case, case.noticed_at)), ("Batas 3 × 24 jam", moment(case, case.due_at))]
    if not case.is_running:
        titles = {S.CLOSED: "Insiden ini sudah ditutup", S.DISMISSED: "Insiden ini bukan kegagalan pelindungan data"}
        return blank | {"title": titles[S(case.status)], "facts": _labelled(facts)}
    left = terms.left(case.due_at, at)
    missed = _missed(case)
    if case.everybody_is_told:
        title, text, state = "Semua yang wajib diberi tahu sudah diberi tahu", missed, ""
    else:
        title = "Beri tahu orang yang terdampak dan lembaga pelindungan data"
        state = "overdue" if left.is_over else ""
        text = f"{left.words.capitalize()}. Hari libur ikut dihitung." + (" Teruskan juga bila lewat." if state else "")
    return blank | {"title": title, "text": text, "state": state, "facts": _labelled(facts)}


def _missed(case: Incident) -> str:
    late = case.events.filter(kind=K.CLOCK_MISSED).exists()
    return "Batas 3 × 24 jam terlewat; keterlambatan itu tercatat dalam perjalanan." if late else ""


def steps(case: Incident) -> list[dict[str, Any]]:
    """Return the steps of the handling with whether each is done, for the list on the page."""
    told = case.persons.exclude(notified_at=None).count()
    people = case.persons.count()
    decided = "Diumumkan" if case.public_text else "Tidak diumumkan"
    return [
        {"text": "Insiden dinilai", "done": case.assessed_at is not None, "note": case.risk and Risk(case.risk).label},
        {"text": "Orang yang terdampak diberi tahu", "done": people > 0 and told == people,
         "note": f"{told} dari {people} orang" if people else "Belum ada yang dicatat"},
        {"text": "Lembaga pelindungan data pribadi diberi tahu", "done": case.authority_sent_at is not None,
         "note": moment(case, case.authority_sent_at) if case.authority_sent_at else ""},
        {"text": "Pengumuman kepada masyarakat diputuskan", "done": case.public_decided_at is not None,
         "note": decided if case.public_decided_at else ""},
        {"text": "Insiden ditutup dengan pelajaran", "done": case.closed_at is not None, "note": ""},
    ]  # fmt: skip


def facts(case: Incident) -> list[dict[str, str]]:
    """Return what is known, for components/summary_list.html."""
    specific = " (termasuk data spesifik)" if case.has_specific_data else ""
    rows = [
        ("Badan publik", case.body.name),
        ("Waktu kejadian", case.happened_when),
        ("Data yang terungkap", f"{wording.daftar(list(case.exposed))}{specific}"),
        ("Orang yang terdampak", f"Sekitar {wording.angka(case.people_count)} orang"),
        ("Besarnya akibat", Risk(case.risk).label if case.risk else ""),
        ("Bagaimana terjadi", case.cause),
        ("Penanganan dan pemulihan", case.handling),
        ("Dikirim kepada lembaga", _sending(case)),
        ("Pengumuman", case.public_text),
        ("Alasan tidak diumumkan", case.public_reason),
        ("Pelajaran", case.lessons),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]


def _sending(case: Incident) -> str:
    if not case.authority_sent_at:
        return ""
    late = ". Terlambat" if case.authority_sent_at > case.due_at else ""
    way = NoticeWay(case.authority_way).label.lower()
    return f"{moment(case, case.authority_sent_at)}, {way}, {case.authority_evidence}{late}"


def persons(case: Incident, *, named: bool) -> list[dict[str, Any]]:
    """Return who was affected, with the case, the letter and whether it arrived.

    Unless `named`, who has a case here goes by its number: requests are not the regency's business.
    """
    rows = case.persons.select_related("request", "objection", "letter__pdf")
    return [
        {
            "name": letter_facts.name_of(row, named=named),
            "case": row.case.number if row.case else "",
            "told": f"{moment(case, row.notified_at)}, {NoticeWay(row.way).label.lower()}" if row.notified_at else "",
            "letter": letter_link(case, row.letter) if row.letter and (named or row.case is None) else None,
        }
        for row in rows
    ]


def letters_to_parties(case: Incident) -> list[Any]:
    """Return the notices to people who have a case here; they bear a name that only the body itself may read."""
    rows = case.persons.exclude(letter=None).exclude(request=None, objection=None)
    return list(rows.values_list("letter", flat=True))


def letter_link(case: Incident, letter: Letter) -> dict[str, str]:
    """Return the link to a notice."""
    best = letter.best_file
    return {
        "url": reverse("requests:incident_letter", args=[case.public_id, letter.pk]),
        "text": f"Surat {letter.number}",
        "detail": f"PDF, {wording.ukuran(best.size)}" if best else "PDF",
    }


def timeline(case: Incident, *, named: bool) -> list[dict[str, Any]]:
    """Return components/timeline.html: every event with who did it; letters as in `persons`."""
    rows = Letter.objects.filter(subject=case.about).select_related("pdf", "signed_file")
    if not named:
        rows = rows.exclude(pk__in=letters_to_parties(case))
    letters = {str(letter.pk): letter for letter in rows}
    return [_item(case, event, letters) for event in case.events.select_related("user").order_by("sequence")]


def _item(case: Incident, event: IncidentEvent, letters: dict[str, Letter]) -> dict[str, Any]:
    letter = letters.get(event.facts.get("letter", ""))
    by = event.user.full_name if event.user else "sistem"
    by = f"{by}, kabupaten" if event.actor == Actor.REGENCY else by
    return {
        "title": event.get_kind_display(),
        "state": "",
        "at": event.at,
        "by": None,
        "meta": [f"Oleh {by}", *(["Lewat batas"] if event.facts.get("late") else [])],
        "text": "",
        "files": [letter_link(case, letter)] if letter else [],
    }


def _labelled(rows: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": label, "text": text} for label, text in rows]
