"""Two disputes of the demo, walked by the real actions: one in mediation, one that the commission has decided."""

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from accounts.models import User
from ppid_portal.demo import papers
from registry import selectors as registry_selectors
from registry.models import PublicBody
from requests_flow.disputes.actions import adjudicate, decide, mediate, register
from requests_flow.disputes.actions._dispute import StepFacts
from requests_flow.disputes.actions.file_dispute import file_dispute
from requests_flow.enums import Channel, ProofChannel, RequestStatus
from requests_flow.models import Dispute, InformationRequest, Objection
from requests_flow.objections.actions.decide import decide as decide_objection
from requests_flow.objections.actions.file_objection import Filing, file_objection
from requests_flow.objections.actions.prove_receipt import prove_receipt
from requests_flow.objections.actions.sign import sign
from requests_flow.objections.letter_facts import Ruling
from requests_flow.policies import KeyHolder

WIB = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class Course:
    """What is objected to, and when: moments "MM-DD HH:MM" of 2026."""

    ground: str
    position: str
    reasons: str
    objected: str
    decided: str
    handed_over: str
    filed: str


MEDIATED = Course(
    "d", "Bagian rekening yang dihitamkan terlalu luas; nama kegiatan ikut tertutup.",
    "Penghitaman sudah sesuai dengan pengecualian rahasia pribadi.",
    "04-16 10:00", "04-20 14:00", "04-21 09:30", "04-24 10:00",
)  # fmt: skip
DECIDED = Course(
    "a", "Luas tanah tanpa nama pemilik menurut saya bukan rahasia pribadi.",
    "Luas dan nama pemilik satu persil menunjuk aset orang tertentu.",
    "05-04 09:00", "05-07 10:00", "05-08 09:00", "05-11 11:00",
)  # fmt: skip


def load(bodies: list[PublicBody]) -> None:
    """Dispute the first answered request of the first and of the third village."""
    mediated = _dispute(bodies[0], MEDIATED)
    clerk = _officer(bodies[0], "ppid")
    register.register(
        case=mediated, facts=_facts("04-29", "0042/IV/KI-Contoh/2026", "surat-register-contoh.pdf"), by=clerk,
        at=_at("04-29 13:00"),
    )  # fmt: skip
    facts = _facts("05-13", "", "", "Para pihak sepakat memeriksa lagi bagian yang dihitamkan sampai 27 Mei.")
    mediate.mediate(case=mediated, facts=facts, by=clerk, at=_at("05-13 15:00"))
    decided = _dispute(bodies[2], DECIDED)
    clerk = _officer(bodies[2], "ppid")
    register.register(case=decided, facts=_facts("05-12", "0051/V/KI-Contoh/2026", ""), by=clerk, at=_at("05-12 13:00"))
    facts = _facts("05-18", "", "", "Kedua pihak hadir; bukti surat diperiksa.")
    adjudicate.adjudicate(case=decided, facts=facts, by=clerk, at=_at("05-18 15:00"))
    ruling = StepFacts(
        happened_on=_at("05-19 00:00").date(), received_on=_at("05-20 00:00").date(), number="0051/PTS/KI-Contoh/2026",
        outcome="partly_granted", result="Nama pemilik tetap dikecualikan; luas menurut kelas tanah terbuka.",
        order="Memberikan ringkasan luas menurut kelas tanah tanpa nama pemilik.", order_days=5,
        scan=papers.example("putusan-contoh.pdf"),
    )  # fmt: skip
    decide.decide(case=decided, facts=ruling, by=clerk, at=_at("05-20 10:00"))


def _at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=WIB)


def _officer(body: PublicBody, role: str) -> User:
    row = registry_selectors.officers(body, _at("05-21 00:00").date()).filter(role=role).first()
    assert row is not None
    return row.user


def _facts(day: str, number: str, paper: str, result: str = "") -> StepFacts:
    scan = papers.example(paper) if paper else None
    return StepFacts(happened_on=_at(f"{day} 00:00").date(), number=number, result=result, scan=scan)


def _dispute(body: PublicBody, course: Course) -> Dispute:
    answered = (RequestStatus.ANSWERED, RequestStatus.CLOSED)
    # This year's: the answers of last year can no longer be objected to in time.
    this_year = InformationRequest.objects.filter(body=body, status__in=answered, received_at__gte=_at("01-01 00:00"))
    request = this_year.earliest("received_at")
    holder = KeyHolder(request.tracking_keys.get(revoked_at=None).pk)
    filing = Filing(
        submission_id=uuid5(NAMESPACE_URL, f"demo objection {body.region.code}"), region=request.region, body=body,
        channel=Channel.WEB, grounds=(course.ground,), case_position=course.position, request=request,
    )  # fmt: skip
    case = file_objection(filing=filing, by=holder, at=_at(course.objected)).case
    _respond(case, course)
    at = _at(course.filed)
    return file_dispute(objection=case, filed_on=at.date(), by=holder, at=at)


def _respond(case: Objection, course: Course) -> None:
    head, at = _officer(case.body, "village_head"), _at(course.decided)
    ruling = Ruling(outcome="rejected", reasons=course.reasons)
    letter = decide_objection(case=case, ruling=ruling, by=head, at=at).letter
    sign(case=case, scan=papers.scan_of(letter), by=head, at=at)
    handed_over = _at(course.handed_over)
    prove_receipt(
        case=case, channel=ProofChannel.HANDED_OVER, evidence="Tanda terima contoh", received_at=handed_over,
        by=_officer(case.body, "ppid"), at=handed_over,
    )  # fmt: skip
