"""Public pages: type a code, read what a letter proves. They need no sign-in and write nothing but the rate limit."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import ratelimit
from documents import verification
from documents.forms import VerifyForm

# A person checks a handful of letters; 30 tries a minute make guessing a code of 30^8 hopeless.
TRIES, SECONDS = 30, 60


@login_not_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show the form; with a code, go to the page of that letter."""
    form = VerifyForm(request.GET if "kode" in request.GET else None)
    if form.is_bound and form.is_valid():
        address = reverse("documents:verify", args=[form.cleaned_data["kode"]])
        digest = form.cleaned_data["sidik"]
        return redirect(f"{address}?{urlencode({'sidik': digest})}" if digest else address)
    return render(request, "documents/find.html", {"form": form}, status=400 if form.is_bound else 200)


@login_not_required
@require_safe
@never_cache
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Show the public facts of one letter; 404 with a plain page for an unknown code, 429 when asked too often."""
    if not ratelimit.allow(key=f"verify:{ratelimit.client_address(request)}", limit=TRIES, seconds=SECONDS):
        return render(request, "documents/too_many.html", status=429)
    found = verification.facts(code)
    if found is None:
        context = {"form": VerifyForm(), "code": verification.clean_code(code)}
        return render(request, "documents/unknown.html", context, status=404)
    context = {"facts": found, "form": VerifyForm(initial={"kode": found.code})}
    return render(request, "documents/verify.html", context | _comparison(found, request.GET.get("sidik", "")))


def _comparison(found: verification.Facts, typed: str) -> dict[str, str | None]:
    if not typed.strip():
        return {"typed": "", "matched": None, "problem": None}
    try:
        return {"typed": typed, "matched": verification.match(found, typed), "problem": None}
    except ValueError as problem:
        return {"typed": typed, "matched": None, "problem": str(problem)}
