"""What the superior and the parties of a dispute do, step by step, as the long journeys do it."""

import io
from collections.abc import Mapping

from playwright.sync_api import Page

from requests_flow.disputes.verification import Findings, verify_bundle
from tests.browser.driving import download, link_to, press, text_of, unfold, upload


def refuse(page: Page, ground: str, reason: str) -> None:
    """Refuse the one item of the request on its first finished consequence test, and issue the decision."""
    page.get_by_role("radio", name="Ditolak").check()
    page.get_by_label("Dasar hukum").select_option(label=ground)
    page.get_by_label("Uji konsekuensi", exact=True).select_option(index=1)
    page.get_by_label("Alasan", exact=True).fill(reason)
    press(page, "Terbitkan surat jawaban")
    assert "Surat jawaban sudah dibuat." in text_of(page)


def open_objection(page: Page, number: str) -> None:
    """Find an objection in the list of the desk by its number."""
    page.goto("/meja/keberatan/")
    page.get_by_role("listitem").filter(has_text=number).get_by_role("link").first.click()


def decide(page: Page, outcome: str, *, reasons: str, order: str = "", days: int = 0) -> bytes:
    """Decide the objection that is open, sign the response by hand, and return the letter."""
    page.get_by_role("radio", name=outcome, exact=True).check()
    page.get_by_label("Pertimbangan").fill(reasons)
    if order:
        page.get_by_label("Perintah kepada PPID").fill(order)
        page.get_by_label("Jangka waktu perintah, dalam hari kerja").fill(str(days))
    press(page, "Buat surat tanggapan")
    assert "Surat tanggapan sudah dibuat." in text_of(page)
    letter = download(page, link_to(page, "Tanggapan atas keberatan"))
    upload(page, "Pindaian surat bertanda tangan", "pindaian.pdf", letter)
    press(page, "Simpan tanda tangan")
    assert "Surat tanggapan sudah ditandatangani dan berlaku." in text_of(page)
    return letter


def record_step(page: Page, title: str, button: str, answers: Mapping[str, str], *, outcome: str = "") -> None:
    """Record one step of the dispute that is open."""
    card = page.locator("details", has=page.locator("summary", has_text=title))
    if card.get_attribute("open") is None:
        unfold(page, title)
    for label, text in answers.items():
        card.get_by_label(label).fill(text)
    if outcome:
        card.get_by_role("radio", name=outcome, exact=True).check()
    card.get_by_role("button", name=button, exact=True).click()


def take_bundle(page: Page) -> tuple[bytes, Findings]:
    """Download the dispute bundle, and check it from its bytes alone."""
    with page.expect_download() as taken:
        press(page, "Unduh berkas sengketa")
    data = taken.value.path().read_bytes()
    return data, verify_bundle(io.BytesIO(data))
