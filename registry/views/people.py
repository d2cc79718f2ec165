"""What both workspaces do about the people of one body: show, invite, end an office, send an invitation again."""

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from registry import policies, progress
from registry.actions.create_officer_without_email import create_officer_without_email
from registry.actions.end_appointment import end_appointment
from registry.actions.invite import invite
from registry.actions.issue_slips import issue_slips
from registry.actions.resend_invitation import resend_invitation
from registry.actions.revoke_invitation import revoke_invitation
from registry.enums import Role
from registry.forms.people import BY_EMAIL, EndForm, InviteForm
from registry.models import Appointment, Invitation, PublicBody
from registry.service_documents import policies as paper_policies
from registry.views.place import (
    MEJA,
    PANTAU,
    Place,
    body_tabs,
    is_allowed,
    moment,
    monitored_body,
    monitored_regency,
    refuse,
    served_bodies,
    served_body,
    today,
    visitor,
)

PLACES = {PANTAU.name: PANTAU, MEJA.name: MEJA}


@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """Show an officer who serves in his own body."""
    body = served_body(request)
    context = people_of(body, request, MEJA) | {"tabs": body_tabs(request, body)}
    return render(request, "registry/staff.html", context)


def people_of(body: PublicBody, request: HttpRequest, place: Place) -> dict[str, Any]:
    """Return what templates/registry/_people.html shows of a body, with what the visitor may do to each person."""
    on, at, user = today(request), moment(request), request.user
    invitations = list(body.invitations.unanswered().select_related("created_by"))
    failures = progress.undelivered(invitations)
    return {
        "body": body,
        "place": place,
        "may_manage": is_allowed(policies.manage_staff, user, body, on),
        "staff": [
            {
                "row": row,
                "may": is_allowed(policies.manage_staff, user, body, on, row.role),
                "decree_url": _decree_url(row, place, on, user),
            }
            for row in progress.staff_of(body, on)
        ],
        "former": progress.former_staff_of(body, on),
        "invitations": [
            {
                "row": row,
                "state": row.state(at),
                "failure": failures.get(row.pk, ""),
                "may": is_allowed(policies.manage_staff, user, body, on, row.role),
            }
            for row in invitations
        ],
        "invite_url": reverse(f"registry:{place.name}_invite", args=[body.public_id]),
    }


def _decree_url(row: Appointment, place: Place, on: datetime.date, user: Any) -> str:
    """Return where the decree of a PPID is made or read; nothing at the regency's desk and for other offices."""
    may = row.role == Role.PPID and place == MEJA and is_allowed(paper_policies.prepare_decree, user, row, on)
    return reverse("registry:decree", args=[row.pk]) if may else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite_person(request: HttpRequest, place: str, public_id: uuid.UUID) -> HttpResponse:
    """Invite one person into a body, by e-mail or with a slip that is shown at once."""
    body = _body(request, place, public_id)
    policies.manage_staff(request.user, body, today(request))
    is_admin = is_allowed(policies.appoint_anybody, request.user, body, today(request))
    form = InviteForm(request.POST if request.method == "POST" else None, body=body, is_admin=is_admin)
    if request.method == "POST" and form.is_valid():
        try:
            return _invited(request, PLACES[place], body, form.cleaned_data)
        except ValidationError as error:
            refuse(form, error)
    context = {"place": PLACES[place], "body": body, "form": form, "back": _home(place, body)}
    return render(request, "registry/invite.html", context)


def _invited(request: HttpRequest, place: Place, body: PublicBody, data: dict[str, Any]) -> HttpResponse:
    who = {name: data[name] for name in ("role", "full_name", "position_title")}
    if data["way"] == BY_EMAIL:
        invitation = invite(body=body, email=data["email"], by=visitor(request), at=moment(request), **who)
        messages.success(request, f"Undangan untuk {invitation.full_name} sedang dikirim ke {invitation.email}.")
        return redirect(_home(place.name, body))
    appointment, _ = create_officer_without_email(body=body, by=visitor(request), at=moment(request), **who)
    return _print(request, place, [appointment])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """End an office, after saying from which day on."""
    appointment = get_object_or_404(_appointments(request, place), pk=pk)
    body = appointment.body
    policies.manage_staff(request.user, body, today(request), appointment.role)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"ends_on": today(request)})
    if request.method == "POST" and form.is_valid():
        ends_on = form.cleaned_data["ends_on"]
        try:
            end_appointment(appointment=appointment, ends_on=ends_on, by=visitor(request), at=moment(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Penugasan {appointment.user.full_name} sudah diakhiri.")
            return redirect(_home(place, body))
    context = {"place": PLACES[place], "appointment": appointment, "form": form, "back": _home(place, body)}
    return render(request, "registry/end.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resend(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Send an invitation again, after asking."""
    return _change_invitation(request, place, pk, "resend")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Take an invitation back, after asking."""
    return _change_invitation(request, place, pk, "revoke")


def _change_invitation(request: HttpRequest, place: str, pk: int, verb: str) -> HttpResponse:
    invitation = get_object_or_404(_invitations(request, place), pk=pk)
    body = invitation.body
    policies.manage_staff(request.user, body, today(request), invitation.role)
    if request.method == "POST":
        action = resend_invitation if verb == "resend" else revoke_invitation
        done = "sedang dikirim ulang" if verb == "resend" else "sudah dibatalkan"
        try:
            action(invitation=invitation, by=visitor(request), at=moment(request))
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, f"Undangan untuk {invitation.full_name} {done}.")
        return redirect(_home(place, body))
    context = {"place": PLACES[place], "invitation": invitation, "verb": verb, "back": _home(place, body)}
    return render(request, "registry/change_invitation.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Issue a new code for one person, after asking, and show the slip to print."""
    appointment = get_object_or_404(_appointments(request, place), pk=pk)
    policies.manage_staff(request.user, appointment.body, today(request), appointment.role)
    back = _home(place, appointment.body)
    if request.method == "POST":
        try:
            return _print(request, PLACES[place], [appointment])
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(back)
    return render(request, "registry/slip.html", {"place": PLACES[place], "appointment": appointment, "back": back})


def _print(request: HttpRequest, place: Place, appointments: list[Appointment]) -> HttpResponse:
    slips = issue_slips(appointments=appointments, by=visitor(request), at=moment(request))
    context = {"place": place, "slips": slips, "back": _home(place.name, appointments[0].body)}
    return render(request, "registry/slips_print.html", context)


def _home(place: str, body: PublicBody) -> str:
    if place == PANTAU.name:
        return reverse("registry:body_officers", args=[body.public_id])
    return f"{reverse('registry:staff')}?badan={body.public_id}"


def _bodies(request: HttpRequest, place: str) -> QuerySet[PublicBody]:
    if place == PANTAU.name:
        return PublicBody.objects.in_regency(monitored_regency(request))
    return PublicBody.objects.filter(pk__in=[body.pk for body in served_bodies(request)])


def _body(request: HttpRequest, place: str, public_id: uuid.UUID) -> PublicBody:
    if place == PANTAU.name:
        return monitored_body(request, public_id)
    return get_object_or_404(_bodies(request, place).select_related("region__parent"), public_id=public_id)


def _appointments(request: HttpRequest, place: str) -> QuerySet[Appointment]:
    bodies = _bodies(request, place).order_by().values("pk")
    return Appointment.objects.filter(body__in=bodies).select_related("user", "body__region")


def _invitations(request: HttpRequest, place: str) -> QuerySet[Invitation]:
    bodies = _bodies(request, place).order_by().values("pk")
    return Invitation.objects.filter(body__in=bodies).select_related("body__region")
