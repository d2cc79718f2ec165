"""Whose turn is it on the officer's case page: who acts next, by when, and what happened last."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.enums import SERVING_ROLES, CompletenessClock
from requests_flow import case_words, policies, wording
from requests_flow.deadlines.schedule import DeadlineCondition, Standing
from requests_flow.enums import RequestStatus
from requests_flow.models import InformationRequest

S = RequestStatus
# What the desk does for itself is not what happened last.
QUIET = (
    "noted",
    "good_faith_noted",
    "assigned",
    "file_prepared",
    "file_removed",
    "scan_overridden",
    "key_reissued",
    "handover_scanned",
    "rated",
    "papers_purged",
    "purged",
)


@dataclass(frozen=True)
class Desk:
    """From where a case is looked at: by whom, on which day, with which rights."""

    user: User
    on: date
    may_answer: bool
    serves_body: bool

    @classmethod
    def of(cls, user: User, case: InformationRequest, *, on: date) -> "Desk":
        """Return the desk of `user` for `case`; `serves_body` is false for the regency that stands in."""
        barred = policies.reason_against(policies.sign_notice, user, case, on=on)
        serves = registry_policies.holds(user, case.body, SERVING_ROLES, on)
        return cls(user=user, on=on, may_answer=not barred, serves_body=serves)


@dataclass(frozen=True)
class Here:
    """Where a move is offered: for this case, from this desk, at this moment."""

    case: InformationRequest
    desk: Desk
    at: datetime


def turn(case: InformationRequest, desk: Desk, standing: Standing) -> dict[str, Any]:
    """Return components/turn.html: who acts next, by when, and what happened last."""
    day, total = case_words.threads(case.current_round, desk.on)
    late = case.is_open and standing.condition is DeadlineCondition.LATE
    blank = {"due_words": "paling lambat", "due_on": None, "state": "", "day": day, "of": 0, "text": "", "facts": []}
    words = {
        S.RECEIVED: _to_answer,
        S.IN_PROGRESS: _to_answer,
        S.AWAITING_SIGNATURE: _to_sign,
        S.INCOMPLETE: _to_complete,
        S.ANSWERED: _answered,
    }.get(S(case.status), _ended)
    drawn = blank | words(case, desk) | {"url": "#langkah", "link": "Langkah yang bisa diambil"}
    if case.is_open:
        drawn["of"] = total
        drawn["state"] = "overdue" if late else ""
        drawn["text"] = " ".join([_days_sentence(day, total, standing), drawn["text"], _last_sentence(case)])
    if late and drawn["due_on"] == case.current_round.deadline_on:
        drawn["due_words"] = "batasnya"
    return drawn


def _who(case: InformationRequest, desk: Desk) -> str:
    return "Anda" if desk.may_answer else case.body.unit_name


def _to_answer(case: InformationRequest, desk: Desk) -> dict[str, Any]:
    new = case.status == S.RECEIVED
    return {
        "title": f"{'Permohonan baru: giliran' if new else 'Giliran'} {_who(case, desk)} menjawab",
        "due_on": case.current_round.deadline_on,
    }


def _to_sign(case: InformationRequest, desk: Desk) -> dict[str, Any]:
    return {
        "title": f"Giliran {_who(case, desk)} menandatangani surat jawaban",
        "due_on": case.current_round.deadline_on,
        "text": "Permohonan baru terjawab setelah suratnya ditandatangani.",
    }


def _to_complete(case: InformationRequest, desk: Desk) -> dict[str, Any]:
    current = case.current_round
    over = desk.on > current.completion_due_on
    runs_on = (
        "Batas jawaban dihitung lagi sejak permohonan lengkap"
        if registry_selectors.config_for(case.body).completeness_clock == CompletenessClock.FROM_COMPLETION
        else f"Tetap berjalan: {wording.hari_tanggal(current.deadline_on)}"
    )
    return {
        "title": "Pemohon belum melengkapi" if over else "Giliran pemohon melengkapi",
        "due_words": "batasnya" if over else "paling lambat",
        "due_on": current.completion_due_on,
        "facts": [
            {"label": "Yang ditunggu", "text": wording.daftar([row["what"] for row in current.completion_missing])},
            {"label": "Batas jawaban", "text": runs_on},
        ],
    }


def _answered(case: InformationRequest, desk: Desk) -> dict[str, Any]:
    current = case.current_round
    told = [{"label": "Dijawab", "text": _local(current.answered_at)}]
    if current.received_by_applicant_at is None:
        text = (
            "Catat penyerahannya bila diserahkan langsung atau dikirim. Pembukaan di halaman status tercatat sendiri."
        )
        return {"title": "Menunggu bukti bahwa pemohon menerima jawaban", "text": text, "facts": told}
    told.append({"label": "Diterima pemohon", "text": _local(current.received_by_applicant_at)})
    told.append({"label": "Keberatan paling lambat", "text": wording.hari_tanggal(current.objection_due_on)})
    return {"title": "Jawaban sudah diterima pemohon", "facts": told}


def _ended(case: InformationRequest, desk: Desk) -> dict[str, Any]:
    titles = {
        S.CLOSED: "Permohonan ini sudah selesai",
        S.WITHDRAWN: "Permohonan ini dicabut oleh pemohon",
        S.LAPSED: "Permohonan ini gugur karena tidak dilengkapi",
    }
    return {"title": titles[S(case.status)], "text": _last_sentence(case)}


def _days_sentence(day: int, total: int, standing: Standing) -> str:
    late = standing.condition is DeadlineCondition.LATE
    where = "" if late or day == 0 else f"Hari kerja ke-{day} dari {total}. "
    return where + case_words.left_words(standing.days_left, late=late)


def _last_sentence(case: InformationRequest) -> str:
    last = next((event for event in reversed(case_words.events_of(case)) if event.kind not in QUIET), None)
    return f"Terakhir: {last.get_kind_display().lower()}, {_local(last.at)}." if last else ""


def _local(moment: datetime) -> str:
    return wording.hari_tanggal(timezone.localtime(moment).date())
