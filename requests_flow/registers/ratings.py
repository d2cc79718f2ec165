"""How applicants found the service, as far as the public may know: from five ratings on, nobody stands out.

Apart from the figures of the annual report, which the law lists.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean
from typing import Any

from registry.models import Region
from requests_flow.models import Rating
from requests_flow.registers.statistic_words import decimal

FEWEST = 5
TITLE = "Penilaian"


@dataclass(frozen=True)
class Ratings:
    """How many applicants rated, and their average on a scale from 1 to 5."""

    count: int
    average: float

    @property
    def stat(self) -> dict[str, str]:
        """Return the figure for components/stat.html."""
        note = f"rata-rata dari 1 sampai 5, {self.count} penilaian"
        return {"text": "Penilaian pemohon", "value": decimal(self.average), "note": note, "kind": ""}

    @property
    def rows(self) -> list[tuple[str, str, str, Any]]:
        """Return the rows of open data, under `figures.DATA_HEADER`."""
        return [
            (TITLE, "ratings", "Banyaknya penilaian", self.count),
            (TITLE, "rating_average", "Rata-rata dari 1 sampai 5", self.average),
        ]


def scores_by_region(*, year: int, region: Region | None = None) -> dict[int, list[int]]:
    """Return the scores given in the requests of a year, by region; of one region or of all."""
    rows = Rating.objects.filter(round__request__year=year).order_by("pk")
    if region:
        rows = rows.filter(round__request__region=region)
    found: dict[int, list[int]] = defaultdict(list)
    for region_id, score in rows.values_list("round__request__region_id", "score"):
        found[region_id].append(score)
    return found


def of_region(scores: Iterable[int]) -> Ratings | None:
    """Return what may be told of these scores; None for too few."""
    rows = list(scores)
    return Ratings(len(rows), round(mean(rows), 1)) if len(rows) >= FEWEST else None


def of_all(by_region: dict[int, list[int]]) -> Ratings | None:
    """Return what may be told of all regions together.

    Regions with too few scores count only where they are enough together: else the whole without the regions that are
    told would give away what a few people said.
    """
    told = [score for scores in by_region.values() if len(scores) >= FEWEST for score in scores]
    rest = [score for scores in by_region.values() if len(scores) < FEWEST for score in scores]
    return of_region(told + (rest if len(rest) >= FEWEST else []))
