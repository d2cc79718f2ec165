"""The pages of the list: at the desk, and for everybody."""

import re

import pytest
from django.urls import reverse

from registry.enums import Role
from registry.information.enums import ItemStatus
from registry.models import InformationItem
from tests.registry.information import made
from tests.registry.world import cucukan, in_office, sengon

pytestmark = pytest.mark.usefixtures("country", "fixed_clock")


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def ppid(client):
    user = in_office(sengon())
    client.force_login(user)
    return user


def url(name: str, item: InformationItem, *more: object) -> str:
    return reverse(f"registry:information_{name}", args=[item.public_id, *more])


def typed(**changes: object) -> dict[str, object]:
    return made.FACTS | changes


def test_information_is_entered_filled_and_published(client, ppid):
    answer = client.post(reverse("registry:information_add"), typed())
    item = InformationItem.objects.get()
    assert answer.url == url("edit", item)
    client.post(url("upload", item), {"version-upload": made.clean(), "version-note": "Naskah"})
    answer = client.post(url("publish", item), {}, follow=True)
    assert "Informasi sudah terbit" in text_of(answer)
    client.logout()
    page = client.get(reverse("registry:information_list", args=["sengon"]))
    assert item.summary in text_of(page)
    assert not page.cookies
    page = client.get(reverse("registry:information_item", args=["sengon", item.public_id]))
    assert item.versions.get().file.sha256 in text_of(page)
    file = client.get(reverse("registry:information_file", args=["sengon", item.public_id, 1]))
    assert file.content.startswith(b"%PDF")


def test_a_wrong_form_keeps_what_was_typed(client, ppid):
    answer = client.post(reverse("registry:information_add"), typed(holder="", summary="Inventaris aset"))
    assert answer.status_code == 422
    assert "Tulis siapa yang menguasai informasi ini." in text_of(answer)
    assert "Inventaris aset" in answer.content.decode()
    assert not InformationItem.objects.exists()


def test_without_a_kind_the_category_must_be_chosen(client, ppid):
    answer = client.post(reverse("registry:information_add"), typed(kind="", category=""))
    assert "Pilih kategori" in text_of(answer)
    client.post(reverse("registry:information_add"), typed(kind="", category="any_time"))
    assert InformationItem.objects.get().category == "any_time"


def test_findings_are_told_and_published_with_a_reason_only(client, ppid):
    item = made.draft(sengon(), ppid)
    client.post(url("upload", item), {"version-upload": made.with_nik()})
    assert "Nomor 16 angka berbentuk NIK atau KK: 1" in text_of(client.get(url("edit", item)))
    answer = client.post(url("publish", item), {"reason": ""})
    assert answer.status_code == 409
    assert "ada temuan pada berkas ini" in text_of(answer)
    client.post(url("publish", item), {"reason": "Nomor contoh pada formulir."})
    item.refresh_from_db()
    assert item.status == ItemStatus.PUBLISHED


def test_an_older_state_is_not_saved_over_a_newer_one(client, ppid):
    item = made.draft(sengon(), ppid)
    client.post(url("edit", item), typed(revision=1, holder="Sekretaris Desa"))
    answer = client.post(url("edit", item), typed(revision=1, holder="Kaur Umum"))
    assert answer.status_code == 409
    assert "baru saja diubah orang lain" in text_of(answer)
    assert "Kaur Umum" in answer.content.decode()


def test_what_is_withdrawn_says_so_and_gives_no_file(client, ppid):
    item = made.published(sengon(), ppid)
    answer = client.post(url("withdraw", item), {"withdraw-reason": "", "withdraw-sure": ""})
    assert answer.status_code == 422
    client.post(url("withdraw", item), {"withdraw-reason": "Naskah keliru.", "withdraw-sure": "on"})
    page = client.get(reverse("registry:information_item", args=["sengon", item.public_id]))
    assert page.status_code == 410
    assert "Naskah keliru." in text_of(page)
    assert client.get(reverse("registry:information_file", args=["sengon", item.public_id, 1])).status_code == 404


def test_drafts_and_other_villages_are_not_found(client, ppid):
    item = made.draft(sengon(), ppid)
    assert client.get(reverse("registry:information_item", args=["sengon", item.public_id])).status_code == 404
    shown = made.published(sengon(), ppid)
    assert client.get(reverse("registry:information_item", args=["cucukan", shown.public_id])).status_code == 404
    client.force_login(in_office(cucukan()))
    assert client.get(url("edit", shown)).status_code == 404
    assert client.post(url("confirm", shown)).status_code == 404


def test_the_list_is_searched_and_filtered_and_counted(client, ppid):
    made.published(sengon(), ppid)
    made.published(
        sengon(), ppid, summary="Inventaris aset desa", kind="SS05_INVENTARIS", category="any_time", year=2025
    )
    page = client.get(reverse("registry:information_list", args=["sengon"]), {"q": "aset"})
    assert "Inventaris aset desa" in text_of(page)
    assert "APB Desa tahun 2026" not in text_of(page)
    page = client.get(reverse("registry:information_list", args=["sengon"]), {"category": "periodic"})
    assert "Inventaris aset desa" not in text_of(page)
    assert "Semua 2" in text_of(page)
    assert "Tidak ada yang cocok." in text_of(
        client.get(reverse("registry:information_list", args=["sengon"]), {"q": "atlantis"})
    )


def test_an_editor_has_the_list_and_a_stranger_has_not(client):
    client.force_login(in_office(sengon(), Role.EDITOR))
    assert client.get(reverse("registry:information")).status_code == 200
    client.force_login(in_office(cucukan(), Role.VILLAGE_HEAD))
    assert client.get(reverse("registry:information_add")).status_code == 403


def test_a_page_of_many_items_costs_few_queries(client, ppid, django_assert_max_num_queries):
    for number in range(30):
        made.published(sengon(), ppid, summary=f"Laporan {number}")
    client.logout()
    with django_assert_max_num_queries(14):
        assert "dari 30" in text_of(client.get(reverse("registry:information_list", args=["sengon"])))


def test_a_draft_is_deleted_after_a_yes(client, ppid):
    item = made.draft(sengon(), ppid)
    assert client.post(url("discard", item)).status_code == 422
    client.post(url("discard", item), {"sure": "on"})
    assert not InformationItem.objects.exists()


def test_d14_what_must_be_told_at_once_is_public_the_moment_it_is_published(client, ppid):
    at_once = {"kind": "SM06_UTILITAS", "category": "immediate", "summary": "Aliran air mati hari ini"}
    client.post(reverse("registry:information_add"), typed(**at_once | {"forms": ["hardcopy"]}))
    item = InformationItem.objects.get()
    client.post(url("publish", item), {})
    item.refresh_from_db()
    assert (item.published_at - item.created_at).total_seconds() < 60, "nobody waits for a worker"
    client.logout()
    page = client.get(reverse("registry:information_list", args=["sengon"]), {"category": "immediate"})
    assert "Aliran air mati hari ini" in text_of(page)
