"""Personal-data requests and incidents for the pages that are photographed."""

from datetime import datetime, timedelta
from uuid import uuid4

from accounts.models import User
from registry.models import PublicBody
from requests_flow.actions.file_request import file_request
from requests_flow.enums import Channel
from requests_flow.models import InformationRequest
from requests_flow.policies import KeyHolder
from requests_flow.privacy.actions.file_data_request import DataFiling, file_data_request
from requests_flow.privacy.actions.reply import reply
from requests_flow.privacy.actions.sign import sign
from requests_flow.privacy.letter_facts import Ruling
from tests.requests_flow import cases
from tests.requests_flow.privacy import world

HOUR = timedelta(hours=1)


def privacy_on_stage(body: PublicBody, ppid: User, at: datetime) -> tuple[dict[str, str], InformationRequest]:
    """Return the words for addresses, and the request whose key opens what was asked about own data."""
    case = file_request(filing=cases.filing(body), by=None, at=at - 90 * HOUR).case
    holder = KeyHolder(case.tracking_keys.get(revoked_at=None).pk)
    found = {}
    for name, hours in (("data_new", 10), ("data_late", 80), ("data_answered", 30)):
        filing = DataFiling(
            submission_id=uuid4(), region=body.region, body=body, channel=Channel.WEB, right="access",
            wish="Saya ingin tahu apa saja yang disimpan tentang saya.", proof=case,
        )  # fmt: skip
        found[name] = file_data_request(filing=filing, by=holder, at=at - hours * HOUR)
    ruling = Ruling(outcome="granted", measures="Salinan semua data sudah kami siapkan.")
    reply(case=found["data_answered"], ruling=ruling, by=ppid, at=at - 2 * HOUR)
    sign(case=found["data_answered"], scan=cases.scan(), by=ppid, at=at - HOUR)
    places = {name: str(row.public_id) for name, row in found.items()}
    places |= {"data_proof": str(case.public_id)} | _incidents(body, ppid, at)
    return places, case


def _incidents(body: PublicBody, ppid: User, at: datetime) -> dict[str, str]:
    found = {}
    for name, hours in (("incident_new", 5), ("incident_late", 90)):
        noticed = at - hours * HOUR
        report = world.IncidentReport(**(world.REPORT.__dict__ | {"noticed_at": noticed}))
        case = world.record_incident(body=body, report=report, by=ppid, at=noticed)
        found[name] = str(case.public_id)
        if name == "incident_late":
            world.assess(case=case, **world.ASSESSED, by=ppid, at=noticed + HOUR)  # type: ignore[arg-type]
            world.add_person(case=case, name="Tamu Contoh", address="Dukuh Tamu RT 01", by=ppid, at=noticed + HOUR)
            world.notify_persons(case=case, by=ppid, at=noticed + HOUR)
            world.write_to_authority(case=case, by=ppid, at=noticed + HOUR)
            world.decide_public(case=case, text="Daftar nama sempat terbuka.", by=ppid, at=noticed + HOUR)
    return found
