"""The regency's list of invitations, and sending many of them again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from registry import policies, progress
from registry.actions.resend_invitation import resend_invitation
from registry.enums import InvitationState
from registry.exporting import csv_response
from registry.models import Invitation
from registry.views.place import administered_regency, is_allowed, moment, monitored_regency, page_of, today, visitor

BADGES = {
    InvitationState.WAITING: "info",
    InvitationState.EXPIRED: "warn",
    InvitationState.ACCEPTED: "ok",
    InvitationState.REVOKED: "",
}
CSV_HEADER = ["kode", "badan_publik", "nama", "surel", "peran", "keadaan", "dikirim", "diterima"]


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """List the invitations of the regency; search, filter and pages."""
    regency = monitored_regency(request)
    chosen = _chosen(request)
    page = page_of(request, progress.invitations_in(regency, at=moment(request), **chosen))
    shown = list(page.object_list)
    failures = progress.undelivered(shown)
    expired = progress.invitations_in(regency, at=moment(request), state=InvitationState.EXPIRED).count()
    context = {
        "regency": regency,
        "page": page,
        "rows": [_row(row, request, failures) for row in shown],
        "chosen": chosen,
        "is_narrowed": any(chosen.values()),
        "states": InvitationState.choices,
        "expired": expired,
        "may_administer": is_allowed(policies.administer, request.user, regency, today(request)),
    }
    return render(request, "registry/invitations.html", context)


@require_safe
def invitations_csv(request: HttpRequest) -> HttpResponse:
    """Download the same list, with the same search and filter, as CSV."""
    regency = monitored_regency(request)
    rows = progress.invitations_in(regency, at=moment(request), **_chosen(request))
    lines = (
        [
            row.body.region.code,
            row.body.name,
            row.full_name,
            row.email,
            row.get_role_display(),
            row.state(moment(request)).label,
            timezone.localtime(row.last_sent_at).date(),
            timezone.localtime(row.accepted_at).date() if row.accepted_at else "",
        ]
        for row in rows
    )
    return csv_response(f"undangan-{regency.slug}-{today(request).isoformat()}", CSV_HEADER, lines)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resend_expired(request: HttpRequest) -> HttpResponse:
    """Send all expired invitations of the regency again, after asking."""
    regency = administered_regency(request)
    expired = list(progress.invitations_in(regency, at=moment(request), state=InvitationState.EXPIRED))
    if request.method == "POST":
        sent = sum(_resend(request, row) for row in expired)
        messages.success(request, f"{sent} undangan sedang dikirim ulang.")
        return redirect(reverse("registry:invitations"))
    return render(request, "registry/resend_expired.html", {"regency": regency, "expired": expired})


def _resend(request: HttpRequest, invitation: Invitation) -> bool:
    try:
        resend_invitation(invitation=invitation, by=visitor(request), at=moment(request))
    except ValidationError:
        # Accepted or revoked since the list was read: nothing is left to send.
        return False
    return True


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {"q": request.GET.get("q", ""), "state": request.GET.get("keadaan", "")}


def _row(invitation: Invitation, request: HttpRequest, failures: dict[int, str]) -> dict[str, Any]:
    state = invitation.state(moment(request))
    return {
        "row": invitation,
        "state": state.label,
        "badge": BADGES[state],
        "failure": failures.get(invitation.pk, ""),
        "is_open": state in (InvitationState.WAITING, InvitationState.EXPIRED),
    }
