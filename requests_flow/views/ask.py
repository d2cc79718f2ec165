"""The citizen files a request in four steps. What is typed is kept, encrypted, from step to step."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.ratelimit import allow, client_address
from registry import selectors as registry_selectors
from registry.models import Region
from registry.village_page import village_frame, village_search
from requests_flow import access, case_words, clocks
from requests_flow.actions.file_request import Filing, file_request
from requests_flow.deadlines import schedule, terms
from requests_flow.enums import Channel
from requests_flow.forms.applicant import ApplicantFilesForm, ApplicantForm
from requests_flow.forms.ask import HowForm, SendForm, WhatForm
from requests_flow.forms.items import ADD_BUTTON
from requests_flow.forms.papers import keep_papers
from requests_flow.models import InformationRequest, RequestDraft
from requests_flow.views.elsewhere import is_led_away, lead_away

STEPS = ("apa", "siapa", "cara", "periksa")
STEP_NAMES = ["Apa yang diminta", "Siapa Anda", "Cara menerima", "Periksa dan kirim"]
SESSION_DRAFTS = "drafts"
MOST_AN_HOUR = 20
TOO_MANY = "Terlalu banyak permohonan dari jaringan ini. Coba lagi satu jam lagi; isian Anda tetap tersimpan."
NOT_TYPED = {"csrfmiddlewaretoken", ADD_BUTTON, "remove_file"}


def typed(request: HttpRequest) -> dict[str, str]:
    """Return what was typed into a posted form, without token and buttons."""
    return {name: value for name, value in request.POST.items() if name not in NOT_TYPED}


@login_not_required
def choose(request: HttpRequest) -> HttpResponse:
    """Find the village to ask."""
    return render(request, "requests_flow/public/choose.html", village_search(request, "requests:begin"))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Step 1 before anything was typed; the first POST opens the draft."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    bodies = registry_selectors.bodies_for(region)
    if not bodies:
        raise Http404("Desa ini belum memiliki badan publik yang menerima permohonan.")
    if request.method != "POST":
        form = WhatForm(bodies=bodies)
        return _page(request, "apa", region, {"form": form})
    if is_led_away(request):
        return lead_away(request, region)
    draft = RequestDraft.objects.create(
        region=region, body=bodies[0], answers={}, started_at=request.moment, changed_at=request.moment
    )
    request.session[SESSION_DRAFTS] = [*request.session.get(SESSION_DRAFTS, []), str(draft.pk)][-10:]
    return _what(request, draft)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, draft_id: UUID, name: str) -> HttpResponse:
    """One step of an open draft."""
    draft = _draft(request, draft_id)
    if draft is None:
        return _gone(request, draft_id)
    if name != "apa" and (earlier := _first_open_step(draft, before=name)):
        return redirect("requests:step", draft_id=draft.pk, name=earlier)
    return {"apa": _what, "siapa": _who, "cara": _how, "periksa": _check}[name](request, draft)


def _draft(request: HttpRequest, draft_id: UUID) -> RequestDraft | None:
    if str(draft_id) not in request.session.get(SESSION_DRAFTS, []):
        return None
    return RequestDraft.objects.select_related("body__region", "region__parent").filter(pk=draft_id).first()


def _gone(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """A draft that was sent leads to its receipt (a resent form, the back button); any other is gone."""
    mine = str(draft_id) in request.session.get(SESSION_DRAFTS, [])
    sent = InformationRequest.objects.filter(submission_id=draft_id).first() if mine else None
    if sent:
        return redirect("requests:receipt", public_id=sent.public_id)
    return render(request, "requests_flow/public/draft_gone.html", status=404)


def _bound(draft: RequestDraft, name: str, data: Any = None) -> Any:
    """Return the form of a step filled with what was typed, or with `data`."""
    kept = draft.answers.get(name)
    data = data if data is not None else kept
    if name == "apa":
        return WhatForm(data, bodies=registry_selectors.bodies_for(draft.region))
    if name == "siapa":
        return ApplicantForm(data)
    what, who = draft.answers.get("apa", {}), draft.answers.get("siapa", {})
    return HowForm(data, obtain=what.get("obtain", "copy_digital"), email=who.get("email", "").strip())


def _first_open_step(draft: RequestDraft, *, before: str) -> str:
    """Return the first step ahead of `before` that is not filled in rightly, or ""."""
    for name in STEPS[: STEPS.index(before)]:
        if name not in draft.answers or not _bound(draft, name).is_valid():
            return name
    return ""


def _keep(draft: RequestDraft, name: str, request: HttpRequest) -> None:
    draft.answers = draft.answers | {name: typed(request)}
    draft.changed_at = request.moment
    draft.save(update_fields=["answers", "changed_at", "body"])


def _next(draft: RequestDraft, name: str) -> HttpResponse:
    return redirect("requests:step", draft_id=draft.pk, name=STEPS[STEPS.index(name) + 1])


def _page(request: HttpRequest, name: str, region: Region, context: dict[str, Any]) -> HttpResponse:
    frame = {
        "step": STEPS.index(name) + 1,
        "steps": STEP_NAMES,
        "village": village_frame(region, current="Minta informasi"),
        "region": region,
        "draft": None,
    }
    return render(request, f"requests_flow/public/ask_{name}.html", frame | context)


def _what(request: HttpRequest, draft: RequestDraft) -> HttpResponse:
    if request.method != "POST":
        return _page(request, "apa", draft.region, {"form": _bound(draft, "apa"), "draft": draft})
    if is_led_away(request):
        return lead_away(request, draft.region)
    form = _bound(draft, "apa", request.POST)
    valid = not form.is_unfinished and form.is_valid()
    if valid:
        draft.body = form.cleaned_data["body"]
    _keep(draft, "apa", request)
    if form.wants_another_item:
        form.with_another_item()
    return _next(draft, "apa") if valid else _page(request, "apa", draft.region, {"form": form, "draft": draft})


def _who(request: HttpRequest, draft: RequestDraft) -> HttpResponse:
    if request.method != "POST":
        context = {"form": _bound(draft, "siapa"), "papers": ApplicantFilesForm(), "draft": draft}
        return _page(request, "siapa", draft.region, context)
    papers = _take_papers(request, draft)
    form = _bound(draft, "siapa", request.POST)
    valid = form.is_valid()
    _keep(draft, "siapa", request)
    if valid and not papers.errors and "remove_file" not in request.POST:
        return _next(draft, "siapa")
    return _page(request, "siapa", draft.region, {"form": form, "papers": papers, "draft": draft})


def _take_papers(request: HttpRequest, draft: RequestDraft) -> ApplicantFilesForm:
    papers = ApplicantFilesForm({})
    keep_papers(papers, request.FILES, draft=draft, unwanted=request.POST.get("remove_file", ""), at=request.moment)
    return papers


def _how(request: HttpRequest, draft: RequestDraft) -> HttpResponse:
    if request.method != "POST":
        return _page(request, "cara", draft.region, {"form": _bound(draft, "cara"), "draft": draft})
    form = _bound(draft, "cara", request.POST)
    _keep(draft, "cara", request)
    if form.is_valid():
        return _next(draft, "cara")
    return _page(request, "cara", draft.region, {"form": form, "draft": draft})


def _check(request: HttpRequest, draft: RequestDraft) -> HttpResponse:
    form = SendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if allow(key=f"file:{client_address(request)}", limit=MOST_AN_HOUR, seconds=3600):
            return _send(request, draft)
        form.add_error(None, TOO_MANY)
    on = clocks.local_day(draft.body, request.moment)
    notice = schedule.due(terms.COMPLETENESS_NOTICE, on, clocks.calendar_of(draft.body, on))
    context = {
        "form": form,
        "draft": draft,
        "groups": case_words.draft_summary(draft, *(_cleaned(draft, name) for name in STEPS[:3])),
        "notice_by": notice.on,
        "answer_by": clocks.answer_due(draft.body, on).on,
    }
    return _page(request, "periksa", draft.region, context)


def _cleaned(draft: RequestDraft, name: str) -> dict[str, Any]:
    form = _bound(draft, name)
    form.is_valid()
    return form.cleaned_data


def _send(request: HttpRequest, draft: RequestDraft) -> HttpResponse:
    what, who, how = (_cleaned(draft, name) for name in STEPS[:3])
    filing = Filing(
        submission_id=draft.pk,
        region=draft.region,
        body=draft.body,
        channel=Channel.WEB,
        items=what["items"],
        purpose=what["purpose"],
        obtain=what["obtain"],
        delivery=how["delivery"],
        applicant=who,
        files=tuple(draft.files.all()),
        account=request.user if isinstance(request.user, User) else None,
    )
    filed = file_request(filing=filing, by=None, at=request.moment)
    if filed.key:
        access.keep_fresh_key(request, filed.case, filed.key, at=request.moment)
        access.remember(request, filed.case.tracking_keys.get(revoked_at=None))
    return redirect("requests:receipt", public_id=filed.case.public_id)
