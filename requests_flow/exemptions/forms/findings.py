"""What was tested and found: one long form; the rows of participants grow without JavaScript."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Self

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from registry.models import PublicBody
from requests_flow.exemptions import rules
from requests_flow.exemptions.enums import GROUND_CHOICES, Conclusion, Occasion, PeriodKind
from requests_flow.exemptions.rules import MOST_PARTICIPANTS, Findings
from requests_flow.models import ConsequenceTest

ADD_BUTTON = "add_participant"
ROW = re.compile(r"name-([1-9]\d?)")
CONCLUSION_HINTS = {
    Conclusion.CLOSED: "Seluruh isi yang diuji dikecualikan.",
    Conclusion.PARTLY_CLOSED: "Informasinya diberikan, bagian yang dikecualikan dihitamkan.",
    Conclusion.OPEN: "Tidak ada yang dikecualikan. Informasinya diberikan bila diminta.",
}
OCCASIONS = [choice for choice in Occasion.choices if choice[0] != Occasion.ON_REQUEST]
# The fields of the form that are fields of `Findings` and of the model under the same name.
PLAIN = (
    "occasion", "held_on", "place", "title", "content", "ground", "legal_basis", "if_opened", "if_closed",
    "public_interest", "period_kind", "period_until_on", "period_event", "conclusion",
)  # fmt: skip


def _long(label: str, required: str, hint: str = "", *, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required},
    )


class FindingsForm(forms.Form):
    """The fields of the sheet (regulation brief §4.1). A button named `add_participant` adds a row, judging nothing.

    `bodies` are those for whom this person may test; one of them needs no choice. `on_request` fixes the occasion,
    `again` asks why an exemption is tested anew.
    """

    body = forms.ModelChoiceField(
        label="Badan publik",
        queryset=PublicBody.objects.none(),
        empty_label=None,
        error_messages={"required": "Pilih badan publiknya."},
    )
    reason = forms.CharField(
        label="Mengapa diuji lagi?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan keputusan peninjauan ini."},
    )
    occasion = forms.ChoiceField(
        label="Saat pengujian",
        choices=OCCASIONS,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih mengapa informasi ini diuji sekarang."},
    )
    title = forms.CharField(
        label="Judul informasi",
        help_text="Tampil bagi umum dalam daftar informasi yang dikecualikan. Jangan tulis nama orang atau NIK.",
        max_length=200,
        error_messages={"required": "Tulis judul informasi atau dokumennya."},
    )
    content = _long(
        "Isi yang dikecualikan",
        "Tulis dengan tepat bagian mana yang dikecualikan.",
        "Sebutkan bagiannya dengan tepat, dan bagian yang tetap terbuka.",
    )
    ground = forms.ChoiceField(
        label="Dasar pengecualian",
        choices=[("", "Pilih pasalnya"), *GROUND_CHOICES],
        error_messages={"required": "Pilih pasal yang menjadi dasar pengecualian."},
    )
    legal_basis = forms.CharField(
        label="Dasar hukum lain",
        help_text="Undang-undang lain yang dipakai, satu dalam satu baris.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    if_opened = _long("Akibat apabila dibuka", "Tulis akibat yang timbul bila informasi ini dibuka (Pasal 19 UU KIP).")
    if_closed = _long(
        "Akibat dan manfaat apabila ditutup",
        "Tulis kepentingan yang dilindungi dan akibatnya bila informasi ini ditutup.",
    )
    public_interest = _long(
        "Kepatutan dan kepentingan umum",
        "Tulis pertimbangan kepatutan dan kepentingan umum.",
        "Apakah kepentingan umum untuk membuka lebih besar? Periksa juga Pasal 18 ayat (2): persetujuan tertulis, atau "
        "data tentang jabatan publik.",
    )
    period_kind = forms.ChoiceField(
        label="Jangka waktu pengecualian",
        help_text="Untuk Pasal 17 huruf a sampai f: pilih tanggal atau peristiwa (Pasal 20 UU KIP).",
        choices=PeriodKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih sampai kapan informasi ini dikecualikan."},
    )
    period_until_on = forms.DateField(
        label="Berakhir pada tanggal",
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": "Tanggal ini tidak lengkap."},
    )
    period_event = forms.CharField(
        label="Peristiwa atau keterangan jangka waktu",
        help_text="Misalnya “pemenang pengadaan ditetapkan”.",
        max_length=300,
        required=False,
    )
    conclusion = forms.ChoiceField(
        label="Simpulan",
        choices=Conclusion.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih simpulan pengujian."},
    )
    conclusion.choice_hints = CONCLUSION_HINTS
    held_on = forms.DateField(
        label="Hari pengujian",
        widget=forms.DateInput,
        error_messages={"required": "Isi hari pengujiannya.", "invalid": "Tanggal ini tidak lengkap."},
    )
    place = forms.CharField(
        label="Tempat pengujian", max_length=160, error_messages={"required": "Tulis tempat pengujiannya."}
    )

    def __init__(
        self,
        *args: Any,
        bodies: Sequence[PublicBody] = (),
        on_request: bool = False,
        again: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = PublicBody.objects.filter(pk__in=[body.pk for body in bodies]).order_by("name")
        self.on_request, self.only_body = on_request, bodies[0] if len(bodies) == 1 else None
        for name, is_needed in (("body", len(bodies) > 1), ("occasion", not on_request), ("reason", again)):
            if not is_needed:
                del self.fields[name]
        known = list(self.initial.get("participants") or ())
        self._rows = 0
        for _ in range(_rows_sent(self.data) if self.is_bound else max(2, len(known))):
            self._add_row()
        for number, (name, position) in enumerate(known, start=1):
            self.initial |= {f"name-{number}": name, f"position-{number}": position}

    @property
    def rows(self) -> list[tuple[BoundField, BoundField]]:
        """The rows of participants, each a name and a position."""
        return [(self[f"name-{n}"], self[f"position-{n}"]) for n in range(1, self._rows + 1)]

    @property
    def can_grow(self) -> bool:
        """May another participant be added?"""
        return self._rows < MOST_PARTICIPANTS

    @property
    def is_unfinished(self) -> bool:
        """Was the button pressed that only adds a row?"""
        return self.is_bound and ADD_BUTTON in self.data

    def with_another_row(self) -> Self:
        """Return this form with one more empty row, and nothing judged."""
        if self.can_grow:
            self._add_row()
        return self

    def full_clean(self) -> None:
        """Judge nothing while the writer only adds a row."""
        if self.is_unfinished:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        """An unfinished form is not valid either."""
        return not self.is_unfinished and super().is_valid()

    def clean(self) -> dict[str, Any]:
        """Collect the participants, and demand what the law wants of the period (UU 14/2008 article 20)."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["participants"] = list(self._people(cleaned))
        faults = rules.faults_of_period(
            cleaned.get("ground", ""), kind=cleaned.get("period_kind", ""), until_on=cleaned.get("period_until_on"),
            event=cleaned.get("period_event", ""), held_on=cleaned.get("held_on"),
        )  # fmt: skip
        for field, sentence in (*faults, *rules.faults_of_public_words(cleaned)):
            if field not in self.errors:
                self.add_error(field, sentence)
        return cleaned

    def findings(self) -> Findings:
        """Return the valid form as the actions take it."""
        facts = {name: self.cleaned_data[name] for name in PLAIN if name in self.cleaned_data}
        facts.setdefault("occasion", Occasion.ON_REQUEST)
        return Findings(**facts, participants=tuple(self.cleaned_data["participants"]))

    def _people(self, cleaned: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = []
        for number in range(1, self._rows + 1):
            name, position = cleaned.get(f"name-{number}", ""), cleaned.get(f"position-{number}", "")
            if bool(name) != bool(position):
                missing = f"position-{number}" if name else f"name-{number}"
                self.add_error(missing, "Tulis nama dan jabatan peserta ini, atau kosongkan keduanya.")
            if name and position:
                found.append((name, position))
        if not found and "name-1" not in self.errors:
            self.add_error("name-1", "Tulis sedikitnya satu peserta pengujian.")
        return found

    def _add_row(self) -> None:
        self._rows += 1
        number = self._rows
        self.fields[f"name-{number}"] = forms.CharField(label=f"Nama peserta {number}", max_length=150, required=False)
        self.fields[f"position-{number}"] = forms.CharField(
            label=f"Jabatan peserta {number}", max_length=150, required=False
        )


def values_of(test: ConsequenceTest) -> dict[str, Any]:
    """Return what the form shows at first for a test that is changed or tested anew."""
    values = {name: getattr(test, name) for name in PLAIN}
    return values | {"participants": [(row.name, row.position) for row in test.participants.all()]}


def _rows_sent(data: Mapping[str, Any]) -> int:
    numbers = [int(match.group(1)) for name in data if (match := ROW.fullmatch(name))]
    return min(max(numbers, default=1), MOST_PARTICIPANTS)
