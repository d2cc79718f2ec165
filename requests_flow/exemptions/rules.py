"""What a consequence test must say before it counts, and what it can carry. Pure rules, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from notifications.masking import has_personal_number
from requests_flow.enums import ItemDecision, RefusalGround
from requests_flow.exemptions.enums import (
    GROUNDS_WITH_AN_END,
    PERIODS_WITH_AN_END,
    Conclusion,
    Occasion,
    PeriodKind,
)

MOST_PARTICIPANTS = 20
# What the public list and the letters to an applicant repeat.
PUBLIC = ("title", "legal_basis", "if_opened", "if_closed", "period_event")
NOT_PUBLIC = "Jangan tulis NIK atau nomor KK di sini. Isinya tampil bagi umum."
PERMANENT = (
    "Pengecualian menurut Pasal 17 huruf a sampai f tidak bersifat permanen (Pasal 20 UU KIP). Pilih tanggal atau "
    "peristiwa berakhirnya."
)


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What was tested and found, as the form hands it over; participants are pairs of name and position."""

    occasion: str
    held_on: date
    place: str
    title: str
    content: str
    ground: str
    legal_basis: str = ""
    if_opened: str
    if_closed: str
    public_interest: str
    period_kind: str
    period_until_on: date | None = None
    period_event: str = ""
    conclusion: str
    participants: Sequence[tuple[str, str]]


def faults_of_public_words(words: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """Return (field, sentence) for each public column of the exempt list that holds a number of a person."""
    return [(name, NOT_PUBLIC) for name in PUBLIC if has_personal_number(words.get(name, ""))]


def faults_of(findings: Findings, *, has_request: bool) -> Sequence[tuple[str, str]]:
    """Return (field, sentence) for everything that the law wants of a test and that is not said yet."""
    faults = [
        *faults_of_public_words({name: getattr(findings, name) for name in PUBLIC}),
        *faults_of_occasion(findings.occasion, has_request=has_request),
        *faults_of_period(
            findings.ground, kind=findings.period_kind, until_on=findings.period_until_on,
            event=findings.period_event, held_on=findings.held_on,
        ),
    ]  # fmt: skip
    if not 1 <= len(findings.participants) <= MOST_PARTICIPANTS:
        faults.append(("participants", f"Tulis satu sampai {MOST_PARTICIPANTS} peserta pengujian."))
    return faults


def faults_of_period(
    ground: str, *, kind: str, until_on: date | None, event: str, held_on: date | None
) -> Sequence[tuple[str, str]]:
    """Return (field, sentence) for everything wrong with the period of an exemption (UU 14/2008 articles 18 and 20)."""
    faults = []
    if ground in GROUNDS_WITH_AN_END and kind not in PERIODS_WITH_AN_END:
        faults.append(("period_kind", PERMANENT))
    if kind == PeriodKind.UNTIL_DATE and until_on is None:
        faults.append(("period_until_on", "Tulis tanggal berakhirnya pengecualian."))
    if kind == PeriodKind.UNTIL_DATE and until_on and held_on and until_on <= held_on:
        faults.append(("period_until_on", "Tanggal berakhirnya harus sesudah hari pengujian."))
    if kind == PeriodKind.UNTIL_EVENT and not event.strip():
        faults.append(("period_event", "Tulis peristiwa yang mengakhiri pengecualian."))
    return faults


def faults_of_occasion(occasion: str, *, has_request: bool) -> Sequence[tuple[str, str]]:
    """Return (field, sentence) when what is said about the occasion does not fit the request that caused the test."""
    if occasion == Occasion.ON_REQUEST and not has_request:
        return [("occasion", "Uji atas permohonan dibuat dari halaman jawaban permohonan itu.")]
    if occasion == Occasion.BEFORE_REQUEST and has_request:
        return [("occasion", "Uji ini dibuat karena ada permohonan.")]
    return []


def fault_of_use(
    decision: str, ground: str, *, test_ground: str, conclusion: str, is_finished: bool, is_replaced: bool,
    is_expired: bool,
) -> str:  # fmt: skip
    """Return why a test of the same body cannot carry this decision, or "" when it can (articles 19 and 20)."""
    if not is_finished:
        return "Uji konsekuensi yang dipilih belum selesai. Selesaikan dahulu sampai lembarnya ditandatangani."
    if test_ground != ground:
        article = RefusalGround(test_ground).label.partition(": ")[0]
        return f"Uji konsekuensi yang dipilih menguji {article}, bukan pasal yang dipilih di sini."
    if conclusion == Conclusion.OPEN:
        return "Uji konsekuensi yang dipilih menyimpulkan bahwa informasi ini terbuka."
    if is_replaced:
        return "Pengecualian ini sudah dibuka atau diganti dengan uji yang lebih baru."
    if is_expired:
        return "Jangka waktu pengecualian ini sudah berakhir. Tinjau dahulu: uji lagi, atau berikan informasinya."
    if decision == ItemDecision.REFUSED and conclusion == Conclusion.PARTLY_CLOSED:
        return "Uji itu menyimpulkan terbuka sebagian. Berikan informasinya dengan menghitamkan bagian yang tertutup."
    return ""
