"""Steps that several journeys take."""

from datetime import datetime

from playwright.sync_api import Page

from tests.browser.asking import Receipt
from tests.browser.driving import download, press, text_of, upload
from tests.registry.world import JAKARTA


def moment(text: str) -> datetime:
    """Return "11 09:14" as that day and time of May 2026 in Klaten."""
    return datetime.strptime(f"2026-05-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=JAKARTA)


def sign_by_hand(page: Page, title: str) -> bytes:
    """Download the letter that waits for a signature, hand it in as the signed scan, and return it."""
    letter = download(page, page.locator("section.card", has_text=f"Menunggu tanda tangan: {title}").locator("a"))
    upload(page, "Pindaian surat bertanda tangan", "pindaian.pdf", letter)
    press(page, "Unggah surat bertanda tangan")
    assert "sudah ditandatangani dan berlaku." in text_of(page)
    return letter


def track(page: Page, kept: Receipt) -> None:
    """Open the status page with number and key, as somebody types who copies by hand."""
    page.goto("/lacak/")
    page.get_by_label("Nomor pendaftaran").fill(f" {kept.number.lower()} ")
    page.get_by_label("Kunci lacak", exact=True).fill(kept.key.lower().replace("-", " "))
    press(page, "Buka permohonan")
