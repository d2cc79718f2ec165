"""A refusal: the law wants the harm tested first, and the citizen told where to object."""

import pytest

from tests.browser import asking, deciding
from tests.browser.driving import download, errors, follow, link_to, press, text_of, unfold, upload
from tests.browser.steps import moment, sign_by_hand, track
from tests.documents import reading
from tests.requests_flow import cases

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ASKED = "Nama dan luas tanah pemilik Persil 47 menurut Buku C Desa"
REASON = "Membuka kepemilikan tanah orang per orang mengungkap aset pribadi."
FOUND = {
    "Judul informasi": "Buku C Desa, Persil 47",
    "Isi yang dikecualikan": "Nama dan luas tanah menurut orang.",
    "Akibat apabila dibuka": "Aset dan data pribadi warga terungkap.",
    "Akibat dan manfaat apabila ditutup": "Hak pribadi warga terlindungi.",
    "Kepatutan dan kepentingan umum": "Tidak ada kepentingan umum yang lebih besar.",
}
PRIVATE = "Pasal 17 huruf h: rahasia pribadi"


def begin_to_refuse(page) -> None:
    """Refuse without a consequence test, and be told what is missing."""
    follow(page, ASKED)
    unfold(page, "Jawab permohonan")
    follow(page, "Tulis jawaban")
    page.get_by_role("radio", name="Ditolak").check()
    press(page, "Terbitkan surat jawaban")
    assert errors(page) == [
        "Pilih dasar hukum penolakan.",
        "Tulis alasannya dengan kalimat yang dapat dipahami pemohon.",
    ]
    page.get_by_label("Dasar hukum").select_option(label=PRIVATE)
    page.get_by_label("Alasan", exact=True).fill(REASON)
    press(page, "Terbitkan surat jawaban")
    assert errors(page) == ["Pilih uji konsekuensi yang sudah selesai, atau buat uji yang baru (Pasal 19 UU KIP)."]
    assert page.get_by_label("Alasan", exact=True).input_value() == REASON


def weigh(page) -> None:
    """Write the test in a new tab, begun with what is known, and hand it to the superior."""
    with page.context.expect_page() as window:
        follow(page, "Buat uji konsekuensi")
    tab = window.value
    tab.wait_for_load_state()
    assert tab.get_by_label("Judul informasi").input_value() == ASKED
    assert tab.get_by_label("Dasar pengecualian").input_value() == "p17h"
    press(tab, "Simpan konsep")
    assert "Tulis akibat yang timbul bila informasi ini dibuka (Pasal 19 UU KIP)." in errors(tab)
    for label, words in FOUND.items():
        tab.get_by_label(label, exact=True).fill(words)
    tab.get_by_role("radio", name="Tertutup").check()
    tab.get_by_role("radio", name="Sampai yang bersangkutan menyetujui").check()
    press(tab, "Tambah peserta")
    tab.get_by_label("Nama peserta 2").fill("Sabar Misalkan")
    tab.get_by_label("Jabatan peserta 2").fill("Kepala Seksi Pemerintahan")
    press(tab, "Simpan konsep")
    assert "Konsep uji konsekuensi tersimpan." in text_of(tab)
    press(tab, "Ajukan kepada Atasan PPID")
    assert "Giliran Atasan PPID menyetujui hasil uji" in text_of(tab)
    tab.close()


def approve(page) -> None:
    """Find the test among those under way, read it, and approve."""
    page.goto("/meja/pengecualian/?tab=tests")
    follow(page, FOUND["Judul informasi"])
    press(page, "Setujui hasil uji")
    assert errors(page) == ["Centang dahulu bila Anda menyetujui."]
    page.get_by_label("Saya sudah membaca hasil uji ini").check()
    press(page, "Setujui hasil uji")
    assert "Hasil uji sudah disetujui." in text_of(page)


def finish(page) -> bytes:
    """Download the sheet, hand it in as signed by all, and go back to the answer."""
    page.goto("/meja/pengecualian/?tab=tests")
    follow(page, FOUND["Judul informasi"])
    sheet = download(page, link_to(page, "Lembar uji konsekuensi"))
    upload(page, "Pindaian lembar bertanda tangan", "pindaian.pdf", sheet)
    press(page, "Unggah lembar bertanda tangan")
    assert "Uji konsekuensi selesai" in text_of(page)
    follow(page, "Kembali ke jawaban permohonan")
    return sheet


def test_a_refusal_says_why_what_was_weighed_and_where_to_object(visitor, officer, cast, set_clock):
    set_clock(moment("11 09:14"))
    filed = cases.file_case(cast.body, at=moment("11 09:14"), items=(ASKED,))
    set_clock(moment("13 09:00"))
    desk = officer(cast.ppid)
    begin_to_refuse(desk)
    weigh(desk)
    approve(officer(cast.head))
    sheet = finish(desk)
    deciding.refuse(desk, PRIVATE, REASON)
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
    harm = (FOUND["Akibat apabila dibuka"], FOUND["Akibat dan manfaat apabila ditutup"], "selama belum ada persetujuan")
    assert [said for said in (REASON, "01/UK/PPID/2026", *harm) if said.rstrip(".") not in letter] == []
    assert "keberatan" in letter
    assert reading.faults(decision) == reading.GOOD
    assert reading.faults(sheet) == reading.GOOD
    citizen.goto(f"/desa/{cast.body.region.slug}/pengecualian/")
    assert FOUND["Judul informasi"] in text_of(citizen)
    assert FOUND["Isi yang dikecualikan"] not in text_of(citizen)
