"""An objection as the objector reads it: the grounds in plain words, turn, timeline, decision, summaries."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from documents.models import Letter, StoredFile
from registry import letterheads
from requests_flow import case_words, clocks, letter_facts, wording
from requests_flow.deadlines import schedule
from requests_flow.deadlines.schedule import DeadlineCondition
from requests_flow.enums import ItemDecision, Outcome
from requests_flow.models import Answer, InformationRequest, Objection, ObjectionDecision, Objector, RequestDraft
from requests_flow.models.identity import IDENTITY_FIELDS, Identity
from requests_flow.objections.actions.file_objection import Filing, contested_round
from requests_flow.objections.enums import Capacity, Ground, ObjectionEventKind, ObjectionOutcome, ObjectionStatus
from requests_flow.objections.letter_facts import commission_of

G, S, K = Ground, ObjectionStatus, ObjectionEventKind

# --- grounds ----------------------------------------------------------------------------------------------------------
PLAIN: dict[str, str] = {
    G.A: "Permintaan saya ditolak karena informasinya dianggap dikecualikan",
    G.B: "Informasi yang wajib diumumkan berkala, misalnya APBDes, tidak disediakan",
    G.C: "Permintaan saya tidak ditanggapi",
    G.D: "Jawabannya tidak seperti yang saya minta",
    G.E: "Permintaan saya tidak dipenuhi",
    G.F: "Biaya yang diminta tidak wajar",
    G.G: "Informasi disampaikan melewati batas waktunya",
}


def plain_grounds(letters: Iterable[str]) -> list[str]:
    """Return the grounds in plain words, each with its letter of article 35(1)."""
    return [f"{PLAIN[letter]} (huruf {letter})" for letter in sorted(letters)]


def unfitting(request: InformationRequest, *, on: date) -> dict[str, str]:
    """Return a sentence for each ground that plainly does not fit what became of `request`; it stays choosable."""
    current = contested_round(request, on)
    if current.answered_at is None:
        return {
            G.A: "Permohonan ini belum dijawab, jadi belum ada penolakan.",
            G.D: "Permohonan ini belum dijawab, jadi belum ada jawaban yang dapat dibandingkan.",
            G.F: "Permohonan ini belum dijawab, jadi belum ada biaya yang diminta.",
            G.G: "Belum ada informasi yang disampaikan. Bila tidak ada jawaban sama sekali, pilih huruf c.",
        }
    answered_on = clocks.local_day(request.body, current.answered_at)
    told = {G.C: f"Permohonan ini sudah dijawab pada {wording.hari_tanggal(answered_on)}."}
    answer = Answer.objects.filter(round=current, recalled_at=None).first()
    if answer and not answer.items.filter(decision__in=(ItemDecision.REFUSED, ItemDecision.REDACTED)).exists():
        told[G.A] = "Jawaban permohonan ini tidak menolak atau menghitamkan apa pun."
    if answer and answer.outcome == Outcome.GRANTED:
        told[G.E] = "Jawabannya mengabulkan semua. Pilih ini bila yang dijanjikan tidak Anda terima."
    if answered_on <= current.deadline_on:
        told[G.G] = f"Jawaban dibuat sebelum batasnya, {wording.hari_tanggal(current.deadline_on)}."
    return told


# --- summaries --------------------------------------------------------------------------------------------------------
def identity_rows(who: Identity) -> list[dict[str, str]]:
    """Return who objects for components/summary_list.html; the NIK is masked."""
    return [{"label": fact.label, "value": fact.value, "url": ""} for fact in letter_facts.applicant_facts(who)]


def draft_summary(draft: RequestDraft, filing: Filing) -> list[dict[str, Any]]:
    """Return the last check: what will be sent, each group with the address where it is changed."""
    known = {name: getattr(filing.request.applicant, name) for name in IDENTITY_FIELDS} if filing.request else {}
    papers = "\n".join(f"{paper.get_kind_display()}: {paper.original_name}" for paper in filing.files)
    what = [
        ("Kepada", f"Atasan PPID {filing.body.name}"),
        ("Permohonan", filing.request.number if filing.request else "Tanpa permohonan sebelumnya"),
        ("Alasan", "\n".join(plain_grounds(filing.grounds))),
        ("Ditemukan pada", wording.hari_tanggal(filing.found_on) if filing.found_on else ""),
        ("Yang terjadi", filing.case_position),
        ("Tujuan", filing.purpose),
        ("Berkas", papers),
    ]

    def url(name: str) -> str:
        return reverse("requests:object_step", args=[draft.pk, name])

    rows = [{"label": label, "value": value, "url": ""} for label, value in what if value]
    who = identity_rows(Objector(**(known | dict(filing.objector))))
    return [
        {"title": "Keberatan Anda", "rows": rows, "url": url("isi")},
        {"title": "Tentang Anda", "rows": who, "url": "" if filing.request else url("siapa")},
    ]


def facts(case: Objection) -> list[dict[str, str]]:
    """Return what was objected to, for components/summary_list.html. No identity: the page may lie open on a phone."""
    late = clocks.local_day(case.body, case.received_at) > case.objection_due_on
    due = wording.hari_tanggal(case.objection_due_on)
    rows = [
        ("Kepada", f"Atasan PPID {case.body.name}"),
        ("Alasan", "\n".join(plain_grounds(case.letters_of_grounds))),
        ("Yang terjadi", case.case_position),
        ("Tujuan", case.purpose),
        ("Alasan timbul", wording.hari_tanggal(case.opened_on)),
        ("Batas mengajukan", f"{due}. Keberatan ini diajukan sesudahnya." if late else due),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]


# --- the card on the page of a request --------------------------------------------------------------------------------
def rows_of(request: InformationRequest, *, on: date) -> list[dict[str, Any]]:
    """Return the objections against `request`, latest first: number, status, whose turn, until when."""
    return [
        {
            "number": case.number,
            "url": case.get_absolute_url(),
            "status": case.get_status_display(),
            "turn": turn(case, on=on)["title"],
            "due_on": case.due_on if case.is_open else None,
        }
        for case in request.objections.select_related("body__region").order_by("-received_at", "-pk")
    ]


# --- papers -----------------------------------------------------------------------------------------------------------
def letter_link(case: Objection, letter: Letter) -> dict[str, str]:
    """Return the link to a letter for components/file_link.html; the PDF may still be in the making."""
    best = letter.best_file
    return {
        "url": reverse("requests:my_objection_letter", args=[case.public_id, letter.pk]),
        "text": letter.get_kind_display(),
        "detail": f"PDF, {wording.ukuran(best.size)}" if best else "PDF",
    }


def file_link(case: Objection, stored: StoredFile) -> dict[str, str]:
    """Return the link to a file of the objection."""
    return {
        "url": reverse("requests:my_objection_file", args=[case.public_id, stored.pk]),
        "text": stored.original_name,
        "detail": f"{stored.get_kind_display()}, {wording.ukuran(stored.size)}",
    }


# --- whose turn -------------------------------------------------------------------------------------------------------
def turn(case: Objection, *, on: date) -> dict[str, Any]:
    """Return components/turn.html for the objector: who acts next, until when, and what follows."""
    counted = [day for day in case.due_days if day["counted"]]
    blank = {
        "due_words": "paling lambat", "due_on": None, "state": "", "of": 0, "text": "", "facts": [], "url": "",
        "link": "", "day": sum(1 for day in counted if day["on"] <= on.isoformat()),
    }  # fmt: skip
    if not case.is_open:
        return blank | _ended_turn(case)
    standing = schedule.condition(case.due_on, on, clocks.calendar_of(case.body, case.due_on))
    late = standing.condition is DeadlineCondition.LATE
    superior = letterheads.letterhead_of(case.body).superior
    act = "menanggapi keberatan" if case.status == S.RECEIVED else "menandatangani surat tanggapan"
    left = case_words.left_words(standing.days_left, late=late)
    return blank | {
        "title": f"Giliran {superior} {act}",
        "due_on": case.due_on,
        "state": "overdue" if late else "",
        "of": len(counted),
        "text": left if late else f"{left} Anda tidak perlu melakukan apa-apa.",
        "facts": [{"label": "Bila tidak ditanggapi", "text": silence_words(case, on=on)}],
    }


def silence_words(case: Objection, *, on: date) -> str:
    """Return what the objector may do when nobody responds (UU 14/2008 article 36(2); Perki 1/2013)."""
    commission = commission_of(case.body)
    if case.dispute_due_on and on > case.dispute_due_on:
        return f"Waktu mengajukan sengketa ke {commission} berakhir {wording.hari_tanggal(case.dispute_due_on)}"
    if case.dispute_due_on:
        return f"Anda dapat mengajukan sengketa ke {commission} sampai {wording.hari_tanggal(case.dispute_due_on)}"
    return f"Sesudah {wording.hari_tanggal(case.silent_after_on)} Anda dapat mengajukan sengketa ke {commission}"


def _ended_turn(case: Objection) -> dict[str, Any]:
    if case.status == S.WITHDRAWN:
        return {"title": "Keberatan ini sudah Anda cabut", "text": "Tidak ada lagi yang perlu Anda lakukan."}
    told = [{"label": "Ditanggapi", "text": _day(case, case.answered_at)}]
    return {
        "title": "Keberatan Anda sudah ditanggapi",
        "text": "Baca putusannya di bawah ini. Kalau tidak puas, Anda berhak mengajukan sengketa.",
        "facts": told,
    }


def _day(case: Objection, moment: Any) -> str:
    return wording.hari_tanggal(clocks.local_day(case.body, moment))


# --- the decision -----------------------------------------------------------------------------------------------------
OUTCOMES = {
    ObjectionOutcome.ACCEPTED: "Keberatan Anda diterima seluruhnya.",
    ObjectionOutcome.PARTLY_ACCEPTED: "Keberatan Anda diterima sebagian.",
    ObjectionOutcome.REJECTED: "Keberatan Anda ditolak.",
}


def decision(case: Objection) -> dict[str, Any] | None:
    """Return the decision in plain words once its letter is signed; an unsigned one is none yet."""
    found: ObjectionDecision | None = case.standing_decision if case.answered_at else None
    if found is None:
        return None
    opened = found.opened_round
    return {
        "outcome": found.get_outcome_display(),
        "words": OUTCOMES[ObjectionOutcome(found.outcome)],
        "reasons": found.reasons,
        "lateness": f"{found.get_lateness_display()}: {found.lateness_reason}" if found.lateness else "",
        "order": found.order,
        "order_due_on": opened.deadline_on if opened else found.order_due_on,
        "request_url": case.request.get_absolute_url() if case.request and opened else "",
        "by_answerer": found.capacity == Capacity.SUPERIOR_WHO_ANSWERED,
        "letter": letter_link(case, found.letter),
    }


def dispute(case: Objection, *, on: date) -> dict[str, Any] | None:
    """Return the way to the commission, its last day and what was told of disputes; None while the way is not open.

    Article 37(2), D08 and D09.
    """
    if case.status == S.WITHDRAWN or not (case.answered_at or case.silence_recorded_at):
        return None
    last_day = case.dispute_due_on
    if case.answered_at and not case.received_by_objector_at:
        opening = getattr(case, "opening", None)
        seen_on = clocks.local_day(case.body, opening.opened_at) if opening else on
        counted = clocks.dispute_due(case.body, seen_on).on
        last_day = max(counted, last_day or counted)
    told = list(case.disputes.all())
    return {
        "commission": commission_of(case.body),
        "last_day": last_day,
        "is_over": on > last_day,
        "after_silence": case.answered_at is None,
        "told": [
            {"number": row.number, "url": row.get_absolute_url(), "status": row.get_status_display()} for row in told
        ],
        "tell_url": "" if any(row.is_open for row in told) else reverse("requests:dispute_tell", args=[case.public_id]),
    }


# --- what happened ----------------------------------------------------------------------------------------------------
QUIET = {K.DECISION_RECALLED, K.DECIDER_NAMED}
TITLES = {
    K.RECEIVED_BY_OBJECTOR: "Tanggapan Anda terima",
    K.SILENCE_RECORDED: "Batas tanggapan lewat tanpa tanggapan",
    K.WITHDRAWN: "Keberatan dicabut",
    K.PURGED: "Data pribadi dihapus",
}


def timeline(case: Objection) -> list[dict[str, Any]]:
    """Return the timeline as the objector sees it: no names of officers, no inner steps, only letters that count."""
    found = Letter.objects.filter(subject=case.about).select_related("pdf", "signed_file")
    letters = {str(letter.pk): letter for letter in found}
    items = [
        {
            "title": TITLES.get(K(event.kind), event.get_kind_display()),
            "state": "",
            "at": event.at,
            "by": None,
            "meta": [],
            "text": case_words.recount_words(event.facts)
            if event.kind == K.RECOUNTED
            else event.facts.get("regulation", ""),
            "files": [letter_link(case, letter) for letter in _letters_of(case, event, letters)],
        }
        for event in case.events.order_by("sequence")
        if event.kind not in QUIET
    ]
    return items + _ahead(case)


def _letters_of(case: Objection, event: Any, letters: dict[str, Letter]) -> Iterable[Letter]:
    if event.kind == K.FILED:
        return [case.receipt_letter] if case.receipt_letter else []
    letter = letters.get(event.facts.get("letter", ""))
    return [letter] if letter and letter.counts and event.kind == K.DECIDED else []


def _ahead(case: Objection) -> list[dict[str, Any]]:
    if not case.is_open:
        return []
    blank = {"at": None, "by": None, "meta": [], "text": "", "files": []}
    superior = letterheads.letterhead_of(case.body).superior
    now = {"title": f"{superior} memeriksa keberatan", "state": "now", "meta": ["Sedang berlangsung"]}
    following = {"title": "Tanggapan tertulis", "state": "next", "by": case.due_on}
    return [blank | now, blank | following]
