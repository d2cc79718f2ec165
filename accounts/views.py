"""The account pages that allauth does not have, and those where its own would write during a GET."""

from typing import Any

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.decorators import reauthentication_required
from allauth.account.utils import perform_login
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from accounts import ratelimit
from accounts.actions import redeem_one_time_code
from accounts.forms import RedeemForm

TRIES_AN_HOUR = 20
TOO_OFTEN = "Terlalu banyak percobaan dari tempat Anda. Tunggu satu jam, lalu coba lagi."


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Show the person's own account, with the ways to change it."""
    return render(request, "accounts/me.html", {"has_second_factor": is_mfa_enabled(request.user)})


@login_not_required
@never_cache
@sensitive_post_parameters("code", "new_password", "repeated")
def redeem(request: HttpRequest) -> HttpResponse:
    """Take a printed one-time code, set the new password and sign the person in (the second factor is still asked)."""
    form = RedeemForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if not _may_try(request):
            form.add_error(None, TOO_OFTEN)
            status = 429
        elif form.is_valid() and (response := _redeem(request, form)):
            return response
    return render(request, "accounts/redeem.html", {"form": form}, status=status)


def _may_try(request: HttpRequest) -> bool:
    # By address only: five wrong codes end a code anyway, and a limit by name would let a stranger lock somebody out.
    address = ratelimit.client_address(request)
    return ratelimit.allow(key=f"redeem:{address}", limit=TRIES_AN_HOUR, seconds=3600)


def _redeem(request: HttpRequest, form: RedeemForm) -> HttpResponse | None:
    data = form.cleaned_data
    try:
        user = redeem_one_time_code(
            username=data["username"],
            code=data["code"],
            new_password=data["new_password"],
            at=request.moment,  # type: ignore[attr-defined]
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    # The slip was handed over in person: that proves more than an e-mail address does.
    response: HttpResponse = perform_login(
        request,
        user,
        email_verification=EmailVerificationMethod.NONE,
        redirect_url=resolve_url(settings.LOGIN_REDIRECT_URL),
    )
    return response


@require_safe
@never_cache
@reauthentication_required(app="allauth.mfa")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show the unused recovery codes of the person's second factor; 404 when there is none."""
    return render(request, "mfa/recovery_codes/index.html", {"unused_codes": _unused_codes(request)})


@require_safe
@never_cache
@reauthentication_required(app="allauth.mfa")
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """Hand out the unused recovery codes as a text file; 404 when there is no second factor."""
    content = render(request, "mfa/recovery_codes/download.txt", {"unused_codes": _unused_codes(request)}).content
    headers: dict[str, Any] = {"Content-Disposition": 'attachment; filename="kode-cadangan.txt"'}
    return HttpResponse(content, content_type="text/plain; charset=utf-8", headers=headers)


def _unused_codes(request: HttpRequest) -> list[str]:
    kept = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    if kept is None:
        raise Http404("Akun ini tidak memakai kode cadangan.")
    codes: list[str] = kept.wrap().get_unused_codes()
    return codes
