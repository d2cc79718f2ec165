"""Mistakes on the way: nothing typed is lost, every error leads to its field, nothing counts twice."""

import pytest

from requests_flow.models import InformationRequest
from tests.browser import asking
from tests.browser.driving import errors, press, text_of, upload
from tests.browser.steps import track
from tests.documents import uploads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fixed_clock")]


@pytest.fixture
def citizen(visitor, cast):
    """Somebody with a phone in a country where Desa Sengon has its officers."""
    return visitor()


def test_step_1_keeps_the_purpose_and_the_form_and_asks_what_is_wanted(citizen):
    citizen.goto("/desa/sengon/permohonan/")
    citizen.get_by_label("Untuk apa informasi ini dipakai?").fill(asking.PURPOSE)
    citizen.get_by_label("Salinan cetak").check()
    press(citizen, "Lanjut: siapa Anda")
    assert errors(citizen) == ["Tulis informasi yang diminta, misalnya “APBDes tahun 2026”."]
    assert citizen.title().startswith("Ada yang perlu diperbaiki")
    assert citizen.get_by_label("Untuk apa informasi ini dipakai?").input_value() == asking.PURPOSE
    assert citizen.get_by_label("Salinan cetak").is_checked()


def test_step_1_adds_a_box_without_losing_a_word(citizen):
    citizen.goto("/desa/sengon/permohonan/")
    citizen.get_by_label("Informasi yang diminta").fill(asking.ITEMS[0])
    press(citizen, "Tambah informasi lain")
    assert citizen.get_by_label("Informasi yang diminta").input_value() == asking.ITEMS[0]
    assert citizen.get_by_label("Informasi ke-2").input_value() == ""
    assert errors(citizen) == []


def test_step_2_names_each_wrong_answer_and_keeps_the_others(citizen):
    asking.to_step(citizen, "sengon", 2)
    wrong = asking.PERSON | {"NIK": "3310129903900007", "Alamat surel": "fulanah@"}
    upload(citizen, "Salinan tanda pengenal", "ktp.pdf", b"bukan PDF")
    asking.say_who(citizen, wrong)
    assert errors(citizen) == [
        "Susunan angka NIK ini tidak mungkin. Periksa kembali pada KTP.",
        "Alamat surel ini tidak lengkap. Contoh yang benar: nama@contoh.id.",
        "ktp.pdf: Jenis berkas ini tidak dapat diterima. Gunakan PDF, JPG, atau PNG.",
    ]
    assert {label: asking.box(citizen, label).input_value() for label in wrong} == wrong


def test_step_2_keeps_a_good_file_while_something_else_is_wrong(citizen):
    asking.to_step(citizen, "sengon", 2)
    upload(citizen, "Salinan tanda pengenal", "ktp.jpg", uploads.picture())
    asking.say_who(citizen, {"Nama lengkap": "Fulanah Contoh Lestari"})
    assert "Tulis alamat, supaya jawaban dapat disampaikan." in errors(citizen)
    assert "ktp.jpg" in text_of(citizen)
    asking.say_who(citizen)
    asking.say_how(citizen)
    assert "Salinan identitas: ktp.jpg" in text_of(citizen)


def test_a_group_is_asked_for_its_name_and_not_for_a_nik(citizen):
    asking.to_step(citizen, "sengon", 2)
    assert citizen.get_by_label("NIK").is_visible()
    citizen.get_by_label("Kelompok orang").check()
    assert not citizen.get_by_label("NIK").is_visible()
    asking.say_who(citizen, {"Nama lengkap": "Darmo Seandainya", "Alamat": "Dukuh Umpama"}, kind="Kelompok orang")
    assert errors(citizen) == ["Tulis nama kelompok."]


def test_step_3_leads_back_when_a_mail_was_wanted_without_an_address(citizen):
    asking.to_step(citizen, "sengon", 2)
    asking.say_who(citizen, {label: text for label, text in asking.PERSON.items() if label != "Alamat surel"})
    asking.say_how(citizen, "Dikirim lewat surel")
    assert errors(citizen) == ["Anda belum menulis alamat surel di langkah 2. Isi dahulu, atau pilih cara lain."]
    assert citizen.get_by_label("Dikirim lewat surel").is_checked()


def test_step_4_sends_nothing_without_the_declaration(citizen):
    asking.to_step(citizen, "sengon", 4)
    press(citizen, "Kirim permohonan")
    assert errors(citizen) == ["Centang pernyataan ini sebelum mengirim."]
    assert "331012••••••••07" in text_of(citizen)
    assert not InformationRequest.objects.exists()


def test_an_answer_is_changed_from_the_last_step(citizen):
    asking.to_step(citizen, "sengon", 4)
    citizen.locator(".summary-list > div", has_text="Tujuan").get_by_role("link").click()
    assert citizen.get_by_label("Informasi ke-2").input_value() == asking.ITEMS[1]
    asking.say_what(citizen, items=asking.ITEMS[:1], purpose="Tujuan yang lain")
    asking.say_who(citizen)
    asking.say_how(citizen)
    assert "Tujuan yang lain" in text_of(citizen)


def test_sending_again_leads_to_the_same_receipt(citizen):
    asking.to_step(citizen, "sengon", 4)
    old_window = citizen.context.new_page()
    old_window.goto(citizen.url)
    address = citizen.url
    asking.send(citizen)
    first = asking.receipt(citizen)
    asking.send(old_window)
    assert asking.receipt(old_window) == first
    citizen.goto(address)
    assert asking.receipt(citizen) == first
    assert InformationRequest.objects.count() == 1


def test_two_windows_that_send_at_the_same_time_make_one_request(citizen):
    asking.to_step(citizen, "sengon", 4)
    windows = [citizen, citizen.context.new_page()]
    windows[1].goto(citizen.url)
    for window in windows:
        window.get_by_label("Data ini benar").check()
    for window in windows:
        window.get_by_role("button", name="Kirim permohonan").click(no_wait_after=True)
    for window in windows:
        window.wait_for_url("**/tanda-bukti/")
    assert asking.receipt(windows[0]) == asking.receipt(windows[1])
    assert InformationRequest.objects.count() == 1


def test_a_wrong_key_opens_nothing_and_what_was_typed_stays(citizen):
    kept = asking.ask(citizen, "sengon")
    other = "-".join(["AAAA"] * 6 + ["AA"])
    citizen.context.clear_cookies()
    track(citizen, asking.Receipt(kept.number, other))
    assert errors(citizen) == ["Nomor dan kunci lacak ini tidak cocok. Periksa keduanya pada tanda bukti Anda."]
    assert citizen.get_by_label("Nomor pendaftaran").input_value().strip() == kept.number.lower()
    assert citizen.get_by_label("Kunci lacak", exact=True).input_value() == other.lower().replace("-", " ")
    track(citizen, asking.Receipt("999/PI/V/2026", kept.key))
    assert len(errors(citizen)) == 1
    track(citizen, kept)
    assert asking.ITEMS[0] in text_of(citizen)


def test_a_request_is_not_found_by_its_address_alone(citizen, visitor):
    asking.ask(citizen, "sengon")
    press(citizen, "Saya sudah menyimpan kuncinya")
    stranger = visitor()
    assert stranger.goto(citizen.url).status == 404
    assert asking.ITEMS[0] not in text_of(stranger)
    stranger.get_by_role("main").get_by_role("link", name="Cek status permohonan").click()
    assert stranger.url.endswith("/lacak/")
