"""The tables of a request, grouped by subject."""

from requests_flow.models.answer import Answer, AnswerFile, ItemAnswer, PreparedFile
from requests_flow.models.draft import RequestDraft
from requests_flow.models.register import RegisterExport
from requests_flow.models.report import AnnualReport
from requests_flow.models.request import Applicant, Attachment, InformationRequest, Note, RequestItem, Round
from requests_flow.models.timeline import Event
from requests_flow.models.tracking import Opening, TrackingKey

__all__ = [
    "AnnualReport",
    "Answer",
    "AnswerFile",
    "Applicant",
    "Attachment",
    "Event",
    "InformationRequest",
    "ItemAnswer",
    "Note",
    "Opening",
    "PreparedFile",
    "RegisterExport",
    "RequestDraft",
    "RequestItem",
    "Round",
    "TrackingKey",
]
