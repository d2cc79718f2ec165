"""Handing out what belongs to a dispute; the caller has decided that the visitor may open it."""

from datetime import datetime
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse

from documents import files
from requests_flow.disputes.actions.make_bundle import make_bundle
from requests_flow.models import Dispute
from requests_flow.policies import Person


def give_file(case: Dispute, file_id: UUID) -> HttpResponse:
    """Return a document of one of the steps; Http404 when it is none or is gone."""
    step = case.steps.filter(document=file_id).select_related("document").order_by("pk").first()
    if step is None:
        raise Http404("Berkas ini tidak ada pada sengketa ini.")
    try:
        return files.send(step.document, inline=True)
    except files.FileGone as gone:
        raise Http404(str(gone)) from None


def give_bundle(case: Dispute, *, by: Person, at: datetime) -> FileResponse:
    """Return the bundle as a download, streamed from its temporary file. Raises Denied."""
    made = make_bundle(case=case, by=by, at=at)
    response = FileResponse(made.file, as_attachment=True, filename=made.name, content_type="application/zip")
    response["Content-Length"] = str(made.size)
    response["Cache-Control"] = "private, no-store"
    return response
