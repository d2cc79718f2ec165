"""Disputes for the pages that are photographed."""

from datetime import datetime, timedelta
from uuid import uuid4

from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow.disputes.actions._dispute import StepFacts
from requests_flow.disputes.actions.file_dispute import file_dispute
from requests_flow.disputes.actions.register import register
from requests_flow.enums import Channel
from requests_flow.models import Objection
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.file_objection import Filing, file_objection
from requests_flow.objections.actions.sign import sign
from requests_flow.objections.letter_facts import Ruling
from tests.requests_flow import cases

DAY = timedelta(days=1)


def disputes_on_stage(body: PublicBody, at: datetime) -> tuple[Objection, Objection]:
    """Return two objections of ground b that the superior rejected; the first is disputed and registered."""
    officers = registry_selectors.officers(body, at.date())
    ppid, head = officers.filter(role=Role.PPID).get().user, officers.filter(role=Role.VILLAGE_HEAD).get().user
    made = []
    for _ in range(2):
        facts = {"submission_id": uuid4(), "region": body.region, "body": body, "channel": Channel.WEB}
        facts |= {"grounds": ("b",), "case_position": "APBDes tidak diumumkan.", "found_on": at.date() - 9 * DAY}
        filing = Filing(**facts, objector=cases.APPLICANT)  # type: ignore[arg-type]
        case = file_objection(filing=filing, by=None, at=at - 8 * DAY).case
        ruling = Ruling(outcome="rejected", reasons="APBDes sudah diumumkan di balai desa.")
        decide(case=case, ruling=ruling, by=head, at=at - 7 * DAY)
        sign(case=case, scan=cases.scan(), by=head, at=at - 7 * DAY)
        made.append(case)
    dispute = file_dispute(objection=made[0], filed_on=(at - 3 * DAY).date(), scan=cases.scan(), by=ppid, at=at - DAY)
    register(case=dispute, facts=StepFacts(happened_on=at.date(), number="0077/V/KI/2026"), by=ppid, at=at)
    return made[0], made[1]
