"""The words of the receipts that the desk gives: for money, and for information. No HTML, no Django."""

from dataclasses import dataclass

from requests_flow import wording
from requests_flow.letter_parts import CostLine


@dataclass(frozen=True, kw_only=True)
class PaymentContent:
    """Receipt for the cost of copies (regulation.md §6.6: every payment gets one)."""

    registration_number: str
    payer: str
    amount: int
    way: str
    """Within a sentence: "tunai"."""
    paid_on: str
    """wording.hari_tanggal(...)."""
    tariff: str
    """The decree behind the prices."""
    costs: tuple[CostLine, ...]
    paid_before: int
    recorded_by: str

    @property
    def amount_words(self) -> str:
        """Return "Rp23.000"."""
        return wording.rupiah(self.amount)

    @property
    def spelled(self) -> str:
        """Return "dua puluh tiga ribu rupiah"."""
        return f"{wording.terbilang(self.amount)} rupiah"

    @property
    def total_words(self) -> str:
        """Return the whole cost without "Rp"."""
        return wording.angka(self.total)

    @property
    def total(self) -> int:
        """Return the whole cost."""
        return sum(line.amount for line in self.costs)

    @property
    def before_words(self) -> str:
        """Return what was paid before, or nothing."""
        return wording.rupiah(self.paid_before) if self.paid_before else ""

    @property
    def rest_words(self) -> str:
        """Return what is left to pay, or nothing."""
        rest = self.total - self.paid_before - self.amount
        return wording.rupiah(rest) if rest else ""


@dataclass(frozen=True, kw_only=True)
class HandoverContent:
    """Receipt of information that was handed over (regulation.md §8.6, DOC_SERAH_TERIMA): two people sign it."""

    registration_number: str
    answer_number: str
    handed: str
    """wording.waktu(...)."""
    things: tuple[str, ...]
    sheets: int
    """0 leaves the line out."""
    officer: str
    receiver: str
    receiver_role: str
    """"Pemohon", "Kuasa pemohon"."""
    on_behalf_of: str
    """The applicant, when a proxy came; else empty."""
    objection_due: str
    """wording.hari_tanggal(...) of the last day to object."""

    @property
    def sheets_words(self) -> str:
        """Return "46 (empat puluh enam) lembar"."""
        return wording.jumlah(self.sheets, "lembar") if self.sheets else ""
