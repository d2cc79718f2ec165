"""Driving Chromium: how it is started, how people sign in, what they press and read, how a file is downloaded."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, Route, sync_playwright

CHROMIUM = "/usr/bin/chromium"
# Root in a container needs --no-sandbox; the rest keeps a browser in a closed network from waiting for the world.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE = {"width": 360, "height": 800}
DESKTOP = {"width": 1280, "height": 900}
# Milliseconds; generous, because the machine may have other work.
PATIENCE = 15_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start one Chromium, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


# --- doing ------------------------------------------------------------------------------------------------------------
def sign_in(page: Page, login: str, password: str) -> None:
    """Sign in through the page that everybody uses."""
    page.goto("/akun/masuk/")
    page.get_by_label("Nama pengguna atau alamat surel").fill(login)
    page.get_by_label("Kata sandi", exact=True).fill(password)
    press(page, "Masuk")


def press(page: Page, name: str) -> None:
    """Press the button of this name inside the page's content."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow the first link whose name begins with this, inside the page's content."""
    page.get_by_role("main").get_by_role("link", name=name).first.click()


def unfold(page: Page, name: str) -> None:
    """Open a folded part by its heading."""
    page.locator("summary", has_text=name).click()


def upload(page: Page, label: str, name: str, data: bytes) -> None:
    """Choose a file for the input of this label."""
    page.get_by_label(label).set_input_files([{"name": name, "mimeType": "application/octet-stream", "buffer": data}])


# --- reading ----------------------------------------------------------------------------------------------------------
def text_of(page: Page) -> str:
    """Return what the page's content says, in one line."""
    return " ".join(page.get_by_role("main").inner_text().split())


def errors(page: Page) -> list[str]:
    """Return the sentences of the error summary; each must lead to a field that says the same beside its label."""
    for link in page.locator(".error-summary a").all():
        target = page.locator(link.get_attribute("href") or "#nowhere")
        assert target.count() == 1, f"{link.inner_text()} leads nowhere"
        beside = target.locator("xpath=ancestor-or-self::*[contains(concat(' ', @class, ' '), ' field ')][1]")
        assert link.inner_text() in beside.inner_text(), f"{link.inner_text()} is not said beside its field"
    return [text.strip() for text in page.locator(".error-summary li").all_inner_texts()]


# --- files ------------------------------------------------------------------------------------------------------------
def link_to(page: Page, name: str) -> Locator:
    """Return the last link to a file of this name: the newest one of a timeline."""
    return page.locator(".file-link", has_text=name).last


def download(page: Page, link: Locator) -> bytes:
    """Return what the link leads to, fetched with the cookies of this visitor: Chromium would only show a PDF."""
    response = page.context.request.get(link.get_attribute("href") or "")
    assert response.ok, f"{response.url} answered {response.status}"
    return response.body()


def pdf_of(page: Page, name: str) -> bytes:
    """Press a button that opens a PDF in a window of its own, and return the PDF."""
    taken: list[bytes] = []

    def keep(route: Route) -> None:
        response = route.fetch()
        assert response.headers["content-type"] == "application/pdf", response.text()
        taken.append(response.body())
        route.fulfill(status=200, content_type="text/plain", body="PDF")

    page.context.route("**/konsep/", keep)
    with page.context.expect_page() as window:
        press(page, name)
    window.value.wait_for_load_state()
    window.value.close()
    page.context.unroute("**/konsep/", keep)
    return taken[0]
