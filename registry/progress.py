"""How far the regency has come in bringing officers to its bodies: lists for people, each a handful of queries."""

import datetime
from typing import Any

from django.db.models import Case, CharField, Count, DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from accounts.models import OneTimeCode
from notifications import selectors as messages
from registry.enums import DESK_ROLES, InvitationState, OfficerState
from registry.models import Appointment, Invitation, PublicBody, Region
from registry.models.appointment import AppointmentQuerySet


# QuerySet[Any]: the rows of these lists carry values that their models do not have.
def bodies_with_state(regency: Region, on: datetime.date, at: datetime.datetime) -> QuerySet[Any]:
    """Return the open bodies of a regency, each with `state` (OfficerState) and `last_sent_at` of its invitations.

    A PPID or clerk makes the state; the best news wins: somebody signed in, an office given, an open invitation.
    """
    desk = Appointment.objects.active(on).filter(body=OuterRef("pk"), role__in=DESK_ROLES).order_by()
    unanswered = Invitation.objects.unanswered().filter(body=OuterRef("pk"), role__in=DESK_ROLES).order_by()
    state = Case(
        When(Exists(desk.filter(user__last_login__isnull=False)), then=Value(OfficerState.ACTIVE.value)),
        When(Exists(desk), then=Value(OfficerState.NEVER_SIGNED_IN.value)),
        When(Exists(unanswered.filter(expires_at__gt=at)), then=Value(OfficerState.INVITED.value)),
        When(Exists(unanswered), then=Value(OfficerState.EXPIRED.value)),
        default=Value(OfficerState.NONE.value),
        output_field=CharField(),
    )
    last_sent = Subquery(unanswered.order_by("-last_sent_at").values("last_sent_at")[:1], output_field=DateTimeField())
    rows = PublicBody.objects.active().in_regency(regency).select_related("region__parent")
    return rows.annotate(state=state, last_sent_at=last_sent).order_by("region__code", "kind", "pk")


def narrowed(rows: QuerySet[Any], *, q: str, district: str, state: str) -> QuerySet[Any]:
    """Return the rows of `bodies_with_state` whose name or code fits, in a district (code), in a state."""
    if q := " ".join(q.split()):
        rows = rows.filter(Q(name__icontains=q) | Q(region__code__startswith=q) | Q(region__parent__name__icontains=q))
    if district:
        rows = rows.filter(region__parent__code=district)
    return rows.filter(state=state) if state in OfficerState.values else rows


def counts(rows: QuerySet[Any]) -> dict[str, int]:
    """Return how many bodies are in each state; states without bodies are 0."""
    found = rows.order_by().values("state").annotate(number=Count("pk", distinct=True))
    return dict.fromkeys(OfficerState.values, 0) | {row["state"]: row["number"] for row in found}


def desk_by_body(bodies: list[PublicBody], on: datetime.date) -> dict[int, list[Appointment]]:
    """Return the PPID and clerks in office of the given bodies, by the body's id, with people."""
    by_body: dict[int, list[Appointment]] = {body.pk: [] for body in bodies}
    rows = Appointment.objects.active(on).filter(body__in=bodies, role__in=DESK_ROLES).select_related("user")
    for row in rows.order_by("role", "starts_on", "pk"):
        by_body[row.body_id].append(row)
    return by_body


def staff_of(body: PublicBody, on: datetime.date) -> AppointmentQuerySet:
    """Return everybody in office in a body on that day or later, with people."""
    rows = Appointment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), body=body)
    return rows.select_related("user", "body__region").order_by("role", "starts_on", "pk")


def former_staff_of(body: PublicBody, on: datetime.date) -> AppointmentQuerySet:
    """Return who has left office in a body, the latest first."""
    rows = Appointment.objects.filter(body=body, ends_on__lte=on).select_related("user")
    return rows.order_by("-ends_on", "role", "pk")


def invitations_in(regency: Region, *, at: datetime.datetime, q: str = "", state: str = "") -> QuerySet[Invitation]:
    """Return the invitations into the bodies of a regency, the latest first, by name, address or body, in a state."""
    bodies = PublicBody.objects.in_regency(regency).order_by().values("pk")
    rows = Invitation.objects.filter(body__in=bodies).select_related("body__region__parent", "accepted_by")
    if q := " ".join(q.split()):
        rows = rows.filter(Q(full_name__icontains=q) | Q(email__icontains=q) | Q(body__name__icontains=q))
    filters = {
        InvitationState.WAITING: Q(accepted_at=None, revoked_at=None, expires_at__gt=at),
        InvitationState.EXPIRED: Q(accepted_at=None, revoked_at=None, expires_at__lte=at),
        InvitationState.ACCEPTED: Q(accepted_at__isnull=False),
        InvitationState.REVOKED: Q(revoked_at__isnull=False),
    }
    return rows.filter(filters[InvitationState(state)]) if state in InvitationState.values else rows


def undelivered(invitations: list[Invitation]) -> dict[int, str]:
    """Return why the message of an invitation did not arrive, by the invitation's id."""
    about = {f"invitation:{row.pk}": row.pk for row in invitations}
    return {about[message.about]: message.failure for message in messages.failed(abouts=list(about))}


def people_without_email(regency: Region, on: datetime.date, *, q: str = "", fresh: bool = True) -> QuerySet[Any]:
    """Return the offices in a regency whose person has no e-mail address and so needs a printed code.

    `fresh` leaves only those who have never signed in. Each row has `code_issued_at`, the moment of the open code.
    """
    bodies = PublicBody.objects.in_regency(regency).order_by().values("pk")
    open_codes = OneTimeCode.objects.filter(user=OuterRef("user"), used_at=None, replaced_at=None)
    rows = Appointment.objects.active(on).filter(body__in=bodies, user__email=None)
    if fresh:
        rows = rows.filter(user__last_login=None)
    if q := " ".join(q.split()):
        rows = rows.filter(
            Q(user__full_name__icontains=q) | Q(user__username__icontains=q) | Q(body__name__icontains=q)
        )
    rows = rows.select_related("user", "body__region__parent")
    return rows.annotate(code_issued_at=Subquery(open_codes.order_by("-issued_at").values("issued_at")[:1])).order_by(
        "body__region__code", "role", "pk"
    )
