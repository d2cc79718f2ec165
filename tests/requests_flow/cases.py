"""Cases for the tests of requests: every one is reached by walking the real actions, never by writing a status."""

import io
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

import pikepdf
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from documents.models import Letter
from registry.actions.import_holidays import import_holidays
from registry.enums import Role
from registry.models import PublicBody
from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.actions.ask_completion import ask_completion
from requests_flow.actions.close import close
from requests_flow.actions.file_request import Filed, Filing, file_request
from requests_flow.actions.lapse import lapse
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.receive import receive
from requests_flow.actions.sign import sign
from requests_flow.actions.withdraw import withdraw
from requests_flow.enums import Channel, ProofChannel, RequestStatus
from requests_flow.letters import MissingItem
from requests_flow.models import InformationRequest
from requests_flow.policies import KeyHolder
from tests.registry import world

S = RequestStatus
AT = datetime(2026, 5, 11, 9, 14, tzinfo=world.JAKARTA)
NIK = "3310124503900007"
APPLICANT = {
    "kind": "person", "name": "Fulanah Contoh Lestari", "nik": NIK, "address": "Dukuh Contoh RT 02 RW 01",
    "email": "fulanah@warga.example",
}  # fmt: skip
MISSING = (MissingItem(what="Surat kuasa", state="Belum ada", todo="Serahkan surat kuasa."),)
# The smallest PDF that is really one: intake parses what it takes in.
_SCAN: list[bytes] = []


@dataclass(frozen=True)
class Cast:
    """Everybody who has a say, and one who has none."""

    body: PublicBody
    ppid: User
    clerk: User
    head: User
    other_ppid: User
    admin: User
    monitor: User
    stranger: User


def make_cast() -> Cast:
    """Load the small country and fill the offices of Desa Sengon and its neighbour."""
    world.load()
    for year in (2026, 2027):
        days = settings.BASE_DIR / "registry" / "data" / "holidays" / f"{year}.csv"
        import_holidays(data=days.read_bytes(), by=None, at=AT)
    body = world.sengon()
    return Cast(
        body=body,
        ppid=world.in_office(body, Role.PPID, name="Bagus Misal"),
        clerk=world.in_office(body, Role.CLERK, name="Ratih Misal"),
        head=world.in_office(body, Role.VILLAGE_HEAD, name="Slamet Contoh"),
        other_ppid=world.in_office(world.cucukan(), Role.PPID, name="Wening Umpama"),
        admin=world.admin_of(world.klaten()),
        monitor=world.monitor_of(world.klaten()),
        stranger=world.person("Orang Lain"),
    )


def filing(body: PublicBody, **changes: object) -> Filing:
    """Return a complete request to `body`; `changes` replace its fields."""
    facts: dict[str, object] = {
        "submission_id": uuid.uuid4(), "region": body.region, "body": body, "channel": Channel.WEB,
        "items": ("LPJ APBDes 2025", "Gambar rencana jembatan jalan kabupaten"), "purpose": "Bahan musyawarah warga",
        "obtain": "copy_digital", "delivery": "download", "applicant": APPLICANT,
    }  # fmt: skip
    return Filing(**(facts | changes))  # type: ignore[arg-type]


def file_case(body: PublicBody, *, at: datetime = AT, by: User | None = None, **changes: object) -> Filed:
    """File one request."""
    return file_request(filing=filing(body, **changes), by=by, at=at)


def holder_of(case: InformationRequest) -> KeyHolder:
    """Return the applicant as the holder of the living key."""
    return KeyHolder(case.tracking_keys.get(revoked_at=None).pk)


def fresh(case: InformationRequest) -> InformationRequest:
    """Return the case as it stands in the database."""
    return InformationRequest.objects.select_related("body__region").get(pk=case.pk)


def scan() -> SimpleUploadedFile:
    """Return an uploadable scan of a signed letter."""
    if not _SCAN:
        made = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(made)
        _SCAN.append(made.getvalue())
    return SimpleUploadedFile("pindaian.pdf", _SCAN[0], "application/pdf")


def give_all(case: InformationRequest) -> Reply:
    """Return a reply that grants every item."""
    return Reply(items={item.pk: ItemReply(decision="given") for item in case.items.all()}, handover="Diunduh.")


def answer_letter(case: InformationRequest) -> Letter:
    """Return the letter of the standing answer."""
    return case.current_round.answers.get(recalled_at=None).letter


def sign_answer(case: InformationRequest, by: User, at: datetime) -> InformationRequest:
    """Sign the standing answer on paper."""
    return sign(case=case, letter=answer_letter(case), scan=scan(), by=by, at=at)


def walk_to(status: str, cast: Cast, *, at: datetime = AT) -> InformationRequest:
    """Return a case of `cast` that walked the real way to `status`, starting at `at`."""
    case = file_case(cast.body, at=at).case
    day = timedelta(days=1)
    if status == S.RECEIVED:
        return fresh(case)
    if status in (S.INCOMPLETE, S.LAPSED):
        ask_completion(case=case, missing=MISSING, by=cast.ppid, at=at + day)
        if status == S.LAPSED:
            sign(case=case, letter=fresh(case).current_round.completion_letter, scan=scan(), by=cast.ppid, at=at + day)
            lapse(case=case, by=cast.ppid, at=at + 14 * day)
        return fresh(case)
    receive(case=case, by=cast.ppid, at=at + day)
    if status == S.WITHDRAWN:
        withdraw(case=case, by=holder_of(case), at=at + day)
    if status in (S.AWAITING_SIGNATURE, S.ANSWERED, S.CLOSED):
        answer(case=case, reply=give_all(case), by=cast.ppid, at=at + 2 * day)
    if status in (S.ANSWERED, S.CLOSED):
        sign_answer(case, cast.ppid, at + 2 * day)
    if status == S.CLOSED:
        later = at + 3 * day
        prove_receipt(
            case=case,
            channel=ProofChannel.HANDED_OVER,
            evidence="tanda terima 1",
            received_at=later,
            by=cast.ppid,
            at=later,
        )
        close(case=case, by=cast.ppid, at=later)
    return fresh(case)
