"""The tables of requests and of the cases that follow from them, grouped by subject."""

from requests_flow.models.answer import Answer, AnswerFile, ItemAnswer, PreparedFile
from requests_flow.models.dispute import Dispute, DisputeBundle, DisputeEvent, DisputeStep
from requests_flow.models.draft import RequestDraft
from requests_flow.models.feed import CalendarFeed
from requests_flow.models.objection import (
    DecisionDelegation,
    Deliberation,
    Objection,
    ObjectionAttachment,
    ObjectionDecision,
    ObjectionEvent,
    ObjectionGround,
    Objector,
)
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
    "DecisionDelegation",
    "Deliberation",
    "Dispute",
    "DisputeBundle",
    "DisputeEvent",
    "DisputeStep",
    "Event",
    "InformationRequest",
    "ItemAnswer",
    "Note",
    "Objection",
    "ObjectionAttachment",
    "ObjectionDecision",
    "ObjectionEvent",
    "ObjectionGround",
    "Objector",
    "Opening",
    "PreparedFile",
    "RequestDraft",
    "RequestItem",
    "Round",
    "TrackingKey",
]
