"""Looking at a copy of the applicant's identity."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from requests_flow.actions import look as looks
from requests_flow.looking import show_copy
from requests_flow.views.desk import case_or_404, show_case


@never_cache
@require_POST
def look(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """Show the pages of a paper with the watermark of this look. A POST, because each look is written down."""
    case = case_or_404(request, public_id)
    crumbs = [
        {"label": "Kotak masuk", "url": reverse("requests:inbox")},
        {"label": case.number, "url": reverse("requests:case", args=[public_id])},
    ]
    matter = f"permohonan {case.number}"
    return show_copy(request, case, file_id, act=looks.look, page=show_case, matter=matter, crumbs=crumbs)
