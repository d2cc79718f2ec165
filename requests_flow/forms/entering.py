"""What an officer enters for a citizen on one page: a form has one id, whose double click is one case."""

from uuid import UUID, uuid4

from django.http import HttpRequest

from accounts.policies import Denied
from documents.inspection import FileRefused
from documents.models import StoredFile
from registry.models import PublicBody
from requests_flow.actions.drop_paper import drop_paper
from requests_flow.actions.keep_paper import keep_paper
from requests_flow.forms.applicant import PAPER_INPUTS
from requests_flow.models import RequestDraft

SESSION_FORMS = "desk_forms"
MOST_FORMS = 10


def begin(request: HttpRequest) -> UUID:
    """Open a form under a new id that only this session may send."""
    submission_id = uuid4()
    request.session[SESSION_FORMS] = [*request.session.get(SESSION_FORMS, []), str(submission_id)][-MOST_FORMS:]
    return submission_id


def sent(request: HttpRequest) -> UUID:
    """Return the id of the form that was sent; a new one when this session did not open it."""
    typed = request.POST.get("submission_id", "")
    return UUID(typed) if typed in request.session.get(SESSION_FORMS, []) else begin(request)


def papers_of(submission_id: UUID) -> list[StoredFile]:
    """Return the papers handed in with a form so far."""
    draft = RequestDraft.objects.filter(pk=submission_id).first()
    return list(draft.files.order_by("created_at", "pk")) if draft else []


def take_papers(request: HttpRequest, submission_id: UUID, body: PublicBody) -> list[str]:
    """Keep every acceptable upload, drop the paper that is not wanted any more; return a sentence for each refused."""
    refused = []
    for name, kind in PAPER_INPUTS.items():
        for upload in request.FILES.getlist(name):
            facts = {"upload": upload, "kind": kind, "by": request.user, "at": request.moment}
            try:
                keep_paper(draft_id=submission_id, body=body, **facts)
            except (FileRefused, Denied) as refusal:
                refused.append(f"{upload.name}: {refusal}")
    for paper in papers_of(submission_id):
        if request.POST.get("remove_file") == str(paper.pk):
            drop_paper(draft_id=submission_id, paper=paper, at=request.moment)
    return refused
