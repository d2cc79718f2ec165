"""Pages of calendar, settings, letterhead and staff: what they show, ask, and keep of what was typed."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.models import User
from registry.enums import Role
from registry.models import Change, NonWorkingDay, PublicBody
from tests.registry.test_pages import text_of
from tests.registry.world import admin_of, cucukan, in_office, klaten, sengon

pytestmark = pytest.mark.usefixtures("country", "fixed_clock")


@pytest.fixture
def admin(client) -> User:
    user = admin_of(klaten())
    client.force_login(user)
    return user


@pytest.fixture
def ppid(client) -> User:
    user = in_office(sengon())
    client.force_login(user)
    return user


# --- calendar and settings --------------------------------------------------------------------------------------------
@pytest.fixture
def _national_days(country):
    call_command("import_holidays", verbosity=0)


@pytest.mark.usefixtures("_national_days")
def test_the_calendar_shows_days_state_and_changes_of_a_year(client, admin):
    url = reverse("registry:calendar")
    text = text_of(client.get(url))
    assert "Hari libur tahun 2026" in text
    assert "Status: Resmi" in text
    assert "25 hari tercatat" in text
    assert "Senin, 17 Agustus 2026 Hari Kemerdekaan" in text
    assert "Hari libur dimuat dari berkas" in text
    assert "Status: Sementara" in text_of(client.get(url, {"tahun": "2027"}))
    assert "Belum ada kalender untuk tahun ini" in text_of(client.get(url, {"tahun": "2028"}))


@pytest.mark.parametrize("year", ["1999", "2101", "dua ribu", "20260"])
def test_a_year_that_is_none_is_not_found(client, admin, year):
    assert client.get(reverse("registry:calendar"), {"tahun": year}).status_code == 404


@pytest.mark.usefixtures("_national_days")
def test_days_are_entered_removed_and_restored_with_a_reason(client, admin):
    day = {"date": "2026-07-28", "kind": "local", "name": "Hari Jadi Klaten", "source": "", "reason": ""}
    page = client.post(reverse("registry:add_day"), day)
    assert "Tulis alasan perubahan ini." in text_of(page)
    assert 'value="Hari Jadi Klaten"' in page.content.decode()
    client.post(reverse("registry:add_day"), day | {"reason": "SK Bupati"})
    open_url = reverse("registry:open_day", args=["2026-08-17"])
    assert "Jadikan Senin, 17 Agustus 2026 hari kerja?" in text_of(client.get(open_url))
    client.post(open_url, {"reason": "Dipindah"})
    text = text_of(client.get(reverse("registry:calendar"), {"tahun": "2026"}))
    assert "Hari Jadi Klaten Libur daerah" in text
    assert "Tetap hari kerja" in text
    assert "Sebelum: Hari Kemerdekaan Republik Indonesia Sesudah: Tetap hari kerja" in text
    client.post(reverse("registry:reset_day", args=["2026-08-17"]), {"reason": "Batal"})
    assert NonWorkingDay.objects.filter(regency=klaten()).count() == 1
    assert Change.objects.filter(by=admin).count() == 3


@pytest.mark.parametrize("name", ["open_day", "reset_day"])
def test_a_day_that_is_not_in_the_calendar_is_not_found(client, admin, name):
    assert client.get(reverse(f"registry:{name}", args=["2026-07-01"])).status_code == 404
    assert (
        client.get(f"/pantau/kalender/2026-02-31/{'hari-kerja' if name == 'open_day' else 'pulihkan'}/").status_code
        == 404
    )


@pytest.mark.usefixtures("_national_days")
def test_a_year_is_declared_official_with_its_decree(client, admin):
    url = reverse("registry:year_state", args=[2027])
    page = client.post(url, {"state": "official", "source": "", "reason": "SKB terbit"})
    assert "Tulis keputusan yang menjadi dasar" in text_of(page)
    client.post(url, {"state": "official", "source": "SKB 3 Menteri 2027", "reason": "SKB terbit"})
    text = text_of(client.get(reverse("registry:calendar"), {"tahun": "2027"}))
    assert "Dasar: SKB 3 Menteri 2027." in text


def settings_form(client) -> dict[str, object]:
    form = client.get(reverse("registry:settings")).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}


def test_the_settings_are_changed_with_a_reason(client, admin):
    url = reverse("registry:settings")
    data = settings_form(client)
    assert "tidak boleh lebih dari 10 hari kerja" in text_of(client.post(url, data | {"term_answer": "11"}))
    page = client.post(url, data | {"term_answer": "7"})
    assert "Tulis alasan perubahan ini" in text_of(page)
    assert 'value="7"' in page.content.decode()
    client.post(url, data | {"term_answer": "7", "reason": "Keputusan Bupati"})
    assert klaten().config.term_overrides == {"answer": 7}
    text = text_of(client.get(url))
    assert "Keputusan Bupati" in text
    assert "Menjawab permohonan: 7 hari kerja" in text


def test_settings_sent_as_they_are_change_nothing(client, admin):
    response = client.post(reverse("registry:settings"), settings_form(client))
    assert response.status_code == 302
    assert not Change.objects.exists()


def test_a_body_is_added_beside_the_government(client, admin):
    url = reverse("registry:new_body", args=[sengon().public_id])
    assert "Pilih jenisnya." in text_of(client.post(url, {"name": "BPD Desa Sengon"}))
    response = client.post(url, {"kind": "bpd", "name": "BPD Desa Sengon"}, follow=True)
    assert "BPD Desa Sengon sekarang dapat menerima permohonan." in text_of(response)
    assert PublicBody.objects.filter(kind="bpd", region__code="33.10.01.2001").exists()


# --- a body's own desk ------------------------------------------------------------------------------------------------
def letterhead_form(client) -> dict[str, object]:
    form = client.get(reverse("registry:letterhead")).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}


def test_a_ppid_changes_the_letterhead(client, ppid):
    url = reverse("registry:letterhead")
    data = letterhead_form(client) | {"address": "Jalan Raya 1", "signing_mode": "tte", "rest_days": ["4", "5"]}
    page = client.post(url, data | {"postal_code": "574"})
    assert "Kode pos terdiri atas lima angka." in text_of(page)
    assert "Jalan Raya 1" in page.content.decode()
    client.post(url, data | {"postal_code": "57454"})
    body = sengon()
    assert (body.address, body.postal_code, body.signing_mode, body.rest_days) == (
        "Jalan Raya 1",
        "57454",
        "tte",
        [4, 5],
    )
    text = text_of(client.get(url))
    assert "alamat: kosong menjadi Jalan Raya 1" in text
    assert "hari libur mingguan: kosong menjadi Jumat, Sabtu" in text


def test_a_clerk_reads_the_letterhead_and_cannot_change_it(client):
    client.force_login(in_office(sengon(), Role.CLERK))
    url = reverse("registry:letterhead")
    assert "Hanya PPID dan Atasan PPID yang dapat mengubahnya." in text_of(client.get(url))
    assert client.post(url, {"address": "Jalan Lain"}).status_code == 403
    assert sengon().address == ""


def test_a_person_with_two_bodies_chooses_between_them(client, ppid):
    in_office(cucukan(), Role.PPID, ppid)
    url = reverse("registry:staff")
    assert "Petugas PPID Desa Cucukan" in text_of(client.get(url))
    page = client.get(url, {"badan": str(sengon().public_id)})
    assert "Petugas PPID Desa Sengon" in text_of(page)
    assert "bukan-uuid" not in text_of(page)
    assert client.get(url, {"badan": "bukan-uuid"}).status_code == 404


def test_the_staff_page_tells_an_empty_body_what_to_do(client, admin):
    text = text_of(client.get(reverse("registry:body_officers", args=[cucukan().public_id])))
    assert "Belum ada petugas" in text
    assert "Undang seorang PPID" in text
