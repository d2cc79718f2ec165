"""What is no request for information: complaints, proposals, emergencies are led elsewhere and never registered here.

The citizen chooses; the portal does not guess. What was typed is shown to be copied and is not kept.
"""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry import selectors as registry_selectors
from registry.models import Region
from registry.village_page import village_frame
from requests_flow.forms.ask import ELSEWHERE, MATTER

TITLES = {
    "": "Pengaduan, usul, dan keadaan darurat",
    "complaint": "Pengaduan disampaikan lewat SP4N-LAPOR",
    "aspiration": "Usul dan aspirasi disampaikan lewat SP4N-LAPOR atau langsung ke desa",
    "emergency": "Dalam keadaan darurat, telepon sekarang",
}
HIDDEN = {"csrfmiddlewaretoken", MATTER, "add_item", "remove_file"}
TOLD = ("item-", "purpose")


@login_not_required
@require_safe
def elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """Where complaints, proposals and emergencies of a village go."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    return render(request, "requests_flow/public/elsewhere.html", _facts(region, ""))


def is_led_away(request: HttpRequest) -> bool:
    """True when the citizen chose something that is no request for information."""
    return request.method == "POST" and request.POST.get(MATTER) in ELSEWHERE


def lead_away(request: HttpRequest, region: Region) -> HttpResponse:
    """Answer with the way to the right place; nothing is registered, and what was typed can be copied or sent on."""
    typed = {name: value for name, value in request.POST.items() if name not in HIDDEN}
    written = [value.strip() for name, value in typed.items() if name.startswith(TOLD) and value.strip()]
    context = _facts(region, request.POST[MATTER]) | {"typed": typed, "written": "\n\n".join(written)}
    return render(request, "requests_flow/public/elsewhere.html", context)


def _facts(region: Region, matter: str) -> dict[str, Any]:
    bodies = registry_selectors.bodies_for(region)
    config = registry_selectors.config_of(registry_selectors.regency_of(region))
    return {
        "village": village_frame(region, current=""),
        "region": region,
        "matter": matter,
        "title": TITLES[matter],
        "complaint_url": config.complaint_url,
        "body": bodies[0] if bodies else None,
        "typed": {},
        "written": "",
    }
