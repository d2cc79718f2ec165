"""What happens before a page of somebody who is signed in."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode


def password_must_change(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Lead a person whose password was chosen by somebody else to the page that changes it, whatever was asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Without a session cookie nobody is signed in; not asking keeps anonymous pages free of the session.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and _is_held_up(request):
            return HttpResponseRedirect(_change_page(request))
        return get_response(request)

    return middleware


def _is_held_up(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or not user.must_change_password:
        return False
    return request.path not in {reverse("account_change_password"), reverse("account_logout")}


def _change_page(request: HttpRequest) -> str:
    page = reverse("account_change_password")
    if request.method != "GET":
        return page
    return f"{page}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}"
