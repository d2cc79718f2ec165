"""Every letter as it is really issued, read back from its PDF: a reviewer sees in the diff what a citizen will hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from documents import files, issuing
from documents.models import Letter
from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.actions.ask_completion import ask_completion
from requests_flow.actions.attach_file import attach_file
from requests_flow.actions.extend import extend
from requests_flow.actions.receive import receive
from requests_flow.actions.sign import sign
from requests_flow.actions.withdraw import withdraw
from requests_flow.enums import Channel, ExtensionReason
from requests_flow.exemptions.actions.issue_decree import issue_decree
from requests_flow.letters import MissingItem
from requests_flow.models import Answer, InformationRequest
from tests.documents import reading
from tests.documents.issued import upload
from tests.registry.service_documents.letters import LETTERS as SERVICE_LETTERS
from tests.requests_flow import cases, readable
from tests.requests_flow.aftercare.letters import LETTERS as AFTERCARE_LETTERS
from tests.requests_flow.cases import Cast
from tests.requests_flow.exemptions import made
from tests.requests_flow.objections.letters import LETTERS as OBJECTION_LETTERS
from tests.requests_flow.privacy.letters import LETTERS as PRIVACY_LETTERS
from tests.requests_flow.registers import reporting

AT, DAY = cases.AT, timedelta(days=1)
GIVEN = ItemReply(decision="given")
REDACTED = ItemReply(
    decision="redacted",
    ground="p17h",
    redacted="NIK dan nomor rekening",
    reason="Itu rahasia pribadi penerimanya.",
)
EXEMPT = ItemReply(decision="refused", ground="p17h", reason="Menyangkut kondisi keuangan perorangan.")
UNDOCUMENTED = ItemReply(decision="refused", ground="p6_3e", reason="Gambar itu belum dibuat.")
ELSEWHERE = ItemReply(decision="not_held", holder="Dinas Pekerjaan Umum Klaten", reason="Jalan itu milik kabupaten.")


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


def processed(cast: Cast) -> InformationRequest:
    case = cases.file_case(cast.body).case
    receive(case=case, by=cast.ppid, at=AT + DAY)
    return cases.fresh(case)


def answered(cast: Cast, first: ItemReply, second: ItemReply, *, after: timedelta = 2 * DAY, **more: object) -> Answer:
    """Answer both items of a request, `after` so many days."""
    case = processed(cast)
    items = list(case.items.all())
    facts = {"handover": "Berkas dapat diunduh dari halaman status."} | more
    if any(reply.is_exempt for reply in (first, second)):
        test = made.finished(cast)
        first, second = (
            replace(reply, test=reply.test or test) if reply.is_exempt else reply for reply in (first, second)
        )
    reply = Reply(items={items[0].pk: first, items[1].pk: second}, **facts)
    return answer(case=case, reply=reply, by=cast.ppid, at=AT + after)


# --- the letters ------------------------------------------------------------------------------------------------------
def receipt(cast: Cast) -> Letter:
    return cases.file_case(cast.body).case.receipt_letter


def receipt_at_the_desk(cast: Cast) -> Letter:
    group = {
        "kind": "group", "name": "Darmo Contoh", "organisation": "Kelompok Tani Umpama", "address": "Dukuh Misal",
        "proxy_name": "Wulan Misal", "proxy_address": "Dukuh Misal RT 01",
    }  # fmt: skip
    facts = {"channel": Channel.WALK_IN, "obtain": "copy_print", "delivery": "pick_up", "applicant": group}
    return cases.file_case(cast.body, by=cast.clerk, received_at=AT - DAY * 3, **facts).case.receipt_letter


def completeness(cast: Cast) -> Letter:
    missing = (
        MissingItem(what="Surat kuasa", state="Belum ada", todo="Serahkan surat kuasa bertanda tangan."),
        MissingItem(what="Rincian informasi", state="Belum jelas", todo="Sebutkan tahun anggarannya."),
    )
    case = cases.file_case(cast.body).case
    ask_completion(case=case, missing=missing, note="Foto dari telepon boleh.", by=cast.ppid, at=AT + DAY)
    return cases.fresh(case).current_round.completion_letter


def extension(cast: Cast) -> Letter:
    case = processed(cast)
    explanation = "Catatan tahun 2019 masih tersebar dalam lima buku kegiatan dan belum disusun."
    extend(case=case, reason=ExtensionReason.NOT_DOCUMENTED, explanation=explanation, by=cast.ppid, at=AT + 2 * DAY)
    return cases.fresh(case).current_round.extension_letter


def notification_granted(cast: Cast) -> Letter:
    case = processed(cast)
    kept = attach_file(
        case=case, upload=upload(b"bidang,jumlah\npembangunan,1\n", "LPJ 2025.csv"), by=cast.ppid, at=AT + DAY
    )
    return answer(case=case, reply=everything(case, files=(kept.file,)), by=cast.ppid, at=AT + 2 * DAY).letter


def everything(case: InformationRequest, **more: object) -> Reply:
    return Reply(items=cases.give_all(case).items, handover="Berkas dapat diunduh dari halaman status.", **more)


def notification_partly_granted(cast: Cast) -> Letter:
    return answered(cast, REDACTED, ELSEWHERE, refer=True).letter


def notification_not_held(cast: Cast) -> Letter:
    return answered(cast, ELSEWHERE, ELSEWHERE).letter


def notification_late(cast: Cast) -> Letter:
    return answered(cast, GIVEN, GIVEN, after=25 * DAY).letter


def notification_after_an_extension(cast: Cast) -> Letter:
    case = processed(cast)
    facts = {"reason": ExtensionReason.NOT_HELD, "explanation": "Masih diminta dari kecamatan."}
    extend(case=case, by=cast.ppid, at=AT + 2 * DAY, **facts)
    notice = cases.fresh(case).current_round.extension_letter
    sign(case=case, letter=notice, scan=cases.scan(), by=cast.ppid, at=AT + 2 * DAY)
    return answer(case=cases.fresh(case), reply=everything(case), by=cast.ppid, at=AT + 25 * DAY).letter


def consequence_test(cast: Cast) -> Letter:
    until = {"period_kind": "until_date", "period_until_on": date(2030, 12, 31)}
    return made.walk_to("awaiting_signatures", cast, **until).sheet_letter


def dik_decree(cast: Cast) -> Letter:
    lots = {"ground": "p17b", "period_kind": "until_event", "period_event": "pemenang pengadaan ditetapkan"}
    tests = [made.finished(cast), made.finished(cast, title="Penawaran dalam pengadaan", legal_basis="", **lots)]
    return issue_decree(body=cast.body, tests=tests, by=cast.ppid, at=AT + 7 * DAY).letter


def refusal_on_two_tests(cast: Cast) -> Letter:
    staff = made.finished(cast, title="Penilaian kinerja perangkat desa", if_opened="penilaian orang per orang terbuka")
    second = ItemReply(decision="refused", ground="p17h", reason="Hasil penilaian perorangan.", test=staff)
    return answered(cast, EXEMPT, second).letter


def refusal_exempt(cast: Cast) -> Letter:
    return answered(cast, EXEMPT, EXEMPT).letter


def refusal_not_documented(cast: Cast) -> Letter:
    return answered(cast, UNDOCUMENTED, UNDOCUMENTED).letter


def refusal_of_both_kinds(cast: Cast) -> Letter:
    return answered(cast, EXEMPT, UNDOCUMENTED).letter


def refusal_and_another_holder(cast: Cast) -> Letter:
    return answered(cast, EXEMPT, ELSEWHERE).letter


def referral(cast: Cast) -> Letter:
    return answered(cast, ELSEWHERE, ELSEWHERE, refer=True).referral_letter


def annual_report(cast: Cast) -> Letter:
    reporting.some_cases(cast)
    return reporting.issued(cast).letter


LETTERS: tuple[Callable[[Cast], Letter], ...] = (
    receipt, receipt_at_the_desk, completeness, extension, notification_granted, notification_partly_granted,
    notification_not_held, notification_late, notification_after_an_extension, refusal_exempt, refusal_not_documented,
    refusal_of_both_kinds, refusal_and_another_holder, refusal_on_two_tests, referral, consequence_test, annual_report,
    dik_decree,
)  # fmt: skip


@pytest.mark.parametrize("make", LETTERS, ids=lambda make: make.__name__)
def test_the_letter_is_the_one_that_was_read(make, cast, snapshot):
    letter = make(cast)
    letter = issuing.ensure_pdf(letter_id=letter.pk, at=AT + 30 * DAY)
    text = reading.text(files.read(letter.pdf))
    assert cases.NIK not in text
    assert readable.settled(text, kode=letter.verify_code) == snapshot


def test_every_kind_of_letter_is_among_them():
    kinds = {name for name, _ in Letter._meta.get_field("kind").choices}
    makers = (*LETTERS, *OBJECTION_LETTERS, *SERVICE_LETTERS, *AFTERCARE_LETTERS, *PRIVACY_LETTERS)
    assert kinds == {kind for kind in kinds if any(make.__name__.startswith(kind) for make in makers)}


def test_a_withdrawn_request_leaves_no_letter_of_its_answer_waiting(cast):
    written = answered(cast, ELSEWHERE, ELSEWHERE, refer=True)
    case = written.round.request
    withdraw(case=case, by=cases.holder_of(case), at=AT + 3 * DAY)
    for letter in Letter.objects.filter(pk__in=(written.letter_id, written.referral_letter_id)):
        assert letter.is_voided, letter
