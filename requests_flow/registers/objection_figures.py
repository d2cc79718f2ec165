"""The figures of objections and disputes of a year, counted from cases. Pure: facts come in, numbers go out.

An objection counts in the year in which it was received, a dispute in the year in which it was filed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from statistics import mean, median
from typing import Any, Self

from requests_flow.disputes.enums import DisputeOutcome, StepKind
from requests_flow.objections.enums import Ground, ObjectionOutcome
from requests_flow.registers.figures import in_order

WITHDRAWN, OPEN = "withdrawn", "open"
ENDINGS = {**dict(ObjectionOutcome.choices), WITHDRAWN: "Dicabut pemohon", OPEN: "Belum ditanggapi"}
RESULTS = {**dict(DisputeOutcome.choices), WITHDRAWN: "Dicabut", OPEN: "Belum diputus"}
STEPS = {kind.value: kind.label for kind in StepKind if kind not in (StepKind.FILED, StepKind.WITHDRAWN)}
GROUNDS = {ground.value: f"Huruf {ground}: {ground.label}" for ground in Ground}


@dataclass(frozen=True, kw_only=True)
class ObjectionFact:
    """What one objection adds; `ending` is an outcome, "withdrawn" or "open"."""

    region_id: int
    ending: str
    grounds: tuple[str, ...]
    due_on: date
    answered_on: date | None
    working_days: int | None
    is_filed_late: bool = False
    is_silent: bool = False

    def is_late(self, on: date) -> bool:
        """Was it answered after its deadline, or does it still wait after it?"""
        if self.ending == WITHDRAWN:
            return False
        return (self.answered_on or on) > self.due_on


@dataclass(frozen=True, kw_only=True)
class DisputeFact:
    """What one dispute adds: the steps it went through, and the result that stands."""

    region_id: int
    steps: frozenset[str]
    result: str


@dataclass(frozen=True, kw_only=True)
class ObjectionFigures:
    """The figures of one year. Averages are in working days, one decimal; None where nothing was answered."""

    received: int
    by_ground: dict[str, int]
    by_ending: dict[str, int]
    days_by_ending: dict[str, float]
    answered: int
    on_time: int
    late: int
    open: int
    open_late: int
    silent: int
    filed_late: int
    average_days: float | None
    median_days: float | None
    disputes: int
    by_step: dict[str, int]
    by_result: dict[str, int]

    def as_data(self) -> dict[str, Any]:
        """Return the figures as plain data, to freeze or to hand out."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """Return figures that were frozen with `as_data`."""
        return cls(**data)

    @property
    def has_any(self) -> bool:
        """Was there an objection or a dispute at all?"""
        return bool(self.received or self.disputes)


def count(objections: Iterable[ObjectionFact], disputes: Iterable[DisputeFact], *, on: date) -> ObjectionFigures:
    """Return the figures of these objections and disputes as they stand on `on`."""
    rows, cases = list(objections), list(disputes)
    answered = [row for row in rows if row.answered_on]
    waiting = [row for row in rows if row.ending == OPEN]
    days = [row.working_days for row in answered if row.working_days is not None]
    return ObjectionFigures(
        received=len(rows),
        by_ground=in_order(Counter(ground for row in rows for ground in row.grounds), GROUNDS),
        by_ending=in_order(Counter(row.ending for row in rows), ENDINGS),
        days_by_ending=_averages(answered),
        answered=len(answered),
        on_time=sum(not row.is_late(on) for row in answered),
        late=sum(row.is_late(on) for row in answered),
        open=len(waiting),
        open_late=sum(row.is_late(on) for row in waiting),
        silent=sum(row.is_silent for row in rows),
        filed_late=sum(row.is_filed_late for row in rows),
        average_days=round(mean(days), 1) if days else None,
        median_days=round(float(median(days)), 1) if days else None,
        disputes=len(cases),
        by_step=in_order(Counter(step for case in cases for step in case.steps), STEPS),
        by_result=in_order(Counter(case.result for case in cases), RESULTS),
    )


def _averages(answered: Iterable[ObjectionFact]) -> dict[str, float]:
    days: dict[str, list[int]] = {}
    for row in answered:
        if row.working_days is not None:
            days.setdefault(row.ending, []).append(row.working_days)
    return {code: round(mean(days[code]), 1) for code in ENDINGS if code in days}


MEASURES = (
    ("received", "Keberatan diterima"),
    ("answered", "Sudah ditanggapi Atasan PPID"),
    ("on_time", "Ditanggapi tepat waktu"),
    ("late", "Ditanggapi terlambat"),
    ("open", "Belum ditanggapi"),
    ("open_late", "Belum ditanggapi dan lewat batas"),
    ("silent", "Tidak ditanggapi sampai batas undang-undang"),
    ("filed_late", "Diajukan setelah batas pengajuan"),
    ("average_days", "Rata-rata hari kerja sampai tanggapan"),
    ("median_days", "Nilai tengah hari kerja sampai tanggapan"),
    ("disputes", "Sengketa informasi diajukan"),
)
# In open data a code means one thing: "received" is of requests already.
CODES = {"disputes": "disputes"}
TABLES = (
    ("by_ground", "Keberatan menurut alasan", GROUNDS),
    ("by_ending", "Keberatan menurut putusan", ENDINGS),
    ("by_step", "Sengketa menurut tahap yang dilalui", STEPS),
    ("by_result", "Sengketa menurut hasil", RESULTS),
)


def as_rows(figures: ObjectionFigures) -> list[tuple[str, str, str, Any]]:
    """Return the figures one a row, under `figures.DATA_HEADER`."""
    rows: list[tuple[str, str, str, Any]] = [
        ("Keberatan dan sengketa", CODES.get(code, f"objections_{code}"), label, getattr(figures, code))
        for code, label in MEASURES
    ]
    for name, title, labels in TABLES:
        rows += [(title, code, labels[code], n) for code, n in getattr(figures, name).items()]
    return rows
