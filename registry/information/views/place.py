"""Which body and which item a page of the list is about."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.policies import Denied
from registry.information import policies
from registry.models import InformationItem, PublicBody
from registry.views.place import NO_BODY, today


def edited_bodies(request: HttpRequest) -> list[PublicBody]:
    """Return the bodies whose list the visitor may see; raise Denied when there is none."""
    bodies = list(policies.bodies_edited_by(request.user, today(request)))
    if not bodies:
        raise Denied(NO_BODY)
    return bodies


def edited_body(request: HttpRequest, bodies: list[PublicBody]) -> PublicBody:
    """Return which of the visitor's `bodies` the page is about: `?badan=<public id>`, or the first one; else 404."""
    wanted = request.GET.get("badan")
    if not wanted:
        return bodies[0]
    for body in bodies:
        if str(body.public_id) == wanted:
            return body
    raise Http404("Badan publik ini tidak ada, atau bukan tempat tugas Anda.")


def edited_item(request: HttpRequest, public_id: UUID) -> InformationItem:
    """Return an item of a body whose list the visitor may see; 404 for any other."""
    rows = InformationItem.objects.filter(body__in=edited_bodies(request)).select_related("body__region__parent")
    return get_object_or_404(rows, public_id=public_id)
