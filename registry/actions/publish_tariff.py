"""Publish a tariff: what real copies cost from a day on, as the head of the body decided."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions._office import lock_body
from registry.enums import ChangeKind
from registry.models import Change, PublicBody, Tariff, TariffLine

MOST_LINES = 12
MOST_RUPIAH = 10_000_000


@dataclass(frozen=True, kw_only=True)
class Price:
    """The price of one unit: 500 rupiah for a "lembar" of "Fotokopi A4 hitam putih"."""

    what: str
    unit: str
    price: int


@transaction.atomic
def publish_tariff(
    *,
    body: PublicBody,
    decree_number: str,
    decided_on: datetime.date,
    valid_from_on: datetime.date,
    lines: Sequence[Price],
    payment_ways: str,
    by: User | None,
    at: datetime.datetime,
) -> Tariff:
    """Publish the tariff and record it; the one before stays in the record. No lines: everything is free again.

    Answers that are already written keep their own prices. Raise Denied for anybody but the head and the PPID,
    ValidationError by field for bad values.
    """
    current = lock_body(body)
    today = selectors.local_date(current, at)
    if by is not None:
        policies.publish_tariff(by, current, today)
    _check(decided_on, valid_from_on, lines, payment_ways, today)
    tariff = Tariff(
        body=current,
        decree_number=decree_number.strip(),
        decided_on=decided_on,
        valid_from_on=valid_from_on,
        payment_ways=payment_ways.strip() if lines else "",
        published_at=at,
        published_by=by,
    )
    tariff.full_clean()
    tariff.save()
    TariffLine.objects.bulk_create(
        TariffLine(tariff=tariff, position=position, **asdict(line)) for position, line in enumerate(lines, start=1)
    )
    Change.objects.create(
        kind=ChangeKind.TARIFF_PUBLISHED,
        regency=selectors.regency_of(current.region),
        body=current,
        date=valid_from_on,
        after={"decree_number": tariff.decree_number, "lines": [asdict(line) for line in lines]},
        at=at,
        by=by,
    )
    return tariff


def _check(
    decided_on: datetime.date,
    valid_from_on: datetime.date,
    lines: Sequence[Price],
    payment_ways: str,
    today: datetime.date,
) -> None:
    if decided_on > today:
        raise ValidationError({"decided_on": "Tanggal keputusan tidak boleh di masa depan."})
    if valid_from_on < decided_on:
        raise ValidationError({"valid_from_on": "Tarif baru berlaku pada atau sesudah tanggal keputusannya."})
    if len(lines) > MOST_LINES:
        raise ValidationError(f"Satu tarif memuat paling banyak {MOST_LINES} baris.")
    if any(not 1 <= line.price <= MOST_RUPIAH for line in lines):
        raise ValidationError("Tarif ditulis dalam rupiah bulat, dari 1 sampai 10.000.000.")
    if any(not line.what.strip() or not line.unit.strip() for line in lines):
        raise ValidationError("Setiap baris tarif memuat uraian dan satuan.")
    if len({(line.what.casefold(), line.unit.casefold()) for line in lines}) != len(lines):
        raise ValidationError("Ada uraian dan satuan yang tertulis dua kali.")
    if lines and not payment_ways.strip():
        raise ValidationError({"payment_ways": "Tulis bagaimana biaya dapat dibayar, misalnya tunai di meja layanan."})
