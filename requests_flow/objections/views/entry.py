"""An objection that was said or brought to the desk, entered by an officer; the slip with its number and key."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import Denied
from documents.models import StoredFile
from registry.models import PublicBody
from requests_flow import access, clocks, policies, selectors
from requests_flow.enums import Channel
from requests_flow.forms import entering
from requests_flow.forms.applicant import ApplicantFilesForm, ApplicantForm
from requests_flow.models import InformationRequest
from requests_flow.objections import citizen_words, possible, words
from requests_flow.objections import selectors as objection_selectors
from requests_flow.objections.actions.file_objection import Filing, file_objection
from requests_flow.objections.enums import Ground
from requests_flow.objections.forms.entry import ArrivalForm, DeskAgainstForm, DeskWithoutForm
from requests_flow.objections.forms.filing import EvidenceForm
from requests_flow.objections.views.desk import case_or_404
from requests_flow.performing import REFUSALS, sentence_of

PAGE_SIZE = 10
OFFICES_HAVE_THEIR_OWN = "Semua badan publik sudah punya petugas sendiri. Keberatan dicatat di meja masing-masing."


@dataclass
class Entry:
    """One form at the desk: its id makes a double click one objection, and keeps the papers handed in so far."""

    submission_id: UUID
    bodies: list[PublicBody]
    request: InformationRequest | None
    arrival: ArrivalForm
    what: Any
    who: ApplicantForm | None
    refused: list[str] = field(default_factory=list)

    @property
    def papers(self) -> list[StoredFile]:
        """The papers handed in so far."""
        return entering.papers_of(self.submission_id)

    @property
    def forms(self) -> list[forms.Form]:
        """All that is asked on the page."""
        return [form for form in (self.arrival, self.what, self.who) if form is not None]

    @property
    def body(self) -> PublicBody:
        """The body that is objected to, as far as it is chosen."""
        chosen = str(self.what.data.get("body", ""))
        return next((body for body in self.bodies if str(body.pk) == chosen), self.bodies[0])

    def is_valid(self) -> bool:
        """Is everything answered rightly, the moment by the clock of the body?"""
        valid = all(form.is_valid() for form in self.forms)
        return valid and self.arrival.judge_moment(self.what.cleaned_data.get("body") or self.body)


def _day(request: HttpRequest) -> date:
    return timezone.localtime(request.moment).date()


def _bodies(request: HttpRequest) -> list[PublicBody]:
    policies.enter_desk(request.user, on=_day(request))
    bodies = list(policies.desk_bodies(request.user, on=_day(request)))
    if not bodies:
        raise Denied(OFFICES_HAVE_THEIR_OWN)
    return bodies


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Find the request that is objected to by number or name, or go on without one."""
    _bodies(request)
    q = request.GET.get("q", "").strip()
    found = objection_selectors.objectable(request.user, q, on=_day(request))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"q": q, "page": page, "rows": [words.request_row(case) for case in page.object_list]}
    return render(request, "requests_flow/objections/entry_choose.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def against(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Enter an objection against a request of this desk; who objects is known from it."""
    bodies = _bodies(request)
    rows = policies.visible_to(request.user, on=_day(request)).select_related("body__region", "region", "applicant")
    case = rows.filter(public_id=public_id, body__in=bodies).first()
    if case is None:
        raise Http404("Permohonan ini tidak ada, atau ditujukan kepada badan publik lain.")
    with timezone.override(clocks.zone_of(case.body)):
        return _entered(request, [case.body], case)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def without(request: HttpRequest) -> HttpResponse:
    """Enter an objection of ground b, for which nothing needs to have been asked."""
    return _entered(request, _bodies(request), None)


def _entered(request: HttpRequest, bodies: list[PublicBody], case: InformationRequest | None) -> HttpResponse:
    if request.method != "POST":
        return _page(request, _form(request, bodies, case, None))
    entry = _form(request, bodies, case, request.POST)
    entry.refused += entering.take_papers(request, entry.submission_id, entry.body)
    if "remove_file" in request.POST:
        return _page(request, entry, judge=False)
    if not entry.is_valid() or entry.refused:
        return _page(request, entry, status=422)
    try:
        filed = file_objection(filing=_filing(entry), by=request.user, at=request.moment)
    except REFUSALS as refusal:
        entry.refused.append(sentence_of(refusal, "permohonan"))
        return _page(request, entry, status=409)
    if filed.key:
        access.keep_fresh_key(request, filed.case, filed.key, at=request.moment)
    return redirect("requests:objection_slip", public_id=filed.case.public_id)


def _form(request: HttpRequest, bodies: list[PublicBody], case: InformationRequest | None, data: Any) -> Entry:
    submission_id = entering.begin(request) if data is None else entering.sent(request)
    arrival = ArrivalForm(data, at=request.moment)
    on = clocks.local_day(bodies[0], request.moment)
    if case is None:
        regions = [region for body in bodies for region in selectors.villages_served(body)]
        what: Any = DeskWithoutForm(data, bodies=bodies, regions=regions, on=on)
        return Entry(submission_id, bodies, None, arrival, what, ApplicantForm(data))
    applicant = getattr(case, "applicant", None)
    proxy = {name: getattr(applicant, name) for name in ("proxy_name", "proxy_address")} if applicant else {}
    what = DeskAgainstForm(data, request=case, on=on, initial=proxy, asks_proxy=applicant is not None)
    # Whoever asked may have been deleted on schedule: then who objects is asked anew.
    return Entry(submission_id, bodies, case, arrival, what, None if applicant else ApplicantForm(data))


def _filing(entry: Entry) -> Filing:
    facts, arrival = entry.what.cleaned_data, entry.arrival.cleaned_data
    body = facts.get("body") or entry.body
    proxy = {name: facts[name] for name in ("proxy_name", "proxy_address") if name in facts}
    return Filing(
        submission_id=entry.submission_id,
        region=entry.request.region if entry.request else facts.get("region") or body.region,
        body=body,
        channel=Channel(arrival["channel"]),
        grounds=tuple(facts.get("grounds", (Ground.B,))),
        case_position=facts["case_position"],
        request=entry.request,
        found_on=facts["found_on"],
        objector=entry.who.cleaned_data if entry.who else proxy,
        purpose=facts.get("purpose", ""),
        files=tuple(entry.papers),
        received_at=arrival["received_at"],
        read_back=arrival["read_back"],
    )


def _page(request: HttpRequest, entry: Entry, *, status: int = 200, judge: bool = True) -> HttpResponse:
    if not judge:
        # A paper was taken away: what is unfinished is not called wrong.
        for form in entry.forms:
            form.is_bound, form.initial = False, form.initial | request.POST.dict()
        entry.what.initial["grounds"] = request.POST.getlist("grounds")
    case = entry.request
    applicant = getattr(case, "applicant", None) if case else None
    found = possible.at_the_desk(case, request.user, at=request.moment) if case else None
    context = {
        "entry": entry,
        "case": case,
        "body": entry.bodies[0] if len(entry.bodies) == 1 else None,
        "term": found.term if found else None,
        # What was typed stays on the page, also when somebody else was first.
        "blocked": found.blocked if found and request.method != "POST" else "",
        "identity": citizen_words.identity_rows(applicant) if applicant else [],
        "paper_form": EvidenceForm() if applicant else ApplicantFilesForm(),
        "crumbs": [
            {"label": "Keberatan", "url": reverse("requests:objections")},
            {"label": "Catat keberatan", "url": reverse("requests:record_objection")},
            {"label": case.number if case else "Tanpa permohonan", "url": ""},
        ],
    }
    return render(request, "requests_flow/objections/entry.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Number and key to print or copy; the key is gone once the officer says that it was handed over."""
    case = case_or_404(request, public_id)
    if request.method == "POST":
        access.drop_fresh_key(request, case)
        messages.success(request, "Nomor dan kunci sudah diserahkan kepada pemohon.")
        return redirect("requests:objection", public_id=public_id)
    key = access.fresh_key(request, case, at=request.moment)
    context = {
        "case": case,
        "key_groups": key.split("-") if key else [],
        "receipt": words.letter_link(case, case.receipt_letter) if case.receipt_letter else None,
    }
    return render(request, "requests_flow/objections/slip.html", context)
