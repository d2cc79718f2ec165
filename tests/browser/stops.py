"""What a stop of the list of pages is, and what is done at some of them before they are looked at."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.test import RequestFactory
from playwright.sync_api import Page

from documents.views import TRIES
from ppid_portal.views import server_error
from tests.browser import asking
from tests.browser.driving import press, sign_in
from tests.browser.stage import Stage

GUEST, APPLICANT, CITIZEN, NEWCOMER, GUARDED = "guest", "applicant", "citizen", "newcomer", "guarded"
OFFICER, CLERK, HEAD, IDLE, ADMIN, MONITOR = "officer", "clerk", "head", "idle officer", "admin", "monitor"
NOT_A_PDF = {"name": "ktp.pdf", "mimeType": "application/pdf", "buffer": b"bukan PDF"}


@dataclass(frozen=True)
class Here:
    """A browser page, where the portal is, and what stands on the stage."""

    page: Page
    base: str
    stage: Stage


@dataclass(frozen=True)
class Stop:
    """One page: its name, who looks at it, its address, what is done there before looking, and the status it has then.

    `shows` is the name of the address where `steps` end, if it is another one.
    """

    name: str
    who: str
    path: str
    steps: Callable[[Here], None] | None = None
    status: int = 200
    shows: str = ""


# --- steps ------------------------------------------------------------------------------------------------------------
def pressing(*names: str) -> Callable[[Here], None]:
    """Return steps that press these buttons, one after the other."""

    def steps(here: Here) -> None:
        for name in names:
            press(here.page, name)

    return steps


def opening_all(here: Here) -> None:
    """Open everything that is folded."""
    here.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")


def asking_to(number: int, *, wrong: bool = False) -> Callable[[Here], None]:
    """Return steps that fill in a new request up to a step, and there send an empty form if `wrong`."""

    def steps(here: Here) -> None:
        asking.to_step(here.page, here.stage.places["slug"], number)
        if wrong:
            press(
                here.page,
                ("Lanjut: siapa Anda", "Lanjut: cara menerima", "Lanjut: periksa", "Kirim permohonan")[number - 1],
            )

    return steps


def asking_with_a_wrong_file(here: Here) -> None:
    """Hand in a file that is not what its name says."""
    asking_to(2)(here)
    here.page.get_by_label("Salinan tanda pengenal").set_input_files([NOT_A_PDF])  # type: ignore[list-item]
    press(here.page, "Lanjut: cara menerima")


def asking_by_mail_without_address(here: Here) -> None:
    """Choose e-mail without having given an address."""
    asking_to(2)(here)
    asking.say_who(here.page, {label: text for label, text in asking.PERSON.items() if label != "Alamat surel"})
    asking.say_how(here.page, "Dikirim lewat surel")


def filing(here: Here) -> None:
    """File a request."""
    asking.ask(here.page, here.stage.places["slug"])


def filing_and_keeping_the_key(here: Here) -> None:
    """File a request and confirm that the key is kept."""
    filing(here)
    press(here.page, "Saya sudah menyimpan kuncinya")


def objecting_to(number: int, *, wrong: bool = False) -> Callable[[Here], None]:
    """Return steps that fill in an objection up to a step, and there send an empty form if `wrong`."""

    def steps(here: Here) -> None:
        asking.to_objection_step(here.page, here.stage.places["slug"], number)
        if wrong:
            press(here.page, ("Lanjut: siapa Anda", "Lanjut: periksa", "Kirim keberatan")[number - 1])

    return steps


def objecting(here: Here) -> None:
    """Send an objection, and see its key."""
    objecting_to(3)(here)
    asking.send_objection(here.page)


def deciding_wrongly(here: Here) -> None:
    """Send an empty decision of the commission."""
    here.page.locator("#langkah-decide > summary").click()
    here.page.locator("#langkah-decide").get_by_role("button", name="Simpan putusan").click()


def tracking_wrongly(here: Here) -> None:
    """Type a key that opens nothing."""
    here.page.get_by_label("Nomor pendaftaran").fill("001/PI/V/2026")
    here.page.get_by_label("Kunci lacak", exact=True).fill("AAAA-BBBB")
    press(here.page, "Buka permohonan")


def signing_in_wrongly(here: Here) -> None:
    """Type a password that does not fit."""
    sign_in(here.page, "orang.yang.tidak.ada", "bukan kata sandi")


def signing_in_guarded(here: Here) -> None:
    """Sign in as somebody with a second factor."""
    sign_in(here.page, here.stage.people[GUARDED], here.stage.password)


def forgetting_the_password(here: Here) -> None:
    """Ask for a new password."""
    here.page.get_by_label("Alamat surel akun Anda").fill("siapa@warga.example")
    first_button(here)


def leaving_out_the_token(here: Here) -> None:
    """Send a form whose cookie is gone."""
    here.page.context.clear_cookies()
    press(here.page, "Buka permohonan")


def answering(decision: str) -> Callable[[Here], None]:
    """Return steps that choose a decision for each item."""

    def steps(here: Here) -> None:
        for choice in here.page.get_by_role("radio", name=re.compile(f"^{decision}\\b(?!,)")).all():
            choice.check()

    return steps


def answering_wrongly(here: Here) -> None:
    """Refuse everything without saying why, and issue."""
    answering("Ditolak")(here)
    press(here.page, "Terbitkan surat jawaban")


def moving_wrongly(here: Here) -> None:
    """Send the form of an extension without a reason."""
    here.page.locator("#langkah-extend summary").click()
    press(here.page, "Buat surat perpanjangan")


def looking_at_a_card(here: Here) -> None:
    """Open the copy of an identity card, with a reason."""
    opening_all(here)
    here.page.get_by_label("Alasan membuka").select_option(label="Memeriksa identitas pemohon")
    press(here.page, "Buka salinan Salinan identitas")


def looking_without_a_reason(here: Here) -> None:
    """Press the button without having chosen a reason."""
    opening_all(here)
    press(here.page, "Buka salinan Salinan identitas")


def signing_without_a_scan(here: Here) -> None:
    """Press the button without having chosen a file."""
    press(here.page, "Unggah surat bertanda tangan")


def registering_at_the_desk(here: Here) -> None:
    """Enter a walk-in, and see its slip."""
    page = here.page
    page.get_by_label("Informasi yang diminta").fill(asking.ITEMS[0])
    page.get_by_label("Untuk apa informasi ini dipakai?").fill(asking.PURPOSE)
    asking.type_into(page, {name: text for name, text in asking.PERSON.items() if name != "Alamat surel"})
    press(page, "Daftarkan permohonan")


def uploading_a_list(here: Here) -> None:
    """Try a list of people with one mistake in it."""
    lines = f"kode_desa,nama,jabatan,surel\n{here.stage.places['code']},Uji,Sekretaris Desa,u@a.example\n99.99,X,Y,Z\n"
    upload = {"name": "daftar.csv", "mimeType": "text/csv", "buffer": lines.encode()}
    here.page.locator("input[type=file]").set_input_files([upload])  # type: ignore[list-item]
    first_button(here)


def visiting_an_unknown_host(here: Here) -> None:
    """Reach the portal under a name that is not its own."""
    here.page.goto(f"http://asing.localhost:{here.base.rsplit(':', 1)[1]}/")


def seeing_our_fault(here: Here) -> None:
    """See what is shown when the portal itself breaks; here it does not, so the page is put in its place."""
    request = RequestFactory().get("/")
    broken = server_error(request)
    here.page.route("**/rusak/", lambda route: route.fulfill(status=500, content_type="text/html", body=broken.content))
    here.page.goto(f"{here.base}/rusak/")


def asking_too_often(here: Here) -> None:
    """Try more codes in a minute than a person would."""
    for _ in range(TRIES + 1):
        here.page.context.request.get(here.page.url)
    here.page.reload()


def first_button(here: Here) -> None:
    """Press the first button of the page's content that sends something."""
    here.page.locator("main form[method=post] button").first.click()


def proving_it_is_me(here: Here) -> None:
    """Type the password again where the page asks for it."""
    if "/konfirmasi/" in here.page.url:
        here.page.get_by_label("Kata sandi", exact=True).fill(here.stage.password)
        press(here.page, "Lanjut")
