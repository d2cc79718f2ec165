"""Desa Sengon in a rich state: one request in every stage, all of it in words that only few people may read."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from documents import files
from documents.enums import FileKind
from documents.models import Letter, StoredFile
from notifications import outbox
from notifications.models import Job, Message
from ppid_portal.readonly import tables_written
from registry.actions.create_officer_without_email import create_officer_without_email
from registry.actions.end_appointment import end_appointment
from registry.actions.invite import invite
from registry.actions.set_day import set_day
from registry.enums import DayKind, Role
from registry.models import Appointment, InformationEdition, InformationItem, Invitation, PublicBody
from requests_flow.actions.answer import Reply, answer
from requests_flow.actions.ask_completion import ask_completion
from requests_flow.actions.attach_file import attach_file
from requests_flow.actions.extend import extend
from requests_flow.actions.make_feed import make_feed_of_desk
from requests_flow.actions.note import note
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.receive import receive
from requests_flow.actions.set_public_subject import set_public_subject
from requests_flow.actions.sign import sign
from requests_flow.disputes.actions.file_dispute import file_dispute
from requests_flow.enums import ExtensionReason, ProofChannel
from requests_flow.exemptions.actions.issue_decree import issue_decree
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.letters import MissingItem
from requests_flow.messages import scope_of
from requests_flow.models import (
    AnnualReport,
    ConsequenceTest,
    Dispute,
    ExemptListDecree,
    Incident,
    InformationRequest,
    Objection,
    PersonalDataRequest,
    PreparedFile,
    RequestDraft,
)
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.deliberate import deliberate
from requests_flow.objections.letter_facts import Ruling
from tests.journeys.aftercare_on_stage import PROXY, RATED, aftercare
from tests.journeys.information_of_village import publish_information
from tests.journeys.papers_of_village import DRAFTED, write_papers
from tests.journeys.privacy_stage import WISH, put_on_stage
from tests.journeys.reports_of_village import write_reports
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.cases import AT, Cast
from tests.requests_flow.exemptions import made
from tests.requests_flow.objections import world as objecting

DAY = timedelta(days=1)
LOCAL_HOLIDAY = date(2026, 7, 28)

APPLICANT = {
    "kind": "person", "name": "Rahasiah Sengonwati", "nik": "3310126207850011", "address": "Dukuh Tersembunyi RT 09",
    "email": "rahasiah@warga.example", "phone": "0812 9999 0000", "occupation": "Penjahit bendera",
}  # fmt: skip
ITEMS = ("Daftar utang kas Desa Sengon 2019", "Surat perjanjian sewa tanah kas Persil 44")
PURPOSE = "Menulis buku tentang lumbung"
NOTE = "Tanya dulu Pak Carik soal map hijau"
EXPLANATION = "Bukunya masih dipinjam inspektorat kecamatan"
MISSING = "Fotokopi kartu pelaut"
HANDOVER = "Diambil di rumah Pak RT sesudah magrib"
POSITION, MINUTES, REASONS = "Halaman lampirannya hilang semua", "Pak Bayan akan mencari", "Buku tamu bukan dokumen"
GOOD_FAITH = {"note_good_faith-text": "X", "note_good_faith-evidence": lambda village: cases.scan()}
TESTED = "Catatan rapat tertutup lumbung desa"
GIVEN, PREPARED, SUPPORTING = "isi lampiran jawaban", "isi berkas yang baru disiapkan", "isi surat pendukung"
INVITED = {"full_name": "Ganjar Undangan", "email": "ganjar.undangan@surel.example"}

# Whoever reads one of these has read a request. The NIK is never shown in full, its mask only to the village itself.
REQUEST_SECRETS = (
    *(value for name, value in APPLICANT.items() if name != "kind"), "331012••••••••11", *ITEMS, PURPOSE, NOTE,
    EXPLANATION, MISSING, HANDOVER, RATED, PROXY, TESTED, GIVEN, PREPARED, SUPPORTING, "ktp-rahasiah",
    "lampiran-jawaban", "baru-disiapkan", "surat-pendukung", POSITION, MINUTES, REASONS, "berita-acara-rahasiah",
    DRAFTED, WISH,
)  # fmt: skip
# These belong to the body and, by the registry's policies, to its regency.
STAFF_SECRETS = tuple(INVITED.values())


@dataclass
class Village:
    """Village A with its people, its papers, and everybody who has no business there."""

    cast: Cast
    people: dict[str, User]
    cases: dict[str, InformationRequest] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    objections: dict[str, Objection] = field(default_factory=dict)
    tests: dict[str, ConsequenceTest] = field(default_factory=dict)
    invitation: Invitation = None
    slip_office: Appointment = None
    failed_message: Message = None
    job: Job = None
    draft: RequestDraft = None
    objection_draft: RequestDraft = None
    draft_session: str = ""
    feed_key: str = ""
    reports: dict[str, AnnualReport] = field(default_factory=dict)
    dispute: Dispute = None
    information: dict[str, InformationItem] = field(default_factory=dict)
    edition: InformationEdition = None
    decree: ExemptListDecree = None
    data_requests: dict[str, PersonalDataRequest] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)

    @property
    def body(self) -> PublicBody:
        """The government of Desa Sengon."""
        return self.cast.body

    @property
    def officer_email(self) -> str:
        """The address of the PPID, which is not public."""
        return self.cast.ppid.email

    def letter(self, name: str) -> Letter:
        """Return the answer letter of the case of this name."""
        return cases.answer_letter(self.cases[name])

    def paper(self, name: str) -> StoredFile:
        """Return the file of this name."""
        return StoredFile.objects.get(original_name=name)

    @property
    def prepared(self) -> PreparedFile:
        """The file that waits to be given."""
        return self.cases["open"].prepared_files.get()

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything about requests that may stand on nobody else's page."""
        groups = [part for key in self.keys.values() for part in (key, key.replace("-", ""), key.replace("-", " "))]
        return (*REQUEST_SECRETS, *groups)


def csv(name: str, text: str) -> SimpleUploadedFile:
    """Return an uploadable table with `text` in it, so that its content is found in a download."""
    return SimpleUploadedFile(name, f"uraian,jumlah\n{text},1\n".encode(), "text/csv")


def make_village() -> Village:
    """Fill the offices, walk a request to each stage, and leave papers everywhere."""
    cast = cases.make_cast()
    village = Village(cast, _people(cast))
    _file_all(village)
    _walk_open(village)
    _walk_incomplete(village)
    for name in ("waiting", "answered", "proven"):
        _walk_answered(village, name)
    aftercare(village, _file)
    _object(village)
    for status in ConsequenceTestStatus.values:
        # What is finished and exempt stands on a public list.
        title = "Data keluarga" if status == "finished" else TESTED
        village.tests[status] = made.walk_to(status, cast, title=title, content=TESTED)
    listed = made.finished(cast, title="Data kesehatan keluarga", content=TESTED)
    village.decree = issue_decree(body=cast.body, tests=[listed], by=cast.ppid, at=AT + DAY)
    _registry(village)
    _start_draft(village)
    for name in ("answered", "proven"):
        set_public_subject(case=village.cases[name], subject="Keterangan keuangan desa", by=cast.ppid, at=AT + 8 * DAY)
    village.reports = write_reports(village.body, cast.ppid)
    _dispute(village)
    village.information, village.edition = publish_information(cast.body, cast.ppid)
    write_papers(cast.body, cast.ppid)
    put_on_stage(village)
    village.feed_key = make_feed_of_desk(by=cast.ppid, at=AT)
    return village


def _dispute(village: Village) -> None:
    """Object without a request, let the superior reject it, and bring the dispute before the commission."""
    cast = village.cast
    facts = {"found_on": AT.date(), "objector": APPLICANT, "purpose": PURPOSE, "case_position": EXPLANATION}
    filed = objecting.file(cast, None, at=AT + DAY, **facts)
    objecting.decide(case=filed.case, ruling=objecting.REJECT, by=cast.head, at=AT + DAY)
    objecting.sign_response(filed.case, cast.head, AT + DAY)
    village.cases["objection"], village.keys["objection"] = filed.case, filed.key
    document = SimpleUploadedFile("lampiran-jawaban.pdf", cases.scan().read(), "application/pdf")
    village.dispute = file_dispute(
        objection=objecting.fresh(filed.case), filed_on=(AT + DAY).date(), scan=document, by=cast.clerk, at=AT + DAY
    )
    other = objecting.file(cast, None, at=AT + DAY, **facts)
    village.cases["undisputed"], village.keys["undisputed"] = other.case, other.key
    objecting.decide(case=village.cases["undisputed"], ruling=objecting.REJECT, by=cast.head, at=AT + DAY)
    objecting.sign_response(village.cases["undisputed"], cast.head, AT + DAY)


def _people(cast: Cast) -> dict[str, User]:
    neighbour = world.cucukan()
    former = world.in_office(cast.body, Role.CLERK, name="Mantan Petugas")
    end_appointment(appointment=former.appointments.get(), ends_on=world.ON, by=None, at=world.AT)
    return {
        "citizen": world.person("Warga Lain"),
        "account holder": world.person("Warga Berakun"),
        "ppid of B": cast.other_ppid,
        "clerk of B": world.in_office(neighbour, Role.CLERK, name="Petugas Cucukan"),
        "village head of B": world.in_office(neighbour, Role.VILLAGE_HEAD, name="Kepala Cucukan"),
        "editor of B": world.in_office(neighbour, Role.EDITOR, name="Penyunting Cucukan"),
        "editor of A": world.in_office(cast.body, Role.EDITOR, name="Penyunting Sengon"),
        "former clerk of A": former,
        "monitor": cast.monitor,
        "admin": cast.admin,
        "admin of another regency": world.admin_of(world.kendal()),
        "ppid": cast.ppid,
        "clerk": cast.clerk,
        "village head": cast.head,
    }


def _file(village: Village, name: str, *, at: datetime = AT, **changes: Any) -> None:
    facts = {"items": ITEMS, "purpose": PURPOSE, "applicant": APPLICANT} | changes
    filed = cases.file_case(village.body, at=at, **facts)
    village.cases[name], village.keys[name] = filed.case, filed.key


def _file_all(village: Village) -> None:
    scope = scope_of(village.body)
    identity = SimpleUploadedFile("ktp-rahasiah.pdf", cases.scan().read(), "application/pdf")
    handed_in = (
        files.intake(upload=identity, kind=FileKind.IDENTITY, scope=scope, by=None, at=AT),
        files.intake(
            upload=csv("surat-pendukung.csv", SUPPORTING), kind=FileKind.SUPPORTING, scope=scope, by=None, at=AT
        ),
    )
    _file(village, "fresh", files=handed_in, account=village.people["account holder"])
    for name in ("open", "incomplete", "waiting", "answered", "proven"):
        _file(village, name)
    # Others' requests, so that everybody's own pages have something to show.
    other = cases.file_case(village.body, account=village.people["citizen"])
    village.cases["other"], village.keys["other"] = other.case, other.key
    cases.file_case(world.cucukan())


def _walk_open(village: Village) -> None:
    case, cast = village.cases["open"], village.cast
    receive(case=case, by=cast.clerk, at=AT + DAY)
    note(case=case, text=NOTE, by=cast.clerk, at=AT + DAY)
    attach_file(case=case, upload=csv("baru-disiapkan.csv", PREPARED), by=cast.clerk, at=AT + DAY)


def _walk_incomplete(village: Village) -> None:
    case, ppid = village.cases["incomplete"], village.cast.ppid
    missing = [MissingItem(what=MISSING, state="Belum ada", todo="Serahkan.")]
    ask_completion(case=case, missing=missing, note="Boleh difoto.", by=ppid, at=AT + DAY)
    notice = cases.fresh(case).current_round.completion_letter
    sign(case=case, letter=notice, scan=cases.scan(), by=ppid, at=AT + DAY)
    village.cases["incomplete"] = cases.fresh(case)


def _walk_answered(village: Village, name: str) -> None:
    case, ppid = village.cases[name], village.cast.ppid
    receive(case=case, by=ppid, at=AT + DAY)
    extend(case=case, reason=ExtensionReason.NOT_HELD, explanation=EXPLANATION, by=ppid, at=AT + DAY)
    sign(case=case, letter=cases.fresh(case).current_round.extension_letter, scan=cases.scan(), by=ppid, at=AT + DAY)
    kept = attach_file(case=case, upload=csv(f"lampiran-jawaban-{name}.csv", GIVEN), by=ppid, at=AT + 2 * DAY)
    reply = Reply(items=cases.give_all(case).items, handover=HANDOVER, files=[kept.file])
    answer(case=cases.fresh(case), reply=reply, by=ppid, at=AT + 2 * DAY)
    if name != "waiting":
        cases.sign_answer(cases.fresh(case), ppid, AT + 2 * DAY)
    if name == "proven":
        moment = AT + 3 * DAY
        facts = {"channel": ProofChannel.HANDED_OVER, "evidence": "tanda terima 1", "received_at": moment}
        prove_receipt(case=case, by=ppid, at=moment, **facts)
    village.cases[name] = cases.fresh(case)


def _object(village: Village) -> None:
    """Leave an objection at each stage: one against the answer that arrived, others to what is not published."""
    cast, at = village.cast, AT + 4 * DAY
    proven, holder = village.cases["proven"], cases.holder_of(village.cases["proven"])
    facts = {"case_position": POSITION, "objector": APPLICANT, "at": at}
    card = SimpleUploadedFile("kartu-pengaju-rahasiah.pdf", cases.scan().read(), "application/pdf")
    handed_in = files.intake(upload=card, kind=FileKind.IDENTITY, scope=scope_of(village.body), by=None, at=at)
    case = objecting.file(cast, proven, grounds=("d",), by=holder, files=(handed_in,), **facts).case
    deliberate(
        case=case, held_on=at.date(), place="Pendapa", participants="Para pihak", is_agreed=False, minutes=MINUTES,
        scan=SimpleUploadedFile("berita-acara-rahasiah.pdf", cases.scan().read(), "application/pdf"), by=cast.clerk,
        at=at,
    )  # fmt: skip
    village.objections["received"] = case
    for name in ("waiting", "decided", "arrived"):
        case = objecting.file(cast, None, found_on=at.date(), **facts).case
        decide(case=case, ruling=Ruling(outcome="rejected", reasons=REASONS), by=cast.head, at=at)
        if name != "waiting":
            objecting.sign_response(case, cast.head, at)
        if name == "arrived":
            objecting.hand_over(case, cast.clerk, at)
        village.objections[name] = case


def _registry(village: Village) -> None:
    cast, body, at = village.cast, village.body, world.AT
    village.invitation = invite(body=body, role=Role.CLERK, by=cast.ppid, at=at, **INVITED)
    invite(body=body, role=Role.CLERK, full_name="Lama Undangan", email="lama@surel.example", by=None, at=AT - 30 * DAY)
    village.slip_office, _ = create_officer_without_email(
        body=body, role=Role.CLERK, full_name="Tanpa Surel", by=cast.ppid, at=at
    )
    facts = {"kind": DayKind.LOCAL, "name": "Hari Jadi", "reason": "SK Bupati"}
    set_day(regency=world.klaten(), date=LOCAL_HOLIDAY, by=cast.admin, at=at, **facts)
    # An address that can be none fails at once and becomes the desk's task.
    village.failed_message = outbox.queue(
        event="withdrawn", to_email="alamat yang salah", about=village.cases["open"].about, dedupe_key="gagal", at=at,
        context={"name": APPLICANT["name"], "number": village.cases["open"].number, "body": body.unit_name},
        scope=scope_of(body),
    )  # fmt: skip
    assert village.failed_message.failed_at
    village.job = Job.objects.create(key="uji", path="notifications.jobs.retry_messages", stopped_at=at, last_error="X")
    village.job.arguments = {"args": [], "kwargs": {}}
    village.job.save()


def _start_draft(village: Village) -> None:
    """Type a request and an objection through the pages, as a visitor who never sends them."""
    visitor = Client()
    typed = {"item-1": ITEMS[0], "body": village.body.pk, "purpose": PURPOSE, "obtain": "copy_digital"}
    visitor.post(reverse("requests:begin", args=[village.body.region.slug]), typed)
    village.draft = RequestDraft.objects.get()
    for name, more in (("siapa", APPLICANT), ("cara", {"delivery": "download"})):
        visitor.post(reverse("requests:step", args=[village.draft.pk, name]), more)
    typed = {"body": village.body.pk, "case_position": POSITION, "found_on": "2026-05-11", "purpose": PURPOSE}
    visitor.post(reverse("requests:object_without_request", args=[village.body.region.slug]), typed)
    village.objection_draft = RequestDraft.objects.exclude(pk=village.draft.pk).get()
    visitor.post(reverse("requests:object_step", args=[village.objection_draft.pk, "siapa"]), APPLICANT)
    village.draft_session = visitor.cookies["sessionid"].value


NOT_OURS = {"django_session", "ppid_cache", "django_migrations", "django_content_type"}


def tables() -> list[str]:
    """Return every table whose rows a page may not change behind anybody's back: all but session and cache."""
    return sorted(set(connection.introspection.table_names()) - NOT_OURS)


def state() -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of every table, as they lie in the database."""
    rows = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(cursor.fetchall(), key=repr)
    return rows


class Watch:
    """Compares the database with how it was; reads it only when a statement has tried to write."""

    def __init__(self) -> None:
        self._before = state()
        self._touched: set[str] = set()

    def __enter__(self) -> "Watch":
        self._touched = set()
        self._wrapper = connection.execute_wrapper(self._note)
        self._wrapper.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._wrapper.__exit__(*error)

    def _note(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self._touched |= tables_written(str(sql)) - NOT_OURS
        return execute(sql, params, many, context)

    @property
    def changed(self) -> set[str]:
        """The tables that are no longer as they were."""
        if not self._touched:
            return set()
        now = state()
        return {table for table in now if now[table] != self._before[table]}
