"""The citizen's pages of an objection: from the request or without one, nothing typed is lost, nobody else sees it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_flow.models import Objection, Opening, RequestDraft
from requests_flow.objections.actions.deliberate import deliberate
from requests_flow.objections.actions.record_silence import record_silence
from requests_flow.objections.enums import ObjectionStatus
from tests.requests_flow import cases
from tests.requests_flow.objections import world
from tests.requests_flow.objections.world import AT, DAY

S = ObjectionStatus
FACTS = {"grounds": ["c"], "case_position": world.POSITION}
MISSING = {"case_position": "APBDes 2026 tidak ada di papan.", "found_on": "2026-06-05", "purpose": "Musyawarah"}


@pytest.fixture
def holder(cast, client, set_clock):
    """A visitor on the fourth working day after the silence, holding the key of the request nobody answered."""
    set_clock(AT)
    filed = cases.file_case(cast.body)
    client.post(reverse("requests:track"), {"number": filed.case.number, "key": filed.key})
    client.case = filed.case
    return client


def start(case):
    return reverse("requests:object", args=[case.public_id])


def begin(cast):
    return reverse("requests:object_without_request", args=[cast.body.region.slug])


def text(response):
    return " ".join(response.content.decode().split())


def write(client, case, **changes):
    return client.post(start(case), FACTS | changes)


# --- on the page of the request ---------------------------------------------------------------------------------------
def test_the_request_page_offers_the_objection_the_day_after_the_deadline(holder, set_clock):
    case = holder.case
    set_clock(AT.replace(month=5, day=29))
    assert "Batas jawaban permohonan ini belum lewat" in text(holder.get(case.get_absolute_url()))
    set_clock(AT.replace(month=5, day=30))
    page = text(holder.get(case.get_absolute_url()))
    assert "30 dari 30 hari kerja" in page
    assert start(case) in page


def test_days_left_are_counted_and_lateness_is_said_but_does_not_block(holder, set_clock):
    assert "dari 30 hari kerja" in text(holder.get(holder.case.get_absolute_url()))
    set_clock(AT + 80 * DAY)
    page = text(holder.get(holder.case.get_absolute_url()))
    assert "sudah lewat sejak" in page
    assert write(holder, holder.case).status_code == 302
    assert "sudah lewat" in text(holder.get(step_url("periksa")))


def test_an_answer_on_the_page_can_be_objected_to_before_its_receipt_is_proven(cast, client, set_clock):
    case = world.answered(cast, received=False)
    client.force_login(cast.stranger)
    case.account = cast.stranger
    case.save(update_fields=["account"])
    set_clock(cases.AT + 3 * DAY)
    page = text(client.get(case.get_absolute_url()))
    assert "30 dari 30 hari kerja" in page
    form = text(client.get(start(case)))
    assert "Permohonan ini sudah dijawab pada" in form
    assert "Jawaban permohonan ini tidak menolak" in form


def test_a_running_objection_is_shown_and_blocks_another(cast, holder):
    case = world.file(cast, holder.case).case
    page = text(holder.get(holder.case.get_absolute_url()))
    assert case.number in page
    assert case.get_absolute_url() in page
    assert "sudah diajukan dan belum ditanggapi" in page
    assert "sudah diajukan dan belum ditanggapi" in text(holder.get(start(holder.case)))
    assert write(holder, holder.case).status_code == 422


# --- the form ---------------------------------------------------------------------------------------------------------
def step_url(name):
    return reverse("requests:object_step", args=[RequestDraft.objects.latest("started_at").pk, name])


def test_the_whole_way_with_the_key_of_the_request(holder):
    answer = write(holder, holder.case)
    assert answer["Location"] == step_url("periksa")
    page = text(holder.get(step_url("periksa")))
    assert world.POSITION in page
    assert "331012••••••••07" in page
    assert cases.NIK not in page
    sent = holder.post(step_url("periksa"), {"truthful": "on"}, follow=True)
    case = Objection.objects.get()
    assert case.letters_of_grounds == ("c",)
    assert case.request == holder.case
    assert not RequestDraft.objects.exists()
    assert case.number in text(sent)
    status = text(holder.get(case.get_absolute_url()))
    assert "menanggapi keberatan" in status
    assert world.POSITION in status


def test_mistakes_get_a_sentence_and_lose_nothing(holder):
    answer = holder.post(start(holder.case), {"grounds": ["b"], "case_position": "Tetap di sini"})
    assert answer.status_code == 422
    assert "Tulis tanggal Anda menemukan" in text(answer)
    assert "Tetap di sini" in text(answer)
    assert "Tetap di sini" in text(holder.get(step_url("isi")))
    answer = holder.post(step_url("isi"), {"grounds": ["b"], "case_position": "", "found_on": "2026-06-09"})
    assert answer.status_code == 422
    assert "Tanggal itu belum tiba" in text(answer)
    assert "Ceritakan apa yang terjadi" in text(answer)
    answer = holder.post(step_url("isi"), {"case_position": "x", "proxy_name": "Kuasa"})
    assert "Pilih sedikitnya satu alasan" in text(answer)
    assert "Tulis alamat penerima kuasa" in text(answer)
    assert not Objection.objects.exists()


def test_nothing_is_sent_without_the_declaration(holder):
    write(holder, holder.case)
    answer = holder.post(step_url("periksa"), {})
    assert answer.status_code == 422
    assert "Centang pernyataan ini" in text(answer)
    assert not Objection.objects.exists()


def test_a_paper_is_kept_and_goes_with_the_objection(holder):
    scan = SimpleUploadedFile("bukti.pdf", cases.scan().read(), "application/pdf")
    write(holder, holder.case, case_position="", supporting=scan)
    assert "bukti.pdf" in text(holder.get(step_url("isi")))
    holder.post(step_url("isi"), FACTS)
    holder.post(step_url("periksa"), {"truthful": "on"})
    case = Objection.objects.get()
    paper = case.attachments.get().file
    assert paper.original_name == "bukti.pdf"
    assert holder.get(reverse("requests:my_objection_file", args=[case.public_id, paper.pk])).status_code == 200
    forged = reverse("requests:my_objection_file", args=[case.public_id, case.public_id])
    assert holder.get(forged).status_code == 404


def test_a_paper_can_be_taken_away_and_a_wrong_one_is_refused(holder):
    scan = SimpleUploadedFile("bukti.pdf", cases.scan().read(), "application/pdf")
    wrong = SimpleUploadedFile("kuasa.pdf", b"bukan PDF", "application/pdf")
    answer = write(holder, holder.case, supporting=scan, power_of_attorney=wrong)
    assert answer.status_code == 422
    assert "kuasa.pdf: " in text(answer)
    draft = RequestDraft.objects.get()
    answer = holder.post(step_url("isi"), FACTS | {"remove_file": draft.files.get().pk})
    assert answer.status_code == 200
    assert not draft.files.exists()


def test_a_double_click_makes_one_objection(holder):
    write(holder, holder.case)
    address = step_url("periksa")
    first = holder.post(address, {"truthful": "on"})
    second = holder.post(address, {"truthful": "on"})
    assert Objection.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_two_forms_for_one_request_make_one_objection_and_the_second_is_told_why(holder):
    write(holder, holder.case)
    first = step_url("periksa")
    write(holder, holder.case)
    second = step_url("periksa")
    holder.post(first, {"truthful": "on"})
    answer = holder.post(second, {"truthful": "on"})
    assert answer.status_code == 422
    assert "sudah diajukan dan belum ditanggapi" in text(answer)
    assert Objection.objects.count() == 1


def test_a_stranger_finds_neither_form_nor_draft_nor_objection(cast, holder, client_class):
    write(holder, holder.case)
    case = world.walk_to(S.RECEIVED, cast)
    stranger = client_class()
    addresses = [start(holder.case), step_url("isi"), step_url("periksa"), case.get_absolute_url()]
    addresses += [reverse(f"requests:my_objection_{name}", args=[case.public_id]) for name in ("receipt", "withdraw")]
    addresses.append(reverse("requests:my_objection_letter", args=[case.public_id, case.receipt_letter_id]))
    for _ in range(2):
        assert {stranger.get(address).status_code for address in addresses} == {404}
        stranger.force_login(cast.monitor)


@pytest.fixture
def client_class(client):
    """Return what makes another visitor."""
    return type(client)


# --- without a request ------------------------------------------------------------------------------------------------
def test_missing_periodic_information_needs_no_request(cast, client, set_clock, client_class):
    set_clock(AT)
    assert begin(cast) in text(client.get(reverse("village", args=[cast.body.region.slug])))
    assert client.get(begin(cast)).status_code == 200
    answer = client.post(begin(cast), MISSING | {"body": cast.body.pk})
    assert answer["Location"] == step_url("siapa")
    assert client.post(step_url("siapa"), {"kind": "person", "name": "Fulanah"}).status_code == 422
    assert "Fulanah" in text(client.get(step_url("siapa")))
    assert client.get(step_url("periksa"))["Location"] == step_url("siapa")
    client.post(step_url("siapa"), cases.APPLICANT)
    page = text(client.get(step_url("periksa")))
    assert "331012••••••••07" in page
    client.post(step_url("periksa"), {"truthful": "on"})
    case = Objection.objects.get()
    assert case.letters_of_grounds == ("b",)
    receipt = client.get(reverse("requests:my_objection_receipt", args=[case.public_id]))
    key = "-".join(receipt.context["groups"])
    client.post(reverse("requests:my_objection_key_kept", args=[case.public_id]))
    assert "sudah pernah ditampilkan" in text(client.get(receipt.request["PATH_INFO"]))
    other = client_class()
    assert other.get(case.get_absolute_url()).status_code == 404
    assert other.post(reverse("requests:track"), {"number": case.number, "key": key})["Location"]
    assert other.get(case.get_absolute_url()).status_code == 200


def test_the_day_of_the_lack_is_asked_and_lies_not_ahead(cast, client, set_clock):
    set_clock(AT)
    facts = {"body": cast.body.pk, "case_position": "APBDes", "purpose": "Tahu"}
    answer = client.post(begin(cast), facts)
    assert answer.status_code == 422
    assert "Tulis tanggal Anda menemukan" in text(answer)
    answer = client.post(step_url("isi"), facts | {"found_on": "2026-06-09"})
    assert answer.status_code == 422
    assert "Tanggal itu belum tiba" in text(answer)


def test_the_account_lists_its_objections(cast, client, set_clock):
    set_clock(AT)
    client.force_login(cast.stranger)
    client.post(begin(cast), MISSING | {"body": cast.body.pk})
    client.post(step_url("siapa"), cases.APPLICANT)
    client.post(step_url("periksa"), {"truthful": "on"})
    case = Objection.objects.get(account=cast.stranger)
    assert case.number in text(client.get(reverse("requests:mine")))
    assert client.get(reverse("requests:object_choose"), {"q": "Sengon"}).status_code == 200


# --- the status page --------------------------------------------------------------------------------------------------
@pytest.fixture
def reading(cast, client, set_clock):
    """Return a function that opens the page of an objection with the account of its request."""

    def read(case, at=AT + 2 * DAY):
        owner = case.request or case
        owner.account = cast.stranger
        owner.save(update_fields=["account"])
        client.force_login(cast.stranger)
        set_clock(at)
        return text(client.get(case.get_absolute_url()))

    return read


def test_an_unsigned_response_is_not_shown(cast, reading):
    page = reading(world.walk_to(S.AWAITING_SIGNATURE, cast))
    assert "menandatangani surat tanggapan" in page
    assert "Putusan:" not in page
    assert world.ORDER.order not in page


def test_the_decision_is_told_with_its_order_and_the_new_round(cast, client, reading):
    case = world.walk_to(S.DECIDED, cast)
    page = reading(case)
    assert "Keberatan Anda diterima seluruhnya." in page
    assert world.ORDER.order in page
    assert case.request.get_absolute_url() in page
    assert "Komisi Informasi" in page
    assert Opening.objects.filter(objection=case).count() == 1
    letter = reverse("requests:my_objection_letter", args=[case.public_id, world.letter_of(case).pk])
    assert letter in page
    assert client.get(letter)["Content-Type"] == "application/pdf"


def test_a_rejection_says_why_and_what_next(cast, reading):
    case = world.walk_to(S.CLOSED, cast, request=world.answered(cast), ruling=world.REJECT)
    page = reading(case, AT + 3 * DAY)
    assert "Keberatan Anda ditolak." in page
    assert world.REJECT.reasons in page
    assert "paling lambat" in page
    assert "sudah berakhir" in page or "sudah selesai" in page
    assert "berakhir pada" in reading(case, AT + 60 * DAY)


def test_silence_opens_the_way_to_the_commission(cast, reading):
    case = world.walk_to(S.RECEIVED, cast)
    later = AT + timedelta(days=50)
    assert record_silence(case=case, at=later)
    page = reading(world.fresh(case), later)
    assert "Keberatan Anda tidak ditanggapi" in page
    assert "Batas tanggapan lewat tanpa tanggapan" in page
    assert "Anda dapat mengajukan sengketa" in page
    page = reading(world.fresh(case), later + 40 * DAY)
    assert "berakhir pada" in page
    assert "Anda dapat mengajukan sengketa" not in page


def test_a_deliberation_is_shown(cast, client, reading):
    case = world.walk_to(S.RECEIVED, cast)
    deliberate(
        case=case, held_on=AT.date(), place="Balai desa", participants="Para pihak", is_agreed=True,
        minutes="Dijawab minggu ini.", scan=cases.scan(), by=cast.clerk, at=AT,
    )  # fmt: skip
    page = reading(case)
    assert "tercapai kesepakatan" in page
    assert "Dijawab minggu ini." in page
    minutes = case.deliberations.get().minutes_file
    assert client.get(reverse("requests:my_objection_file", args=[case.public_id, minutes.pk])).status_code == 200


def test_withdrawing_asks_and_is_blocked_after_the_response(cast, client, reading):
    case = world.walk_to(S.RECEIVED, cast)
    reading(case)
    address = reverse("requests:my_objection_withdraw", args=[case.public_id])
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"sure": "on"})["Location"] == case.get_absolute_url()
    assert world.fresh(case).status == S.WITHDRAWN
    assert "sudah berakhir" in text(client.get(address)) or "sudah dicabut" in text(client.get(address))
    assert "sudah Anda cabut" in text(client.get(case.get_absolute_url()))
