"""A request that came to the desk, by telephone, letter or message, entered by an officer; the slip with its key."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.policies import Denied
from documents.models import StoredFile
from registry.models import PublicBody, Region
from requests_flow import access, case_words, policies, selectors
from requests_flow.actions.file_request import Filing, file_request
from requests_flow.enums import Channel
from requests_flow.forms import entering
from requests_flow.forms.applicant import ApplicantFilesForm, ApplicantForm
from requests_flow.forms.desk import DeskRequestForm
from requests_flow.views.desk import REFUSALS, case_or_404, desk_day, sentence_of


@dataclass
class Entry:
    """One form at the desk: its id makes a double click one request, and keeps the papers handed in so far."""

    submission_id: UUID
    what: DeskRequestForm
    who: ApplicantForm
    refused: list[str] = field(default_factory=list)

    @property
    def papers(self) -> list[StoredFile]:
        """The papers handed in so far."""
        return entering.papers_of(self.submission_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Enter a request for a citizen: the same number, receipt and clock as on the web."""
    policies.enter_desk(request.user, on=desk_day(request))
    bodies = list(policies.desk_bodies(request.user, on=desk_day(request)))
    if not bodies:
        raise Denied("Semua badan publik sudah punya petugas sendiri. Permohonan dicatat di meja masing-masing.")
    regions = [region for body in bodies for region in selectors.villages_served(body)]
    if request.method != "POST":
        what = DeskRequestForm(bodies=bodies, regions=regions, at=request.moment)
        return _page(request, Entry(entering.begin(request), what, ApplicantForm()), bodies)
    entry = _received(request, bodies, regions)
    _take_papers(request, entry, bodies)
    return _finish(request, entry, bodies)


def _received(request: HttpRequest, bodies: Sequence[PublicBody], regions: Sequence[Region]) -> Entry:
    what = DeskRequestForm(request.POST, bodies=bodies, regions=regions, at=request.moment)
    return Entry(entering.sent(request), what, ApplicantForm(request.POST))


def _take_papers(request: HttpRequest, entry: Entry, bodies: Sequence[PublicBody]) -> None:
    chosen = request.POST.get("body", "")
    body = next((body for body in bodies if str(body.pk) == chosen), bodies[0])
    entry.refused += entering.take_papers(request, entry.submission_id, body)


def _finish(request: HttpRequest, entry: Entry, bodies: Sequence[PublicBody]) -> HttpResponse:
    if entry.what.is_unfinished:
        entry.who = ApplicantForm(initial=request.POST.dict())
        if entry.what.wants_another_item:
            entry.what.with_another_item()
        return _page(request, entry, bodies)
    both_valid = all([entry.what.is_valid(), entry.who.is_valid()])
    reachable = both_valid and entry.what.check_delivery(email=entry.who.cleaned_data["email"])
    if not reachable or entry.refused:
        return _page(request, entry, bodies, status=422)
    try:
        filed = file_request(filing=_filing(entry), by=request.user, at=request.moment)
    except REFUSALS as refusal:
        entry.refused.append(sentence_of(refusal))
        return _page(request, entry, bodies, status=409)
    if filed.key:
        access.keep_fresh_key(request, filed.case, filed.key, at=request.moment)
    return redirect("requests:slip", public_id=filed.case.public_id)


def _filing(entry: Entry) -> Filing:
    facts = entry.what.cleaned_data
    return Filing(
        submission_id=entry.submission_id,
        region=facts.get("region") or facts["body"].region,
        body=facts["body"],
        channel=Channel(facts["channel"]),
        items=facts["items"],
        purpose=facts["purpose"],
        obtain=facts["obtain"],
        delivery=facts["delivery"],
        applicant=entry.who.cleaned_data,
        files=tuple(entry.papers),
        received_at=facts["received_at"],
    )


def _page(request: HttpRequest, entry: Entry, bodies: Sequence[PublicBody], status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "entry": entry,
        "what": entry.what,
        "who": entry.who,
        "papers": entry.papers,
        "paper_form": ApplicantFilesForm(),
        "body": bodies[0] if len(bodies) == 1 else None,
    }
    return render(request, "requests_flow/officer/register.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Number and tracking key to print or copy; the key is gone once the officer says that it was handed over."""
    case = case_or_404(request, public_id)
    if request.method == "POST":
        access.drop_fresh_key(request, case)
        messages.success(request, "Nomor dan kunci sudah diserahkan kepada pemohon.")
        return redirect("requests:case", public_id=public_id)
    key = access.fresh_key(request, case, at=request.moment)
    context = {
        "case": case,
        "key_groups": key.split("-") if key else [],
        "round": case.current_round,
        "receipt": case_words.letter_link(case, case.receipt_letter) if case.receipt_letter else None,
    }
    return render(request, "requests_flow/officer/slip.html", context)
