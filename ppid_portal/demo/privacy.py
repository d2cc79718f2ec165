"""Personal data in the demo: one correction answered, one request for access open, one incident being handled."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from accounts.models import User
from ppid_portal.demo import papers
from registry import selectors as registry_selectors
from registry.actions.configure_regency import configure_regency
from registry.models import PublicBody
from requests_flow.enums import Channel, RequestStatus
from requests_flow.models import Applicant, InformationRequest, PersonalDataRequest
from requests_flow.policies import KeyHolder
from requests_flow.privacy.actions.add_person import add_person
from requests_flow.privacy.actions.assess import assess
from requests_flow.privacy.actions.correct import correct
from requests_flow.privacy.actions.file_data_request import DataFiling, file_data_request
from requests_flow.privacy.actions.notify_persons import notify_persons
from requests_flow.privacy.actions.record_incident import IncidentReport, record_incident
from requests_flow.privacy.actions.reply import reply
from requests_flow.privacy.actions.sign import sign
from requests_flow.privacy.actions.take_up import take_up
from requests_flow.privacy.letter_facts import Ruling

WIB = ZoneInfo("Asia/Jakarta")


def load(bodies: list[PublicBody]) -> None:
    """Name the responsible officer, then walk the stories at the first village."""
    body = bodies[0]
    configure_regency(
        regency=registry_selectors.regency_of(body.region),
        changes={
            "protection_officer": "Pejabat Pelindungan Data Pribadi (contoh)",
            "protection_email": "pdp@klaten.example",
            "protection_phone": "(0272) 555-0199",
        },
        reason="Keputusan contoh",
        by=None,
        at=_at("01-06 09:00"),
    )
    ppid = _officer(body, "ppid")
    running = (RequestStatus.RECEIVED, RequestStatus.IN_PROGRESS)
    cases = list(InformationRequest.objects.filter(body=body, status__in=running).order_by("received_at", "pk")[:2])
    corrected = _ask(cases[0], "correct", "Alamat saya pindah ke Dukuh Contoh Baru RT 04 RW 01.", "05-19 08:40")
    take_up(case=corrected, by=ppid, at=_at("05-19 10:00"))
    held = Applicant.objects.get(request=cases[0])
    changes = {"name": held.name, "address": "Dukuh Contoh Baru RT 04 RW 01"}
    correct(case=corrected, changes=changes, by=ppid, at=_at("05-19 10:10"))
    ruling = Ruling(outcome="granted", measures="Alamat pada permohonan Anda sudah kami ganti.")
    letter = reply(case=corrected, ruling=ruling, by=ppid, at=_at("05-19 10:20")).letter
    sign(case=corrected, scan=papers.scan_of(letter), by=ppid, at=_at("05-19 11:00"))
    _ask(cases[1], "access", "Saya ingin tahu data apa saja yang disimpan tentang saya.", "05-20 15:10")
    _incident(body, cases[0].number, ppid)


def _at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=WIB)


def _officer(body: PublicBody, role: str) -> User:
    row = registry_selectors.officers(body, _at("05-21 00:00").date()).filter(role=role).first()
    assert row is not None
    return row.user


def _ask(proof: InformationRequest, right: str, wish: str, when: str) -> PersonalDataRequest:
    holder = KeyHolder(proof.tracking_keys.get(revoked_at=None).pk)
    filing = DataFiling(
        submission_id=uuid5(NAMESPACE_URL, f"demo own data {right}"), region=proof.region, body=proof.body,
        channel=Channel.WEB, right=right, wish=wish, proof=proof,
    )  # fmt: skip
    return file_data_request(filing=filing, by=holder, at=_at(when))


def _incident(body: PublicBody, number: str, ppid: User) -> None:
    report = IncidentReport(
        noticed_at=_at("05-20 09:30"),
        happened="Surat permintaan kelengkapan untuk seorang pemohon terkirim ke alamat surel pemohon lain.",
        happened_when="19 Mei 2026, sekitar pukul 15.00",
        categories=("name", "address", "request"),
        people_count=1,
    )
    case = record_incident(body=body, report=report, by=ppid, at=_at("05-20 09:50"))
    handling = "Penerima yang keliru sudah menghapus surat itu.\nAlamat surel kini diperiksa oleh dua petugas."
    assess(
        case=case, risk="low", cause="Alamat surel keliru disalin.", handling=handling, people_count=1, by=ppid,
        at=_at("05-20 10:30"),
    )  # fmt: skip
    add_person(case=case, number=number, by=ppid, at=_at("05-20 10:35"))
    notify_persons(case=case, by=ppid, at=_at("05-20 10:40"))
