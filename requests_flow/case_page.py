"""A case as the officer sees it, in plain data for the page components: whose turn, facts, answer, papers, timeline."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from documents import scans
from documents.enums import ONLY_TOLD, FindingCode
from documents.models import Letter, ScanResult
from requests_flow import case_papers, case_turn, case_words, clocks, policies, selectors, wording
from requests_flow.aftercare import words as after_words
from requests_flow.case_turn import Desk
from requests_flow.enums import ApplicantKind, RequestStatus
from requests_flow.models import Answer, Applicant, InformationRequest, ScanOverride
from requests_flow.work_rows import BADGES, NO_APPLICANT

S = RequestStatus
MOST_PLACES = 6


def case_page(case: InformationRequest, desk: Desk) -> dict[str, Any]:
    """Return everything the case page shows but the moves; a fixed number of queries."""
    current = case.current_round
    standing = clocks.standing(current, case.body, desk.on)
    letters = selectors.letters_of(case)
    answer = standing_answer(case)
    handed_in = case_papers.attachments(case, desk)
    return {
        "case": case,
        "crumbs": [{"label": "Kotak masuk", "url": reverse("requests:inbox")}, {"label": case.number, "url": ""}],
        "badge": BADGES[case.status],
        "turn": case_turn.turn(case, desk, standing),
        "days": case_words.days(current, desk.on),
        "recounts": case_words.recounts(current, desk.on) if current.recounted_at else [],
        "counting": case_words.counting_sentence(case, current),
        "basis": case_words.basis(current),
        "provisional": current.due_is_provisional,
        "rows": facts(case),
        "items": items(case, answer),
        "answer": answer,
        "answer_files": [case_words.file_link(case, row.file) for row in answer.files.all()] if answer else [],
        "earlier": case_words.earlier_answers(case),
        "attachments": handed_in,
        "looks": case_papers.looks(case, desk) if handed_in else None,
        "certificates": case_papers.certificates(case),
        "prepared": prepared(case) if case.is_open else [],
        "cost": after_words.cost_of(case, answer if current.answered_at else None),
        "handovers": after_words.handovers_of(case),
        "ratings": after_words.ratings_of(case),
        "reopenings": after_words.reopenings_of(case),
        "unsigned": unsigned(case, desk, letters, answer),
        "letters": {str(letter.pk): letter for letter in letters},
    }


# --- facts ------------------------------------------------------------------------------------------------------------
def facts(case: InformationRequest) -> list[dict[str, str]]:
    """Return who asked, for what, and how it is received, for components/summary_list.html; the NIK is masked."""
    applicant = getattr(case, "applicant", None)
    rows = applicant_facts(applicant) if applicant else [("Pemohon", NO_APPLICANT)]
    arrived = timezone.localtime(case.received_at)
    rows += [
        ("Tujuan", case.purpose),
        ("Bentuk", f"{case.get_obtain_display()}, {case.get_delivery_display().lower()}"),
        ("Saluran", f"{case.get_channel_display()}, {wording.waktu(arrived, clocks.zone_of(case.body))}"),
        ("Wilayah", case.region.full_name if case.region_id != case.body.region_id else ""),
        ("Petugas", case.assigned_to.full_name if case.assigned_to else "Belum ada"),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]


def applicant_facts(applicant: Applicant) -> list[tuple[str, str]]:
    """Return what the desk needs to know about the applicant to check identity and to reach them."""
    kind = ApplicantKind(applicant.kind).label.lower()
    proxy = wording.daftar([applicant.proxy_name, applicant.proxy_address])
    return [
        ("Pemohon", f"{applicant.display_name}, {kind}"),
        ("Diwakili", applicant.name if applicant.organisation else ""),
        ("Nomor pengesahan", applicant.legal_decree),
        ("NIK", applicant.masked_nik),
        ("Tanda pengenal lain", applicant.other_identity),
        ("Alamat", applicant.address),
        ("Pekerjaan", applicant.occupation),
        ("Telepon", applicant.phone),
        ("Surel", applicant.email),
        ("Penerima kuasa", proxy),
    ]


def items(case: InformationRequest, answer: Answer | None) -> list[dict[str, Any]]:
    """Return what was asked for, each with the decision of the standing answer if there is one."""
    decisions = {row.item_id: row for row in answer.items.all()} if answer else {}
    return [
        {"position": item.position, "text": item.description, "decision": decisions.get(item.pk)}
        for item in case.items.all()
    ]


def standing_answer(case: InformationRequest) -> Answer | None:
    """Return the answer of the current round with its items, letter and files, unless it was recalled."""
    rows = Answer.objects.filter(round=case.current_round, recalled_at=None).select_related("letter", "tariff")
    return rows.prefetch_related("items", "files__file").first()


# --- papers -----------------------------------------------------------------------------------------------------------
def prepared(case: InformationRequest) -> list[dict[str, Any]]:
    """Return the files that wait to be given with the answer, each with the address that removes it."""
    rows = list(case.prepared_files.select_related("file", "added_by"))
    searched = scans.results_of(row.file for row in rows)
    overrides = case.scan_overrides.select_related("overridden_by", "file") if searched else []
    decided = {(row.file.sha256, row.version): row for row in overrides}
    return [
        {
            "id": row.pk,
            "link": case_words.file_link(case, row.file),
            "by": row.added_by.full_name,
            "remove_url": reverse("requests:detach", args=[case.public_id, row.pk]),
            "search": search_words(searched.get(row.file.sha256), decided),
        }
        for row in rows
    ]


def search_words(result: ScanResult | None, decided: Mapping[tuple[str, int], ScanOverride]) -> dict[str, Any]:
    """Return what was found in a file, for requests_flow/officer/findings.html: grouped by kind, each with places.

    `decided` holds the overrides of the case by content and version of the scanner.
    """
    if result is None:
        return {"groups": [], "blocks": False, "override": None}
    override = decided.get((result.sha256, result.version))
    groups = [
        {
            "title": FindingCode(code).label,
            "count": count,
            "places": [row for row in result.findings if row["code"] == code][:MOST_PLACES],
            "only_told": code in ONLY_TOLD,
        }
        for code, count in sorted(result.counts.items())
    ]
    blocks = bool(scans.blocking(result))
    return {"groups": groups, "blocks": blocks and override is None, "override": override if blocks else None}


def unsigned(
    case: InformationRequest, desk: Desk, letters: Sequence[Letter], answer: Answer | None
) -> list[dict[str, Any]]:
    """Return the letters that wait for a signature, the answer first, each with what stands in the way."""
    if case.status in (S.CLOSED, S.WITHDRAWN, S.LAPSED):
        return []
    answer_id = answer.letter_id if answer else None
    waiting = sorted(selectors.unsigned(letters), key=lambda letter: letter.pk != answer_id)
    return [
        {
            "id": str(letter.pk),
            "title": letter.get_kind_display(),
            "number": letter.number,
            "link": case_words.letter_link(case, letter),
            "mode": letter.signing_mode,
            "is_answer": letter.pk == answer_id,
            "url": reverse("requests:sign", args=[case.public_id, letter.pk]),
            "blocked": _reason_not_to_sign(case, desk, letter, is_answer=letter.pk == answer_id),
        }
        for letter in waiting
    ]


def _reason_not_to_sign(case: InformationRequest, desk: Desk, letter: Letter, *, is_answer: bool) -> str:
    rule = policies.sign if is_answer else policies.sign_notice
    current = case.current_round
    if letter.pk == current.extension_letter_id and desk.on > current.deadline_on:
        return "Batas jawaban semula sudah lewat, jadi perpanjangan ini tidak dapat lagi ditandatangani."
    return policies.reason_against(rule, desk.user, case, on=desk.on)
