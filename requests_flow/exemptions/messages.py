"""Who is told what about a consequence test and the decree that lists it. Words are in templates/messages/<event>/."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import User
from notifications import outbox
from notifications.masking import mask_personal_numbers
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow import clocks, wording
from requests_flow.messages import desk_of, link, scope_of
from requests_flow.models import ConsequenceTest, ExemptListDecree


def _to_users(
    test: ConsequenceTest, event: str, users: Iterable[User], *, at: datetime, edition: str, **more: Any
) -> None:
    facts = {
        "title": mask_personal_numbers(test.title),
        "number": test.number,
        "body": test.body.unit_name,
        "test_url": link(f"/meja/pengecualian/uji/{test.public_id}/"),
    }
    for user in users:
        if not user.email:
            continue
        outbox.queue(
            event=event,
            to_email=user.email,
            to_user=user,
            context=facts | {"name": user.full_name} | more,
            about=test.about,
            dedupe_key=f"{test.about}:{event}:{edition}:{user.pk}",
            at=at,
            scope=scope_of(test.body),
        )


def heads_of(body: PublicBody, at: datetime) -> list[User]:
    """Return the PPID's superiors in office."""
    on = clocks.local_day(body, at)
    return [row.user for row in registry_selectors.officers(body, on).filter(role=Role.VILLAGE_HEAD)]


def superiors_of(test: ConsequenceTest, at: datetime) -> list[User]:
    """Return who may approve: the PPID's superiors in office, else the regency's admins."""
    heads = heads_of(test.body, at)
    if heads:
        return heads
    on = clocks.local_day(test.body, at)
    admins = registry_selectors.admins_of(registry_selectors.regency_of(test.body.region), on)
    return [row.user for row in admins.filter(role=Role.REGENCY_ADMIN)]


def approval_awaited(test: ConsequenceTest, *, at: datetime, by: User) -> None:
    """The superior learns that a test waits for approval."""
    others = [user for user in superiors_of(test, at) if user != by]
    _to_users(test, "test_approval_awaited", others, at=at, edition=at.isoformat())


def approved(test: ConsequenceTest, *, at: datetime, by: User) -> None:
    """The desk learns that the sheet can be printed and signed."""
    others = [user for user in desk_of(test.body, at) if user != by]
    _to_users(test, "test_approved", others, at=at, edition="")


def review_due(test: ConsequenceTest, *, at: datetime) -> None:
    """The desk is asked, once a period, to review an exemption before it ends (D18)."""
    edition = f"{test.period_until_on}"
    ends = wording.hari_tanggal(test.period_until_on) if test.period_until_on else ""
    _to_users(test, "exemption_review_due", desk_of(test.body, at), at=at, edition=edition, ends=ends)


def expired(test: ConsequenceTest, *, at: datetime) -> None:
    """The desk learns, once a period, that an exemption has ended and carries no refusal any more."""
    edition = f"{test.period_until_on}"
    ended = wording.hari_tanggal(test.period_until_on) if test.period_until_on else ""
    _to_users(test, "exemption_expired", desk_of(test.body, at), at=at, edition=edition, ended=ended)


def decree_issued(decree: ExemptListDecree, *, at: datetime, by: User) -> None:
    """The superior learns that a decree in his name waits for his signature."""
    facts = {
        "number": decree.number,
        "body": decree.body.unit_name,
        "count": decree.entries.count(),
        "decree_url": link(f"/meja/pengecualian/sk/{decree.public_id}/"),
    }
    for user in heads_of(decree.body, at):
        if not user.email or user == by:
            continue
        outbox.queue(
            event="exempt_decree_issued",
            to_email=user.email,
            to_user=user,
            context=facts | {"name": user.full_name},
            about=decree.about,
            dedupe_key=f"{decree.about}:exempt_decree_issued:{user.pk}",
            at=at,
            scope=scope_of(decree.body),
        )
