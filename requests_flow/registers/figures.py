"""The figures of a year, counted from cases. Pure: facts come in, numbers go out; the same for pages and reports.

Only the first round counts: the answer of article 22(7). What comes of objections is counted in
`objection_figures`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from statistics import mean, median
from typing import Any, Self

from requests_flow.enums import Channel, Outcome, RefusalGround, RequestStatus

UNANSWERED = (RequestStatus.WITHDRAWN, RequestStatus.LAPSED)
ENDINGS = {**dict(Outcome.choices), "withdrawn": "Dicabut pemohon", "lapsed": "Gugur", "open": "Belum dijawab"}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What one request adds to the figures. `working_days` lie between the day it came and the day it was answered."""

    region_id: int
    channel: str
    status: str
    outcome: str
    received_on: date
    answered_on: date | None
    deadline_on: date
    is_extended: bool
    working_days: int | None
    refused: tuple[str, ...] = ()
    redacted: tuple[str, ...] = ()

    @property
    def ending(self) -> str:
        """The outcome, how the request ended without an answer, or "open"."""
        if self.answered_on:
            return self.outcome
        return self.status if self.status in UNANSWERED else "open"

    def is_late(self, on: date) -> bool:
        """Was it answered after its deadline, or does it still wait after it?"""
        if self.ending in UNANSWERED:
            return False
        return (self.answered_on or on) > self.deadline_on


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of one year. Averages are in working days, one decimal; None where nothing was answered."""

    received: int
    by_month: list[int]
    by_channel: dict[str, int]
    by_ending: dict[str, int]
    days_by_ending: dict[str, float]
    answered: int
    granted: int
    average_days: float | None
    median_days: float | None
    fastest_days: int | None
    on_time: int
    late: int
    extended: int
    refused_by_ground: dict[str, int]
    redacted_by_ground: dict[str, int]
    open: int
    open_late: int

    def as_data(self) -> dict[str, Any]:
        """Return the figures as plain data, to freeze or to hand out."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """Return figures that were frozen with `as_data`."""
        return cls(**data)


def count(facts: Iterable[Fact], *, on: date) -> Figures:
    """Return the figures of these requests as they stand on `on`."""
    rows = list(facts)
    answered = [row for row in rows if row.answered_on]
    days = [row.working_days for row in answered if row.working_days is not None]
    endings = Counter(row.ending for row in rows)
    months = Counter(row.received_on.month for row in rows)
    waiting = [row for row in rows if row.ending == "open"]
    return Figures(
        received=len(rows),
        by_month=[months[month] for month in range(1, 13)],
        by_channel=in_order(Counter(row.channel for row in rows), Channel.values),
        by_ending=in_order(endings, ENDINGS),
        days_by_ending=_averages(answered),
        answered=len(answered),
        granted=endings[Outcome.GRANTED] + endings[Outcome.PARTLY_GRANTED],
        average_days=round(mean(days), 1) if days else None,
        median_days=round(float(median(days)), 1) if days else None,
        fastest_days=min(days, default=None),
        on_time=sum(not row.is_late(on) for row in answered),
        late=sum(row.is_late(on) for row in answered),
        extended=sum(row.is_extended for row in rows),
        refused_by_ground=_grounds(row.refused for row in rows),
        redacted_by_ground=_grounds(row.redacted for row in rows),
        open=len(waiting),
        open_late=sum(row.is_late(on) for row in waiting),
    )


def in_order(counted: Counter[str], order: Iterable[str]) -> dict[str, int]:
    """Return what was counted in this order, without the noughts."""
    return {code: counted[code] for code in order if counted[code]}


def _averages(answered: Sequence[Fact]) -> dict[str, float]:
    days: dict[str, list[int]] = {}
    for row in answered:
        if row.working_days is not None:
            days.setdefault(row.ending, []).append(row.working_days)
    return {code: round(mean(days[code]), 1) for code in ENDINGS if code in days}


def _grounds(named: Iterable[tuple[str, ...]]) -> dict[str, int]:
    return in_order(Counter(ground for grounds in named for ground in grounds), RefusalGround.values)


MEASURES = (
    ("received", "Permohonan diterima"),
    ("answered", "Sudah dijawab"),
    ("granted", "Dikabulkan seluruhnya atau sebagian"),
    ("on_time", "Dijawab tepat waktu"),
    ("late", "Dijawab terlambat"),
    ("extended", "Diperpanjang"),
    ("open", "Belum dijawab"),
    ("open_late", "Belum dijawab dan lewat batas"),
    ("average_days", "Rata-rata hari kerja sampai jawaban"),
    ("median_days", "Nilai tengah hari kerja sampai jawaban"),
)
GROUPS = (
    ("by_channel", "Saluran", dict(Channel.choices)),
    ("by_ending", "Keputusan", ENDINGS),
    ("refused_by_ground", "Informasi ditolak menurut pasal", dict(RefusalGround.choices)),
    ("redacted_by_ground", "Informasi dihitamkan sebagian menurut pasal", dict(RefusalGround.choices)),
)
DATA_HEADER = ("kelompok", "kode", "ukuran", "nilai")


def as_rows(figures: Figures) -> list[tuple[str, str, str, Any]]:
    """Return the figures one a row, under DATA_HEADER: for open data and for the data of a report."""
    rows: list[tuple[str, str, str, Any]] = [
        ("Ringkasan", code, label, getattr(figures, code)) for code, label in MEASURES
    ]
    rows += [("Bulan", f"{month:02d}", f"Bulan {month}", n) for month, n in enumerate(figures.by_month, start=1)]
    for name, title, labels in GROUPS:
        rows += [(title, code, labels[code], n) for code, n in getattr(figures, name).items()]
    return rows
