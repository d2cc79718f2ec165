"""The tables of a request, grouped by subject."""

from requests_flow.models.answer import Answer, AnswerFile, ItemAnswer, PreparedFile
from requests_flow.models.draft import RequestDraft
from requests_flow.models.feed import CalendarFeed
from requests_flow.models.request import (
    DEADLINE,
    Applicant,
    Attachment,
    InformationRequest,
    Note,
    RequestItem,
    Round,
)
from requests_flow.models.timeline import Event
from requests_flow.models.tracking import Opening, TrackingKey

__all__ = [
    "DEADLINE",
    "Answer",
    "AnswerFile",
    "Applicant",
    "Attachment",
    "CalendarFeed",
    "Event",
    "InformationRequest",
    "ItemAnswer",
    "Note",
    "Opening",
    "PreparedFile",
    "RequestDraft",
    "RequestItem",
    "Round",
    "TrackingKey",
]
