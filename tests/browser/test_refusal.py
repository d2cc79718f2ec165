"""A refusal: the law wants the harm weighed, and the citizen told where to object."""

import pytest

from tests.browser import asking
from tests.browser.driving import download, errors, follow, link_to, press, text_of, unfold
from tests.browser.steps import moment, sign_by_hand, track
from tests.documents import reading
from tests.requests_flow import cases

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ASKED = "Nama dan luas tanah pemilik Persil 47 menurut Buku C Desa"
REASON = "Membuka kepemilikan tanah orang per orang mengungkap aset pribadi."
HARM = {
    "Akibat bila informasi dibuka": "Aset dan data pribadi warga terungkap.",
    "Manfaat bila informasi ditutup": "Hak pribadi warga terlindungi.",
    "Jangka waktu pengecualian": "sampai ada persetujuan tertulis yang bersangkutan",
}


def refuse(page) -> None:
    """Refuse without weighing the harm, be told, weigh it, and issue the decision."""
    follow(page, ASKED)
    unfold(page, "Jawab permohonan")
    follow(page, "Tulis jawaban")
    page.get_by_role("radio", name="Ditolak").check()
    press(page, "Terbitkan surat jawaban")
    assert errors(page) == [
        "Pilih dasar hukum penolakan.",
        "Tulis alasannya dengan kalimat yang dapat dipahami pemohon.",
    ]
    page.get_by_label("Dasar hukum").select_option(label="Pasal 17 huruf h: rahasia pribadi")
    page.get_by_label("Alasan", exact=True).fill(REASON)
    press(page, "Terbitkan surat jawaban")
    assert len(errors(page)) == 3
    assert errors(page)[0] == "Tulis akibat yang timbul bila informasi ini dibuka (Pasal 19 UU KIP)."
    assert page.get_by_label("Alasan", exact=True).input_value() == REASON
    for label, words in HARM.items():
        page.get_by_label(label).fill(words)
    press(page, "Terbitkan surat jawaban")
    assert "Surat jawaban sudah dibuat." in text_of(page)


def test_a_refusal_says_why_what_was_weighed_and_where_to_object(visitor, officer, cast, set_clock):
    set_clock(moment("11 09:14"))
    filed = cases.file_case(cast.body, at=moment("11 09:14"), items=(ASKED,))
    set_clock(moment("13 09:00"))
    desk = officer(cast.ppid)
    refuse(desk)
    decision = sign_by_hand(desk, "keputusan penolakan")

    citizen = visitor()
    track(citizen, asking.Receipt(filed.case.number, filed.key))
    words = text_of(citizen)
    assert "Jawaban: ditolak" in words
    assert REASON in words
    assert "Dasar: Pasal 17 huruf h: rahasia pribadi" in words
    assert "Anda berhak mengajukan keberatan" in words
    assert download(citizen, link_to(citizen, "Keputusan penolakan")) == decision
    letter = reading.prose(decision)
    assert "1/PPID/2026" in letter
    assert all(said.rstrip(".") in letter for said in (REASON, *HARM.values()))
    assert "keberatan" in letter
    assert reading.faults(decision) == reading.GOOD
