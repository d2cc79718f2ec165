"""Silence, and what a citizen does about it: from the late request to the objection's own page, without JavaScript."""

from datetime import datetime

import pytest

from requests_flow.models import Objection
from tests.browser import asking
from tests.browser.driving import download, errors, follow, link_to, press, text_of
from tests.browser.steps import moment, track
from tests.documents import reading
from tests.registry.world import JAKARTA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
POSITION = "Sampai batasnya saya tidak menerima jawaban apa pun."
NEXT = datetime(2026, 6, 8, 10, 5, tzinfo=JAKARTA)


def test_silence_is_objected_to_and_followed(visitor, cast, set_clock):
    set_clock(moment("11 09:14"))
    citizen = visitor()
    kept = asking.ask(citizen, "sengon")
    press(citizen, "Saya sudah menyimpan kuncinya")
    assert "Batas jawaban permohonan ini belum lewat" in text_of(citizen)

    set_clock(NEXT)
    track(citizen, kept)
    assert "dari 30 hari kerja" in text_of(citizen)
    follow(citizen, "Ajukan keberatan")
    press(citizen, "Lanjut: periksa")
    assert errors(citizen) == [
        "Pilih sedikitnya satu alasan keberatan.",
        "Ceritakan apa yang terjadi, supaya Atasan PPID dapat memeriksanya.",
    ]
    citizen.get_by_label("Permintaan saya tidak ditanggapi").check()
    citizen.get_by_label("Apa yang terjadi?").fill(POSITION)
    press(citizen, "Lanjut: periksa")
    assert POSITION in text_of(citizen)
    assert "331012••••••••07" in text_of(citizen)
    asking.send_objection(citizen)
    number = citizen.locator(".big-number").inner_text()
    assert Objection.objects.get().number == number
    assert number in reading.prose(download(citizen, link_to(citizen, "Tanda bukti")))
    follow(citizen, "Lihat status keberatan")
    assert "menanggapi keberatan" in text_of(citizen)

    stranger = visitor()
    assert stranger.goto(citizen.url).status == 404
    track(stranger, asking.Receipt(number, kept.key))
    assert POSITION in text_of(stranger)
    follow(stranger, "Permohonan")
    assert number in text_of(stranger)


def test_missing_periodic_information_gets_a_key_of_its_own(visitor, cast, set_clock):
    set_clock(moment("21 09:20"))
    citizen = visitor()
    citizen.goto("/desa/sengon/")
    citizen.locator("section", has_text="Informasi berkala tidak ada?").last.get_by_role("link").click()
    asking.say_what_is_missing(citizen)
    asking.type_into(citizen, asking.PERSON)
    press(citizen, "Lanjut: periksa")
    asking.send_objection(citizen)
    kept = asking.receipt(citizen)
    press(citizen, "Saya sudah menyimpan kuncinya")
    follow(citizen, "Cabut keberatan")
    citizen.get_by_label("Saya yakin ingin mencabut keberatan ini.").check()
    press(citizen, "Cabut keberatan")
    assert "Keberatan Anda sudah dicabut." in text_of(citizen)
    other = visitor()
    track(other, kept)
    assert "Keberatan ini sudah Anda cabut" in text_of(other)
