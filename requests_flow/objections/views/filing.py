"""The citizen files an objection in two or three steps. What is typed is kept, encrypted, from step to step."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.datastructures import MultiValueDict
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.policies import Denied
from accounts.ratelimit import allow, client_address
from registry import selectors as registry_selectors
from registry.models import PublicBody, Region
from registry.village_page import village_frame, village_search
from requests_flow import access, clocks
from requests_flow.enums import Channel
from requests_flow.forms.applicant import ApplicantFilesForm, ApplicantForm
from requests_flow.forms.papers import keep_papers
from requests_flow.models import InformationRequest, Objection, RequestDraft
from requests_flow.objections import citizen_words, possible
from requests_flow.objections.actions.file_objection import Filed, Filing, file_objection, opening_day
from requests_flow.objections.enums import Ground
from requests_flow.objections.forms.filing import (
    AgainstRequestForm,
    EvidenceForm,
    SendObjectionForm,
    WithoutRequestForm,
)
from requests_flow.policies import Person

SESSION_DRAFTS = "objection_drafts"
MOST_AN_HOUR = 20
TOO_MANY = "Terlalu banyak keberatan dari jaringan ini. Coba lagi satu jam lagi; isian Anda tetap tersimpan."
NOT_TYPED = {"csrfmiddlewaretoken", "remove_file"}
STEP_NAMES = {"isi": "Alasan keberatan", "siapa": "Siapa Anda", "periksa": "Periksa dan kirim"}
UNUSABLE = 422


class Writing:
    """An objection that is being written: its draft, once there is one, and what it is about."""

    def __init__(
        self,
        request: HttpRequest,
        *,
        region: Region,
        case: InformationRequest | None,
        draft: RequestDraft | None = None,
    ) -> None:
        self.request, self.region, self.case, self.draft = request, region, case, draft
        self.person: Person = access.applicant_case(request, case.public_id)[1] if case else None
        self.bodies: list[PublicBody] = [] if case else registry_selectors.bodies_for(region)
        self.steps = ("isi", "periksa") if case else ("isi", "siapa", "periksa")

    @property
    def body(self) -> PublicBody:
        """The body that is objected to, as far as it is chosen."""
        return self.case.body if self.case else self.draft.body if self.draft else self.bodies[0]

    @property
    def on(self) -> date:
        """Today, where the body is."""
        return clocks.local_day(self.body, self.request.moment)

    @cached_property
    def possible(self) -> possible.Possible | None:
        """Whether the request can be objected to; None without a request."""
        return possible.against(self.case, self.person, at=self.request.moment) if self.case else None

    def form(self, name: str, data: Any = None) -> Any:
        """Return the form of a step with `data`, or with what was typed before."""
        kept = self.draft.answers.get(name) if self.draft else None
        data = data if data is not None else MultiValueDict(kept) if kept is not None else None
        if name == "siapa":
            return ApplicantForm(data)
        if self.case is None:
            return WithoutRequestForm(data, bodies=self.bodies, on=self.on)
        who = getattr(self.case, "applicant", None)
        initial: dict[str, Any] = {"proxy_name": who.proxy_name, "proxy_address": who.proxy_address} if who else {}
        initial["grounds"] = [letter for letter in self.request.GET.get("alasan", "") if letter in Ground.values]
        return AgainstRequestForm(data, request=self.case, on=self.on, initial=initial)

    def begin(self) -> None:
        """Open the draft: what is typed from now on is kept."""
        about = {"request": str(self.case.public_id)} if self.case else {}
        moment = self.request.moment
        self.draft = RequestDraft.objects.create(
            region=self.region, body=self.body, answers=about, started_at=moment, changed_at=moment
        )
        mine = [*self.request.session.get(SESSION_DRAFTS, []), str(self.draft.pk)]
        self.request.session[SESSION_DRAFTS] = mine[-10:]

    def keep(self, name: str) -> None:
        """Keep what was typed into a step."""
        assert self.draft is not None
        typed = {key: values for key, values in self.request.POST.lists() if key not in NOT_TYPED}
        self.draft.answers = self.draft.answers | {name: typed}
        self.draft.changed_at = self.request.moment
        self.draft.save(update_fields=["answers", "changed_at", "body"])

    def answers(self, name: str) -> dict[str, Any] | None:
        """Return what was rightly answered in a step, or None."""
        if self.draft is None or name not in self.draft.answers:
            return None
        form = self.form(name)
        return form.cleaned_data if form.is_valid() else None

    def filing(self) -> Filing:
        """Return the whole objection; every step is rightly answered."""
        assert self.draft is not None
        facts = self.answers("isi") or {}
        proxy = {name: facts.get(name, "") for name in ("proxy_name", "proxy_address")}
        return Filing(
            submission_id=self.draft.pk,
            region=self.region,
            body=self.body,
            channel=Channel.WEB,
            grounds=tuple(facts.get("grounds", ("b",))),
            case_position=facts["case_position"],
            request=self.case,
            found_on=facts["found_on"],
            objector=proxy if self.case else self.answers("siapa") or {},
            purpose=facts.get("purpose", ""),
            files=tuple(self.draft.files.order_by("created_at")),
            account=self._account(),
        )

    def _account(self) -> User | None:
        """Who holds a request's key may sit at somebody else's computer: then the objection goes to no account."""
        user = self.person if self.case else self.request.user
        return user if isinstance(user, User) else None

    def page(self, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """Answer with the page of a step."""
        who = getattr(self.case, "applicant", None) if self.case else None
        frame = {
            "village": village_frame(self.region, current="Minta informasi"),
            "case": self.case,
            "draft": self.draft,
            "possible": self.possible,
            "step": self.steps.index(name) + 1,
            "steps": [STEP_NAMES[each] for each in self.steps],
            "identity": citizen_words.identity_rows(who) if who else [],
        }
        template = f"requests_flow/objections/public/write_{name}.html"
        return render(self.request, template, frame | context, status=status)


@login_not_required
def choose(request: HttpRequest) -> HttpResponse:
    """Find the village whose periodic information is missing."""
    context = village_search(request, "requests:object_without_request")
    return render(request, "requests_flow/objections/public/choose.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def against_request(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The first step of an objection against a request; the first POST opens the draft."""
    case = access.applicant_case(request, public_id)[0]
    return _first(Writing(request, region=case.region, case=case))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def without_request(request: HttpRequest, slug: str) -> HttpResponse:
    """The first step of an objection of ground b, for which nothing needs to have been asked."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    writing = Writing(request, region=region, case=None)
    if not writing.bodies:
        raise Http404("Desa ini belum memiliki badan publik yang menerima keberatan.")
    return _first(writing)


def _first(writing: Writing) -> HttpResponse:
    blocked = writing.possible.blocked if writing.possible else ""
    if writing.request.method != "POST" or blocked:
        status = UNUSABLE if writing.request.method == "POST" else 200
        return writing.page("isi", {"form": writing.form("isi"), "papers": EvidenceForm()}, status=status)
    writing.begin()
    return _typed(writing, "isi")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, draft_id: UUID, name: str) -> HttpResponse:
    """One step of an objection that is being written."""
    mine = str(draft_id) in request.session.get(SESSION_DRAFTS, [])
    rows = RequestDraft.objects.select_related("body__region", "region__parent")
    draft = rows.filter(pk=draft_id).first() if mine else None
    if draft is None:
        return _gone(request, draft_id if mine else None)
    about = draft.answers.get("request")
    case = access.applicant_case(request, UUID(about))[0] if about else None
    writing = Writing(request, region=draft.region, case=case, draft=draft)
    if name not in writing.steps:
        raise Http404("Keberatan ini tidak memuat langkah itu.")
    for earlier in writing.steps[: writing.steps.index(name)]:
        if writing.answers(earlier) is None:
            return redirect("requests:object_step", draft_id=draft.pk, name=earlier)
    if name == "periksa":
        return _check(writing)
    if request.method == "POST":
        return _typed(writing, name)
    return writing.page(name, {"form": writing.form(name), "papers": _papers_form(writing, name)})


def _gone(request: HttpRequest, draft_id: UUID | None) -> HttpResponse:
    """A draft that was sent leads to its receipt (a resent form, the back button); any other is gone."""
    sent = Objection.objects.filter(submission_id=draft_id).first() if draft_id else None
    if sent:
        return redirect("requests:my_objection_receipt", public_id=sent.public_id)
    return render(request, "requests_flow/public/draft_gone.html", status=404)


def _papers_form(writing: Writing, name: str) -> Any:
    data = {} if writing.request.method == "POST" else None
    return ApplicantFilesForm(data) if name == "siapa" else EvidenceForm(data)


def _typed(writing: Writing, name: str) -> HttpResponse:
    request, draft = writing.request, writing.draft
    assert draft is not None
    form = writing.form(name, request.POST)
    valid = form.is_valid()
    if valid and "body" in form.cleaned_data:
        draft.body = form.cleaned_data["body"]
    writing.keep(name)
    papers = _papers_form(writing, name)
    unwanted = request.POST.get("remove_file", "")
    keep_papers(papers, request.FILES, draft=draft, unwanted=unwanted, at=request.moment)
    if valid and not papers.errors and not unwanted:
        following = writing.steps[writing.steps.index(name) + 1]
        return redirect("requests:object_step", draft_id=draft.pk, name=following)
    wrong = not valid or bool(papers.errors)
    return writing.page(name, {"form": form, "papers": papers}, status=UNUSABLE if wrong else 200)


def _check(writing: Writing) -> HttpResponse:
    request = writing.request
    form = SendObjectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not allow(key=f"object:{client_address(request)}", limit=MOST_AN_HOUR, seconds=3600):
            form.add_error(None, TOO_MANY)
        else:
            try:
                return _sent(request, file_objection(filing=writing.filing(), by=writing.person, at=request.moment))
            except (Denied, ValueError) as refusal:
                form.add_error(None, str(refusal))
    filing, on = writing.filing(), writing.on
    context = {
        "form": form,
        "groups": citizen_words.draft_summary(writing.draft, filing),
        "term": _term(writing, filing, on),
        "response_by": clocks.response_due(writing.body, on).on,
    }
    return writing.page("periksa", context, status=UNUSABLE if request.method == "POST" else 200)


def _term(writing: Writing, filing: Filing, on: date) -> possible.Term | None:
    try:
        opened_on = opening_day(filing.grounds, filing.request, filing.found_on, on=on)
    except (Denied, ValueError):
        return None
    return possible.term_from(writing.body, opened_on, on=on)


def _sent(request: HttpRequest, filed: Filed) -> HttpResponse:
    if filed.key:
        access.keep_fresh_key(request, filed.case, filed.key, at=request.moment)
        access.remember(request, filed.case.tracking_keys.get(revoked_at=None))
    return redirect("requests:my_objection_receipt", public_id=filed.case.public_id)
