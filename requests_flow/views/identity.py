"""Looking at a copy of the applicant's identity: asked for with a reason, recorded, never the original."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.policies import Denied
from documents.files import FileGone
from requests_flow import clocks
from requests_flow.actions.look import is_guarded
from requests_flow.actions.look import look as look_action
from requests_flow.enums import LookReason
from requests_flow.forms.officer import LookForm
from requests_flow.views.desk import case_or_404, show_case


@never_cache
@require_POST
def look(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """Show the pages of a paper with the watermark of this look. A POST, because each look is written down."""
    case = case_or_404(request, public_id)
    row = case.attachments.select_related("file").filter(file=file_id).first()
    if row is None or not is_guarded(row.file):
        raise Http404("Berkas ini tidak ada pada permohonan ini.")
    form = LookForm(request.POST, prefix=f"look{row.file.pk}")
    if not form.is_valid():
        return show_case(request, case, refusal=next(iter(form.errors.values()))[0], status=422)
    wanted = {"reason": LookReason(form.cleaned_data["reason"]), "first": form.cleaned_data["first"] or 1}
    try:
        seen = look_action(case=case, stored_file=row.file, by=request.user, at=request.moment, **wanted)
    except (Denied, FileGone) as refusal:
        return show_case(request, case, refusal=str(refusal), status=409)
    with timezone.override(clocks.zone_of(case.body)):
        context = {
            "case": case,
            "paper": row.file,
            "look": seen,
            "prefix": form.prefix,
            "matter": f"permohonan {case.number}",
            "crumbs": [
                {"label": "Kotak masuk", "url": reverse("requests:inbox")},
                {"label": case.number, "url": reverse("requests:case", args=[public_id])},
                {"label": row.file.get_kind_display(), "url": ""},
            ],
        }
        return render(request, "requests_flow/officer/identity.html", context)
