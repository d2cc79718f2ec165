"""Looking at a copy of somebody's identity: asked for with a reason, recorded, never the original."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.policies import Denied
from documents.files import FileGone
from requests_flow import clocks
from requests_flow.actions.look import is_guarded
from requests_flow.enums import LookReason
from requests_flow.forms.officer import LookForm


def show_copy(
    request: HttpRequest,
    case: Any,
    file_id: UUID,
    *,
    act: Callable[..., Any],
    page: Callable[..., HttpResponse],
    matter: str,
    crumbs: Sequence[dict[str, str]],
) -> HttpResponse:
    """Show the pages of a paper handed in with `case`, with the watermark of this look.

    `act` is the action that records it, `page` draws the case with a refusal, `matter` says which case it is. Raises
    Http404 for a paper that is none of the case's, or no proof of identity.
    """
    row = case.attachments.select_related("file").filter(file=file_id).first()
    if row is None or not is_guarded(row.file):
        raise Http404(f"Berkas ini tidak ada pada {matter}.")
    form = LookForm(request.POST, prefix=f"look{row.file.pk}")
    if not form.is_valid():
        return page(request, case, refusal=next(iter(form.errors.values()))[0], status=422)
    wanted = {"reason": LookReason(form.cleaned_data["reason"]), "first": form.cleaned_data["first"] or 1}
    try:
        seen = act(case=case, stored_file=row.file, by=request.user, at=request.moment, **wanted)
    except (Denied, FileGone) as refusal:
        return page(request, case, refusal=str(refusal), status=409)
    with timezone.override(clocks.zone_of(case.body)):
        context = {
            "case": case,
            "paper": row.file,
            "look": seen,
            "prefix": form.prefix,
            "matter": matter,
            "crumbs": [*crumbs, {"label": row.file.get_kind_display(), "url": ""}],
        }
        return render(request, "requests_flow/officer/identity.html", context)
