"""A case in plain data for the page components: days, threads, timeline, summaries. No HTML, no decisions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from accounts.encryption import mask_nik
from documents.models import Letter, StoredFile
from registry.remembering import remembered
from requests_flow import wording
from requests_flow.enums import ApplicantKind, DeliveryWay, EventKind, Obtain, RequestStatus, RunningTerm, Turn
from requests_flow.models import Answer, Event, InformationRequest, ItemAnswer, Objection, RequestDraft, Round

BASIS = "Dasar: UU 14/2008 Pasal 22 ayat (7) dan Perki 1/2018 Pasal 13 ayat (7)."
BASIS_EXTENDED = "Dasar: UU 14/2008 Pasal 22 ayat (7) dan ayat (8), serta Perki 1/2018 Pasal 13 ayat (7)."

BASIS_ORDERED = "Dasar: perintah Atasan PPID dalam tanggapan atas keberatan (UU 14/2008 Pasal 36)."
BASIS_REOPENED = "Dasar: janji layanan kabupaten. Permohonan yang dibuka kembali dijawab dengan jangka waktu penuh."
BASIS_DISPUTE = "Dasar: perintah Atasan PPID untuk melaksanakan penyelesaian sengketa informasi (UU 14/2008)."


# --- the clock --------------------------------------------------------------------------------------------------------
def days(current: Round, today: date) -> list[dict[str, Any]]:
    """Return every counted and skipped day of the running term for components/days.html."""
    return drawn_days(current.deadline_days, today)


def drawn_days(rows: Sequence[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Return the counted and skipped days of a term, as they were kept, for components/days.html."""
    total = len(rows)
    return [
        {
            "on": (on := date.fromisoformat(row["on"])),
            "text": row["because"],
            "kind": "start" if index == 0 else "last" if index == total - 1 else "counted" if row["counted"] else "off",
            "today": on == today,
        }
        for index, row in enumerate(rows)
    ]


def threads(current: Round, today: date) -> tuple[int, int]:
    """Return (working day we are on, working days in all) of the running term."""
    counted = [row for row in current.deadline_days if row["counted"]]
    return sum(1 for row in counted if row["on"] <= today.isoformat()), len(counted)


def left_words(days_left: int, *, late: bool) -> str:
    """Return how much of the term is left, in one sentence."""
    if late:
        return f"Batas itu sudah lewat {-days_left} hari kerja." if days_left else "Batas itu sudah lewat."
    return "Hari ini hari terakhir." if days_left == 0 else f"{days_left} hari kerja lagi."


def basis(current: Round) -> str:
    """Return the articles behind the running deadline."""
    if current.is_reopened:
        return BASIS_REOPENED
    if current.is_ordered:
        return BASIS_DISPUTE if current.carries_out_a_dispute else BASIS_ORDERED
    return BASIS_EXTENDED if current.extended_due_on else BASIS


def counting_sentence(case: InformationRequest, current: Round) -> str:
    """Return in words how the running deadline is counted."""
    _, total = threads(current, current.deadline_on)
    more = ", termasuk perpanjangan" if current.extended_due_on else ""
    start = date.fromisoformat(current.due_days[0]["on"])
    return (
        f"{total} hari kerja{more}, dihitung sejak {wording.hari_tanggal(start)}. Hari itu sendiri tidak dihitung; "
        "hari libur mingguan, hari libur nasional, dan cuti bersama dilewati."
    )


def recount_words(facts: Mapping[str, str]) -> str:
    """Return what a new count after a change of the calendar gave, from the facts of its event."""
    before, counted = (wording.hari_tanggal(date.fromisoformat(facts[name])) for name in ("before", "counted"))
    which = f" {RunningTerm(facts['term']).label}:" if "term" in facts else ""
    if facts["due_on"] == facts["before"]:
        kept = f"hitungan baru {counted}; yang berlaku tetap {before}, yang lebih akhir."
        return f"Kalender hari libur berubah.{which} {kept if which else kept.capitalize()}"
    return f"Kalender hari libur berubah.{which} {'dari' if which else 'Dari'} {before} menjadi {counted}."


def closed_words(facts: Mapping[str, str]) -> str:
    """Return why the system closed a case, from the facts of its event; nothing when an officer did."""
    if "over_on" not in facts:
        return ""
    last_day = wording.hari_tanggal(date.fromisoformat(facts["over_on"]))
    return f"Ditutup oleh sistem: sesudah {last_day} tidak ada langkah lagi yang dapat diambil."


def recounts(owner: Round | Objection, today: date) -> list[dict[str, Any]]:
    """Return the terms that were counted anew, each with both dates and its days for components/days.html."""
    return [
        {
            "term": kept.get_term_display(),
            "before": kept.before_on,
            "counted": kept.counted_on,
            "holds": kept.holds_on,
            "days": drawn_days(kept.days, today),
        }
        for kept in owner.recounts.exclude(term=RunningTerm.SILENCE)
    ]


# --- papers -----------------------------------------------------------------------------------------------------------
def letter_link(case: InformationRequest, letter: Letter) -> dict[str, str]:
    """Return the link to a letter for components/file_link.html; the PDF may still be in the making."""
    best = letter.best_file
    return {
        "url": reverse("requests:letter", args=[case.public_id, letter.pk]),
        "text": letter.get_kind_display(),
        "detail": f"PDF, {wording.ukuran(best.size)}" if best else "PDF",
    }


def file_link(case: InformationRequest, stored: StoredFile) -> dict[str, str]:
    """Return the link to a file of the case."""
    ending = stored.original_name.rpartition(".")[2].upper()[:5]
    return {
        "url": reverse("requests:file", args=[case.public_id, stored.pk]),
        "text": stored.original_name,
        "detail": f"{ending}, {wording.ukuran(stored.size)}",
    }


LATEST_LOOKS = 20


def look_rows(case: InformationRequest | Objection) -> list[dict[str, Any]]:
    """Return the latest looks at proof of identity: who, why, which paper, when."""
    rows = case.identity_views.select_related("file", "viewed_by")[:LATEST_LOOKS]
    return [
        {
            "title": f"{row.viewed_by.full_name}, {row.office}",
            "reason": row.get_reason_display(),
            "file": row.file.get_kind_display(),
            "at": row.viewed_at,
        }
        for row in rows
    ]


def earlier_answers(case: InformationRequest) -> list[dict[str, Any]]:
    """Return the answers of the rounds before the running one, latest first: decisions, files and letter of each."""
    if case.current_round.number == 1:
        return []
    rows = Answer.objects.filter(
        round__request=case, round__number__lt=case.current_round.number, round__answered_at__isnull=False,
        recalled_at=None,
    )  # fmt: skip
    loaded = rows.select_related("round", "letter__pdf", "letter__signed_file").prefetch_related(
        Prefetch("items", ItemAnswer.objects.select_related("item")), "files__file"
    )
    return [
        {
            "number": answer.round.number,
            "outcome": answer.get_outcome_display().lower(),
            "answered_at": answer.round.answered_at,
            "items": list(answer.items.all()),
            "handover": answer.handover if answer.gives_something else "",
            "files": [letter_link(case, answer.letter), *(file_link(case, row.file) for row in answer.files.all())],
        }
        for answer in loaded.order_by("-round__number")
    ]


# --- what happened ----------------------------------------------------------------------------------------------------
@remembered
def events_of(case: InformationRequest) -> list[Event]:
    """Return all that happened to a request, in order, with who did it."""
    return list(case.events.select_related("user").order_by("sequence"))


QUIET = {
    EventKind.NOTED,
    EventKind.PUBLIC_SUBJECT_SET,
    EventKind.GOOD_FAITH_NOTED,
    EventKind.ASSIGNED,
    EventKind.ANSWER_RECALLED,
    EventKind.EXTENSION_ISSUED,
    EventKind.LETTER_SIGNED,
    EventKind.FILE_PREPARED,
    EventKind.FILE_REMOVED,
    EventKind.SCAN_OVERRIDDEN,
    EventKind.HANDOVER_SCANNED,
}
APPLICANT_TITLES = {
    EventKind.FILED: "Permohonan diterima dan diberi nomor",
    EventKind.RECEIVED: "Petugas mulai memproses",
    EventKind.COMPLETION_ASKED: "Petugas meminta kelengkapan",
    EventKind.COMPLETED: "Permohonan dilengkapi",
    EventKind.EXTENDED: "Waktu jawaban diperpanjang",
    EventKind.RECOUNTED: "Batas waktu dihitung ulang",
    EventKind.ANSWER_ISSUED: "Surat jawaban dibuat, menunggu tanda tangan",
    EventKind.ANSWERED: "Permohonan dijawab",
    EventKind.RECEIVED_BY_APPLICANT: "Jawaban Anda terima",
    EventKind.ORDERED: "Atasan PPID memerintahkan jawaban baru",
    EventKind.REOPENED: "Permohonan Anda buka kembali",
    EventKind.PAYMENT_RECORDED: "Pembayaran Anda diterima",
    EventKind.PAYMENT_CANCELLED: "Catatan pembayaran dibatalkan",
    EventKind.HANDED_OVER: "Informasi diserahkan kepada Anda",
    EventKind.RATED: "Anda menilai layanan ini",
    EventKind.CLOSED: "Permohonan selesai",
    EventKind.WITHDRAWN: "Permohonan dicabut",
    EventKind.LAPSED: "Permohonan gugur karena tidak dilengkapi",
    EventKind.KEY_REISSUED: "Kunci lacak baru diberikan",
}


def applicant_timeline(
    case: InformationRequest, events: Iterable[Event], letters: dict[str, Letter]
) -> list[dict[str, Any]]:
    """Return the timeline as the applicant sees it: no names of officers, no inner steps, only letters that count."""
    items = [
        {
            "title": APPLICANT_TITLES.get(EventKind(event.kind), event.get_kind_display()),
            "state": "",
            "at": event.at,
            "by": None,
            "meta": [],
            "text": recount_words(event.facts) if event.kind == EventKind.RECOUNTED else "",
            "files": _letters_of(case, event, letters),
        }
        for event in events
        if event.kind not in QUIET
    ]
    return items + _ahead(case)


def _letters_of(case: InformationRequest, event: Event, letters: dict[str, Letter]) -> list[dict[str, str]]:
    if event.kind == EventKind.FILED and case.receipt_letter:
        return [letter_link(case, case.receipt_letter)]
    letter = letters.get(event.facts.get("letter", ""))
    is_first_mention = event.kind != EventKind.ANSWER_ISSUED
    return [letter_link(case, letter)] if letter and letter.counts and is_first_mention else []


def _ahead(case: InformationRequest) -> list[dict[str, Any]]:
    if not case.is_open:
        return []
    current = case.current_round
    blank = {"at": None, "by": None, "meta": [], "text": "", "files": []}
    if case.turn == Turn.APPLICANT:
        now = {"title": "Menunggu kelengkapan dari Anda", "state": "now", "by": current.completion_due_on}
    else:
        now = {"title": f"{case.body.unit_name} menyiapkan jawaban", "state": "now", "meta": ["Sedang berlangsung"]}
    following = {"title": "Jawaban tertulis", "state": "next", "by": current.deadline_on}
    return [blank | now, blank | following]


# --- whose turn -------------------------------------------------------------------------------------------------------
def applicant_turn(case: InformationRequest, *, today: date, days_left: int, late: bool) -> dict[str, Any]:
    """Return components/turn.html for the applicant: what happened, who acts next, by when."""
    current = case.current_round
    day, total = threads(current, today)
    turn = {
        "due_words": "paling lambat",
        "due_on": None,
        "state": "",
        "day": day,
        "of": 0,
        "text": "",
        "facts": [],
        "url": "",
        "link": "",
    }
    if case.turn == Turn.APPLICANT and case.is_open:
        return turn | {
            "title": "Giliran Anda melengkapi permohonan",
            "due_on": current.completion_due_on,
            "text": "Desa menunggu kelengkapan di bawah ini. Batas jawaban tetap berjalan.",
            "facts": [
                {"label": "Yang perlu dilengkapi", "text": ", ".join(m["what"] for m in current.completion_missing)}
            ],
        }
    if case.is_open:
        return turn | {
            "title": f"Giliran {case.body.unit_name} menjawab",
            "due_on": current.deadline_on,
            "state": "overdue" if late else "",
            "of": total,
            "text": f"{left_words(days_left, late=late)} Anda tidak perlu melakukan apa-apa."
            if not late
            else f"{left_words(days_left, late=late)} Anda berhak mengajukan keberatan kepada Atasan PPID.",
            "facts": _open_facts(case, current, late),
        }
    return turn | _ended_turn(case, current)


def _open_facts(case: InformationRequest, current: Round, late: bool) -> list[dict[str, str]]:
    ahead = "Tanda tangan surat jawaban" if case.status == RequestStatus.AWAITING_SIGNATURE else "Jawaban tertulis"
    may_be_extended = current.number == 1 and not current.extended_due_on
    if may_be_extended and not late and case.status != RequestStatus.AWAITING_SIGNATURE:
        ahead += " atau pemberitahuan perpanjangan"
    after = "Anda dapat langsung mengajukan keberatan"
    return [{"label": "Berikutnya", "text": ahead}, {"label": "Bila lewat tanggal itu", "text": after}]


def _ended_turn(case: InformationRequest, current: Round) -> dict[str, Any]:
    if current.answered_at is None:
        return {
            "title": f"Permohonan ini sudah {case.get_status_display().lower()}",
            "text": "Anda boleh mengajukan permohonan baru kapan saja.",
        }
    facts = [{"label": "Dijawab", "text": wording.hari_tanggal(current.answered_at.date())}]
    if current.objection_due_on:
        facts.append({"label": "Keberatan paling lambat", "text": wording.hari_tanggal(current.objection_due_on)})
    text = "Baca surat jawaban dan unduh berkasnya di bawah ini. Kalau tidak puas, Anda berhak mengajukan keberatan."
    return {"title": "Permohonan Anda sudah dijawab", "text": text, "facts": facts}


# --- summaries --------------------------------------------------------------------------------------------------------
def what_rows(case: InformationRequest) -> list[dict[str, str]]:
    """Return what was asked and how it is received, for components/summary_list.html."""
    items = list(case.items.all())
    asked = (
        "\n".join(f"{item.position}. {item.description}" for item in items) if len(items) > 1 else items[0].description
    )
    rows = [
        ("Kepada", case.body.name),
        ("Informasi", asked),
        ("Tujuan", case.purpose),
        ("Bentuk", case.get_obtain_display()),
        ("Cara menerima", case.get_delivery_display()),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows]


def draft_summary(
    draft: RequestDraft, what: dict[str, Any], who: dict[str, Any], how: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return the last check: every answer with the address where it is changed; the NIK masked."""

    def row(label: str, value: str, step: str) -> dict[str, str]:
        return {"label": label, "value": value, "url": reverse("requests:step", args=[draft.pk, step])}

    items = what["items"]
    asked = "\n".join(f"{n}. {text}" for n, text in enumerate(items, start=1)) if len(items) > 1 else items[0]
    about = [
        ("Pemohon", ApplicantKind(who["kind"]).label),
        ("Kelompok atau badan hukum", who["organisation"]),
        ("Nomor pengesahan", who["legal_decree"]),
        ("Nama", who["name"]),
        ("NIK", mask_nik(who["nik"]) if who["nik"] else ""),
        ("Tanda pengenal lain", "Sudah diisi" if who["other_identity"] else ""),
        ("Alamat", who["address"]),
        ("Pekerjaan", who["occupation"]),
        ("Telepon", who["phone"]),
        ("Surel", who["email"]),
        ("Penerima kuasa", who["proxy_name"]),
        ("Berkas", "\n".join(f"{f.get_kind_display()}: {f.original_name}" for f in draft.files.order_by("created_at"))),
    ]
    labels = dict(Obtain.choices) | dict(DeliveryWay.choices)
    return [
        {"title": "Yang diminta", "rows": [
            row("Kepada", draft.body.name, "apa"), row("Informasi", asked, "apa"),
            row("Tujuan", what["purpose"], "apa"), row("Bentuk", labels[what["obtain"]], "apa"),
        ]},
        {"title": "Tentang Anda", "rows": [row(label, value, "siapa") for label, value in about if value]},
        {"title": "Cara menerima", "rows": [row("Cara menerima", labels[how["delivery"]], "cara")]},
    ]  # fmt: skip
