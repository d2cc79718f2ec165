"""The main story: asked, completed, extended, answered, signed, read and closed, by people who have no JavaScript."""

from urllib.parse import urlsplit

import pytest

from notifications.models import Message
from requests_flow import jobs
from requests_flow.enums import RequestStatus
from requests_flow.models import InformationRequest
from tests.browser import asking
from tests.browser.driving import download, follow, link_to, pdf_of, press, text_of, unfold, upload
from tests.browser.steps import moment, sign_by_hand, track
from tests.documents import reading, uploads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GIVEN = uploads.pdf(2)
HOLDER = "Dinas Pekerjaan Umum Kabupaten Klaten"


def file_by_guest(page) -> asking.Receipt:
    """Ask Desa Sengon for two things, read the receipt, and confirm that the key is kept."""
    kept = asking.ask(page, "sengon")
    assert kept.number == "001/PI/V/2026"
    assert len(kept.key.replace("-", "")) == 26
    assert "Permohonan Anda sudah kami terima." in text_of(page)
    assert "paling lambat Jumat, 29 Mei 2026" in text_of(page)
    paper = download(page, link_to(page, "Tanda bukti penerimaan"))
    words = reading.prose(paper)
    assert kept.number in words
    assert all(item in words for item in asking.ITEMS)
    assert kept.key not in words
    assert asking.NIK not in words
    assert reading.faults(paper) == reading.GOOD
    press(page, "Saya sudah menyimpan kuncinya")
    assert "Giliran PPID Desa Sengon menjawab" in text_of(page)
    assert kept.key not in page.content()
    return kept


def ask_for_identity(page) -> None:
    """Open the case from the desk, ask for a copy of the identity card, and sign that notice."""
    assert "Selamat pagi, Bagus Misal." in text_of(page)
    follow(page, asking.ITEMS[0])
    assert "331012••••••••07" in text_of(page)
    assert asking.NIK not in page.content()
    unfold(page, "Minta kelengkapan")
    page.get_by_label("Salinan tanda pengenal").check()
    press(page, "Buat surat permintaan")
    notice = reading.prose(sign_by_hand(page, "permintaan kelengkapan"))
    assert "Salinan tanda pengenal" in notice
    assert "500.12/001/2026" in notice


def complete(page, kept: asking.Receipt) -> None:
    """Track with number and key on another device, read the notice, and hand in what is missing."""
    track(page, kept)
    assert "Giliran Anda melengkapi permohonan" in text_of(page)
    notice = download(page, link_to(page, "Permintaan kelengkapan"))
    assert "Salinan tanda pengenal" in reading.prose(notice)
    follow(page, "Lengkapi sekarang")
    page.get_by_label("Keterangan").fill("Foto KTP saya lampirkan.")
    upload(page, "Salinan tanda pengenal", "ktp.jpg", uploads.picture())
    press(page, "Kirim kelengkapan")
    assert "Terima kasih, kelengkapan Anda sudah kami terima." in text_of(page)
    assert "Giliran PPID Desa Sengon menjawab" in text_of(page)


def extend(page) -> None:
    """Extend once with a written reason, and sign: only then does the new date hold."""
    page.reload()
    assert "Foto KTP saya lampirkan." in text_of(page)
    unfold(page, "Perpanjang waktu")
    page.get_by_label("Informasi yang diminta belum didokumentasikan").check()
    page.get_by_label("Penjelasan").fill("Laporan tahun 2025 masih disusun.")
    press(page, "Buat surat perpanjangan")
    assert "paling lambat Jumat, 29 Mei 2026" in text_of(page)
    letter = reading.prose(sign_by_hand(page, "pemberitahuan perpanjangan waktu"))
    assert "Laporan tahun 2025 masih disusun." in letter
    assert "paling lambat Rabu, 10 Juni 2026" in text_of(page)


def answer(page) -> None:
    """Give one item with a file, say who holds the other, look at the draft, and issue the letter."""
    follow(page, "Tulis jawaban")
    first, second = page.locator("section.card").all()
    first.get_by_role("radio", name="Diberikan Berkasnya").check()
    second.get_by_role("radio", name="Tidak dikuasai").check()
    second.get_by_label("Badan publik yang menguasai").fill(HOLDER)
    second.get_by_label("Alasan").fill("Ruas itu jalan kabupaten.")
    upload(page, "Tambah berkas", "lpj-apbdes-2025.pdf", GIVEN)
    press(page, "Simpan berkas")
    assert second.get_by_label("Badan publik yang menguasai").input_value() == HOLDER
    draft = reading.prose(pdf_of(page, "Lihat konsep surat"))
    assert HOLDER in draft
    assert "500.12/003/2026" not in draft
    press(page, "Terbitkan surat jawaban")
    assert "Surat jawaban sudah dibuat." in text_of(page)


def nothing_is_answered_yet(page, case: InformationRequest) -> None:
    """Until the letter is signed the applicant sees neither answer nor file nor letter."""
    page.reload()
    assert "Jawaban: dikabulkan sebagian" not in text_of(page)
    assert "lpj-apbdes-2025.pdf" not in page.content()
    letter = case.current_round.answers.get().letter
    assert page.context.request.get(f"/permohonan/{case.public_id}/surat/{letter.pk}/").status == 404


def read_answer(page, signed: bytes) -> None:
    """Read the answer, download letter and file, and check the letter where anybody can."""
    page.reload()
    words = text_of(page)
    assert "Permohonan Anda sudah dijawab" in words
    assert "Jawaban: dikabulkan sebagian" in words
    assert f"Dikuasai {HOLDER}." in words
    assert download(page, link_to(page, "lpj-apbdes-2025.pdf")) == GIVEN
    letter = download(page, link_to(page, "Pemberitahuan tertulis"))
    assert letter == signed
    assert reading.faults(letter) == reading.GOOD
    words = reading.prose(letter)
    assert asking.NIK not in words
    assert "Fulanah Contoh Lestari" in words
    assert all(item in words for item in (*asking.ITEMS, HOLDER))
    (code,) = reading.codes(letter)
    page.goto(urlsplit(code).path)
    assert "Surat ini tercatat dan sudah ditandatangani." in text_of(page)
    assert "Fulanah" not in page.content()


def test_a_citizen_asks_and_holds_the_signed_answer_in_hand(visitor, officer, cast, set_clock):
    set_clock(moment("11 09:14"))
    kept = file_by_guest(visitor())
    case = InformationRequest.objects.get()

    set_clock(moment("12 08:30"))
    desk = officer(cast.ppid)
    ask_for_identity(desk)

    set_clock(moment("13 19:40"))
    citizen = visitor()
    complete(citizen, kept)

    set_clock(moment("20 08:10"))
    extend(desk)
    answer(desk)
    nothing_is_answered_yet(citizen, case)
    signed = sign_by_hand(desk, "pemberitahuan tertulis")

    set_clock(moment("20 19:22"))
    read_answer(citizen, signed)
    jobs.record_receipts(at=moment("20 19:30"))

    set_clock(moment("21 08:00"))
    desk.reload()
    assert "Jawaban sudah diterima pemohon" in text_of(desk)
    press(desk, "Selesaikan")
    assert "Permohonan ini sudah selesai" in text_of(desk)
    assert InformationRequest.objects.get().status == RequestStatus.CLOSED
    assert not [
        message for message in Message.objects.order_by("pk") if asking.NIK in f"{message.subject}{message.body}"
    ]
