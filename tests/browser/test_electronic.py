"""A village that signs electronically: no printer, no scan, and a PDF whose signature can be checked."""

import hashlib
from urllib.parse import urlsplit

import pytest

from tests.browser import asking
from tests.browser.driving import download, follow, link_to, press, text_of, unfold
from tests.browser.steps import moment, track
from tests.documents import reading
from tests.requests_flow import cases

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_answer_is_signed_with_one_press_and_stays_archivable(visitor, officer, cast, set_clock, test_certificate):
    cast.body.signing_mode = "tte"
    cast.body.save()
    set_clock(moment("11 09:14"))
    filed = cases.file_case(cast.body, at=moment("11 09:14"), items=(asking.ITEMS[0],))
    set_clock(moment("13 09:00"))
    desk = officer(cast.ppid)
    follow(desk, asking.ITEMS[0])
    unfold(desk, "Jawab permohonan")
    follow(desk, "Tulis jawaban")
    desk.get_by_role("radio", name="Diberikan Berkasnya").check()
    press(desk, "Terbitkan surat jawaban")
    assert "Sekarang tandatangani secara elektronik." in text_of(desk)
    assert desk.get_by_label("Pindaian surat bertanda tangan").count() == 0
    press(desk, "Tanda tangani secara elektronik")
    assert "sudah ditandatangani dan berlaku." in text_of(desk)

    citizen = visitor()
    track(citizen, asking.Receipt(filed.case.number, filed.key))
    assert "Jawaban: dikabulkan seluruhnya" in text_of(citizen)
    letter = download(citizen, link_to(citizen, "Pemberitahuan tertulis"))
    assert reading.faults(letter) == reading.GOOD
    assert asking.ITEMS[0] in reading.prose(letter)

    (code,) = reading.codes(letter)
    citizen.goto(urlsplit(code).path)
    assert "Surat ini ditandatangani dengan sertifikat uji." in text_of(citizen)
    assert "Cocok dengan berkas yang tersimpan." in text_of(citizen)
    citizen.get_by_label("Sidik SHA-256").fill(hashlib.sha256(letter).hexdigest())
    press(citizen, "Periksa surat")
    assert "Sidik yang Anda tulis cocok dengan berkas yang sudah ditandatangani." in text_of(citizen)
    citizen.get_by_label("Sidik SHA-256").fill(hashlib.sha256(letter + b"x").hexdigest())
    press(citizen, "Periksa surat")
    assert "Sidik yang Anda tulis tidak cocok." in text_of(citizen)
