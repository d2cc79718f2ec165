"""Visiting the pages of the list, each as its visitor, and looking for what is wrong with them."""

from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.totp.internal import auth as totp
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.browser.driving import PATIENCE, PHONE, sign_in
from tests.browser.stage import TOTP_SECRET, Stage
from tests.browser.stops import APPLICANT, GUARDED, GUEST, Here, Stop

THEMES = ("light", "dark")
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const out = [...document.querySelectorAll("main *, header *, footer *, nav *")]
    .filter(e => e.getBoundingClientRect().right > width + 1)
  return out.slice(0, 3).map(e => e.outerHTML.slice(0, 90))
}"""
AXE = """options => axe.run(document, options).then(found => found.violations.map(
  rule => rule.id + ": " + rule.nodes.map(node => node.target.join(" ")).slice(0, 3).join(", ")))"""


@dataclass
class Visit:
    """A page as it stands in the browser, what was transferred to show it, and what the browser complained about."""

    page: Page
    responses: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def note_response(self, response: Response) -> None:
        """Remember what was transferred."""
        self.responses.append(response)

    def note_message(self, message: ConsoleMessage) -> None:
        """Remember a complaint; what Chromium merely recommends is none."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    @property
    def document(self) -> Response:
        """The answer that the page was made of."""
        answers = [row for row in self.responses if row.request.is_navigation_request()]
        return [row for row in answers if not 300 <= row.status < 400][-1]

    @property
    def status(self) -> int:
        """The status of that answer."""
        return self.document.status


class Visitors:
    """The people of a stage with their browsers.

    Each keeps a browser; of a guest's only the cookies go, unless guests are to come with an empty one each time.
    """

    def __init__(self, browser: Browser, base: str, stage: Stage, *, new_guests: bool = False) -> None:
        self.browser, self.base, self.stage, self.new_guests = browser, base, stage, new_guests
        self._kept: dict[str, Page] = {}

    def visit(self, stop: Stop) -> Visit:
        """Go to a stop of the list with a phone, and do there what it says."""
        page = self._page(stop.who)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        visit = Visit(page)
        page.on("response", visit.note_response)
        page.on("console", visit.note_message)
        page.goto(self.stage.address(stop.path))
        if stop.steps:
            stop.steps(Here(page, self.base, self.stage))
        return visit

    def leave(self, visit: Visit) -> None:
        """Turn away from the page."""
        visit.page.remove_listener("response", visit.note_response)
        visit.page.remove_listener("console", visit.note_message)

    def close(self) -> None:
        """Close every browser that is still open."""
        for page in self._kept.values():
            page.context.close()
        self._kept.clear()

    def _page(self, who: str) -> Page:
        name = self.stage.people.get(who, who)
        if who == GUEST and name in self._kept:
            self._kept[name].context.clear_cookies()
            if self.new_guests:
                self._kept.pop(name).context.close()
        if name not in self._kept:
            context = self.browser.new_context(base_url=self.base, reduced_motion="reduce")
            # Beforehand: to send it after each page would take longer than to run it.
            context.add_init_script(AXE_SCRIPT)
            self._kept[name] = context.new_page()
            self._kept[name].set_default_timeout(PATIENCE)
            self._introduce(self._kept[name], who)
        return self._kept[name]

    def _introduce(self, page: Page, who: str) -> None:
        if who == GUEST:
            return
        if who == APPLICANT:
            page.context.add_cookies([{"name": "sessionid", "value": self.stage.session, "url": self.base}])
            return
        sign_in(page, self.stage.people[who], self.stage.password)
        if who == GUARDED:
            counter = list(totp.yield_hotp_counters_from_time())[1]
            page.get_by_label("Kode dari aplikasi").fill(totp.format_hotp_value(totp.hotp_value(TOTP_SECRET, counter)))
            page.get_by_role("main").get_by_role("button").first.click()


# --- faults -----------------------------------------------------------------------------------------------------------
def axe_findings(page: Page, theme: Any) -> list[str]:
    """Return what axe-core finds on the page in this theme; of the dark one only contrast, for all else is the same."""
    page.emulate_media(color_scheme=theme)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"]} | ({"runOnly": ["color-contrast"]} if theme == "dark" else {})
    return [f"axe ({theme}) {finding}" for finding in page.evaluate(AXE, options)]


def sticking_out(page: Page) -> list[str]:
    """Return what makes the page scroll sideways."""
    return [f"sticks out: {part}" for part in page.evaluate(STICKS_OUT)]


def faults(visit: Visit, stop: Stop) -> list[str]:
    """Return what is wrong beside the looks: another status than expected, and complaints of the browser."""
    wrong = [] if visit.status == stop.status else [f"status {visit.status} instead of {stop.status}"]
    # Chromium reports every answer from 400 on as a failure to load.
    return wrong + [text for text in visit.complaints if "Failed to load resource" not in text]
