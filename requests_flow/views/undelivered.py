"""A message that never arrived: correct the address and send it again, or say that the person was told otherwise."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import Denied
from notifications import outbox
from notifications.models import Message
from notifications.outbox import MessageRefused
from requests_flow import access, policies, selectors
from requests_flow.actions import correct_email as of_request
from requests_flow.actions import reissue_key as key_of_request
from requests_flow.actions import tell_otherwise as told_of_request
from requests_flow.actions._mails import holds_secret
from requests_flow.forms.officer import CorrectEmailForm
from requests_flow.models import Dispute, InformationRequest, Objection
from requests_flow.objections.actions import correct_email as of_objection
from requests_flow.objections.actions import reissue_key as key_of_objection
from requests_flow.objections.actions import tell_otherwise as told_of_objection
from requests_flow.timeline import Case
from requests_flow.views.desk import desk_day

SENT = "Pesan dikirim ulang. Bila tetap tidak sampai, pesan ini muncul lagi di halaman Hari ini."
NEW_KEY = (
    "Alamat sudah diperbaiki. Kunci lama tidak berlaku lagi; kunci baru dikirim ke alamat itu dan tertulis di sini."
)


@dataclass(frozen=True)
class Failure:
    """A failed message of this desk, the case it is about, and whether it was written to the citizen."""

    message: Message
    case: Case | None
    to_citizen: bool


def _failure(request: HttpRequest, message_id: UUID) -> Failure:
    bodies = policies.desk_bodies(request.user, on=desk_day(request))
    message = selectors.failed_messages(bodies).filter(pk=message_id).select_related("to_user").first()
    if message is None:
        raise Http404("Pesan ini tidak ada, atau sudah ditangani.")
    case, account = _case_of(message)
    return Failure(message, case, case is not None and message.to_user_id in {None, account})


def _case_of(message: Message) -> tuple[Case | None, int | None]:
    """Return the case in whose payload the address stands, and the account behind it."""
    kind, _, name = message.about.partition(":")
    if kind == "request":
        request = InformationRequest.objects.select_related("body__region", "applicant").filter(public_id=name).first()
        return request, request and request.account_id
    if kind == "dispute":
        dispute = Dispute.objects.filter(public_id=name).first()
        return _objection(pk=dispute.objection_id) if dispute else (None, None)
    return _objection(public_id=name) if kind == "objection" else (None, None)


def _objection(**which: Any) -> tuple[Objection | None, int | None]:
    found = Objection.objects.select_related("body__region", "request", "objector").filter(**which).first()
    return found, found and (found.request.account_id if found.request and not found.account_id else found.account_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undelivered(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Show what did not arrive and why; with a right address it leaves again."""
    failure = _failure(request, message_id)
    form = CorrectEmailForm(request.POST if request.method == "POST" else None, initial={"email": _address_of(failure)})
    if not failure.to_citizen:
        del form.fields["email"]
    refusal, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _sent(request, failure, form.cleaned_data.get("email", ""))
            except (Denied, MessageRefused) as refused:
                refusal, status = str(refused), 409
    context = {
        "failure": failure,
        "form": form,
        "refusal": refusal,
        "holds_secret": holds_secret(failure.message),
        "case_url": _url_of(failure.case),
        "is_answer": failure.message.event in {"answered", "objection_decided"},
    }
    return render(request, "requests_flow/officer/undelivered.html", context, status=status)


def _address_of(failure: Failure) -> str:
    if not failure.to_citizen:
        return ""
    who = getattr(failure.case, "applicant" if isinstance(failure.case, InformationRequest) else "objector", None)
    return who.email if who else ""


def _url_of(case: Case | None) -> str:
    return (case and f"/meja/{'keberatan' if isinstance(case, Objection) else 'permohonan'}/{case.public_id}/") or ""


def _sent(request: HttpRequest, failure: Failure, email: str) -> HttpResponse:
    facts = {"by": request.user, "at": request.moment}
    case = failure.case
    if not failure.to_citizen or case is None:
        outbox.send_again(message=failure.message, **facts)
        messages.success(request, SENT)
        return redirect("requests:today")
    is_request = isinstance(case, InformationRequest)
    correct = of_request.correct_email if is_request else of_objection.correct_email
    if correct(case=case, message=failure.message, email=email, **facts):
        messages.success(request, SENT)
        return redirect("requests:today")
    renew = key_of_request.reissue_key if is_request else key_of_objection.reissue_key
    access.keep_fresh_key(request, case, renew(case=case, **facts), at=request.moment)
    messages.success(request, NEW_KEY)
    return redirect("requests:slip" if is_request else "requests:objection_slip", public_id=case.public_id)


@require_POST
def settle(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Take a message that never arrived off the list: the person was told in another way."""
    failure = _failure(request, message_id)
    facts = {"message": failure.message, "by": request.user, "at": request.moment}
    if not failure.to_citizen or failure.case is None:
        outbox.settle(**facts)
    elif isinstance(failure.case, InformationRequest):
        told_of_request.tell_otherwise(case=failure.case, **facts)
    else:
        told_of_objection.tell_otherwise(case=failure.case, **facts)
    messages.success(request, "Terima kasih. Pesan itu tidak lagi ada di daftar.")
    return redirect("requests:today")
