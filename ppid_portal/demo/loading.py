"""Loads the demo by walking the real actions at the stories' moments: no case stands where the portal could not be."""

import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from accounts.actions import create_user
from accounts.models import User
from documents import issuing
from documents.models import Letter
from ppid_portal.demo import (
    aftercare,
    cast,
    decrees,
    disputes,
    information,
    objections,
    papers,
    privacy,
    reports,
    service,
    stories,
    testing,
)
from registry import selectors as registry_selectors
from registry.actions.appoint import appoint
from registry.models import PublicBody, Region
from requests_flow import jobs
from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.actions.ask_completion import ask_completion
from requests_flow.actions.attach_file import attach_file
from requests_flow.actions.close import close
from requests_flow.actions.complete import complete
from requests_flow.actions.extend import extend
from requests_flow.actions.file_request import Filing, file_request
from requests_flow.actions.lapse import lapse
from requests_flow.actions.note_opening import note_opening
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.receive import receive
from requests_flow.actions.sign import sign
from requests_flow.actions.withdraw import withdraw
from requests_flow.enums import Channel, DeliveryWay, ExtensionReason, ProofChannel
from requests_flow.letters import MissingItem
from requests_flow.models import InformationRequest
from requests_flow.policies import KeyHolder

WIB = ZoneInfo("Asia/Jakarta")
BEFORE_ALL = datetime(2025, 1, 6, 8, 0, tzinfo=WIB)
HANDOVER = "Berkas dapat diunduh dari halaman status permohonan."
HANDOVER_DESK = "Salinan diserahkan di meja layanan informasi."


def moment(text: str) -> datetime:
    """Return "2026-05-21 09:20" as an aware moment in Klaten."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=WIB)


def user_name(role: str, region: Region) -> str:
    """Return the demo user name of an officer: ppid.kaligawe."""
    return f"{role}.{region.slug}"


def appoint_everybody() -> list[PublicBody]:
    """Make the regency's people and the officers of the demo's villages; return the villages' bodies in order."""
    regency = registry_selectors.regencies().get()
    office = registry_selectors.regency_body(regency)
    for (name, full_name), role in (
        (cast.REGENCY_ADMIN, "regency_admin"),
        (cast.REGENCY_MONITOR, "regency_monitor"),
        (cast.REGENCY_PPID, "ppid"),
    ):
        _officer(name, full_name, office, role)
    return [_village(entry) for entry in cast.VILLAGES]


def _village(entry: cast.DemoVillage) -> PublicBody:
    region = Region.objects.get(code=entry.code)
    body = registry_selectors.government_of(region)
    assert body is not None
    body.signing_mode = entry.signing_mode
    body.address, body.postal_code = f"Jalan Balai Desa 1, {region.name}", "57400"
    body.phone, body.email = "(0272) 555-0142", f"ppid@{region.slug}.example"
    body.service_hours = "Senin sampai dengan Jumat, pukul 08.00 sampai dengan 15.00 WIB"
    body.save()
    for role, name in (("ppid", entry.ppid), ("village_head", entry.head), ("clerk", entry.clerk)):
        if name:
            short = {"ppid": "ppid", "village_head": "kades", "clerk": "petugas"}[role]
            _officer(user_name(short, region), name, body, role)
    return body


def _officer(name: str, full_name: str, body: PublicBody, role: str) -> User:
    email = f"{name}@klaten.example"
    user = create_user(
        full_name=full_name,
        username=name,
        email=email,
        email_verified=True,
        password=cast.PASSWORD,
        by=None,
        at=BEFORE_ALL,
    )
    appoint(user=user, body=body, role=role, starts_on=BEFORE_ALL.date(), decree="SK contoh", by=None, at=BEFORE_ALL)
    return user


def tell(story: stories.Story, bodies: list[PublicBody]) -> InformationRequest:
    """Walk one story through the real actions; return its case."""
    region, body = _place(story, bodies)
    ppid = _ppid_of(body)
    at = moment(story.filed)
    filing = Filing(
        submission_id=submission_of(story.village, story.filed),
        region=region,
        body=body,
        channel=Channel(story.channel),
        items=story.items,
        purpose=story.purpose,
        obtain=story.obtain,
        delivery=story.delivery,
        applicant=identity_of(story.asker),
    )
    filed = file_request(filing=filing, by=None if story.channel == Channel.WEB else ppid, at=at)
    walker = Walker(filed.case, ppid)
    for when, move, facts in story.steps:
        walker.MOVES[move](walker, moment(when), **facts)
    return InformationRequest.objects.get(pk=filed.case.pk)


def submission_of(village: int, filed: str) -> uuid.UUID:
    """Return the submission id of the request that a village got at a moment: the same in every demo."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"demo {village} {filed}")


def identity_of(asker: int) -> dict[str, str]:
    """Return who an invented citizen is, as the forms hand it over."""
    fields = ("kind", "name", "nik", "address", "occupation", "phone", "email", "organisation", "legal_decree")
    return {name: getattr(cast.ASKERS[asker], name) for name in fields}


def object_to(story: objections.ObjectionStory, bodies: list[PublicBody]) -> None:
    """Walk one objection through the real actions, and what its order brought about through those of the request."""
    body = bodies[story.village]
    found = InformationRequest.objects.filter(submission_id=submission_of(story.village, story.request))
    request = found.get() if story.request else None
    head = registry_selectors.officers(body, date(2026, 5, 21)).get(role="village_head").user
    who = identity_of(story.asker)
    objector = objections.file(story, body=body, request=request, who=who, head=head, at=moment(story.filed))
    for when, move, facts in story.steps:
        if move in objections.Objector.MOVES:
            objections.Objector.MOVES[move](objector, moment(when), **facts)
        elif request:
            Walker.MOVES[move](Walker(request, _ppid_of(body)), moment(when), **facts)


def _place(story: stories.Story, bodies: list[PublicBody]) -> tuple[Region, PublicBody]:
    if story.village >= 0:
        return bodies[story.village].region, bodies[story.village]
    if story.village == -1:
        region = Region.objects.get(code=cast.UNATTENDED)
    else:
        region = Region.objects.filter(kind=cast.KELURAHAN_KIND).order_by("code").first()
    return region, registry_selectors.bodies_for(region)[0]


def _ppid_of(body: PublicBody) -> User | None:
    row = registry_selectors.officers(body, date(2026, 5, 21)).filter(role="ppid").first()
    return row.user if row else None


class Walker:
    """One case and its PPID, taking one step after the other."""

    def __init__(self, case: InformationRequest, ppid: User | None) -> None:
        self.case_id, self.ppid = case.pk, ppid

    @property
    def case(self) -> InformationRequest:
        """The case as it stands now."""
        return InformationRequest.objects.select_related("body__region").get(pk=self.case_id)

    @property
    def holder(self) -> KeyHolder:
        """The applicant, holding the living key."""
        return KeyHolder(self.case.tracking_keys.get(revoked_at=None).pk)

    def receive(self, at: datetime) -> None:
        """Take the request up."""
        receive(case=self.case, by=self.ppid, at=at)

    def ask_completion(self, at: datetime, missing: tuple[tuple[str, str, str], ...]) -> None:
        """Ask for what is missing."""
        wanted = [MissingItem(what=what, state=state, todo=todo) for what, state, todo in missing]
        ask_completion(case=self.case, missing=wanted, by=self.ppid, at=at)

    def complete(self, at: datetime, explanation: str) -> None:
        """Hand in what was missing."""
        complete(case=self.case, explanation=explanation, papers=(), by=self.holder, at=at)

    def extend(self, at: datetime, reason: str, explanation: str) -> None:
        """Issue the extension."""
        extend(case=self.case, reason=ExtensionReason(reason), explanation=explanation, by=self.ppid, at=at)

    def answer(
        self,
        at: datetime,
        decisions: tuple[dict[str, str], ...],
        file: str = "",
        refer: bool = False,
        sheets: int = 0,
    ) -> None:
        """Issue the answer; what is exempt rests on the test that was made for it."""
        case = self.case
        given = [attach_file(case=case, upload=papers.example(file), by=self.ppid, at=at).file] if file else []
        tested = {"test": case.consequence_tests.first()}
        replies = {
            item.pk: ItemReply(**facts, **(tested if "ground" in facts else {}))
            for item, facts in zip(case.items.all(), decisions, strict=True)
        }
        handover = HANDOVER if case.delivery in (DeliveryWay.DOWNLOAD, DeliveryWay.EMAIL) else HANDOVER_DESK
        reply = Reply(
            items=replies, handover=handover, files=given, refer=refer, wanted=aftercare.wanted(case, sheets, at)
        )
        answer(case=case, reply=reply, by=self.ppid, at=at)

    def test(self, at: datetime, **found: str) -> None:
        """Test the consequences of opening what is asked for, up to the signed sheet."""
        testing.tell(self.case, at, ppid=self.ppid, **found)

    def sign(self, at: datetime) -> None:
        """Sign the answer."""
        self._sign(self.case.current_round.answers.get(recalled_at=None).letter, at)

    def sign_extension(self, at: datetime) -> None:
        """Sign the extension."""
        self._sign(self.case.current_round.extension_letter, at)

    def sign_completion(self, at: datetime) -> None:
        """Sign the completeness notice."""
        self._sign(self.case.current_round.completion_letter, at)

    def _sign(self, letter: Letter, at: datetime) -> None:
        sign(case=self.case, letter=letter, scan=papers.scan_of(letter), by=self.ppid, at=at)

    def open_answer(self, at: datetime) -> None:
        """The applicant opens the answer."""
        note_opening(case=self.case, key_id=self.holder.key_id, at=at)
        jobs.record_receipts(at=at)

    def hand_over(self, at: datetime) -> None:
        """The answer is handed over at the desk."""
        prove_receipt(
            case=self.case,
            channel=ProofChannel.HANDED_OVER,
            evidence="Tanda terima contoh",
            received_at=at,
            by=self.ppid,
            at=at,
        )

    def close(self, at: datetime) -> None:
        """Close the file."""
        close(case=self.case, by=self.ppid, at=at)

    def withdraw(self, at: datetime) -> None:
        """The applicant withdraws."""
        withdraw(case=self.case, by=self.holder, at=at)

    def lapse(self, at: datetime) -> None:
        """The applicant did not complete in time."""
        lapse(case=self.case, by=self.ppid, at=at)

    MOVES: dict[str, Callable[..., Any]] = {
        move.__name__: move
        for move in (
            receive,
            ask_completion,
            complete,
            extend,
            test,
            answer,
            sign,
            sign_extension,
            sign_completion,
            open_answer,
            hand_over,
            close,
            withdraw,
            lapse,
        )
    } | aftercare.MOVES


def load(say: Callable[[str], None]) -> int:
    """Appoint everybody and tell every story, oldest moment first; return how many cases there are."""
    bodies = appoint_everybody()
    say(f"{len(bodies)} villages have officers now.")
    service.load(bodies, at=moment("2025-01-20 10:00"))
    told = sorted(
        (
            *stories.LAST_YEAR,
            *stories.ANSWERED,
            *stories.RUNNING,
            stories.UNATTENDED_STORY,
            stories.KELURAHAN_STORY,
            *aftercare.STORIES,
        ),
        key=lambda story: story.filed,
    )
    testing.tell_all(stories.OLD_TESTS, bodies[0], ppid=_ppid_of(bodies[0]))
    for body in (bodies[0], bodies[1]):
        aftercare.publish(body, moment("2026-01-13 09:00"))
    for number, story in enumerate(told):
        aftercare.rate_as_others_did(Walker(tell(story, bodies), None), number)
    testing.tell_all(stories.TESTS, bodies[0], ppid=_ppid_of(bodies[0]))
    for objection in objections.STORIES:
        object_to(objection, bodies)
    disputes.load(bodies)
    decrees.sign(bodies[0], _ppid_of(bodies[0]), moment("2026-05-20 13:00"))
    privacy.load(bodies)
    _report(bodies)
    _inform(bodies)
    for letter in Letter.objects.filter(pdf=None):
        issuing.ensure_pdf(letter_id=letter.pk, at=letter.issued_at)
    return len(told)


def _inform(bodies: list[PublicBody]) -> None:
    """The first village publishes all of the list and has it fixed by decree; the second has begun."""
    first, second = (_ppid_of(body) for body in bodies[:2])
    assert first is not None
    assert second is not None
    information.publish(bodies[0], 8, by=first, at=moment("2026-03-02 09:00"))
    head = registry_selectors.officers(bodies[0], date(2026, 5, 21)).get(role="village_head").user
    information.fix(bodies[0], ppid=first, head=head, at=moment("2026-03-03 09:00"))
    information.publish(bodies[1], 3, by=second, at=moment("2026-04-13 10:00"))


def _report(bodies: list[PublicBody]) -> None:
    """The first village has issued last year's report and begun this year's; the second is late with last year's."""
    first, second = (_ppid_of(body) for body in bodies[:2])
    assert first is not None
    assert second is not None
    reports.issue(bodies[0], 2025, first, moment("2026-02-12 10:00"))
    reports.begin(bodies[0], 2026, first, moment("2026-05-18 09:00"))
    reports.begin(bodies[1], 2025, second, moment("2026-03-24 14:00"))
