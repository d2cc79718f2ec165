"""The tables of a request, grouped by subject."""

from requests_flow.models.answer import Answer, AnswerFile, ItemAnswer, PreparedFile
from requests_flow.models.draft import RequestDraft
from requests_flow.models.look import IdentityView
from requests_flow.models.request import Applicant, Attachment, InformationRequest, Note, RequestItem, Round
from requests_flow.models.retention import RetentionTerm
from requests_flow.models.scan import ScanOverride
from requests_flow.models.timeline import Event
from requests_flow.models.tracking import Opening, TrackingKey

__all__ = [
    "Answer",
    "AnswerFile",
    "Applicant",
    "Attachment",
    "Event",
    "IdentityView",
    "InformationRequest",
    "ItemAnswer",
    "Note",
    "Opening",
    "PreparedFile",
    "RequestDraft",
    "RequestItem",
    "RetentionTerm",
    "Round",
    "ScanOverride",
    "TrackingKey",
]
