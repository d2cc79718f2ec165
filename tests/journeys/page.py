"""How to reach one address of the portal, who succeeds there, and who everybody is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from tests.journeys.village import Village

VISITORS = ("anonymous", "holder of another key")
NEIGHBOURS = ("ppid of B", "clerk of B", "village head of B", "editor of B")
REGENCY = ("monitor", "admin")
OUTSIDERS = {
    "visitors": (*VISITORS, "citizen"),
    "people of the village without business at its desk": ("editor of A", "former clerk of A"),
    "neighbours": NEIGHBOURS,
    "regencies": (*REGENCY, "admin of another regency"),
}

EVERYBODY = frozenset(person for group in OUTSIDERS.values() for person in group)
SIGNED_IN = EVERYBODY - set(VISITORS)
DESKS = frozenset({"ppid of B", "clerk of B", "village head of B"})
# A regency's admin stands in for bodies without an officer, so the request desk opens for them too.
REQUEST_DESKS = DESKS | {"admin", "admin of another regency"}
WATCHERS = frozenset({*REGENCY, "admin of another regency"})

Make = Callable[[Village], Any]


@dataclass(frozen=True, kw_only=True)
class Page:
    """How to reach for Desa Sengon under one pattern.

    `who` succeeds: GET answers `get` and shows `shows`; POST of the valid form `send` answers `sent`; "" for a page
    that only answers in the middle of something, which tests/accounts walks. Outsiders in
    `shared` have a page of their own at the address, which shows nothing of the village; all others are refused. Of
    the shared, only `writers` may change the village, and each may write rows of `own_tables` about themselves.
    `forged` are the arguments of those who do not hold the secret that is part of the address.
    """

    who: str
    open: bool = False
    args: Make = lambda village: []
    forged: Make | None = None
    about: Make = lambda village: {}
    case: str = ""
    get: int = 200
    shows: Make = lambda village: ""
    send: Make | None = None
    sent: int = 302
    shared: frozenset[str] = frozenset()
    writers: frozenset[str] = frozenset()
    own_tables: frozenset[str] = frozenset()

    def url(self, name: str, village: Village, *, forged: bool = False, about: bool = True) -> str:
        """Return the address, with the query that names the village unless `about` is False."""
        make = self.forged if forged and self.forged else self.args
        query = urlencode(self.about(village)) if about else ""
        return reverse(name, args=make(village)) + (f"?{query}" if query else "")


def made(value: Any, village: Village) -> Any:
    """Return a value of a form, made for the village if it is a function."""
    return value(village) if callable(value) else value
