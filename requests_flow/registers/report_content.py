"""The words and numbers of the annual report as its template reads them. Frozen and typed; no HTML, no database."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar with its label, in millimetres of the drawing."""

    label: str
    value: str
    x: str
    y: str
    width: str
    height: str
    centre: str
    after: str
    base: str
    is_longest: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A drawing: its caption, its size, and what a screen reader says instead of it."""

    caption: str
    spoken: str
    height: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    """One line of the table of decisions."""

    decision: str
    count: str
    share: str
    days: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One entry of the contents: "2.1", its title, and the anchor it leads to."""

    number: str
    title: str
    anchor: str
    is_part: bool = False


@dataclass(frozen=True, kw_only=True)
class DisputeChapter:
    """What the report says of objections and disputes: sentences, and tables of (name, number)."""

    sentences: tuple[str, ...]
    grounds: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, str, str], ...]
    steps: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class AnnualReportContent:
    """Everything that the report says (regulation brief §8.3)."""

    year: int
    government: tuple[str, ...]
    place: str
    received: str
    summary: str
    headline: tuple[tuple[str, str], ...]
    history_years: tuple[str, ...]
    history: tuple[tuple[str, tuple[str, ...]], ...]
    due: str
    commission: str
    general_policy: tuple[str, ...]
    facilities: tuple[str, ...]
    staff: tuple[str, ...]
    budget: tuple[str, ...]
    obstacles: tuple[str, ...]
    recommendations: tuple[str, ...]
    months: Chart
    channels: Chart
    decisions: tuple[DecisionRow, ...]
    total: DecisionRow
    times: str
    grounds: tuple[tuple[str, str, str], ...]
    disputes: DisputeChapter | None = None
    """Objections and disputes; left out of a report whose figures were frozen before they were counted."""

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return the contents in order, numbered."""
        titles = [("policy", "Kebijakan layanan informasi publik"), ("service", "Pelaksanaan layanan")]
        titles += [("disputes", "Keberatan dan sengketa")] if self.disputes else []
        titles += [("obstacles", "Kendala"), ("recommendations", "Rekomendasi dan tindak lanjut")]
        found = []
        for number, (anchor, title) in enumerate(titles, start=1):
            found.append(Chapter(number=f"{number}", title=title, anchor=anchor))
            found += _parts(number) if anchor == "service" else []
        return tuple(found)

    @property
    def titles(self) -> dict[str, str]:
        """Return each heading with its number, by anchor."""
        return {each.anchor: f"{each.number}{'' if each.is_part else '.'} {each.title}" for each in self.chapters}


PARTS = (
    ("means", "Sarana, petugas, dan anggaran"),
    ("requests", "Permohonan informasi"),
    ("answers", "Waktu layanan dan keputusan"),
)


def _parts(chapter: int) -> list[Chapter]:
    return [
        Chapter(number=f"{chapter}.{number}", title=title, anchor=anchor, is_part=True)
        for number, (anchor, title) in enumerate(PARTS, start=1)
    ]


WIDE, TALL, BASE, LEFT, ROOM = 162.0, 40.0, 33.0, 44.0, 102.0


def upright(caption: str, values: Sequence[tuple[str, int]]) -> Chart:
    """Return a drawing of standing bars, as for the months of a year."""
    most, step = max([n for _, n in values], default=0) or 1, WIDE / len(values)
    bars = []
    for place, (label, n) in enumerate(values):
        height, x = 27.0 * n / most, place * step + 2.2
        bars.append(
            Bar(
                label=label, value=str(n), x=_mm(x), y=_mm(BASE - height), width=_mm(step - 4.4), height=_mm(height),
                centre=_mm(x + (step - 4.4) / 2), after=_mm(BASE - height - 1.6), base=_mm(BASE),
                is_longest=n == most and n > 0,
            )
        )  # fmt: skip
    return Chart(caption=caption, spoken=_spoken(caption, values), height=_mm(TALL), bars=tuple(bars))


def lying(caption: str, values: Sequence[tuple[str, int]]) -> Chart:
    """Return a drawing of lying bars, one under the other."""
    most = max([n for _, n in values], default=0) or 1
    bars = []
    for place, (label, n) in enumerate(values):
        y, length = 0.9 + place * 6.4, ROOM * n / most
        bars.append(
            Bar(
                label=label, value=str(n), x=_mm(LEFT), y=_mm(y), width=_mm(length), height="4.5", centre="0",
                after=_mm(LEFT + length + 1.6), base=_mm(y + 3.3), is_longest=n == most and n > 0,
            )
        )  # fmt: skip
    return Chart(caption=caption, spoken=_spoken(caption, values), height=_mm(1 + 6.4 * len(values)), bars=tuple(bars))


def _mm(value: float) -> str:
    return f"{value:.2f}"


def _spoken(caption: str, values: Sequence[tuple[str, int]]) -> str:
    return f"{caption}: {', '.join(f'{label} {n}' for label, n in values)}"
