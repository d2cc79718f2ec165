"""The tariff of copies: published at the desk, read by everybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from registry import policies, selectors, tariffs
from registry.actions.publish_tariff import publish_tariff
from registry.forms.tariff import TariffForm
from registry.models import PublicBody, Region
from registry.views.place import body_tabs, is_allowed, moment, page_of, refuse, served_body, visitor
from registry.village_page import village_frame

UNUSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def tariff(request: HttpRequest) -> HttpResponse:
    """Show officers the tariff of their body; PPID and village head publish a new one."""
    body = served_body(request)
    on = selectors.local_date(body, moment(request))
    if request.method == "POST":
        policies.publish_tariff(request.user, body, on)
    current = tariffs.tariff_in_force(body, on)
    form = TariffForm(request.POST if request.method == "POST" else None, previous=current)
    if form.is_unfinished:
        form = form.with_another_row()
    elif request.method == "POST" and form.is_valid():
        try:
            _publish(request, body, form)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, "Tarif sudah diumumkan. Jawaban berikutnya memakai tarif ini.")
            return redirect(f"{reverse('registry:tariff')}?badan={body.public_id}")
    context = {
        "body": body,
        "form": form,
        "current": current,
        "coming": tariffs.coming_tariffs(body, on),
        "history": page_of(request, tariffs.tariffs_of(body)),
        "may_publish": is_allowed(policies.publish_tariff, request.user, body, on),
        "tabs": body_tabs(request, body),
    }
    return render(request, "registry/tariff.html", context, status=UNUSABLE if form.errors else 200)


def _publish(request: HttpRequest, body: PublicBody, form: TariffForm) -> None:
    names = ("decree_number", "decided_on", "valid_from_on", "payment_ways")
    facts = {name: form.cleaned_data[name] for name in names}
    publish_tariff(body=body, lines=form.prices(), by=visitor(request), at=moment(request), **facts)


@login_not_required
@require_safe
def public_tariff(request: HttpRequest, slug: str) -> HttpResponse:
    """What copies cost in a village, for everybody; nothing is asked without a published tariff."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    bodies = selectors.bodies_for(region)
    if not bodies:
        raise Http404("Desa ini belum mempunyai badan publik di portal.")
    on = selectors.local_date(bodies[0], moment(request))
    places = [
        {"body": body, "tariff": tariffs.tariff_in_force(body, on), "coming": tariffs.coming_tariffs(body, on)}
        for body in bodies
    ]
    context = {"village": village_frame(region, current="Tarif"), "region": region, "places": places}
    return render(request, "registry/public_tariff.html", context)
