"""The tables of requests and of the cases that follow from them, grouped by subject."""

from requests_flow.models.aftercare import AnswerCost, Handover, Payment, Rating
from requests_flow.models.answer import Answer, AnswerFile, ItemAnswer, PreparedFile
from requests_flow.models.dispute import Dispute, DisputeBundle, DisputeEvent, DisputeStep
from requests_flow.models.draft import RequestDraft
from requests_flow.models.exempt_decree import ExemptListDecree, ExemptListEntry
from requests_flow.models.exemption import ConsequenceTest, Participant
from requests_flow.models.feed import CalendarFeed
from requests_flow.models.incident import AffectedPerson, Incident, IncidentEvent
from requests_flow.models.look import IdentityView
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
from requests_flow.models.privacy import DataReply, DataRequestEvent, DataSubject, PersonalDataRequest
from requests_flow.models.recount import RecountedTerm
from requests_flow.models.register import RegisterExport
from requests_flow.models.report import AnnualReport
from requests_flow.models.request import (
    DEADLINE,
    Applicant,
    Attachment,
    InformationRequest,
    Note,
    NoteEvidence,
    RequestItem,
    Round,
)
from requests_flow.models.retention import RetentionTerm
from requests_flow.models.scan import ScanOverride
from requests_flow.models.timeline import Event
from requests_flow.models.tracking import Opening, TrackingKey

__all__ = [
    "DEADLINE",
    "AffectedPerson",
    "AnnualReport",
    "Answer",
    "AnswerCost",
    "AnswerFile",
    "Applicant",
    "Attachment",
    "CalendarFeed",
    "ConsequenceTest",
    "DataReply",
    "DataRequestEvent",
    "DataSubject",
    "DecisionDelegation",
    "Deliberation",
    "Dispute",
    "DisputeBundle",
    "DisputeEvent",
    "DisputeStep",
    "Event",
    "ExemptListDecree",
    "ExemptListEntry",
    "Handover",
    "IdentityView",
    "Incident",
    "IncidentEvent",
    "InformationRequest",
    "ItemAnswer",
    "Note",
    "NoteEvidence",
    "Objection",
    "ObjectionAttachment",
    "ObjectionDecision",
    "ObjectionEvent",
    "ObjectionGround",
    "Objector",
    "Opening",
    "Participant",
    "Payment",
    "PersonalDataRequest",
    "PreparedFile",
    "Rating",
    "RecountedTerm",
    "RegisterExport",
    "RequestDraft",
    "RequestItem",
    "RetentionTerm",
    "Round",
    "ScanOverride",
    "TrackingKey",
]
