"""A citizen comes to the village office: the clerk enters the request and hands over a printed slip."""

import pytest

from requests_flow.models import InformationRequest
from tests.browser import asking
from tests.browser.driving import download, errors, follow, link_to, press, text_of
from tests.browser.steps import moment, track
from tests.documents import reading

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PERSON = {label: text for label, text in asking.PERSON.items() if label != "Alamat surel"}


def enter(page) -> asking.Receipt:
    """Enter what the citizen says, after forgetting the NIK at first; the page then shows the slip."""
    follow_nav(page, "Catat")
    page.get_by_label("Informasi yang diminta").fill(asking.ITEMS[0])
    page.get_by_label("Untuk apa informasi ini dipakai?").fill(asking.PURPOSE)
    asking.type_into(page, PERSON | {"NIK": "331012"})
    press(page, "Daftarkan permohonan")
    assert errors(page) == ["NIK terdiri dari 16 angka. Periksa kembali pada KTP."]
    assert page.get_by_label("Nama lengkap").input_value() == PERSON["Nama lengkap"]
    asking.type_into(page, PERSON)
    press(page, "Daftarkan permohonan")
    return asking.Receipt(page.locator("h1 .number").inner_text(), asking.key_on(page))


def follow_nav(page, name: str) -> None:
    """Go to a part of the workspace."""
    page.get_by_role("navigation", name="Meja kerja").get_by_role("link", name=name).first.click()


def test_a_walk_in_leaves_with_number_and_key_on_paper(visitor, officer, cast, set_clock):
    set_clock(moment("11 09:14"))
    desk = officer(cast.clerk)
    kept = enter(desk)
    case = InformationRequest.objects.get()
    assert (case.number, case.channel, case.received_by) == (kept.number, "walk_in", cast.clerk)

    slip = reading.prose(desk.pdf(format="A4"))
    assert kept.number in slip
    assert kept.key.replace("-", " ") in slip
    assert "Jumat, 29 Mei 2026" in slip
    assert "/lacak/" in slip
    assert "Kotak masuk" not in slip
    assert "Sudah diserahkan kepada pemohon" not in slip
    receipt = reading.prose(download(desk, link_to(desk, "Tanda bukti penerimaan")))
    assert kept.number in receipt
    assert kept.key not in receipt

    press(desk, "Sudah diserahkan kepada pemohon")
    assert "Hanya PPID Desa Sengon yang dapat memutuskan jawaban." in text_of(desk)
    desk.goto(f"/meja/permohonan/{case.public_id}/slip/")
    assert "Kunci lacak sudah diserahkan dan tidak disimpan." in text_of(desk)
    assert kept.key.split("-")[0] not in desk.content()

    citizen = visitor()
    track(citizen, kept)
    assert "Giliran PPID Desa Sengon menjawab, paling lambat Jumat, 29 Mei 2026" in text_of(citizen)


def test_a_lost_key_is_replaced_and_the_old_one_dies(visitor, officer, cast, set_clock):
    set_clock(moment("11 09:14"))
    desk = officer(cast.clerk)
    lost = enter(desk)
    press(desk, "Sudah diserahkan kepada pemohon")
    desk.locator("summary", has_text="Beri kunci lacak baru").click()
    desk.get_by_label("Saya sudah memeriksa tanda pengenal pemohon.").check()
    press(desk, "Buat kunci baru")
    found = asking.Receipt(lost.number, asking.key_on(desk))
    assert found.key != lost.key

    citizen = visitor()
    track(citizen, lost)
    assert errors(citizen) == ["Nomor dan kunci lacak ini tidak cocok. Periksa keduanya pada tanda bukti Anda."]
    track(citizen, found)
    assert "Giliran PPID Desa Sengon menjawab" in text_of(citizen)
    assert "Kunci lacak baru diberikan" in text_of(citizen)
    follow(citizen, "Desa Sengon")
    assert "Siapa yang melayani Anda" in text_of(citizen)
