"""Tags about personal data that pages of every app carry: the notice at a form, and what waits at the desk."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils import timezone

from registry.models import PublicBody
from requests_flow.privacy import selectors, words
from requests_flow.privacy.notice import notice_for

register = template.Library()


@register.inclusion_tag("components/privacy_notice.html")
def privacy_notice(activity: str, body: PublicBody | None = None) -> dict[str, Any]:
    """Draw the notice at collection (UU 27/2022 article 21); `activity` is a code of the record of processing.

    Without a body the regency speaks, which runs the portal.
    """
    return {"notice": notice_for(activity, body or None)}


@register.inclusion_tag("requests_flow/privacy/today.html", takes_context=True)
def personal_data_today(context: RequestContext) -> dict[str, Any]:
    """Draw what waits at the desk of whoever looks: requests about own data, running incidents."""
    request: Any = context["request"]
    on = timezone.localtime(request.moment).date()
    found = selectors.waiting(request.user, on=on, at=request.moment)
    return {
        "requests": [words.row(case, at=request.moment, first=False) for case in found["requests"]],
        "incidents": found["incidents"],
        "at": request.moment,
    }
