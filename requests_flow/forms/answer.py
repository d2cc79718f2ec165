"""The answer: a decision on each requested item, how it is handed over, and what the law wants said about a refusal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.urls import reverse

from documents.models import StoredFile
from requests_flow import costs, outcomes
from requests_flow.actions.answer import ItemReply, Reply
from requests_flow.enums import DeliveryWay, ItemDecision, Obtain, RefusalGround
from requests_flow.exemptions.enums import TESTED_GROUNDS
from requests_flow.exemptions.selectors import fault_of_use, usable
from requests_flow.exemptions.words import option_words
from requests_flow.forms.costs import CostForm
from requests_flow.models import ConsequenceTest, InformationRequest, RequestItem

DECISION_HINTS = {
    ItemDecision.GIVEN: "Berkasnya dilampirkan di bawah, atau diperlihatkan di kantor.",
    ItemDecision.REDACTED: "Bagian yang dikecualikan dihitamkan, sisanya diberikan.",
    ItemDecision.NOT_HELD: "Badan publik ini tidak memilikinya.",
    ItemDecision.REFUSED: "Dikecualikan, atau belum dikuasai menurut Pasal 6 ayat (3).",
}
# What the law wants said about each decision; anything else that was typed before the choice changed is not kept.
SAID = {
    ItemDecision.GIVEN: (),
    ItemDecision.REDACTED: ("redacted", "ground", "test", "reason"),
    ItemDecision.NOT_HELD: ("holder", "reason"),
    ItemDecision.REFUSED: ("ground", "test", "reason"),
}
DETAILS = ("holder", "redacted", "ground", "reason")

HANDOVERS = {
    DeliveryWay.DOWNLOAD: "Berkas dapat diunduh dari halaman status dengan nomor pendaftaran dan kunci lacak.",
    DeliveryWay.EMAIL: (
        "Tautan ke surat ini dan berkasnya dikirim ke alamat surel Saudara. Berkas juga dapat diunduh dari halaman "
        "status permohonan."
    ),
    DeliveryWay.PICK_UP: "Salinan dapat diambil di meja layanan informasi pada jam layanan.",
    DeliveryWay.POST: "Salinan dikirim lewat pos ke alamat Saudara.",
    DeliveryWay.COURIER: "Salinan dikirim lewat kurir ke alamat Saudara.",
}
VIEWING = "Informasi dapat Saudara lihat di meja layanan informasi pada jam layanan."


def usual_handover(case: InformationRequest) -> str:
    """Return the sentence that fits the way in which the applicant asked to receive the information."""
    return VIEWING if case.obtain == Obtain.VIEW else HANDOVERS[DeliveryWay(case.delivery)]


class ConsequenceTestField(forms.ModelChoiceField):
    """A finished consequence test, named by its number, article and title."""

    def label_from_instance(self, test: ConsequenceTest) -> str:
        """Return the line of the list."""
        return option_words(test)


class ItemReplyForm(forms.Form):
    """The decision on one item."""

    decision = forms.ChoiceField(
        label="Jawaban",
        choices=ItemDecision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih jawaban untuk informasi ini."},
    )
    decision.choice_hints = DECISION_HINTS
    holder = forms.CharField(
        label="Badan publik yang menguasai",
        help_text="Bila Anda tahu, supaya pemohon dapat meminta ke sana.",
        max_length=200,
        required=False,
    )
    redacted = forms.CharField(
        label="Yang dihitamkan", help_text="Misalnya “NIK dan alamat penerima bantuan”.", max_length=300, required=False
    )
    ground = forms.ChoiceField(
        label="Dasar hukum", choices=[("", "Pilih pasalnya"), *RefusalGround.choices], required=False
    )
    test = ConsequenceTestField(
        label="Uji konsekuensi",
        help_text="Wajib bila dikecualikan menurut Pasal 17. Hanya uji yang sudah selesai dan masih berlaku.",
        queryset=ConsequenceTest.objects.none(),
        empty_label="Pilih uji yang sudah selesai",
        required=False,
        error_messages={"invalid_choice": "Uji konsekuensi ini tidak ada, belum selesai, atau tidak berlaku lagi."},
    )
    reason = forms.CharField(
        label="Alasan",
        help_text="Satu dua kalimat yang dapat dipahami pemohon.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, item: RequestItem, on: date, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"item{item.pk}", **kwargs)
        self.item, self.on = item, on
        self.fields["test"].queryset = usable(item.request.body, on=on)
        which = f"informasi {item.position}"
        self.fields["decision"].error_messages["required"] = f"Pilih jawaban untuk {which}."

    @property
    def new_test_url(self) -> str:
        """Where a consequence test for this item is begun, with the ground that was chosen so far."""
        ground = self["ground"].value() or ""
        query = {"permohonan": self.item.request.public_id, "informasi": self.item.pk} | (
            {"dasar": ground} if ground in TESTED_GROUNDS else {}
        )
        return reverse("requests:draft_test", query=query)

    def clean(self) -> dict[str, Any]:
        """Keep what belongs to the decision, and demand what the law wants said (UU 14/2008 article 22(7))."""
        cleaned = super().clean() or self.cleaned_data
        decision = cleaned.get("decision")
        if not decision:
            return cleaned
        said = SAID[ItemDecision(decision)]
        for name in (*DETAILS, "test"):
            if name not in said:
                self.errors.pop(name, None)
                cleaned[name] = None if name == "test" else ""
        facts = {name: cleaned.get(name, "") for name in DETAILS}
        for name, sentence in outcomes.faults_of(decision, **facts):
            self.add_error(name, sentence)
        self._check_test(decision, facts["ground"])
        return cleaned

    def _check_test(self, decision: str, ground: str) -> None:
        """An exemption rests on a finished test of the same ground (UU 14/2008 article 19)."""
        if not ground or "test" in self.errors:
            return
        if not outcomes.is_exempt(decision, ground):
            self.cleaned_data["test"] = None
            return
        test = self.cleaned_data.get("test")
        fault = fault_of_use(test, self.item.request.body, decision=decision, ground=ground, on=self.on)
        if fault:
            self.add_error("test", fault)


class WholeReplyForm(forms.Form):
    """What is said once about the whole answer."""

    handover = forms.CharField(
        label="Cara penyerahan",
        help_text="Tercetak dalam surat.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis cara informasi diserahkan kepada pemohon."},
    )
    refer = forms.BooleanField(
        label="Buat juga surat penunjukan badan publik lain",
        help_text="Untuk informasi yang tidak dikuasai, bila semuanya dikuasai satu badan publik yang sama.",
        required=False,
    )


class ReplyForms:
    """The forms of an answer page together, for one case.

    With `judge=False` what was typed is shown again without being judged: a file was added, nothing was decided yet.
    """

    def __init__(
        self, case: InformationRequest, data: Mapping[str, Any] | None = None, *, on: date, judge: bool = True
    ) -> None:
        self.case = case
        items: Sequence[RequestItem] = case.items.select_related("request__body")
        first = {"handover": usual_handover(case)}
        if data is not None and judge:
            self.items = [ItemReplyForm(data, item=item, on=on) for item in items]
            self.whole = WholeReplyForm(data)
            self.costs = CostForm(data, case=case, on=on)
        else:
            blank = [ItemReplyForm(item=item, on=on) for item in items]
            self.items = [ItemReplyForm(item=form.item, on=on, initial=_typed(form, data)) for form in blank]
            self.whole = WholeReplyForm(initial=first | _typed(WholeReplyForm(), data))
            self.costs = CostForm(case=case, on=on, initial=_typed(CostForm(case=case, on=on), data))

    @property
    def all(self) -> list[forms.Form]:
        """Every form, in the order of the page."""
        return [*self.items, self.whole, self.costs]

    @property
    def is_bound(self) -> bool:
        """Is anything being judged?"""
        return self.whole.is_bound

    @property
    def errors(self) -> bool:
        """Has anything been found wrong?"""
        return any(form.errors for form in self.all)

    def __iter__(self) -> Iterator[BoundField]:
        """Every field of every form, for the error summary."""
        for form in self.all:
            yield from form

    def non_field_errors(self) -> list[str]:
        """Every error that belongs to no field."""
        return [str(sentence) for form in self.all for sentence in form.non_field_errors()]

    def is_valid(self) -> bool:
        """Judge all forms, and what the law wants of the answer as a whole."""
        # Every form is judged, also after a wrong one: the page shows all errors at once.
        valid = not [form for form in self.all if not form.is_valid()]
        if valid:
            self._check_referral()
            self._check_costs()
        return valid and not self.whole.errors and not self.costs.errors

    def reply(self, files: Sequence[StoredFile]) -> Reply:
        """Return the valid forms as one reply."""
        whole = self.whole.cleaned_data
        return Reply(
            items={form.item.pk: ItemReply(**form.cleaned_data) for form in self.items},
            handover=whole["handover"],
            files=tuple(files),
            refer=whole["refer"],
            wanted=self.costs.wanted(),
        )

    def _check_costs(self) -> None:
        decisions = {form.cleaned_data["decision"] for form in self.items}
        if not decisions & {ItemDecision.GIVEN, ItemDecision.REDACTED} and not self.costs.wanted().is_nothing:
            self.costs.add_error(None, costs.NOTHING_GIVEN)

    def _check_referral(self) -> None:
        if not self.whole.cleaned_data.get("refer"):
            return
        holders = {
            form.cleaned_data["holder"] for form in self.items if form.cleaned_data["decision"] == ItemDecision.NOT_HELD
        } - {""}
        if len(holders) != 1:
            sentence = (
                "Surat penunjukan hanya untuk satu badan publik. Tulis nama yang sama pada setiap informasi yang tidak "
                "dikuasai."
            )
            self.whole.add_error("refer", sentence)


def _typed(blank: forms.Form, data: Mapping[str, Any] | None) -> dict[str, Any]:
    if data is None:
        return {}
    return {
        name: field.widget.value_from_datadict(data, {}, blank.add_prefix(name)) for name, field in blank.fields.items()
    }
