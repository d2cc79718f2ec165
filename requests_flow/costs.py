"""What an answer costs: the published tariff times what is really copied, and what sending really costs.

Asking, looking and electronic files are free (UU 14/2008 article 21; Perki 1/2018); without a published tariff nothing
may be asked. Whole rupiah, counted here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum

from registry import tariffs
from registry.models import Tariff
from registry.remembering import remembered
from requests_flow import wording
from requests_flow.enums import DeliveryWay, Obtain
from requests_flow.models import Answer, InformationRequest

MOST_PIECES = 10_000
MOST_SENDING = 10_000_000
NO_TARIFF = "Desa ini belum mengumumkan tarif, jadi tidak ada biaya yang dapat diminta."
FREE_FORM = "Berkas elektronik dan melihat di kantor tanpa biaya."
NOTHING_GIVEN = "Tidak ada informasi yang diberikan, jadi tidak ada biaya. Kosongkan isian biaya."
CHANGED = "Tarif berubah sesudah halaman ini dibuka. Periksa lagi isian biaya menurut tarif yang baru."
SENDING_UNEXPLAINED = "Tulis dengan apa dan ke mana dikirim, misalnya “Pos tercatat ke Jogonalan”."
NOT_SENT = "Biaya kirim hanya untuk salinan yang dikirim lewat pos atau kurir."
# Only on paper or on a medium does a copy cost anything.
ELECTRONIC = (DeliveryWay.DOWNLOAD, DeliveryWay.EMAIL)
SENT = (DeliveryWay.POST, DeliveryWay.COURIER)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the officer enters: how many pieces of each line of the tariff (by id), and what sending really costs."""

    pieces: Mapping[int, int] = field(default_factory=dict)
    sending: int = 0
    sending_note: str = ""

    @property
    def is_nothing(self) -> bool:
        """Is nothing asked for?"""
        return not self.sending and not any(self.pieces.values())


@dataclass(frozen=True, kw_only=True)
class Charge:
    """One line of the bill. `unit` is empty for what has no price by the piece."""

    what: str
    unit: str
    price: int
    quantity: int

    @property
    def amount(self) -> int:
        """Price times quantity."""
        return self.price * self.quantity


@dataclass(frozen=True, kw_only=True)
class Bill:
    """All charges of an answer, and the tariff behind them; without charges it is free."""

    charges: tuple[Charge, ...] = ()
    tariff: Tariff | None = None

    @property
    def total(self) -> int:
        """The sum in rupiah."""
        return sum(charge.amount for charge in self.charges)


def tariff_for(case: InformationRequest, *, on: date) -> Tariff | None:
    """Return the tariff of the body on that day, or None when copies are free."""
    return tariffs.tariff_in_force(case.body, on)


def is_free_form(case: InformationRequest) -> bool:
    """Is the form that was asked for always free: an electronic file, or looking at the office?"""
    return case.obtain == Obtain.VIEW or (case.obtain == Obtain.COPY_DIGITAL and case.delivery in ELECTRONIC)


def is_sent(case: InformationRequest) -> bool:
    """Is the copy sent, so that sending costs something?"""
    return case.delivery in SENT


def bill(case: InformationRequest, wanted: Wanted, *, gives_something: bool, on: date) -> Bill:
    """Return what the applicant pays; ValueError with a sentence for what may not be asked."""
    if wanted.is_nothing:
        return Bill()
    if not gives_something:
        raise ValueError(NOTHING_GIVEN)
    if is_free_form(case):
        raise ValueError(FREE_FORM)
    tariff = tariff_for(case, on=on)
    if tariff is None:
        raise ValueError(NO_TARIFF)
    lines = {line.pk: line for line in tariff.lines.all()}
    pieces = {pk: count for pk, count in wanted.pieces.items() if count}
    if not set(pieces) <= set(lines):
        raise ValueError(CHANGED)
    if any(not 0 < count <= MOST_PIECES for count in pieces.values()) or not 0 <= wanted.sending <= MOST_SENDING:
        raise ValueError("Banyaknya dan biaya kirim ditulis dengan angka bulat yang wajar.")
    charges = [
        Charge(what=line.what, unit=line.unit, price=line.price, quantity=pieces[pk])
        for pk, line in lines.items()
        if pk in pieces
    ]
    return Bill(charges=(*charges, *_sending(case, wanted)), tariff=tariff)


def _sending(case: InformationRequest, wanted: Wanted) -> tuple[Charge, ...]:
    if not wanted.sending:
        return ()
    if not is_sent(case):
        raise ValueError(NOT_SENT)
    if not wanted.sending_note.strip():
        raise ValueError(SENDING_UNEXPLAINED)
    what = f"Biaya kirim: {wording.frasa(wanted.sending_note)}"
    return (Charge(what=what, unit="", price=wanted.sending, quantity=1),)


# --- what is owed and paid --------------------------------------------------------------------------------------------
@remembered
def answer_of(case: InformationRequest) -> Answer | None:
    """Return the latest signed answer of a case, also while a later round runs; None before the first."""
    if case.current_round.answered_at is not None:
        return case.current_round.standing_answer
    rows = Answer.objects.filter(round__request=case, round__answered_at__isnull=False, recalled_at=None)
    return rows.select_related("tariff", "round").order_by("-round__number").first()


@remembered
def total_of(answer: Answer) -> int:
    """Return what an answer costs in all; without a tariff nothing can be asked."""
    if answer.tariff_id is None:
        return 0
    return answer.costs.aggregate(sum=Sum("amount"))["sum"] or 0


@remembered
def paid_of(answer: Answer) -> int:
    """Return what was paid of it; cancelled entries do not count."""
    return answer.payments.filter(cancelled_at=None).aggregate(sum=Sum("amount"))["sum"] or 0


def open_of(answer: Answer) -> int:
    """Return what is still to be paid."""
    return total_of(answer) - paid_of(answer)
