"""The pages of objections at the desk's counter, of their papers and calendar, and of mails that did not arrive."""

from tests.browser import asking
from tests.browser.stops import (
    APPLICANT,
    CLERK,
    HEAD,
    Here,
    Stop,
    looking_at_a_card,
    looking_without_a_reason,
    opening_all,
    press,
    pressing,
)


def entering_an_objection(here: Here) -> None:
    """Write down what a visitor says, and see the slip."""
    page = here.page
    page.get_by_role("textbox", name="Informasi apa yang tidak disediakan?").fill(
        "APBDes tahun ini tidak ada di papan pengumuman."
    )
    page.locator("input[name=found_on]").fill("2026-05-20")
    page.locator("[name=purpose]").fill(asking.PURPOSE)
    page.locator("input[name=read_back]").check()
    asking.type_into(page, {name: text for name, text in asking.PERSON.items() if name != "Alamat surel"})
    press(page, "Daftarkan keberatan")


def sending_to_no_address(here: Here) -> None:
    """Press the button with an empty address."""
    here.page.get_by_role("textbox", name="Alamat surel yang benar").fill("")
    press(here.page, "Perbaiki alamat dan kirim ulang")


WITHOUT = "/meja/keberatan/catat/tanpa-permohonan/"
LOOSE = (
    Stop("desk-objection-find", CLERK, "/meja/keberatan/catat/"),
    Stop("desk-objection-found", CLERK, "/meja/keberatan/catat/?q=a"),
    Stop("desk-objection-not-found", CLERK, "/meja/keberatan/catat/?q=atlantis"),
    Stop("desk-objection-enter", CLERK, WITHOUT, opening_all),
    Stop("desk-objection-enter-wrong", CLERK, WITHOUT, pressing("Daftarkan keberatan"), 422),
    Stop("desk-objection-enter-against", "ppid of late", "/meja/keberatan/catat/{late}/", opening_all),
    Stop("desk-objection-enter-blocked", "ppid of received", "/meja/keberatan/catat/{received}/"),
    Stop("desk-objection-slip", CLERK, WITHOUT, entering_an_objection, shows="requests:objection_slip"),
    Stop("desk-objection-slip-handed-over", HEAD, "/meja/keberatan/{objection}/slip/"),
    Stop("desk-objection-card", HEAD, "/meja/keberatan/{objection_identified}/", opening_all),
    Stop("desk-objection-card-no-reason", HEAD, "/meja/keberatan/{objection_identified}/", looking_without_a_reason,
         422, "requests:objection_look"),
    Stop("desk-objection-card-seen", HEAD, "/meja/keberatan/{objection_identified}/", looking_at_a_card,
         shows="requests:objection_look"),
    Stop("objection-calendar", APPLICANT, "/keberatan/{objection}/kalender/"),
    Stop("objection-calendar-address", APPLICANT, "/keberatan/{objection}/kalender/", pressing("Buat alamat kalender")),
    Stop("desk-mail-failed", CLERK, "/meja/pesan/{failed_message}/"),
    Stop("desk-mail-failed-wrong", CLERK, "/meja/pesan/{failed_message}/", sending_to_no_address, 422),
)  # fmt: skip
