"""The person asks about own data: choosing the case that proves who asks, filing, status, copy, withdrawing."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from accounts.policies import Denied
from accounts.ratelimit import allow, client_address
from documents import issuing
from documents.models import Letter
from registry import selectors as registry_selectors
from registry.models import Region
from registry.village_page import village_frame
from requests_flow import access, clocks
from requests_flow.enums import Channel
from requests_flow.models import InformationRequest, Objection, PersonalDataRequest
from requests_flow.policies import Person, reason_against
from requests_flow.privacy import policies, words
from requests_flow.privacy.actions.file_data_request import DataFiling, file_data_request, payload_of
from requests_flow.privacy.actions.take_copy import take_copy as take_copy_action
from requests_flow.privacy.actions.withdraw import withdraw as withdraw_action
from requests_flow.privacy.contact import authority_of, contact_of
from requests_flow.privacy.forms.citizen import DataRequestForm, WithdrawDataRequestForm

MOST_AN_HOUR = 10
TOO_MANY = "Terlalu banyak permintaan dari jaringan ini. Coba lagi satu jam lagi."
NOT_OPEN = "Permintaan ini dibuka dengan nomor dan kunci lacak perkara Anda, atau dengan akun Anda."
GONE = "Data pribadi pada perkara ini sudah dihapus, jadi tidak ada lagi yang dapat diminta."
UNUSABLE = 422


# --- choosing the case ------------------------------------------------------------------------------------------------
@login_not_required
@never_cache
@require_safe
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Which case proves who you are: those opened in this browser, and those of the account."""
    region = get_object_or_404(Region.objects.villages().select_related("parent"), slug=slug)
    bodies = registry_selectors.bodies_for(region)
    context = {
        "village": village_frame(region, current=""),
        "region": region,
        "cases": _opened(request, region),
        "contacts": [{"body": body, "contact": contact_of(body)} for body in bodies],
    }
    return render(request, "requests_flow/privacy/choose.html", context)


def _opened(request: HttpRequest, region: Region) -> list[InformationRequest | Objection]:
    keys = list(request.session.get(access.SESSION_KEYS, {}).values())
    held = {"tracking_keys__pk__in": keys, "tracking_keys__revoked_at": None}
    found: list[InformationRequest | Objection] = [
        *InformationRequest.objects.filter(region=region, **held).order_by("-received_at"),
        *Objection.objects.filter(region=region, **held).order_by("-received_at"),
    ]
    if isinstance(request.user, User):
        seen = {(type(case), case.pk) for case in found}
        mine = [
            *InformationRequest.objects.filter(region=region, account=request.user).order_by("-received_at"),
            *Objection.objects.filter(region=region, account=request.user, request=None).order_by("-received_at"),
        ]
        found += [case for case in mine if (type(case), case.pk) not in seen]
    return found


# --- filing -----------------------------------------------------------------------------------------------------------
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_of_request(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """File as the applicant of a request."""
    proof, person = access.applicant_case(request, public_id)
    return _ask(request, proof, person)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_of_objection(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """File as the objector of an objection."""
    proof, person = access.objector_case(request, public_id)
    return _ask(request, proof, person)


def _ask(request: HttpRequest, proof: InformationRequest | Objection, person: Person) -> HttpResponse:
    form = DataRequestForm(request.POST if request.method == "POST" else None)
    gone = payload_of(proof) is None
    if request.method == "POST" and not gone and form.is_valid():
        if not allow(key=f"data:{client_address(request)}", limit=MOST_AN_HOUR, seconds=3600):
            form.add_error(None, TOO_MANY)
        else:
            try:
                case = file_data_request(filing=_filing(request, proof, person, form), by=person, at=request.moment)
            except (Denied, ValueError) as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, f"Permintaan Anda sudah kami terima dengan nomor {case.number}.")
                return redirect(case)
    context = {
        "village": village_frame(proof.region, current=""),
        "proof": proof,
        "form": form,
        "submission_id": _submission_id(request),
        "blocked": GONE if gone else "",
        "reaches_all": isinstance(person, User),
    }
    status = UNUSABLE if request.method == "POST" else 200
    return render(request, "requests_flow/privacy/ask.html", context, status=status)


def _submission_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("submission_id", ""))
    except ValueError:
        return uuid4()


def _filing(
    request: HttpRequest, proof: InformationRequest | Objection, person: Person, form: DataRequestForm
) -> DataFiling:
    return DataFiling(
        submission_id=_submission_id(request),
        region=proof.region,
        body=proof.body,
        channel=Channel.WEB,
        right=form.cleaned_data["right"],
        wish=form.cleaned_data["wish"],
        proof=proof,
        # Who holds a key may sit at somebody else's computer: then the request reaches that case alone.
        account=person if isinstance(person, User) else None,
    )


# --- following --------------------------------------------------------------------------------------------------------
def _mine(request: HttpRequest, public_id: UUID) -> tuple[PersonalDataRequest, Person]:
    """Return the personal-data request and as whom the visitor may see it; Http404 for everybody else."""
    rows = PersonalDataRequest.objects.select_related("body__region", "region__parent", "request", "objection")
    case = rows.filter(public_id=public_id).first()
    if case is None:
        raise Http404(NOT_OPEN)
    person: Person = request.user
    if case.account_id is None and case.request:
        person = access.applicant_case(request, case.request.public_id)[1]
    elif case.account_id is None and case.objection:
        person = access.objector_case(request, case.objection.public_id)[1]
    try:
        policies.be_subject(person, case)
    except Denied:
        raise Http404(NOT_OPEN) from None
    return case, person


@login_not_required
@never_cache
@require_safe
def status(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The status page: whose turn, how many hours are left, the reply, the copy."""
    case, person = _mine(request, public_id)
    on = clocks.local_day(case.body, request.moment)
    reply = case.standing_reply if case.answered_at else None
    context: dict[str, Any] = {
        "case": case,
        "village": village_frame(case.region, current="Cek status"),
        "title": words.title(case),
        "turn": words.turn(case, at=request.moment, for_subject=True),
        "reply": reply,
        "letter": words.letter_link(case, reply.letter, "requests:my_data_request_letter") if reply else None,
        "copy_blocked": reason_against(policies.take_copy, person, case, on=on),  # type: ignore[arg-type]
        "facts": words.facts(case),
        "timeline": words.timeline(case, for_subject=True),
        "withdraw_blocked": reason_against(policies.withdraw, person, case, on=on),  # type: ignore[arg-type]
        "contact": contact_of(case.body),
        "config": registry_selectors.config_for(case.body),
        "authority": authority_of(registry_selectors.config_for(case.body)),
    }
    return render(request, "requests_flow/privacy/status.html", context)


@login_not_required
@never_cache
@require_POST
def take_copy(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The copy of own data, made now; only for the holder, and written down each time."""
    case, person = _mine(request, public_id)
    made = take_copy_action(case=case, by=person, at=request.moment)
    name = "salinan-data-" + "".join(sign if sign.isalnum() else "-" for sign in case.number.lower())
    return HttpResponse(
        made, content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}.zip"'}
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Withdraw, after a yes."""
    case, person = _mine(request, public_id)
    on = clocks.local_day(case.body, request.moment)
    blocked = reason_against(policies.withdraw, person, case, on=on)  # type: ignore[arg-type]
    form = WithdrawDataRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not blocked and form.is_valid():
        withdraw_action(case=case, by=person, at=request.moment)
        messages.success(request, "Permintaan Anda sudah dicabut.")
        return redirect(case)
    context = {"case": case, "village": village_frame(case.region, current="Cek status"), "form": form,
               "blocked": blocked}  # fmt: skip
    status = UNUSABLE if request.method == "POST" else 200
    return render(request, "requests_flow/privacy/withdraw.html", context, status=status)


@login_not_required
@never_cache
@require_safe
def letter(request: HttpRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """The reply, once it counts."""
    case, _ = _mine(request, public_id)
    found = Letter.objects.filter(pk=letter_id, subject=case.about).first()
    if found is None or not found.counts:
        raise Http404("Surat ini tidak ada, atau belum ditandatangani.")
    return access.handed_out(issuing.ensure_pdf(letter_id=found.pk, at=request.moment).best_file)
