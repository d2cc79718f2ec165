"""What a register can be narrowed to: year, months, search, order, and what a register adds of its own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Q

from documents.enums import LetterKind, LetterStatus
from requests_flow import wording
from requests_flow.enums import Outcome, RequestStatus
from requests_flow.exemptions.enums import GROUND_CHOICES
from requests_flow.objections.enums import Ground, ObjectionOutcome
from requests_flow.registers.register import Scope

MONTHS = [(str(number), name) for number, name in enumerate(wording.MONTHS, start=1)]
NEWEST_FIRST = "-number"
ORDERS = (("", "Nomor terkecil dahulu"), (NEWEST_FIRST, "Nomor terbesar dahulu"))
UNANSWERED = "unanswered"
WITHDRAWN = "withdrawn"
LATE = "late"
WITHOUT = "without"
# Receipts bear the registration number and stand in the register of requests.
NUMBERED_LETTERS = [choice for choice in LetterKind.choices if choice[0] != LetterKind.RECEIPT]


class RegisterForm(forms.Form):
    """The filters that every register has, from the query string; anything unknown counts as not chosen."""

    q = forms.CharField(label="Cari", max_length=100, required=False)
    year = forms.ChoiceField(label="Tahun", required=False)
    month_from = forms.ChoiceField(label="Dari bulan", choices=[("", "Januari"), *MONTHS[1:]], required=False)
    month_to = forms.ChoiceField(label="Sampai bulan", choices=[("", "Desember"), *MONTHS[:-1]], required=False)
    sort = forms.ChoiceField(label="Urutan", choices=ORDERS, required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "year" in self.fields:
            self.fields["year"].choices = [(str(year), str(year)) for year in years]

    def chosen(self) -> dict[str, str]:
        """Return the usable filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class PublicForm(RegisterForm):
    """The filters of the published register."""

    outcome = forms.ChoiceField(
        label="Keputusan",
        choices=[("", "Semua keputusan"), *Outcome.choices, (UNANSWERED, "Belum dijawab")],
        required=False,
    )


class RequestsForm(PublicForm):
    """The filters of the register of requests."""

    status = forms.ChoiceField(label="Keadaan", choices=[("", "Semua keadaan"), *RequestStatus.choices], required=False)


class ObjectionsForm(RegisterForm):
    """The filters of the register of objections; those of the published one are the same."""

    decision = forms.ChoiceField(
        label="Keputusan",
        choices=[
            ("", "Semua keputusan"),
            *ObjectionOutcome.choices,
            (UNANSWERED, "Belum ditanggapi"),
            (WITHDRAWN, "Dicabut pemohon"),
        ],
        required=False,
    )
    ground = forms.ChoiceField(
        label="Alasan keberatan",
        choices=[("", "Semua alasan"), *((each.value, f"Huruf {each}: {each.label}") for each in Ground)],
        required=False,
    )
    late = forms.ChoiceField(
        label="Waktu tanggapan",
        choices=[("", "Semua"), (LATE, "Ditanggapi terlambat, atau belum dan lewat batas")],
        required=False,
    )


class ExemptForm(RegisterForm):
    """The filters of the list of exempted information: what is exempt on the day of the look, so no year."""

    year = None
    month_from = None
    month_to = None
    sort = None
    ground = forms.ChoiceField(label="Dasar", choices=[("", "Semua pasal"), *GROUND_CHOICES], required=False)
    decree = forms.ChoiceField(
        label="SK penetapan", choices=[("", "Semua"), ("with", "Sudah ada"), (WITHOUT, "Belum ada")], required=False
    )


class LettersForm(RegisterForm):
    """The filters of the register of letters out."""

    kind = forms.ChoiceField(label="Jenis surat", choices=[("", "Semua jenis"), *NUMBERED_LETTERS], required=False)
    state = forms.ChoiceField(
        label="Keadaan",
        choices=[
            ("", "Semua keadaan"),
            *((status.value, status.label) for status in LetterStatus),
        ],
        required=False,
    )


def months(scope: Scope, field: str) -> Q:
    """Return the condition that the moment `field` lies within the chosen months, where the body is.

    Without chosen months it is empty: a request that was numbered in January for December still has its place.
    """
    first, last = scope.chosen.get("month_from"), scope.chosen.get("month_to")
    inside = Q()
    if first:
        inside &= Q(**{f"{field}__gte": _start(scope, int(first))})
    if last:
        inside &= Q(**{f"{field}__lt": _start(scope, int(last) + 1)})
    return inside


def _start(scope: Scope, month: int) -> datetime:
    return datetime(scope.year, month, 1, tzinfo=ZoneInfo(scope.zone))


def in_words(form: RegisterForm) -> str:
    """Return what a register is narrowed to, for the head of a printout: "Dari bulan Maret; Keputusan Ditolak"."""
    chosen = form.chosen()
    parts = []
    for name, value in chosen.items():
        if name in ("year", "sort"):
            continue
        choices = dict(getattr(form.fields[name], "choices", ()))
        parts.append(f"{form.fields[name].label} {choices.get(value, f'“{value}”')}")
    return "; ".join(parts)
