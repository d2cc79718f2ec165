"""The regency's eye, for now on requests: late cases, bodies without an officer, messages and jobs that failed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.policies import Denied
from notifications import queue
from notifications import selectors as notification_selectors
from notifications.models import Job
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.models import PublicBody, Region
from requests_flow import oversight, selectors

PAGE_SIZE = 25


def _regency(request: HttpRequest) -> Region:
    """Return the regency that this person oversees; raise Denied for everybody else."""
    regency = registry_selectors.regencies_monitored_by(request.user, request.moment.date()).first()
    if regency is None:
        raise Denied("Halaman ini hanya untuk pemantau kabupaten.")
    return regency


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Numbers first, then what needs somebody today."""
    regency, on = _regency(request), request.moment.date()
    facts = {
        "regency": regency,
        "numbers": oversight.monitor_numbers(regency, on=on),
        "overdue": oversight.monitored(regency, on=on, condition="late")[:10],
        "unattended": oversight.monitored(regency, on=on, condition="unattended")[:10],
        "failed": selectors.failed_messages(PublicBody.objects.in_regency(regency))[:10],
        "late_messages": notification_selectors.late(at=request.moment)[:1],
        "jobs": notification_selectors.stopped_jobs(),
    }
    return render(request, "portal/monitor.html", facts)


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """All requests of the regency without identities, filtered and paged."""
    regency, on = _regency(request), request.moment.date()
    query, condition = request.GET.get("q", "").strip(), request.GET.get("keadaan", "")
    rows = oversight.monitored(regency, on=on, condition=condition, query=query)
    facts = {
        "regency": regency,
        "query": query,
        "condition": condition,
        "conditions": oversight.MONITOR_CONDITIONS,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "today": on,
    }
    return render(request, "portal/monitor_requests.html", facts)


@require_POST
def restart_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a stopped job run again."""
    registry_policies.administer(request.user, _regency(request), on=request.moment.date())
    queue.restart(job=get_object_or_404(Job, pk=pk), by=request.user, at=request.moment)
    messages.success(request, "Pekerjaan itu dijalankan lagi.")
    return redirect("monitor")
