"""The personal-data requests of the desk: the list, entering one, one case, its moves and its letter."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import Denied
from documents import issuing
from documents.models import Letter
from requests_flow import access, clocks
from requests_flow import policies as request_policies
from requests_flow.models import PersonalDataRequest
from requests_flow.offering import Here
from requests_flow.performing import REFUSALS, perform
from requests_flow.privacy import policies, selectors, words
from requests_flow.privacy.actions.file_data_request import DataFiling, file_data_request
from requests_flow.privacy.forms.desk import TABS, DeskDataRequestForm, ListForm
from requests_flow.privacy.moves import MOVES, form_for, moves_of

PAGE_SIZE = 20


@require_safe
def data_requests(request: HttpRequest) -> HttpResponse:
    """All personal-data requests of the desk, narrowed by what the query string says."""
    on = timezone.localtime(request.moment).date()
    request_policies.enter_desk(request.user, on=on)
    form = ListForm(request.GET)
    chosen = form.chosen()
    tab = chosen.get("tab", "running")
    rows = selectors.found(
        request.user, q=chosen.get("q", ""), right=chosen.get("right", ""), late=chosen.get("condition") == "late",
        on=on, at=request.moment,
    )  # fmt: skip
    page = Paginator(selectors.listed(rows, tab), PAGE_SIZE).get_page(request.GET.get("page"))
    kept = {name: value for name, value in chosen.items() if name != "tab"}
    context = {
        "form": form,
        "tab": tab,
        "q": chosen.get("q", ""),
        "narrowed": bool(kept),
        "tabs": [
            {
                "label": label,
                "url": reverse("requests:data_requests", query=kept | {"tab": name}),
                "current": name == tab,
                "count": rows.filter(status__in=selectors.TABS[name]).count(),
            }
            for name, label in TABS.items()
        ],
        "page": page,
        "rows": [words.row(case, at=request.moment, first=index == 0) for index, case in enumerate(page.object_list)],
    }
    return render(request, "requests_flow/privacy/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a request that somebody brought to the desk, after checking who it is."""
    on = timezone.localtime(request.moment).date()
    request_policies.enter_desk(request.user, on=on)
    bodies = list(request_policies.desk_bodies(request.user, on=on))
    if not bodies:
        raise Denied("Semua badan publik sudah punya petugas sendiri. Permintaan dicatat di meja masing-masing.")
    data = request.POST if request.method == "POST" else None
    form = DeskDataRequestForm(data, bodies=bodies, at=request.moment)
    typed_id = request.POST.get("submission_id", "")
    submission_id = UUID(typed_id) if _is_uuid(typed_id) else uuid4()
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        proof = facts["proof"]
        filing = DataFiling(
            submission_id=submission_id, region=proof.region if proof else facts["body"].region, body=facts["body"],
            channel=facts["channel"], right=facts["right"], wish=facts["wish"], proof=proof,
            subject={} if proof else form.subject(), received_at=facts["received_at"],
        )  # fmt: skip
        try:
            case = file_data_request(filing=filing, by=request.user, at=request.moment)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Permintaan sudah dicatat dengan nomor {case.number}.")
            return redirect("requests:data_request", public_id=case.public_id)
    context = {"form": form, "submission_id": submission_id, "body": bodies[0] if len(bodies) == 1 else None}
    status = 422 if request.method == "POST" else 200
    return render(request, "requests_flow/privacy/enter.html", context, status=status)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@require_safe
def data_request(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One personal-data request: whose turn, the wish, what happened, and the moves that are possible now."""
    return _show(request, _case_or_404(request, public_id))


@require_POST
def move(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Check the form of a move, make its one domain call, and go back to the case.

    A wrong form comes back with its errors (422); a refusal is told with all that was typed (409).
    """
    case = _case_or_404(request, public_id)
    with timezone.override(clocks.zone_of(case.body)):
        here = _here(request, case)
        try:
            MOVES[name].rule(request.user, case, on=here.on)
            form = form_for(name, here, request.POST, request.FILES)
        except Denied as denied:
            return _show(request, case, refusal=str(denied), status=409)

        def again(form: forms.Form, refusal: str, status: int) -> HttpResponse:
            fresh = _case_or_404(request, public_id)
            return _show(request, fresh, bound={name: form}, refusal=refusal, status=status)

        page = perform(form, lambda form: MOVES[name].act(here, form), what="permintaan", again=again)
    if page is None:
        messages.success(request, MOVES[name].done)
    return page or redirect("requests:data_request", public_id=public_id)


@require_safe
def letter(request: HttpRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """The reply: signed if it is, rendered now if the worker has not done it yet."""
    case = _case_or_404(request, public_id)
    found = Letter.objects.filter(pk=letter_id, subject=case.about).first()
    if found is None:
        raise Http404("Surat ini bukan surat permintaan ini.")
    return access.handed_out(issuing.ensure_pdf(letter_id=found.pk, at=request.moment).best_file)


def _case_or_404(request: HttpRequest, public_id: UUID) -> PersonalDataRequest:
    rows = policies.visible_to(request.user, on=timezone.localtime(request.moment).date())
    loaded = rows.select_related("body__region", "region", "request", "objection", "subject")
    case = loaded.filter(public_id=public_id).first()
    if case is None:
        raise Http404("Permintaan ini tidak ada, atau ditujukan kepada badan publik lain.")
    return case


def _here(request: HttpRequest, case: PersonalDataRequest) -> Here:
    return Here(case, request.user, clocks.local_day(case.body, request.moment), request.moment)


def _show(
    request: HttpRequest,
    case: PersonalDataRequest,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    with timezone.override(clocks.zone_of(case.body)):
        here = _here(request, case)
        subject = getattr(case, "subject", None)
        context: dict[str, Any] = {
            "case": case,
            "crumbs": [
                {"label": "Data pribadi", "url": reverse("requests:data_requests")},
                {"label": case.number, "url": ""},
            ],
            "badge": words.BADGES[case.status],
            "title": words.title(case),
            "turn": words.turn(case, at=here.at, for_subject=False),
            "wish": subject.wish if subject else "",
            "subject": words.subject_rows(case),
            "rows": words.facts(case),
            "proof": case.case,
            "reply": case.standing_reply,
            "timeline": words.timeline(case, for_subject=False),
            "moves": moves_of(here, bound or {}),
            "bound": list((bound or {}).values()),
            "refusal": refusal,
        }
        return render(request, "requests_flow/privacy/case.html", context, status=status)
