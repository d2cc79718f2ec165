"""Slips for many people at once: choose, then issue and print."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registry import progress
from registry.actions.issue_slips import issue_slips
from registry.forms.people import ChoosePeopleForm
from registry.views.place import PANTAU, administered_regency, moment, refuse, today, visitor


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slips(request: HttpRequest) -> HttpResponse:
    """List who needs a printed code; POST issues new codes for the chosen people and shows the slips once."""
    regency = administered_regency(request)
    q, everybody = request.GET.get("q", ""), request.GET.get("semua") == "1"
    rows = progress.people_without_email(regency, today(request), q=q, fresh=not everybody)
    form = ChoosePeopleForm(request.POST if request.method == "POST" else None, rows=rows)
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data["people"])
        try:
            printed = issue_slips(appointments=chosen, by=visitor(request), at=moment(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            context = {"place": PANTAU, "slips": printed, "back": reverse("registry:slips")}
            return render(request, "registry/slips_print.html", context)
    picked = set(request.POST.getlist("people"))
    context = {
        "regency": regency,
        "form": form,
        # Nobody is picked by hand among hundreds: at first all who never got a code are.
        "rows": [
            {"row": row, "picked": str(row.pk) in picked if picked else row.code_issued_at is None} for row in rows
        ],
        "q": q,
        "everybody": everybody,
    }
    return render(request, "registry/slips.html", context)
