"""How a citizen asks, step by step, as the journeys and the list of pages do it."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.driving import press

ITEMS = ("Laporan pertanggungjawaban (LPJ) APBDes tahun 2025", "Gambar rencana jembatan jalan kabupaten")
PURPOSE = "Bahan musyawarah warga RT 02"
NIK = "3310124503900007"
PERSON = {
    "Nama lengkap": "Fulanah Contoh Lestari", "NIK": NIK, "Alamat": "Dukuh Contoh RT 02 RW 01",
    "Alamat surel": "fulanah@warga.example",
}  # fmt: skip


@dataclass(frozen=True)
class Receipt:
    """What the citizen keeps: number and key, as they stand on the receipt page."""

    number: str
    key: str


def type_into(page: Page, answers: Mapping[str, str]) -> None:
    """Fill the boxes with these labels; what a label says besides (that it is optional) does not matter."""
    for label, text in answers.items():
        box(page, label).fill(text)


def box(page: Page, label: str) -> Locator:
    """Return the box whose label begins with these words."""
    exact = page.get_by_label(label, exact=True)
    return exact if exact.count() == 1 else page.get_by_label(f"{label} (boleh dikosongkan)", exact=True)


def say_what(
    page: Page, *, items: tuple[str, ...] = ITEMS, purpose: str = PURPOSE, obtain: str = "Salinan digital"
) -> None:
    """Answer step 1 and go on."""
    page.get_by_label("Informasi yang diminta").fill(items[0])
    for number, item in enumerate(items[1:], start=2):
        press(page, "Tambah informasi lain")
        page.get_by_label(f"Informasi ke-{number}").fill(item)
    page.get_by_label("Untuk apa informasi ini dipakai?").fill(purpose)
    page.get_by_label(obtain).check()
    press(page, "Lanjut: siapa Anda")


def say_who(page: Page, answers: Mapping[str, str] = PERSON, *, kind: str = "Perorangan") -> None:
    """Answer step 2 and go on."""
    page.get_by_label(kind).check()
    type_into(page, answers)
    press(page, "Lanjut: cara menerima")


def say_how(page: Page, way: str = "Diunduh dari halaman status") -> None:
    """Answer step 3 and go on."""
    page.get_by_label(way).check()
    press(page, "Lanjut: periksa")


def send(page: Page) -> None:
    """Declare that all is true, and send."""
    page.get_by_label("Data ini benar").check()
    press(page, "Kirim permohonan")


def to_step(page: Page, slug: str, number: int) -> None:
    """Go to step `number` of a new request, the earlier ones filled in."""
    page.goto(f"/desa/{slug}/permohonan/")
    for say in (say_what, say_who, say_how)[: number - 1]:
        say(page)


def say_what_is_missing(page: Page) -> None:
    """Answer step 1 of an objection without a request, and go on."""
    page.get_by_label("Informasi apa yang tidak disediakan?").fill("Laporan realisasi APBDes 2025 tidak diumumkan.")
    page.get_by_label("Kapan Anda menemukan informasi itu tidak disediakan?").fill("2026-05-04")
    page.get_by_label("Untuk apa informasi itu Anda perlukan?").fill(PURPOSE)
    press(page, "Lanjut: siapa Anda")


def to_objection_step(page: Page, slug: str, number: int) -> None:
    """Go to step `number` of an objection without a request, the earlier ones filled in."""
    page.goto(f"/desa/{slug}/keberatan/")
    if number > 1:
        say_what_is_missing(page)
    if number > 2:
        type_into(page, PERSON)
        press(page, "Lanjut: periksa")


def send_objection(page: Page) -> None:
    """Declare that all is true, and send."""
    page.get_by_label("Keterangan ini benar").check()
    press(page, "Kirim keberatan")


def ask(page: Page, slug: str) -> Receipt:
    """File a whole request; the page then shows its receipt."""
    to_step(page, slug, 4)
    send(page)
    return receipt(page)


def receipt(page: Page) -> Receipt:
    """Return number and key from the receipt page."""
    return Receipt(page.locator(".big-number").inner_text(), key_on(page))


def key_on(page: Page) -> str:
    """Return the tracking key that the page shows."""
    return "-".join(page.locator(".key code span").all_inner_texts())
