"""An objection with a copy of an identity card and one to a request, for the pages that show them; a failed mail."""

import uuid
from datetime import datetime

from documents import files
from documents.enums import FileKind
from notifications.models import Message
from registry.models import PublicBody
from requests_flow.enums import Channel
from requests_flow.messages import scope_of
from requests_flow.objections.actions.file_objection import Filing, file_objection
from tests.requests_flow import cases


def loose_on_stage(body: PublicBody, at: datetime) -> dict[str, str]:
    """Return the ids that the addresses of tests/browser/loose_stops.py are made of."""
    card = files.intake(upload=cases.scan(), kind=FileKind.IDENTITY, scope=scope_of(body), by=None, at=at)
    filing = Filing(
        submission_id=uuid.uuid4(), region=body.region, body=body, channel=Channel.WEB, grounds=("b",),
        case_position="APBDes tahun ini tidak ada di papan pengumuman.", found_on=at.date(),
        objector=cases.APPLICANT | {"phone": "0812 0000 0000"}, files=(card,),
    )  # fmt: skip
    identified = file_objection(filing=filing, by=None, at=at).case
    failed = Message.objects.filter(scope=scope_of(body), failed_at__isnull=False).latest("failed_at")
    return {"objection_identified": str(identified.public_id), "failed_message": str(failed.pk)}
