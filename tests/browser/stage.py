"""What must exist so that every page can be visited: made by real actions, on top of the demo or the tests' world."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.test import RequestFactory

from accounts.actions import create_user
from accounts.models import User
from documents import files
from documents.enums import FileKind, SigningMode
from documents.models import Letter
from notifications import outbox
from notifications.models import Job, Message
from registry import selectors as registry_selectors
from registry.actions.create_officer_without_email import create_officer_without_email
from registry.actions.invite import invite
from registry.actions.set_day import set_day
from registry.enums import DayKind, RegionKind, Role
from registry.models import PublicBody, Region
from requests_flow import access
from requests_flow.actions.attach_file import attach_file
from requests_flow.actions.file_request import file_request
from requests_flow.actions.receive import receive
from requests_flow.enums import Channel, Outcome, RequestStatus
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.messages import scope_of
from requests_flow.models import ConsequenceTest, InformationRequest, Objection
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.file_objection import Filing, file_objection
from requests_flow.objections.actions.record_silence import record_silence
from requests_flow.objections.actions.sign import sign as sign_response
from requests_flow.objections.letter_facts import Ruling
from requests_flow.timeline import Case
from tests.browser.aftercare_on_stage import aftercare_on_stage
from tests.browser.decrees_on_stage import decrees_on_stage
from tests.browser.disputes_on_stage import disputes_on_stage
from tests.browser.information_on_stage import information_on_stage
from tests.browser.loose_on_stage import loose_on_stage
from tests.browser.papers_on_stage import papers_on_stage
from tests.browser.privacy_on_stage import privacy_on_stage
from tests.browser.reports_on_stage import reports_on_stage
from tests.requests_flow import cases

S = RequestStatus
DAY = timedelta(days=1)
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
INVITED = "warsini.undangan@surel.example"


@dataclass(frozen=True)
class Stage:
    """Who can sign in, with which password, and what the addresses of the list of pages are made of.

    `people` maps a role to a user name, `places` a word in an address to its value, `session` is the cookie of an
    applicant who holds the keys of the cases.
    """

    password: str
    people: Mapping[str, str]
    places: Mapping[str, str]
    session: str

    def address(self, path: str) -> str:
        """Return the address with every {word} filled in."""
        return path.format(**self.places)


def set_stage(*, village: str, people: Mapping[str, str], password: str, at: datetime) -> Stage:
    """Add what is missing around the village with this slug, and return the stage.

    `people` names the officer, clerk, admin and monitor that are there already.
    """
    body = registry_selectors.government_of(Region.objects.get(slug=village))
    assert body is not None
    everybody = dict(people) | _citizens(body, password, at)
    found = _found_cases(at)
    for name, case in found.items():
        everybody[f"ppid of {name}"] = _ppid_of(case, at) or people["admin"]
    places = _villages(village, at) | _registry(body, people["admin"], at) | _letters() | _account_links(password, at)
    places |= {name: str(case.public_id) for name, case in found.items()}
    in_work = InformationRequest.objects.filter(body=body, status=S.IN_PROGRESS).order_by("pk").first()
    assert in_work is not None
    places |= reports_on_stage(body, User.objects.get(username=people["officer"]), at)
    places |= information_on_stage(body, User.objects.get(username=people["officer"]), at)
    idle = User.objects.get(username=everybody["idle officer"])
    places |= papers_on_stage(body, User.objects.get(username=people["officer"]), idle=idle, at=at)
    places |= {"body": str(body.public_id), "officer_case": str(in_work.public_id)}
    places["identified"] = str(_identified(body, at).public_id)
    objections = _objections(body, User.objects.get(username=people["head"]), at)
    places |= {name: str(case.public_id) for name, case in objections.items()}
    places |= _tests(body) | decrees_on_stage(body, at)
    _trouble(body, at)
    places |= loose_on_stage(body, at)
    disputed, undisputed = disputes_on_stage(body, at)
    places |= {"dispute": str(disputed.disputes.get().public_id), "undisputed": str(undisputed.public_id)}
    after = aftercare_on_stage(body, User.objects.get(username=people["officer"]), at)
    places |= {name: str(case.public_id) for name, case in after.items()}
    own_data, proof = privacy_on_stage(body, User.objects.get(username=people["officer"]), at)
    places |= own_data
    followed = (*found.values(), *objections.values(), *after.values(), disputed, undisputed, proof)
    return Stage(password, everybody, places, _session(followed))


# --- cases ------------------------------------------------------------------------------------------------------------
def _found_cases(at: datetime) -> dict[str, InformationRequest]:
    """Return one case in each condition that looks different."""
    rows = InformationRequest.objects.select_related("body__region").order_by("received_at", "pk")
    attended = registry_selectors.bodies_with_officer(at.date()).values("pk")
    mine = rows.filter(body__in=attended)
    wet = mine.filter(body__signing_mode=SigningMode.WET)
    answered = rows.filter(rounds__answered_at__isnull=False, rounds__answers__recalled_at=None)
    wanted: dict[str, QuerySet[InformationRequest]] = {status: wet.filter(status=status) for status in S.values}
    wanted |= {
        S.IN_PROGRESS: wet.filter(status=S.IN_PROGRESS, rounds__extended_at=None, rounds__due_on__gte=at.date()),
        "late": mine.filter(status=S.IN_PROGRESS).overdue(on=at.date()),
        "extended": mine.filter(status=S.IN_PROGRESS, rounds__extended_at__isnull=False),
        "to_sign_electronically": mine.filter(status=S.AWAITING_SIGNATURE, body__signing_mode=SigningMode.TTE),
        "partly_granted": answered.filter(rounds__answers__outcome=Outcome.PARTLY_GRANTED),
        "refused": answered.filter(rounds__answers__outcome=Outcome.REFUSED),
        "not_held": answered.filter(rounds__answers__outcome=Outcome.NOT_HELD),
        "unattended": rows.open().exclude(body__in=attended),
        "kelurahan": rows.filter(region__kind=RegionKind.KELURAHAN),
    }
    found = {str(name): queryset.first() for name, queryset in wanted.items()}
    assert None not in found.values(), f"No case is {[name for name, case in found.items() if case is None]}."
    return {name: case for name, case in found.items() if case is not None}


def _ppid_of(case: InformationRequest, at: datetime) -> str | None:
    row = registry_selectors.officers(case.body, at.date()).filter(role=Role.PPID).first()
    return row.user.username if row else None


def _identified(body: PublicBody, at: datetime) -> InformationRequest:
    """A request with a copy of an identity card, being worked on, with a file in which something was found."""
    scope = scope_of(body)
    card = files.intake(upload=cases.scan(), kind=FileKind.IDENTITY, scope=scope, by=None, at=at)
    case = file_request(filing=cases.filing(body, files=(card,)), by=None, at=at).case
    ppid = registry_selectors.officers(body, at.date()).filter(role=Role.PPID).first()
    assert ppid is not None
    receive(case=case, by=ppid.user, at=at)
    leaky = SimpleUploadedFile("penerima.csv", b"nama,nik\nContoh,3310125005900007\n")
    attach_file(case=case, upload=leaky, by=ppid.user, at=at)
    return case


def _session(found: Iterable[Case]) -> str:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    for case in found:
        access.remember(request, case.tracking_keys.select_related("request", "objection").get(revoked_at=None))
    request.session.save()
    assert request.session.session_key
    return request.session.session_key


def _letters() -> dict[str, str]:
    signed = Letter.objects.exclude(signed_at=None).filter(voided_at=None).order_by("issued_at").first()
    waiting = Letter.objects.filter(signed_at=None, voided_at=None, signing_mode=SigningMode.WET).first()
    receipt = Letter.objects.filter(signing_mode=SigningMode.NONE).order_by("issued_at").first()
    assert signed
    assert waiting
    assert receipt
    return {
        "signed_letter": signed.verify_code, "waiting_letter": waiting.verify_code,
        "receipt_letter": receipt.verify_code,
    }  # fmt: skip


def _objections(body: PublicBody, head: User, at: datetime) -> dict[str, Objection]:
    """Return an objection in each condition that looks different."""
    late = at.date() - timedelta(days=90)
    ruling = Ruling(
        outcome="accepted", reasons="APBDes wajib diumumkan.", order="Umumkan APBDes.", order_days=3,
        lateness="accepted", lateness_reason="Kekurangannya masih ada.",
    )  # fmt: skip
    found = {}
    for name in ("objection", "objection_waiting", "objection_decided", "objection_silent"):
        filed_at = at - timedelta(days=75) if name == "objection_silent" else at
        filing = Filing(
            submission_id=uuid.uuid4(), region=body.region, body=body, channel=Channel.WEB, grounds=("b",),
            case_position="APBDes tahun ini tidak ada di papan pengumuman.", found_on=late, objector=cases.APPLICANT,
        )  # fmt: skip
        case = found[name] = file_objection(filing=filing, by=None, at=filed_at).case
        if name in ("objection_waiting", "objection_decided"):
            decide(case=case, ruling=ruling, by=head, at=at)
        if name == "objection_decided":
            sign_response(case=case, scan=cases.scan(), by=head, at=at)
        if name == "objection_silent":
            record_silence(case=case, at=at)
    return found


def _tests(body: PublicBody) -> dict[str, str]:
    """Return a consequence test in each status."""
    rows = ConsequenceTest.objects.filter(body=body).order_by("pk")
    found = {f"test_{status}": rows.filter(status=status).first() for status in ConsequenceTestStatus.values}
    assert None not in found.values(), f"No test is {[name for name, test in found.items() if test is None]}."
    return {name: str(test.public_id) for name, test in found.items() if test is not None}


# --- people -----------------------------------------------------------------------------------------------------------
def _citizens(body: PublicBody, password: str, at: datetime) -> dict[str, str]:
    def person(name: str, username: str) -> User:
        facts = {"full_name": name, "username": username, "email": f"{username}@warga.example", "password": password}
        return create_user(**facts, email_verified=True, by=None, at=at)  # type: ignore[arg-type]

    citizen, newcomer, guarded = (
        person("Wulan Ibarat", "wulan"),
        person("Orang Baru", "baru"),
        person("Hati Hati", "hati"),
    )
    file_request(filing=cases.filing(body, account=citizen), by=None, at=at)
    TOTP.activate(guarded, TOTP_SECRET)
    RecoveryCodes.activate(guarded)
    idle = _village_without_cases(at)
    officer = create_officer_without_email(body=idle, role=Role.PPID, full_name="Petugas Sepi", by=None, at=at)[0].user
    officer.set_password(password)
    officer.save()
    people = {"citizen": citizen, "newcomer": newcomer, "guarded": guarded, "idle officer": officer}
    return {role: user.username for role, user in people.items()}


def _village_without_cases(at: datetime) -> PublicBody:
    asked = InformationRequest.objects.order_by().values("body")
    bodies = PublicBody.objects.active().filter(region__code__startswith="33.10").exclude(pk__in=asked)
    without = bodies.exclude(pk__in=registry_selectors.bodies_with_officer(at.date()).values("pk"))
    body = without.filter(region__kind=RegionKind.DESA).order_by("region__code", "pk").last()
    assert body is not None
    return body


def _account_links(password: str, at: datetime) -> dict[str, str]:
    facts = {"full_name": "Belum Pasti", "username": "belum", "email": "belum@warga.example", "password": password}
    user = create_user(**facts, by=None, at=at)  # type: ignore[arg-type]
    unproven = EmailAddress.objects.get(user=user)
    return {
        "email_key": EmailConfirmationHMAC.create(unproven).key,
        "reset_key": f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}",
    }


# --- registry ---------------------------------------------------------------------------------------------------------
def _villages(village: str, at: datetime) -> dict[str, str]:
    attended = registry_selectors.bodies_with_officer(at.date()).values("region")
    desa = Region.objects.filter(kind=RegionKind.DESA).order_by("code")
    kelurahan = Region.objects.filter(kind=RegionKind.KELURAHAN).order_by("code").first()
    without = desa.exclude(pk__in=attended).filter(code__startswith="33.10").first()
    assert kelurahan
    assert without
    home = Region.objects.get(slug=village)
    return {"slug": village, "code": home.code, "idle_slug": without.slug or "", "kelurahan_slug": kelurahan.slug or ""}


def _registry(body: PublicBody, admin: str, at: datetime) -> dict[str, str]:
    regency = registry_selectors.regencies().get(code="33.10")
    waiting = invite(body=body, role=Role.CLERK, full_name="Warsini Umpama", email=INVITED, by=None, at=at)
    old = at - timedelta(days=20)
    invite(body=body, role=Role.EDITOR, full_name="Lama Misal", email="lama@surel.example", by=None, at=old)
    slip, _ = create_officer_without_email(
        body=body, role=Role.CLERK, full_name="Tarno Contoh", position_title="Kaur Umum", by=None, at=at
    )
    day = at.date().replace(month=7, day=28)
    facts = {"kind": DayKind.LOCAL, "name": "Hari Jadi Klaten", "reason": "SK Bupati Nomor 400 Tahun 2026 (contoh)"}
    set_day(regency=regency, date=day, by=User.objects.get(username=admin), at=at, **facts)
    idle = _village_without_cases(at)
    national = registry_selectors.calendar_entries(regency, at.year)[0].date
    return {
        "invitation": str(waiting.pk), "token": _token(INVITED), "appointment": str(slip.pk),
        "local_day": day.isoformat(),
        "national_day": national.isoformat(), "idle_body": str(idle.public_id),
    }  # fmt: skip


def _token(email: str) -> str:
    messages = [row for row in Message.objects.order_by("-queued_at", "pk") if row.to_address == email]
    assert messages[0].secret
    return messages[0].secret.rstrip("/").rsplit("/", 1)[1]


# --- trouble ----------------------------------------------------------------------------------------------------------
def _trouble(body: PublicBody, at: datetime) -> None:
    """A message that could not be delivered and a job that was stopped, so that their tasks show."""
    case = InformationRequest.objects.filter(body=body).order_by("pk").first()
    assert case is not None
    outbox.queue(
        event="withdrawn", to_email="alamat yang salah", about=case.about, dedupe_key="stage", at=at,
        scope=scope_of(body),
        context={"name": "Contoh", "number": case.number, "body": body.unit_name},
    )  # fmt: skip
    facts = {"path": "requests_flow.jobs.remind_officers", "arguments": {"args": [], "kwargs": {}}}
    Job.objects.create(key="stage", stopped_at=at, attempts=5, last_error="MemoryError", **facts)
