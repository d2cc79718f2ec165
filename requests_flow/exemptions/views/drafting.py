"""Writing a test: a new one, one because of a request, one that prolongs an exemption, and changes before approval."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from registry.models import PublicBody
from requests_flow import clocks, policies
from requests_flow.exemptions import policies as test_policies
from requests_flow.exemptions.actions.change_test import change_test as change_action
from requests_flow.exemptions.actions.draft_test import draft_test as draft_action
from requests_flow.exemptions.actions.review_test import review_test
from requests_flow.exemptions.enums import TESTED_GROUNDS
from requests_flow.exemptions.forms.findings import FindingsForm, values_of
from requests_flow.exemptions.views.place import desk_day, sentence_of, test_or_404
from requests_flow.models import ConsequenceTest, InformationRequest
from requests_flow.performing import REFUSALS


@dataclass(frozen=True)
class Cause:
    """Why a test is written: a request and one of its items, an exemption that is tested anew, or neither."""

    bodies: Sequence[PublicBody]
    case: InformationRequest | None = None
    previous: ConsequenceTest | None = None

    @property
    def on_request(self) -> bool:
        """Was it caused by a request?"""
        return self.case is not None or (self.previous is not None and self.previous.request_id is not None)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404("Alamat ini tidak lengkap.") from None


def _cause(request: HttpRequest) -> Cause:
    on = desk_day(request)
    if text := request.GET.get("ulang"):
        previous = test_or_404(request, _uuid(text))
        return Cause([previous.body], previous=previous)
    if text := request.GET.get("permohonan"):
        rows = policies.visible_to(request.user, on=on).select_related("body__region")
        case = rows.filter(public_id=_uuid(text)).first()
        if case is None:
            raise Http404("Permohonan ini tidak ada, atau ditujukan kepada badan publik lain.")
        return Cause([case.body], case=case)
    policies.enter_desk(request.user, on=on)
    return Cause(list(policies.desk_bodies(request.user, on=on)))


def _first(request: HttpRequest, cause: Cause) -> dict[str, Any]:
    """Return what the form shows at first."""
    body = cause.bodies[0] if cause.bodies else None
    held = {"held_on": clocks.local_day(body, request.moment) if body else desk_day(request)}
    if cause.previous:
        return values_of(cause.previous) | held | {"period_until_on": None}
    first: dict[str, Any] = held | {"participants": [(request.user.full_name, "PPID")]}
    if body:
        first["place"] = f"Kantor {body.region.full_name}"
    if request.GET.get("dasar") in TESTED_GROUNDS:
        first["ground"] = request.GET["dasar"]
    item = request.GET.get("informasi", "")
    if cause.case and item.isdecimal() and (asked := cause.case.items.filter(pk=int(item)).first()):
        first["title"] = asked.description[:200]
    return first


@require_http_methods(["GET", "HEAD", "POST"])
def draft_test(request: HttpRequest) -> HttpResponse:
    """A new test; the address says for which request or instead of which exemption."""
    cause = _cause(request)
    form = FindingsForm(
        request.POST if request.method == "POST" else None,
        initial=_first(request, cause),
        bodies=cause.bodies,
        on_request=cause.on_request,
        again=cause.previous is not None,
    )
    blocked = _blocked(request, cause)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, cause, blocked=blocked)
    try:
        test = _write(request, form, cause)
    except REFUSALS as refusal:
        return _page(request, form, cause, blocked=blocked, refusal=sentence_of(refusal))
    messages.success(request, "Konsep uji konsekuensi tersimpan. Periksa, lalu ajukan kepada Atasan PPID.")
    return redirect("requests:test", public_id=test.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def change_test(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Correct a test that is not approved yet."""
    test = test_or_404(request, public_id)
    cause = Cause([test.body], case=test.request)
    data = request.POST if request.method == "POST" else None
    form = FindingsForm(data, initial=values_of(test), bodies=cause.bodies, on_request=cause.on_request)
    on = clocks.local_day(test.body, request.moment)
    blocked = test_policies.reason_against(test_policies.change_test, request.user, test, on=on)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, cause, test=test, blocked=blocked)
    try:
        change_action(test=test, findings=form.findings(), by=request.user, at=request.moment)
    except REFUSALS as refusal:
        return _page(request, form, cause, test=test, blocked=blocked, refusal=sentence_of(refusal))
    messages.success(request, "Hasil uji sudah diubah.")
    return redirect("requests:test", public_id=public_id)


def _write(request: HttpRequest, form: FindingsForm, cause: Cause) -> ConsequenceTest:
    made = {"findings": form.findings(), "by": request.user, "at": request.moment}
    if cause.previous:
        return review_test(test=cause.previous, reason=form.cleaned_data["reason"], **made)
    body = form.cleaned_data.get("body") or cause.bodies[0]
    return draft_action(body=body, request=cause.case, **made)


def _blocked(request: HttpRequest, cause: Cause) -> str:
    """Return why this person cannot write the test, told before anything is typed."""
    if not cause.bodies:
        return "Anda belum bertugas pada badan publik mana pun."
    on = desk_day(request)
    if cause.previous:
        return test_policies.reason_against(test_policies.review_test, request.user, cause.previous, on=on)
    return test_policies.reason_against(test_policies.draft_test, request.user, cause.bodies[0], on=on)


def _page(
    request: HttpRequest,
    form: FindingsForm,
    cause: Cause,
    *,
    test: ConsequenceTest | None = None,
    blocked: str = "",
    refusal: str = "",
) -> HttpResponse:
    """Show the form: 409 with a refusal, 422 with errors; a button that only adds a row judges nothing."""
    if form.is_unfinished:
        form = form.with_another_row()
    context = {
        "form": form,
        "case": cause.case,
        "previous": cause.previous,
        "test": test,
        "blocked": blocked,
        "refusal": refusal,
    }
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "requests_flow/exemptions/form.html", context, status=status)
