"""What every page gets: the moment, the promise that GET writes nothing, and refusals as sentences."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.policies import Denied
from ppid_portal import clock, readonly

GetResponse = Callable[[HttpRequest], HttpResponse]
READING_METHODS = {"GET", "HEAD", "OPTIONS"}


def moment(get_response: GetResponse) -> GetResponse:
    """Set `request.moment`: the one reading of the clock that a page, its action and its letters share.

    In local time, so that its date is the day people here call today, also before seven in the morning.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.moment = clock.now()  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def read_only_get(get_response: GetResponse) -> GetResponse:
    """Refuse database writes while a page is only read, except to the tables that `readonly` lists."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in READING_METHODS:
            return get_response(request)
        with readonly.only_reading():
            return get_response(request)

    return middleware


def denied_is_a_sentence(get_response: GetResponse) -> GetResponse:
    """Answer a policy's refusal with a 403 page that shows its sentence."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    # Django turns a view's exception into a response before it reaches the function above; this hook sees it earlier.
    middleware.process_exception = refusal_page  # type: ignore[attr-defined]
    return middleware


def refusal_page(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """Return the 403 page for `Denied`, None for any other exception (Django then goes on as usual)."""
    if not isinstance(exception, Denied):
        return None
    context: dict[str, Any] = {"sentence": str(exception)}
    return render(request, "403.html", context, status=403)
