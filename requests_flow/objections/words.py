"""An objection in plain data for the page components: rows of the list, turn, facts, timeline."""

from datetime import date
from typing import Any

from django.urls import reverse

from documents.models import Letter
from requests_flow import case_words, clocks, letter_facts, wording
from requests_flow.deadlines import schedule
from requests_flow.deadlines.schedule import DeadlineCondition
from requests_flow.enums import Actor, ProofChannel
from requests_flow.models import InformationRequest, Objection, ObjectionEvent
from requests_flow.objections import policies
from requests_flow.objections.enums import Ground, ObjectionEventKind, ObjectionOutcome, ObjectionStatus
from requests_flow.objections.letter_facts import commission_of

S, K = ObjectionStatus, ObjectionEventKind
NOBODY = "Data pemohon sudah dihapus"
BADGES: dict[str, dict[str, str]] = {
    S.RECEIVED: {"text": "Diterima", "kind": "info"},
    S.AWAITING_SIGNATURE: {"text": "Menunggu tanda tangan", "kind": "warn"},
    S.DECIDED: {"text": "Ditanggapi", "kind": "ok"},
    S.CLOSED: {"text": "Selesai", "kind": "ok"},
    S.WITHDRAWN: {"text": "Dicabut", "kind": ""},
}


def row(case: Objection, *, on: date, first: bool) -> dict[str, Any]:
    """Return components/work_row.html for an objection."""
    url = reverse("requests:objection", args=[case.public_id])
    objector = getattr(case, "objector", None)
    grounds = wording.daftar([f"huruf {each.ground}" for each in case.grounds.all()])
    meta = [case.number, objector.display_name if objector else NOBODY, f"Alasan {grounds}"]
    meta.append(f"Batas {wording.hari_tanggal(case.due_on)}" if case.is_open else case.get_channel_display())
    step = {S.RECEIVED: "Periksa", S.AWAITING_SIGNATURE: "Tanda tangani"}.get(S(case.status), "Lihat")
    return {
        "title": f"Keberatan atas permohonan {case.request.number}" if case.request else "Keberatan tanpa permohonan",
        "url": url,
        "meta": meta,
        "badge": BADGES[case.status],
        "action": {"url": url, "text": step, "first": first},
    } | _left(case, on)


def request_row(case: InformationRequest) -> dict[str, Any]:
    """Return components/item_row.html for a request that an objection may be about."""
    applicant = getattr(case, "applicant", None)
    facts = [
        ("inbox", case.number),
        ("people", applicant.display_name if applicant else NOBODY),
        ("calendar", f"Diterima {_local(case, case.received_at)}"),
    ]
    return {
        "title": case.subject,
        "url": reverse("requests:record_objection_against", args=[case.public_id]),
        "meta": [{"icon": icon, "text": text} for icon, text in facts],
        "badge": {"text": case.get_status_display(), "kind": ""},
    }


def _left(case: Objection, on: date) -> dict[str, Any]:
    if not case.is_open:
        return {"left": None, "kind": "", "words": BADGES[case.status]["text"]}
    standing = schedule.condition(case.due_on, on, clocks.calendar_of(case.body, case.due_on))
    if standing.condition is DeadlineCondition.LATE:
        return {"left": standing.days_left or None, "kind": "late", "words": "Lewat"}
    return {"left": standing.days_left, "kind": "soon" if standing.condition == "due_soon" else "", "words": ""}


def days(case: Objection, today: date) -> list[dict[str, Any]]:
    """Return every counted and skipped day of the term to respond for components/days.html."""
    return case_words.drawn_days(case.due_days, today)


def turn(case: Objection, *, on: date) -> dict[str, Any]:
    """Return components/turn.html: who acts next, by when, and what follows."""
    counted = [day for day in case.due_days if day["counted"]]
    blank = {"due_words": "paling lambat", "due_on": None, "state": "", "of": 0, "text": "", "facts": [], "url": "",
             "link": "", "day": sum(1 for day in counted if day["on"] <= on.isoformat())}  # fmt: skip
    if case.is_open:
        standing = schedule.condition(case.due_on, on, clocks.calendar_of(case.body, case.due_on))
        late = standing.condition is DeadlineCondition.LATE
        who = wording.daftar([user.full_name for user in policies.decider_of(case, on=on)]) or "Atasan PPID"
        act = "menanggapi keberatan" if case.status == S.RECEIVED else "menandatangani surat tanggapan"
        return blank | {
            "title": f"Giliran {who} {act}",
            "due_on": case.due_on,
            "due_words": "batasnya" if late else "paling lambat",
            "state": "overdue" if late else "",
            "of": len(counted),
            "text": case_words.left_words(standing.days_left, late=late),
            "facts": _silence_facts(case),
        }
    titles = {
        S.DECIDED: "Keberatan sudah ditanggapi",
        S.CLOSED: "Keberatan ini sudah selesai",
        S.WITHDRAWN: "Keberatan ini dicabut oleh pemohon",
    }
    told = [("Diterima pemohon", case.received_by_objector_at and _local(case, case.received_by_objector_at)),
            ("Sengketa paling lambat", case.dispute_due_on and wording.hari_tanggal(case.dispute_due_on))]  # fmt: skip
    facts = [{"label": label, "text": text} for label, text in told if text]
    return blank | {"title": titles[S(case.status)], "facts": facts}


def _silence_facts(case: Objection) -> list[dict[str, str]]:
    if not case.silence_recorded_at:
        return []
    last_day = wording.hari_tanggal(case.dispute_due_on)
    return [{"label": "Tidak ditanggapi", "text": f"Pemohon dapat ke {commission_of(case.body)} sampai {last_day}"}]


def facts(case: Objection) -> list[dict[str, str]]:
    """Return who objects, why, and since when, for components/summary_list.html; the NIK is masked."""
    objector = getattr(case, "objector", None)
    rows = [(f.label, f.value) for f in letter_facts.applicant_facts(objector)] if objector else [("Pemohon", NOBODY)]
    received = wording.waktu(case.received_at, clocks.zone_of(case.body))
    late = clocks.local_day(case.body, case.received_at) > case.objection_due_on
    due = wording.hari_tanggal(case.objection_due_on)
    rows += [
        ("Permohonan", case.request.number if case.request else "Tanpa permohonan sebelumnya"),
        ("Tujuan", case.purpose),
        ("Diterima", f"{received}, {case.get_channel_display().lower()}"),
        ("Alasan timbul", wording.hari_tanggal(case.opened_on)),
        ("Keberatan paling lambat", f"{due}{'. Keberatan ini terlambat diajukan.' if late else ''}"),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]


def grounds(case: Objection) -> list[str]:
    """Return the grounds as sentences."""
    return [f"Huruf {letter}: {Ground(letter).label}" for letter in case.letters_of_grounds]


def letter_link(case: Objection, letter: Letter) -> dict[str, str]:
    """Return the link to a letter of the objection at the desk."""
    best = letter.best_file
    return {
        "url": reverse("requests:objection_letter", args=[case.public_id, letter.pk]),
        "text": f"{letter.get_kind_display()}{' (dibatalkan)' if letter.is_voided else ''}",
        "detail": f"PDF, {wording.ukuran(best.size)}" if best else "PDF",
    }


def disputes(case: Objection) -> dict[str, Any]:
    """Return what is known of disputes about the objection, and where to record one that can follow now."""
    told = list(case.disputes.all())
    may_follow = case.status != S.WITHDRAWN and (case.answered_at or case.silence_recorded_at)
    is_free = may_follow and not any(row.is_open for row in told)
    return {
        "told": [
            {
                "number": row.number,
                "url": reverse("requests:dispute_desk", args=[row.public_id]),
                "status": row.get_status_display(),
            }
            for row in told
        ],
        "file_url": reverse("requests:dispute_file_for", args=[case.public_id]) if is_free else "",
    }


def timeline(case: Objection) -> list[dict[str, Any]]:
    """Return components/timeline.html: every event with who did it and its letter."""
    rows = Letter.objects.filter(subject=case.about).select_related("pdf", "signed_file")
    letters = {str(letter.pk): letter for letter in rows}
    return [_item(case, event, letters) for event in case.events.select_related("user").order_by("sequence")]


def _item(case: Objection, event: ObjectionEvent, letters: dict[str, Letter]) -> dict[str, Any]:
    texts = {
        K.DECISION_ISSUED: lambda: ObjectionOutcome(event.facts["outcome"]).label,
        K.DECIDED: lambda: ObjectionOutcome(event.facts["outcome"]).label,
        K.RECEIVED_BY_OBJECTOR: lambda: ProofChannel(event.facts["channel"]).label,
        K.DECIDER_NAMED: lambda: event.facts["decree"],
        K.ESCALATED: lambda: event.facts["regulation"],
        K.CLOSED: lambda: case_words.closed_words(event.facts),
        K.RECOUNTED: lambda: case_words.recount_words(event.facts),
    }
    letter = case.receipt_letter if event.kind == K.FILED else letters.get(event.facts.get("letter", ""))
    by = event.user.full_name if event.user else "pemohon" if event.actor == Actor.APPLICANT else "sistem"
    return {
        "title": event.get_kind_display(),
        "state": "",
        "at": event.at,
        "by": None,
        "meta": [f"Oleh {by}"],
        "text": texts[K(event.kind)]() if event.kind in texts else "",
        "files": [letter_link(case, letter)] if letter else [],
    }


def _local(case: Objection | InformationRequest, moment: Any) -> str:
    return wording.hari_tanggal(clocks.local_day(case.body, moment))
