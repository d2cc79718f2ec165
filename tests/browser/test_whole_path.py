"""The two long stories of the law: silence that ends in an answer, and a refusal that goes to the commission."""

import io
import zipfile
from datetime import datetime

import pytest

from requests_flow import jobs
from requests_flow.models import Dispute, InformationRequest, Objection
from requests_flow.objections import jobs as objection_jobs
from tests.browser import asking, deciding
from tests.browser.driving import download, follow, link_to, press, text_of, unfold
from tests.browser.steps import moment, sign_by_hand, track
from tests.documents import reading
from tests.registry.world import JAKARTA
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
POSITION = "Sampai batasnya saya tidak menerima jawaban apa pun."
ASKED = "Nama pemilik tanah Persil 47 menurut Buku C Desa"
ORDER = "Berikan LPJ APBDes tahun 2025 kepada pemohon."
REASON = "Membuka kepemilikan tanah orang per orang mengungkap aset pribadi."


def at(text: str) -> datetime:
    """Return "06-08 10:05" as that moment of 2026 in Klaten."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=JAKARTA)


def object_to(page, ground: str, position: str) -> str:
    """Object to the request whose status page is open; return the number of the objection."""
    follow(page, "Ajukan keberatan")
    page.get_by_label(ground).check()
    page.get_by_label("Apa yang terjadi?").fill(position)
    press(page, "Lanjut: periksa")
    asking.send_objection(page)
    return page.locator(".big-number").inner_text()


def test_silence_is_objected_to_accepted_and_answered_in_a_new_round(visitor, officer, cast, set_clock):
    set_clock(moment("11 09:14"))
    citizen = visitor()
    kept = asking.ask(citizen, "sengon")
    press(citizen, "Saya sudah menyimpan kuncinya")

    set_clock(at("06-08 10:05"))
    track(citizen, kept)
    number = object_to(citizen, "Permintaan saya tidak ditanggapi", POSITION)

    set_clock(at("06-09 08:30"))
    head = officer(cast.head)
    deciding.open_objection(head, number)
    assert POSITION in text_of(head)
    response = deciding.decide(head, "Diterima", reasons="PPID memang belum menjawab.", order=ORDER, days=5)
    words = reading.prose(response)
    assert ORDER in words
    assert number in words
    assert reading.faults(response) == reading.GOOD

    track(citizen, asking.Receipt(number, kept.key))
    assert "Keberatan Anda diterima seluruhnya." in text_of(citizen)
    assert "Rabu, 17 Juni 2026" in text_of(citizen)
    desk = officer(cast.ppid)
    follow(desk, asking.ITEMS[0])
    assert "paling lambat Rabu, 17 Juni 2026" in text_of(desk)
    follow(desk, "Tulis jawaban")
    for card in desk.locator("section.card").all():
        card.get_by_role("radio", name="Tidak dikuasai").check()
        card.get_by_label("Badan publik yang menguasai").fill("Inspektorat Kabupaten Klaten")
    press(desk, "Terbitkan surat jawaban")
    signed = sign_by_hand(desk, "pemberitahuan tertulis")

    set_clock(at("06-09 19:00"))
    track(citizen, kept)
    assert download(citizen, link_to(citizen, "Pemberitahuan tertulis")) == signed
    case = InformationRequest.objects.get()
    assert case.current_round.number == 2
    assert case.current_round.answered_at <= at("06-17 23:59")
    assert Objection.objects.get().standing_decision.opened_round == case.current_round


def test_a_refusal_is_upheld_disputed_and_carried_to_the_commission(visitor, officer, cast, set_clock):
    kept = refused(officer, cast, set_clock)
    set_clock(moment("14 10:00"))
    citizen = visitor()
    track(citizen, kept)
    number = object_to(citizen, "Permintaan saya ditolak", "Nama pemilik tanah negara bukan rahasia pribadi.")
    jobs.record_receipts(at=moment("14 10:05"))

    set_clock(moment("18 08:30"))
    head = officer(cast.head)
    deciding.open_objection(head, number)
    response = deciding.decide(head, "Ditolak", reasons=REASON)
    assert "Komisi Informasi" in reading.prose(response)

    set_clock(moment("19 09:00"))
    key = asking.Receipt(number, kept.key)
    track(citizen, key)
    assert "Keberatan Anda ditolak." in text_of(citizen)
    assert download(citizen, link_to(citizen, "Tanggapan atas keberatan")) == response
    objection_jobs.record_receipts(at=moment("19 09:05"))

    set_clock(moment("20 09:00"))
    track(citizen, key)
    follow(citizen, "Catat sengketa")
    citizen.get_by_label("Diajukan ke Komisi Informasi pada tanggal").fill("2026-05-20")
    press(citizen, "Catat sengketa")
    assert "tepat waktu" in text_of(citizen)

    set_clock(moment("21 09:00"))
    desk = officer(cast.ppid)
    desk.goto("/meja/sengketa/")
    follow(desk, "Sengketa")
    registered = {"Tanggal": "2026-05-21", "Nomor register di Komisi Informasi": "0077/V/KI/2026"}
    deciding.record_step(desk, "Catat nomor register", "Simpan nomor register", registered)
    assert "0077/V/KI/2026" in text_of(desk)
    open_and_verify(desk, citizen, number)


def refused(officer, cast, set_clock) -> asking.Receipt:
    """Refuse a request on a finished consequence test; return its number and key."""
    set_clock(moment("11 09:14"))
    filed = cases.file_case(cast.body, at=moment("11 09:14"), items=(ASKED,))
    made.finished(cast, at=moment("11 10:00"))
    set_clock(moment("13 09:00"))
    desk = officer(cast.ppid)
    follow(desk, ASKED)
    unfold(desk, "Jawab permohonan")
    follow(desk, "Tulis jawaban")
    deciding.refuse(desk, "Pasal 17 huruf h: rahasia pribadi", REASON)
    sign_by_hand(desk, "keputusan penolakan")
    return asking.Receipt(filed.case.number, filed.key)


def open_and_verify(desk, citizen, number: str) -> None:
    """Take the bundle on both sides; each verifies, and the citizen's names no officer."""
    data, found = deciding.take_bundle(desk)
    assert found.ok, found.faults
    assert found.events >= 10
    dispute = Dispute.objects.get()
    citizen.goto(f"/sengketa/{dispute.public_id}/")
    own, same = deciding.take_bundle(citizen)
    assert same.ok, same.faults
    with zipfile.ZipFile(io.BytesIO(own)) as bundle:
        index = reading.prose(bundle.read("00-daftar-isi.pdf"))
        assert [name for name in bundle.namelist() if name.startswith("surat/")]
    assert number in index
    assert "Bagus Misal" not in index
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert "Bagus Misal" in reading.prose(bundle.read("00-daftar-isi.pdf"))
