"""Letters and files of a case, handed to the applicant and to officers, to nobody else."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from documents import issuing
from documents.models import Letter, StoredFile
from requests_flow import access, policies
from requests_flow.actions.look import is_guarded
from requests_flow.models import (
    AnswerFile,
    Attachment,
    Handover,
    InformationRequest,
    NoteEvidence,
    Payment,
    PreparedFile,
)


def _officer_case(request: HttpRequest, public_id: UUID) -> InformationRequest | None:
    if not isinstance(request.user, User):
        return None
    on = request.moment.date()
    return policies.visible_to(request.user, on=on).select_related("body__region").filter(public_id=public_id).first()


@login_not_required
@never_cache
@require_safe
def letter(request: HttpRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """A letter of the case: signed if it is, rendered now if the worker has not done it yet.

    The applicant gets letters that count; officers get all of them, also `?asli=1`, the paper before it was signed.
    """
    officer_case = _officer_case(request, public_id)
    case = officer_case or access.applicant_case(request, public_id)[0]
    found = Letter.objects.filter(pk=letter_id, subject=case.about).first()
    if found is None or not (officer_case or found.counts):
        raise Http404("Surat ini tidak ada, atau belum ditandatangani.")
    found = issuing.ensure_pdf(letter_id=found.pk, at=request.moment)
    return access.handed_out(found.pdf if officer_case and "asli" in request.GET else found.best_file)


@login_not_required
@never_cache
@require_safe
def file(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """A file of the case: the applicant gets what came with the signed answer and what they handed in, officers all.

    Officers get no proof of identity here: they look at a copy, and the look is recorded (views.identity).
    """
    officer_case = _officer_case(request, public_id)
    case = officer_case or access.applicant_case(request, public_id)[0]
    given = AnswerFile.objects.filter(answer__round__request=case, file=file_id)
    handed_in = Attachment.objects.filter(request=case, file=file_id)
    rows = [given, handed_in]
    if not officer_case:
        rows[0] = given.filter(answer__recalled_at=None, answer__round__answered_at__isnull=False)
    else:
        rows.append(NoteEvidence.objects.filter(note__request=case, file=file_id))
        rows.append(PreparedFile.objects.filter(request=case, file=file_id))
    after = _after_the_answer(case, file_id) if officer_case else None
    if after:
        return access.handed_out(after)
    found = next((row for queryset in rows for row in queryset.select_related("file")), None)
    if found is None or (officer_case and is_guarded(found.file)):
        raise Http404("Berkas ini tidak ada pada permohonan ini.")
    return access.handed_out(found.file)


def _after_the_answer(case: InformationRequest, file_id: UUID) -> StoredFile | None:
    """Return a proof of payment or a signed receipt; the desk keeps them itself, so they need no watermark."""
    payment = Payment.objects.filter(answer__round__request=case, proof=file_id).select_related("proof").first()
    if payment:
        return payment.proof
    handover = Handover.objects.filter(answer__round__request=case, scan=file_id).select_related("scan").first()
    return handover.scan if handover else None
