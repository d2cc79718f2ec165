"""Personal-data requests and incidents for the tests: reached by the real actions, never by writing a status."""

import uuid
from datetime import datetime, timedelta

from documents.models import Letter
from requests_flow.enums import Channel
from requests_flow.models import Incident, InformationRequest, Objection, PersonalDataRequest
from requests_flow.policies import KeyHolder
from requests_flow.privacy.actions.add_person import add_person
from requests_flow.privacy.actions.assess import assess
from requests_flow.privacy.actions.close import close
from requests_flow.privacy.actions.conclude import conclude
from requests_flow.privacy.actions.correct import correct
from requests_flow.privacy.actions.decide_public import decide_public
from requests_flow.privacy.actions.dismiss import dismiss
from requests_flow.privacy.actions.erase import erase
from requests_flow.privacy.actions.file_data_request import DataFiling, file_data_request
from requests_flow.privacy.actions.hand_over_notice import hand_over_notice
from requests_flow.privacy.actions.notify_persons import notify_persons
from requests_flow.privacy.actions.record_incident import IncidentReport, record_incident
from requests_flow.privacy.actions.record_sending import record_sending
from requests_flow.privacy.actions.reply import reply
from requests_flow.privacy.actions.sign import sign
from requests_flow.privacy.actions.take_up import take_up
from requests_flow.privacy.actions.withdraw import withdraw
from requests_flow.privacy.actions.write_to_authority import write_to_authority
from requests_flow.privacy.enums import DataRequestStatus, IncidentStatus
from requests_flow.privacy.letter_facts import Ruling
from tests.requests_flow import cases
from tests.requests_flow.cases import Cast

S, I = DataRequestStatus, IncidentStatus  # noqa: E741 - stands for incident
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Thursday evening: the 72 hours run through a weekend.
AT = datetime(2026, 5, 21, 16, 5, tzinfo=cases.AT.tzinfo)
WISH = "Nama saya seharusnya Fulanah Contoh Lestariningsih."
GRANT = Ruling(outcome="granted", measures="Data sudah kami perbaiki seperti yang diminta.")
PARTLY = Ruling(outcome="partly_granted", measures="Nomor telepon dihapus.", reasons="Nama wajib ada dalam register.")
REFUSE = Ruling(outcome="refused", reasons="Data register wajib disimpan menurut jadwal retensi arsip.")
CHANGES = {"name": "Fulanah Contoh Lestariningsih", "address": "Dukuh Baru RT 03 RW 02"}
REPORT = IncidentReport(
    noticed_at=AT,
    happened="Surat jawaban berisi salinan KTP terkirim ke alamat surel orang lain.",
    happened_when="20 Mei 2026 sore",
    categories=("name", "nik", "identity_copy"),
    people_count=2,
)
ASSESSED = {
    "risk": "medium",
    "cause": "Alamat surel keliru dipilih dari daftar.",
    "handling": "Penerima sudah menghapus surat itu.\nPetugas memeriksa alamat berdua sebelum mengirim.",
    "people_count": 2,
}


# --- requests of the person -------------------------------------------------------------------------------------------
def filing(cast: Cast, proof: InformationRequest | Objection | None, **changes: object) -> DataFiling:
    """Return a request for a correction that rests on `proof`; `changes` replace its fields."""
    facts: dict[str, object] = {
        "submission_id": uuid.uuid4(), "region": cast.body.region, "body": cast.body, "channel": Channel.WEB,
        "right": "correct", "wish": WISH, "proof": proof,
    }  # fmt: skip
    return DataFiling(**(facts | changes))  # type: ignore[arg-type]


def holder_of(case: PersonalDataRequest) -> KeyHolder:
    """Return the person as the holder of the living key of the case on which `case` rests."""
    return KeyHolder(case.case.tracking_keys.get(revoked_at=None).pk)


def file(
    cast: Cast, proof: InformationRequest | Objection | None = None, *, at: datetime = AT, **changes: object
) -> PersonalDataRequest:
    """File as the holder of the key of `proof`, by default a request that is being worked on."""
    proof = proof or cases.walk_to("in_progress", cast)
    by = KeyHolder(proof.tracking_keys.get(revoked_at=None).pk)
    return file_data_request(filing=filing(cast, proof, **changes), by=by, at=at)


def at_the_desk(cast: Cast, *, at: datetime = AT, **changes: object) -> PersonalDataRequest:
    """Enter a request of somebody who has no case here."""
    facts = {
        "channel": Channel.WALK_IN, "subject": {"name": "Tamu Contoh", "address": "Dukuh Tamu RT 01"},
    } | changes  # fmt: skip
    return file_data_request(filing=filing(cast, None, **facts), by=cast.clerk, at=at)


def fresh(case: PersonalDataRequest) -> PersonalDataRequest:
    """Return the personal-data request as it stands in the database."""
    return PersonalDataRequest.objects.select_related("body__region", "request", "objection").get(pk=case.pk)


def letter_of(case: PersonalDataRequest) -> Letter:
    """Return the letter of the standing reply."""
    return fresh(case).standing_reply.letter


def answer(case: PersonalDataRequest, ruling: Ruling, cast: Cast, at: datetime) -> PersonalDataRequest:
    """Reply and sign on paper."""
    reply(case=case, ruling=ruling, by=cast.ppid, at=at)
    return sign(case=case, scan=cases.scan(), by=cast.ppid, at=at)


def walk_to(status: str, cast: Cast, *, at: datetime = AT, ruling: Ruling = GRANT) -> PersonalDataRequest:
    """Return a request for a correction that walked the real way to `status`."""
    case = file(cast, at=at)
    if status == S.WITHDRAWN:
        withdraw(case=case, by=holder_of(case), at=at + HOUR)
    if status in (S.IN_REVIEW, S.AWAITING_SIGNATURE, S.ANSWERED, S.CLOSED):
        take_up(case=case, by=cast.clerk, at=at + HOUR)
    if status in (S.AWAITING_SIGNATURE, S.ANSWERED, S.CLOSED):
        correct(case=case, changes=CHANGES, by=cast.ppid, at=at + HOUR)
        reply(case=case, ruling=ruling, by=cast.ppid, at=at + 2 * HOUR)
    if status in (S.ANSWERED, S.CLOSED):
        sign(case=case, scan=cases.scan(), by=cast.ppid, at=at + 2 * HOUR)
    if status == S.CLOSED:
        close(case=case, by=cast.clerk, at=at + 3 * HOUR)
    return fresh(case)


def owing_erasure(cast: Cast, *, at: datetime = AT, done: bool = False) -> PersonalDataRequest:
    """Return an answered request whose erasure is promised and, with `done`, carried out: its case was withdrawn."""
    proof = cases.walk_to("withdrawn", cast)
    case = file(cast, proof, right="erase", wish="Hapus data saya.", at=at)
    answer(case, Ruling(outcome="granted", measures="Data dihapus."), cast, at + HOUR)
    if done:
        erase(case=fresh(case), by=cast.ppid, at=at + 2 * HOUR)
    return fresh(case)


# --- incidents --------------------------------------------------------------------------------------------------------
def incident(cast: Cast, *, at: datetime = AT, report: IncidentReport = REPORT) -> Incident:
    """Record an incident as the PPID."""
    return record_incident(body=cast.body, report=report, by=cast.ppid, at=at)


def tell_everybody(case: Incident, cast: Cast, at: datetime) -> None:
    """Notify a person with e-mail, one on paper, and the authority."""
    notify_persons(case=case, by=cast.ppid, at=at)
    for row in case.persons.filter(notified_at=None):
        hand_over_notice(case=case, person=row, way="handed_over", by=cast.ppid, at=at)
    write_to_authority(case=case, by=cast.ppid, at=at)
    send(case, cast, at)


def send(case: Incident, cast: Cast, at: datetime) -> Incident:
    """Sign the notice to the authority on paper and record the sending."""
    return record_sending(
        case=case, scan=cases.scan(), sent_at=at, way="email", evidence="aduan@lembaga.example", by=cast.ppid, at=at
    )


def add_people(case: Incident, cast: Cast, at: datetime) -> None:
    """Name the applicant of a case, and somebody without one."""
    number = cases.walk_to("received", cast).number
    add_person(case=case, number=number, by=cast.ppid, at=at)
    add_person(case=case, name="Tamu Contoh", address="Dukuh Tamu RT 01", by=cast.ppid, at=at)


def incident_at(status: str, cast: Cast, *, at: datetime = AT) -> Incident:
    """Return an incident that walked the real way to `status`."""
    case = incident(cast, at=at)
    if status == I.DISMISSED:
        dismiss(case=case, reason="Surat itu tidak memuat data pribadi.", by=cast.ppid, at=at + HOUR)
    if status in (I.ASSESSED, I.CLOSED):
        assess(case=case, **ASSESSED, by=cast.ppid, at=at + HOUR)  # type: ignore[arg-type]
    if status == I.CLOSED:
        add_people(case, cast, at + HOUR)
        tell_everybody(case, cast, at + 2 * HOUR)
        decide_public(case=case, reason="Hanya dua orang yang terdampak.", by=cast.ppid, at=at + 2 * HOUR)
        conclude(case=case, lessons="Periksa alamat berdua.", by=cast.ppid, at=at + 3 * HOUR)
    return fresh_incident(case)


def fresh_incident(case: Incident) -> Incident:
    """Return the incident as it stands in the database."""
    return Incident.objects.select_related("body__region", "authority_letter").get(pk=case.pk)
