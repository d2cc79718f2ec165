"""The page behind the link of an invitation. Opening it changes nothing; the button does."""

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import ratelimit
from registry.actions.accept_invitation import accept_invitation, find_open, has_account
from registry.forms.people import AcceptForm, JoinForm
from registry.models import Appointment
from registry.views.place import moment, refuse

TRIES_AN_HOUR = 60
TOO_OFTEN = "Terlalu banyak percobaan dari tempat Anda. Tunggu satu jam, lalu coba lagi."


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeated")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation, and on POST take it up: with the account that is signed in, or with a new one."""
    try:
        invitation = find_open(token, moment(request))
    except ValidationError as error:
        # 410: the link was right once. An unknown one gets the same page, so that guessing tells nothing.
        return render(request, "registry/invitation_dead.html", {"sentence": error.messages[0]}, status=410)
    signed_in = request.user if request.user.is_authenticated else None
    form = _form(request, needs_account=signed_in is None)
    if request.method == "POST" and not _may_try(request):
        form.add_error(None, TOO_OFTEN)
    elif request.method == "POST" and form.is_valid():
        try:
            appointment = accept_invitation(
                token=token,
                full_name=form.cleaned_data.get("full_name", ""),
                password=form.cleaned_data.get("password", ""),
                by=signed_in,
                at=moment(request),
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            return _welcome(request, appointment, is_new=signed_in is None)
    context = {
        "invitation": invitation,
        "form": form,
        "signed_in": signed_in,
        "is_other": signed_in is not None and signed_in.email != invitation.email,
        "must_sign_in": signed_in is None and has_account(invitation),
    }
    return render(request, "registry/accept_invitation.html", context)


def _form(request: HttpRequest, *, needs_account: bool) -> AcceptForm | JoinForm:
    kind = JoinForm if needs_account else AcceptForm
    return kind(request.POST if request.method == "POST" else None)


def _may_try(request: HttpRequest) -> bool:
    return ratelimit.allow(key=f"invitation:{ratelimit.client_address(request)}", limit=TRIES_AN_HOUR, seconds=3600)


def _welcome(request: HttpRequest, appointment: Appointment, *, is_new: bool) -> HttpResponse:
    messages.success(request, f"Selamat bertugas sebagai {appointment.get_role_display()} di {appointment.body.name}.")
    if not is_new:
        return redirect(settings.LOGIN_REDIRECT_URL)
    # Whoever holds the link reads the mailbox, so the address needs no second proof.
    response: HttpResponse = perform_login(
        request,
        appointment.user,
        email_verification=EmailVerificationMethod.NONE,
        redirect_url=resolve_url(settings.LOGIN_REDIRECT_URL),
    )
    return response
