"""The papers of an unsent form: each acceptable one is kept at once; what is wrong with another stands at its input."""

from datetime import datetime

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from accounts.policies import Denied
from documents.inspection import FileRefused
from requests_flow.actions.drop_paper import drop_paper
from requests_flow.actions.keep_paper import keep_paper
from requests_flow.forms.applicant import PAPER_INPUTS
from requests_flow.models import RequestDraft


def keep_papers(
    form: forms.Form, uploads: MultiValueDict[str, UploadedFile], *, draft: RequestDraft, unwanted: str, at: datetime
) -> None:
    """Keep what was handed in with `draft`, drop the paper with the id `unwanted`; `form` then says what was refused.

    `form` is bound to {} and has an input for each kind of paper that it takes.
    """
    form.full_clean()
    for name, kind in PAPER_INPUTS.items():
        for upload in uploads.getlist(name) if name in form.fields else ():
            try:
                keep_paper(draft_id=draft.pk, body=draft.body, upload=upload, kind=kind, by=None, at=at)
            except (FileRefused, Denied) as refusal:
                form.add_error(name, f"{upload.name}: {refusal}")
    for paper in draft.files.all():
        if unwanted == str(paper.pk):
            drop_paper(draft_id=draft.pk, paper=paper, at=at)
