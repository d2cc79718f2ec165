"""The moves on the page of a case: which are offered, why others are not, and how each is drawn.

It knows no case: objections, personal-data requests and incidents hand over their tables.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.urls import reverse

from accounts.models import User
from requests_flow.enums import Actor
from requests_flow.forms.officer import ButtonForm
from requests_flow.policies import reason_against


@dataclass(frozen=True)
class Here:
    """Where a move is offered: for this case, to this officer, on this day and moment."""

    case: Any
    user: User
    on: date
    at: datetime

    @property
    def facts(self) -> dict[str, Any]:
        """Return what every action is told."""
        return {"case": self.case, "by": self.user, "at": self.at}


@dataclass(frozen=True, kw_only=True)
class Move:
    """One move: its name is that of the action, the policy and the address."""

    title: str
    icon: str
    rule: Callable[..., Actor]
    button: str
    act: Callable[[Here, Any], Any]
    done: str
    form: Callable[..., forms.Form] = ButtonForm
    options: Callable[[Here], dict[str, Any]] = lambda here: {}
    words: str = ""
    draft: str = ""
    """Name of the address that shows the letter as it would be."""
    is_aside: bool = False
    """Never the one thing to do now."""


def form_for(move: Move, name: str, here: Here, data: Any = None, files: Any = None) -> forms.Form:
    """Return the form of a move, bound to `data` if there is any."""
    options = {"prefix": name} | move.options(here)
    return move.form(data, files, **options)


def moves_of(
    moves: Mapping[str, Move], names: Iterable[str], here: Here, bound: Mapping[str, forms.Form], *, address: str
) -> dict[str, Sequence[dict[str, Any]]]:
    """Return the moves of these names that are possible, and those that are not with the reason.

    A form in `bound` stays open with what was typed, policy or not. The first allowed move is the one thing to do now.
    `address` is what the names of their addresses begin with.
    """
    allowed: list[dict[str, Any]] = []
    blocked = []
    offered = tuple(names)
    for name in (*offered, *(name for name in bound if name not in offered)):
        move = moves[name]
        reason = reason_against(move.rule, here.user, here.case, on=here.on)
        if reason and name not in bound:
            blocked.append({"title": move.title, "reason": reason})
        else:
            is_first = not allowed and not move.is_aside
            url = reverse(f"{address}{name}", args=[here.case.public_id])
            allowed.append(_drawn(move, name, here, bound.get(name), url=url, is_first=is_first))
    return {"allowed": allowed, "blocked": blocked}


def _drawn(move: Move, name: str, here: Here, bound: forms.Form | None, *, url: str, is_first: bool) -> dict[str, Any]:
    return {
        "name": name,
        "title": move.title,
        "icon": move.icon,
        "button": move.button,
        "words": move.words,
        "url": url,
        "has_own_page": False,
        "draft_url": reverse(f"requests:{move.draft}", args=[here.case.public_id]) if move.draft else "",
        "form": bound or form_for(move, name, here),
        "is_open": is_first or bound is not None,
        "is_first": is_first,
    }
