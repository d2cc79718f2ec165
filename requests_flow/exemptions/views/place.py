"""What the views of tests share: the day, the test or 404, the page, and a refusal told without losing a word."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from requests_flow import clocks, performing
from requests_flow.exemptions import policies
from requests_flow.exemptions.pages import form_for, test_page
from requests_flow.models import ConsequenceTest

LOADED = (
    "body__region", "request", "sheet_letter", "previous", "prepared_by", "submitted_by", "approved_by", "finished_by",
    "withdrawn_by", "reviewed_by",
)  # fmt: skip


def desk_day(request: HttpRequest) -> date:
    """Return the day of this request where the portal is."""
    return timezone.localtime(request.moment).date()


def test_or_404(request: HttpRequest, public_id: UUID | str) -> ConsequenceTest:
    """Return a test that this officer may open; Http404 otherwise, so that nobody learns that it exists."""
    rows = policies.visible_to(request.user, on=desk_day(request)).select_related(*LOADED)
    test = rows.filter(public_id=public_id).first()
    if test is None:
        raise Http404("Uji konsekuensi ini tidak ada, atau milik badan publik lain.")
    return test


def sentence_of(refusal: Exception) -> str:
    """Return what to tell the officer."""
    return performing.sentence_of(refusal, "uji")


def show_test(
    request: HttpRequest,
    test: ConsequenceTest,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render the page of a test; `bound` holds a form that was sent and stays open, `refusal` why nothing was done."""
    with timezone.override(clocks.zone_of(test.body)):
        on = clocks.local_day(test.body, request.moment)
        context: dict[str, Any] = test_page(test, request.user, on=on, bound=bound or {})
        context |= {"refusal": refusal, "bound": list((bound or {}).values())}
        return render(request, "requests_flow/exemptions/test.html", context, status=status)


def perform(
    request: HttpRequest,
    public_id: UUID,
    name: str,
    act: Callable[[ConsequenceTest, dict[str, Any]], Any],
    *,
    done: str,
) -> HttpResponse:
    """Check the form of a move, make its one domain call, and go back to the test.

    A wrong form comes back with its errors (422); a refusal is told on the page as it is now (409), with all that was
    typed.
    """
    test = test_or_404(request, public_id)

    def again(form: forms.Form, refusal: str, status: int) -> HttpResponse:
        fresh = test_or_404(request, public_id)
        return show_test(request, fresh, bound={name: form}, refusal=refusal, status=status)

    form = form_for(name, request.POST, request.FILES)
    page = performing.perform(form, lambda form: act(test, form.cleaned_data), what="uji", again=again)
    if page is None:
        messages.success(request, done)
    return page or redirect("requests:test", public_id=public_id)
