"""A village whose officer was never appointed: the request counts all the same, and the regency sees it first."""

import pytest

from tests.browser import asking
from tests.browser.driving import follow, press, text_of
from tests.browser.steps import moment
from tests.registry import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOBODY = "Desa ini belum memiliki petugas aktif di portal"


def test_the_citizen_is_told_and_the_regency_opens_the_request(visitor, officer, cast, set_clock):
    village = world.region("33.10.10.2005")
    set_clock(moment("18 09:33"))
    citizen = visitor()
    citizen.goto(f"/desa/{village.slug}/")
    assert "Belum ada petugas yang aktif" in text_of(citizen)
    kept = asking.ask(citizen, village.slug)
    assert NOBODY in text_of(citizen)
    press(citizen, "Saya sudah menyimpan kuncinya")
    assert NOBODY in text_of(citizen)
    assert "Jangka waktunya tetap berjalan." in text_of(citizen)

    set_clock(moment("19 08:00"))
    regency = officer(cast.admin)
    regency.goto("/pantau/")
    section = regency.locator("section", has_text="Desa tanpa petugas yang menerima permohonan")
    assert kept.number in section.inner_text()
    assert "Fulanah" not in text_of(regency)
    follow(regency, "PPID Desa Jetis")
    words = text_of(regency)
    assert asking.ITEMS[0] in words
    assert "331012••••••••07" in words
    assert asking.NIK not in regency.content()
    press(regency, "Mulai memproses")
    assert "Diproses" in text_of(regency)

    citizen.reload()
    assert "Petugas mulai memproses" in text_of(citizen)


def test_the_regency_sees_no_request_of_a_village_that_has_its_officer(visitor, officer, cast, set_clock):
    set_clock(moment("18 09:33"))
    asking.ask(visitor(), "sengon")
    regency = officer(cast.admin)
    regency.goto("/pantau/")
    assert "Tidak ada. Setiap permohonan yang berjalan ada petugasnya." in text_of(regency)
    regency.goto("/meja/")
    assert asking.ITEMS[0] not in text_of(regency)
