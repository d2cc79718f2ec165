"""The tables of a request, grouped by subject."""

from requests_flow.models.answer import Answer, AnswerFile, ItemAnswer, PreparedFile
from requests_flow.models.draft import RequestDraft
from requests_flow.models.exemption import ConsequenceTest, Participant
from requests_flow.models.request import (
    Applicant,
    Attachment,
    InformationRequest,
    Note,
    NoteEvidence,
    RequestItem,
    Round,
)
from requests_flow.models.timeline import Event
from requests_flow.models.tracking import Opening, TrackingKey

__all__ = [
    "Answer",
    "AnswerFile",
    "Applicant",
    "Attachment",
    "ConsequenceTest",
    "Event",
    "InformationRequest",
    "ItemAnswer",
    "Note",
    "NoteEvidence",
    "Opening",
    "Participant",
    "PreparedFile",
    "RequestDraft",
    "RequestItem",
    "Round",
    "TrackingKey",
]
