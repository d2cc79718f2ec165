"""The few shapes that most addresses have, and the arguments that lead to Desa Sengon."""

from typing import Any

from notifications.models import Message
from tests.journeys.page import EVERYBODY, SIGNED_IN, WATCHERS, Make, Page, made
from tests.journeys.village import Village


def public(**facts: Any) -> Page:
    """A page for everybody; what it says of the village is public."""
    return Page(**{"who": "anonymous", "open": True, "shared": EVERYBODY} | facts)


def account(**facts: Any) -> Page:
    """A page about the account of whoever is signed in."""
    return Page(**{"who": "ppid", "shared": SIGNED_IN} | facts)


def with_key(case: str, *more: Make, **facts: Any) -> Page:
    """A page of the applicant: without sign-in, and only for the holder of this case's key."""
    return Page(**{"who": "key", "open": True, "case": case, "args": of_case(case, *more)} | facts)


def officers(case: str, *more: Make, **facts: Any) -> Page:
    """A page of a case at the village's desk."""
    return Page(**{"who": "ppid", "args": of_case(case, *more), "case": case} | facts)


def move(case: str, *more: Make, **form: Any) -> Page:
    """A move of the officer: nothing but a form that is sent."""

    def send(village: Village) -> dict[str, Any]:
        return {name: made(value, village) for name, value in form.items()}

    return officers(case, *more, get=405, send=send)


def of_test(status: str, **facts: Any) -> Page:
    """A page or a move of a consequence test at the village's desk."""
    return Page(**{"who": "ppid", "args": lambda village: [village.tests[status].public_id], "get": 405} | facts)


def regency(**facts: Any) -> Page:
    """A page of the regency: its monitor reads, its admin writes; another regency's admin has one of their own."""
    about = facts.pop("about", lambda village: {"kabupaten": "33.10"})
    return Page(**{"who": "admin", "about": about, "shared": WATCHERS, "writers": frozenset({"admin"})} | facts)


def of_case(name: str, *more: Make) -> Make:
    return lambda village: [village.cases[name].public_id, *(make(village) for make in more)]


def badan(village: Village) -> dict[str, Any]:
    return {"badan": village.body.public_id}


def body(village: Village) -> list[Any]:
    return [village.body.public_id]


def invitation(village: Village) -> list[Any]:
    return [village.invitation.pk]


def office(village: Village) -> list[Any]:
    return [village.slip_office.pk]


def notice(village: Village) -> list[Any]:
    return [Message.objects.filter(to_user=village.people["ppid"]).earliest("queued_at").pk]


def slug(village: Village) -> list[Any]:
    return [village.body.region.slug]


def of_body(village: Village) -> dict[str, Any]:
    return {"body": village.body.public_id}


def of_report(name: str, *more: str, **facts: Any) -> Page:
    """A page of a report at the village's desk."""
    return Page(**{"who": "ppid", "args": lambda village: [village.reports[name].public_id, *more]} | facts)


def nothing(village: Village) -> dict[str, Any]:
    return {}
