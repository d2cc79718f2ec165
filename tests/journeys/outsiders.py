"""Everybody who reaches for Desa Sengon and has no business there."""

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
