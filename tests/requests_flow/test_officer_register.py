"""A request that comes to the desk is entered with the same number, receipt and clock as one from the web."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_flow import keys
from requests_flow.enums import Channel
from requests_flow.models import InformationRequest, RequestDraft
from tests.registry import world
from tests.requests_flow import cases

DAY = timedelta(days=1)
REGISTER = reverse("requests:register")


@pytest.fixture
def desk(cast, client, set_clock):
    """Sign the clerk in on Thursday 21 May, and return the empty form as the browser would send it back."""
    set_clock(world.AT)
    client.force_login(cast.clerk)
    html = client.get(REGISTER).content.decode()
    submission = html.split('name="submission_id" value="')[1].split('"')[0]
    return {
        "submission_id": submission,
        "body": cast.body.pk,
        "channel": "walk_in",
        "received_at": "2026-05-21T08:45",
        "item-1": "APBDes 2026",
        "purpose": "Bahan musyawarah dukuh",
        "obtain": "copy_print",
        "delivery": "pick_up",
        "kind": "person",
        "name": "Fulanah Contoh Lestari",
        "nik": "3310 1245 0390 0007",
        "address": "Dukuh Contoh RT 02 RW 01",
    }


def send(client, desk, **changes):
    return client.post(REGISTER, desk | changes)


def only_case():
    return InformationRequest.objects.get()


def test_a_walk_in_is_registered_and_the_slip_shows_number_and_key(client, desk, cast):
    response = send(client, desk)
    case = only_case()
    assert response["Location"] == reverse("requests:slip", args=[case.public_id])
    assert (case.channel, case.received_by, case.number) == (Channel.WALK_IN, cast.clerk, "001/PI/V/2026")
    assert case.received_at == world.AT.replace(hour=8, minute=45)
    assert case.applicant.nik == "3310124503900007"
    html = client.get(response["Location"]).content.decode()
    assert case.number in html
    code = html.split("<code>")[1].split("</code>")[0]
    shown = "".join(part.split("</span>")[0] for part in code.split("<span>")[1:])
    assert case.tracking_keys.get().key_hash == keys.key_hash(shown)
    assert "3310124503900007" not in html


def test_a_double_click_makes_one_request_and_one_number(client, desk):
    first, second = send(client, desk), send(client, desk)
    assert first["Location"] == second["Location"]
    assert only_case().sequence == 1


def test_a_letter_that_arrived_last_week_is_counted_from_then(client, desk):
    send(client, desk, channel="letter", received_at="2026-05-13T10:00")
    current = only_case().current_round
    assert current.due_on.isoformat() == "2026-06-03"


@pytest.mark.parametrize(
    ("received_at", "sentence"),
    [
        ("2026-05-21T10:00", "Waktu diterima tidak boleh di masa depan."),
        ("2026-03-01T10:00", "Paling lama 60 hari yang lalu."),
        ("kemarin", "Tanggal atau jam ini tidak lengkap."),
        ("", "Isi tanggal dan jamnya."),
    ],
)
def test_a_moment_that_cannot_be_right_is_refused(client, desk, received_at, sentence):
    response = send(client, desk, received_at=received_at)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not InformationRequest.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"item-1": " "}, "Tulis informasi yang diminta"),
        ({"purpose": ""}, "Tulis untuk apa informasi ini dipakai."),
        ({"name": ""}, "Tulis nama lengkap."),
        ({"address": ""}, "Tulis alamat"),
        ({"nik": ""}, "Tulis NIK, atau tanda pengenal lain"),
        ({"nik": "331012450390"}, "NIK terdiri dari 16 angka."),
        ({"nik": "3310123213900007"}, "Susunan angka NIK ini tidak mungkin."),
        ({"phone": "tanya RT"}, "Nomor telepon ini tidak lengkap."),
        ({"email": "fulanah@"}, "Alamat surel ini tidak lengkap."),
        ({"kind": "group"}, "Tulis nama kelompok."),
        ({"kind": "legal_entity", "organisation": "Yayasan Contoh"}, "Tulis nomor pengesahan badan hukum"),
        ({"proxy_name": "Fulan Wakil"}, "Tulis alamat penerima kuasa."),
        ({"proxy_address": "Dukuh Lain"}, "Tulis nama penerima kuasa"),
        ({"obtain": "copy_print", "delivery": "download"}, "Cara ini tidak cocok"),
        ({"obtain": "copy_digital", "delivery": "email"}, "Pemohon belum memberi alamat surel."),
        ({"channel": "web"}, "web"),
    ],
)
def test_what_is_missing_is_told_in_a_sentence_and_the_rest_stays(client, desk, changes, sentence):
    response = send(client, desk, **({"occupation": "Petani tembakau"} | changes))
    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert "Petani tembakau" in html
    assert not InformationRequest.objects.exists()


def test_each_kind_keeps_only_what_it_is_asked_for(client, desk):
    entity = {"kind": "legal_entity", "organisation": "Yayasan Contoh", "legal_decree": "AHU-1/2020"}
    send(client, desk, occupation="Guru", **entity)
    applicant = only_case().applicant
    assert (applicant.display_name, applicant.legal_decree) == ("Yayasan Contoh", "AHU-1/2020")
    assert (applicant.nik, applicant.occupation) == ("", "")


def test_a_passport_stands_in_for_the_nik(client, desk):
    send(client, desk, nik="", other_identity="Paspor X1234567")
    assert only_case().applicant.other_identity == "Paspor X1234567"


def test_viewing_at_the_office_needs_no_way_of_delivery(client, desk):
    send(client, desk, obtain="view", delivery="")
    assert (only_case().obtain, only_case().delivery) == ("view", "pick_up")


def test_another_box_can_be_asked_for_and_nothing_is_judged_or_lost(client, desk):
    html = send(client, desk, **{"add_item": "1", "name": "", "item-2": "Peta dukuh"}).content.decode()
    assert 'name="item-3"' in html
    assert "Peta dukuh" in html
    assert "Bahan musyawarah dukuh" in html
    assert "field-error" not in html
    assert not InformationRequest.objects.exists()


def test_there_are_at_most_thirty_boxes(client, desk):
    boxes = {f"item-{number}": f"Surat {number}" for number in range(1, 31)}
    html = send(client, desk, add_item="1", **boxes).content.decode()
    assert 'name="item-30"' in html
    assert 'name="item-31"' not in html
    assert 'name="add_item"' not in html
    send(client, desk, **boxes, **{"item-31": "Terlalu banyak"})
    assert only_case().items.count() == 30


def test_empty_boxes_between_do_not_count(client, desk):
    send(client, desk, **{"item-1": "", "item-2": "Peta dukuh", "item-3": " ", "item-4": "SK tim"})
    assert [item.description for item in only_case().items.all()] == ["Peta dukuh", "SK tim"]


def test_papers_are_kept_with_the_form_while_something_else_is_wrong(client, desk):
    html = send(client, desk, name="", identity=cases.scan()).content.decode()
    assert "Salinan identitas" in html
    send(client, desk)
    attached = only_case().attachments.get()
    assert (attached.file.kind, attached.file.original_name) == ("identity", "pindaian.pdf")


def test_a_paper_handed_in_by_mistake_can_be_taken_out(client, desk):
    send(client, desk, name="", identity=cases.scan())
    paper = RequestDraft.objects.get(pk=desk["submission_id"]).files.get()
    html = send(client, desk, name="", remove_file=paper.pk).content.decode()
    assert "field-error" not in html
    paper.refresh_from_db()
    assert paper.is_purged
    send(client, desk)
    assert not only_case().attachments.exists()


def test_a_paper_that_is_refused_stops_the_registration_with_its_reason(client, desk):
    bad = cases.scan()
    bad.name = "ktp.exe"
    response = send(client, desk, identity=type(bad)("ktp.exe", b"MZ\x90\x00", "application/octet-stream"))
    assert response.status_code == 422
    assert "ktp.exe: " in response.content.decode()
    assert not InformationRequest.objects.exists()


def test_a_form_of_another_session_brings_no_papers_along(client, desk, cast):
    send(client, desk, name="", identity=cases.scan())
    client.force_login(cast.ppid)
    client.get(REGISTER)
    send(client, desk)
    assert not only_case().attachments.exists()
    assert str(only_case().submission_id) != desk["submission_id"]


def test_nobody_registers_for_a_body_they_do_not_serve(client, desk):
    response = send(client, desk, body=world.cucukan().pk)
    assert response.status_code == 422
    assert not InformationRequest.objects.exists()


def test_the_regency_registers_for_a_village_without_an_officer(cast, client, set_clock, desk):
    client.force_login(cast.admin)
    jetis = world.government("33.10.10.2005")
    html = client.get(REGISTER).content.decode()
    assert jetis.name in html
    assert "Pemerintah Desa Sengon" not in html
    submission = html.split('name="submission_id" value="')[1].split('"')[0]
    assert send(client, desk, submission_id=submission, body=jetis.pk).status_code == 302
    assert only_case().body == jetis


def test_a_request_about_a_kelurahan_is_entered_at_the_regencys_desk(cast, client, desk):
    regency = world.selectors.regency_body(world.klaten())
    officer = world.in_office(regency, world.Role.CLERK, name="Petugas Kabupaten")
    client.force_login(officer)
    html = client.get(REGISTER).content.decode()
    kelurahan = world.region("33.10.16.1001")
    assert "Kelurahan Bareng" in html
    submission = html.split('name="submission_id" value="')[1].split('"')[0]
    send(client, desk, submission_id=submission, body=regency.pk, region=kelurahan.pk)
    case = only_case()
    assert (case.body, case.region) == (regency, kelurahan)
