"""A request as one row of a list: what is left of its term, what it is about, what to do (components/work_row.html)."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from requests_flow import wording
from requests_flow.deadlines.schedule import DeadlineCondition, Standing
from requests_flow.enums import OPEN_STATUSES, RequestStatus
from requests_flow.models import InformationRequest
from requests_flow.selectors import Calendars

S = RequestStatus

NO_APPLICANT = "Data pemohon sudah dihapus"
BADGES: dict[str, dict[str, str]] = {
    S.RECEIVED: {"text": "Baru", "kind": "info"},
    S.IN_PROGRESS: {"text": "Diproses", "kind": "info"},
    S.INCOMPLETE: {"text": "Menunggu pemohon", "kind": ""},
    S.AWAITING_SIGNATURE: {"text": "Menunggu tanda tangan", "kind": "warn"},
    S.ANSWERED: {"text": "Dijawab", "kind": "ok"},
    S.CLOSED: {"text": "Selesai", "kind": "ok"},
    S.WITHDRAWN: {"text": "Dicabut", "kind": ""},
    S.LAPSED: {"text": "Gugur", "kind": ""},
}
NEXT_STEPS = {
    S.RECEIVED: "Periksa",
    S.IN_PROGRESS: "Jawab",
    S.AWAITING_SIGNATURE: "Tanda tangani",
}


def applicant_name(case: InformationRequest) -> str:
    """Return under whose name the request runs; the payload may have been purged."""
    applicant = getattr(case, "applicant", None)
    return applicant.display_name if applicant else NO_APPLICANT


def work_rows(
    cases: Sequence[InformationRequest], calendars: Calendars, *, name_body: bool = False, lead: bool = False
) -> list[dict[str, Any]]:
    """Return the rows of `cases` in their order.

    With `lead` the action of the first row is the filled button of the page; with `name_body` each row says to whom it
    was addressed.
    """
    return [_row(case, calendars, name_body=name_body, first=lead and index == 0) for index, case in enumerate(cases)]


def signing_rows(
    cases: Sequence[InformationRequest], calendars: Calendars, *, name_body: bool = False, lead: bool = False
) -> list[dict[str, Any]]:
    """Return the rows of cases with a letter to sign; the badge says which letter."""
    rows = work_rows(cases, calendars, name_body=name_body, lead=lead)
    for case, row in zip(cases, rows, strict=True):
        row["badge"] = {"text": _letter_to_sign(case), "kind": "warn"}
        row["action"]["text"] = "Tanda tangani"
    return rows


def _letter_to_sign(case: InformationRequest) -> str:
    current = case.current_round
    if case.status == S.AWAITING_SIGNATURE:
        return "Surat jawaban"
    is_extension = current.extension_letter_id is not None and current.extended_at is None
    return "Surat perpanjangan" if is_extension else "Surat permintaan kelengkapan"


def _row(case: InformationRequest, calendars: Calendars, *, name_body: bool, first: bool) -> dict[str, Any]:
    url = reverse("requests:case", args=[case.public_id])
    standing = calendars.standing(case.body, case.current_round.deadline_on)
    late = case.is_open and standing.condition is DeadlineCondition.LATE
    text = NEXT_STEPS.get(S(case.status), "Lihat")
    meta = [case.number, _date_words(case), f"{applicant_name(case)}, {case.get_channel_display().lower()}"]
    if name_body:
        meta.append(case.body.short_name)
    return {
        "title": case.subject,
        "url": url,
        "meta": meta,
        "badge": BADGES[case.status],
        "action": {"url": url, "text": "Jawab sekarang" if late and text == "Jawab" else text, "first": first},
    } | _left(case, standing, calendars)


def _date_words(case: InformationRequest) -> str:
    current = case.current_round
    if case.status == S.INCOMPLETE and current.completion_due_on is not None:
        return f"Pemohon diberi waktu sampai {wording.hari_tanggal(current.completion_due_on)}"
    if case.status in OPEN_STATUSES:
        return f"Batas {wording.hari_tanggal(current.deadline_on)}"
    if current.answered_at is not None and current.received_by_applicant_at is None:
        return "Belum ada bukti diterima pemohon"
    return f"Batasnya {wording.hari_tanggal(current.deadline_on)}"


def _left(case: InformationRequest, standing: Standing, calendars: Calendars) -> dict[str, Any]:
    """Return left, kind and words of components/days_left.html. While the applicant completes, it is their term."""
    if not case.is_open:
        return {"left": None, "kind": "", "words": BADGES[case.status]["text"]}
    if standing.condition is DeadlineCondition.LATE:
        # Over a weekend no working day has passed yet, and still the date has.
        left = standing.days_left or None
        return {"left": left, "kind": "late", "words": "Lewat"}
    reply_by = case.current_round.completion_due_on
    if case.status == S.INCOMPLETE and reply_by is not None:
        reply = calendars.standing(case.body, reply_by)
        over = reply.condition is DeadlineCondition.LATE
        return {"left": None if over else reply.days_left, "kind": "", "words": "Tidak dijawab"}
    soon = standing.condition is DeadlineCondition.DUE_SOON
    return {"left": standing.days_left, "kind": "soon" if soon else "", "words": ""}
