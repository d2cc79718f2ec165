"""A dispute in plain data for the page components: whose turn, days, timeline, moves. No HTML, no decisions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from documents.models import StoredFile
from requests_flow import clocks, wording
from requests_flow.deadlines import terms as law
from requests_flow.disputes import policies
from requests_flow.disputes.enums import DisputeEventKind, DisputeStatus
from requests_flow.disputes.forms import steps
from requests_flow.enums import Turn
from requests_flow.models import Dispute, DisputeEvent, DisputeStep
from requests_flow.policies import Person, reason_against

S = DisputeStatus
BADGES = {
    S.DECIDED: "warn", S.JUDGED: "warn", S.FINAL: "warn", S.EXECUTION: "warn", S.CLOSED: "ok", S.WITHDRAWN: "",
}  # fmt: skip
TURN_TITLES = {
    S.FILED: "Giliran Komisi Informasi mendaftar sengketa ini",
    S.REGISTERED: "Giliran Komisi Informasi memulai pemeriksaan",
    S.MEDIATION: "Sedang dimediasi Komisi Informasi",
    S.ADJUDICATION: "Sedang diperiksa Komisi Informasi",
    S.DECIDED: "Komisi Informasi sudah memutus",
    S.COURT: "Giliran pengadilan memutus",
    S.JUDGED: "Pengadilan sudah memutus",
    S.CASSATION: "Giliran Mahkamah Agung memutus",
    S.FINAL: "Mahkamah Agung sudah memutus",
    S.EXECUTION: "Giliran PPID melaksanakan putusan",
    S.CLOSED: "Sengketa ini sudah selesai",
    S.WITHDRAWN: "Sengketa ini sudah dicabut",
}


@dataclass(frozen=True, kw_only=True)
class Move:
    """One move of the desk: its name is that of the action, the policy and the address."""

    title: str
    icon: str
    button: str
    form: type[forms.Form] = steps.StepForm
    words: str = ""


MOVES: dict[str, Move] = {
    "register": Move(
        title="Catat nomor register", icon="edit", button="Simpan nomor register", form=steps.RegisterForm,
        words="Sesuai surat pemberitahuan dari Komisi Informasi.",
    ),
    "mediate": Move(title="Catat mediasi", icon="people", button="Simpan mediasi"),
    "adjudicate": Move(title="Catat sidang ajudikasi", icon="people", button="Simpan sidang"),
    "decide": Move(
        title="Catat putusan Komisi Informasi", icon="check", button="Simpan putusan",
        form=steps.CommissionDecisionForm,
        words="Juga kesepakatan mediasi yang dituangkan dalam putusan.",
    ),
    "execute": Move(
        title="Laksanakan putusan", icon="send", button="Laksanakan putusan", form=steps.SureForm,
        words="Permohonannya dibuka kembali dan PPID diberi tahu batasnya. Langkah ini tidak dapat dibatalkan.",
    ),
    "appeal": Move(
        title="Catat gugatan ke pengadilan", icon="arrow", button="Simpan gugatan",
        words="Bila badan publik atau pemohon menggugat putusan Komisi Informasi.",
    ),
    "judge": Move(
        title="Catat putusan pengadilan", icon="check", button="Simpan putusan", form=steps.DecisionForm
    ),
    "cassate": Move(title="Catat kasasi", icon="arrow", button="Simpan kasasi"),
    "conclude": Move(
        title="Catat putusan Mahkamah Agung", icon="check", button="Simpan putusan", form=steps.DecisionForm
    ),
    "close": Move(
        title="Selesaikan sengketa", icon="check", button="Selesaikan", form=steps.SureForm,
        words="Tidak ada lagi yang perlu dikerjakan, dan tidak ada pihak yang melanjutkan ke pengadilan.",
    ),
    "withdraw": Move(
        title="Catat pencabutan", icon="close", button="Catat pencabutan", form=steps.WithdrawForm,
        words="Bila pemohon mencabut sengketanya. Tidak dapat dibatalkan.",
    ),
}  # fmt: skip


def badge(case: Dispute) -> dict[str, str]:
    """Return components/badge.html for the stage."""
    return {"text": case.get_status_display(), "kind": BADGES.get(S(case.status), "info")}


def turn(case: Dispute) -> dict[str, Any]:
    """Return components/turn.html: before whom the dispute lies, and the next deadline, which binds others."""
    last = case.steps.order_by("pk").last()
    due_on = last.next_due_on if last and case.is_open else None
    term = law.named(last.next_term) if last and due_on else None
    opened = last.opened_round if last and case.status == S.EXECUTION else None
    text = f"{term.act[:1].upper()}{term.act[1:]}, {term.length}. Dasar: {term.basis}." if term else ""
    facts = [{"label": "Diperiksa oleh", "text": case.commission}]
    if case.standing_order and case.is_open:
        facts.append({"label": "Kewajiban badan publik", "text": case.standing_order.order})
    return {
        "title": TURN_TITLES[S(case.status)],
        "due_words": "paling lambat",
        "due_on": opened.deadline_on if opened else due_on,
        "state": "",
        "day": 0,
        "of": 0,
        "text": text,
        "facts": facts,
        "url": "#langkah" if case.turn != Turn.NOBODY else "",
        "link": "Langkah yang bisa diambil",
    }


def filing_words(case: Dispute) -> str:
    """Return whether the dispute was filed in time, in one sentence, and who judges it."""
    filed = f"Diajukan {wording.hari_tanggal(case.filed_on)}."
    if case.due_on is None:
        return f"{filed} Belum ada bukti kapan tanggapan diterima pemohon, jadi batasnya belum berjalan."
    basis = law.named(case.due_term).basis
    if case.is_late:
        last_day = wording.hari_tanggal(case.due_on)
        return f"{filed} Hari terakhirnya {last_day} ({basis}). Komisi Informasi yang menilai keterlambatan ini."
    return f"{filed} Hari terakhirnya {wording.hari_tanggal(case.due_on)} ({basis}), jadi tepat waktu."


def timeline(case: Dispute, *, link: Callable[[StoredFile], str], names: bool) -> list[dict[str, Any]]:
    """Return components/timeline.html: every step with its result and document; without `names` no officer's name."""
    return [
        {
            "title": step.get_kind_display(),
            "state": "",
            "at": None,
            "by": None,
            "meta": _meta(step, names),
            "text": _text(step),
            "files": _files(step, link),
        }
        for step in case.steps.select_related("document", "recorded_by").order_by("pk")
    ]


def _meta(step: DisputeStep, names: bool) -> list[str]:
    told = [wording.hari_tanggal(step.happened_on)]
    if names:
        told.append(f"Dicatat {step.recorded_by.full_name}" if step.recorded_by else "Dicatat pemohon")
    return told


def _text(step: DisputeStep) -> str:
    parts = [
        step.get_outcome_display() if step.outcome else "",
        f"Nomor {step.number}" if step.number else "",
        step.result,
        f"Kewajiban badan publik: {step.order} ({step.order_days} hari kerja)" if step.order else "",
        f"Batas berikutnya: {wording.hari_tanggal(step.next_due_on)}" if step.next_due_on else "",
        "Suratnya sudah dihapus sesuai jadwal penyimpanan." if step.document and step.document.is_purged else "",
    ]
    return "\n".join(part for part in parts if part)


def _files(step: DisputeStep, link: Callable[[StoredFile], str]) -> list[dict[str, str]]:
    stored = step.document
    if stored is None or stored.is_purged:
        return []
    ending = stored.original_name.rpartition(".")[2].upper()[:5]
    return [{"url": link(stored), "text": "Surat", "detail": f"{ending}, {wording.ukuran(stored.size)}"}]


def facts(case: Dispute) -> list[dict[str, str]]:
    """Return components/summary_list.html."""
    rows = [
        ("Nomor register", case.register_number or "Belum ada"),
        ("Komisi Informasi", case.commission),
        ("Keberatan", case.objection.number),
        ("Permohonan", case.objection.request.number if case.objection.request else ""),
        ("Badan publik", case.body.name),
        *(("Bukti penghapusan", _certificate(event)) for event in case.events.filter(kind=DisputeEventKind.PURGED)),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]


def _certificate(event: DisputeEvent) -> str:
    """Return the proof of a deletion: how many files, when, with which digests, and its own fingerprint."""
    day = wording.tanggal(clocks.local_day(event.dispute.body, event.at))
    digests = "\n".join(event.facts["sha256"])
    return f"{event.facts['count']} berkas dihapus {day}. SHA-256:\n{digests}\nSidik bukti: {event.hash}"


def moves(case: Dispute, by: Person, bound: Mapping[str, forms.Form], *, on: date) -> list[dict[str, Any]]:
    """Return the moves that are possible now, each with its form; one in `bound` stays open with what was typed."""
    found: list[dict[str, Any]] = []
    possible = {each.name for each in case.get_available_status_transitions()} | bound.keys()
    for name, move in MOVES.items():
        if name not in possible:
            continue
        if name not in bound and reason_against(getattr(policies, name), by, case, on=on):
            continue
        found.append(
            {
                "name": name,
                "title": move.title,
                "icon": move.icon,
                "words": move.words,
                "button": move.button,
                "form": bound.get(name) or form_for(name),
                "url": reverse("requests:dispute_move", args=[case.public_id, name]),
                "is_open": name in bound,
                "is_first": not found,
                "has_own_page": False,
                "draft_url": "",
            }
        )
    return found


def form_for(name: str, data: Any = None, files: Any = None) -> forms.Form:
    """Return the form of a move, bound to `data` if there is any."""
    return MOVES[name].form(data, files, prefix=name)
