"""The pages of exemptions: the list, the form that grows, the page of a test with its moves, the public list."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.models import ConsequenceTest
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

S = ConsequenceTestStatus
AT, DAY = cases.AT, timedelta(days=1)
TYPED = {
    "occasion": "before_request", "held_on": "2026-05-11", "place": "Kantor Desa Sengon", "title": "Data aset warga",
    "content": "Nama dan luas tanah", "ground": "p17h", "legal_basis": "", "if_opened": "Aset warga terungkap.",
    "if_closed": "Hak pribadi terlindungi.", "public_interest": "Tidak ada yang lebih besar.",
    "period_kind": "until_consent", "period_until_on": "", "period_event": "", "conclusion": "closed",
    "name-1": "Bagus Misal", "position-1": "PPID", "name-2": "Sabar Misalkan", "position-2": "Kasi Pemerintahan",
}  # fmt: skip


@pytest.fixture
def desk(cast, client, set_clock):
    """The browser of the PPID, two days after the tests are made."""
    set_clock(AT + 2 * DAY)
    client.force_login(cast.ppid)
    return client


def url(name, test=None, **query):
    return reverse(f"requests:{name}", args=[test.public_id] if test else [], query=query)


def html_of(response):
    return response.content.decode()


# --- writing ----------------------------------------------------------------------------------------------------------
def test_a_test_is_written_and_shown(desk):
    assert "Uji konsekuensi baru" in html_of(desk.get(url("draft_test")))
    response = desk.post(url("draft_test"), TYPED)
    test = ConsequenceTest.objects.get()
    assert (response.status_code, response["Location"]) == (302, url("test", test))
    assert [row.name for row in test.participants.all()] == ["Bagus Misal", "Sabar Misalkan"]
    html = html_of(desk.get(url("test", test)))
    assert "Data aset warga" in html
    assert "Ajukan untuk disetujui" in html


def test_another_row_keeps_what_was_typed_and_judges_nothing(desk):
    response = desk.post(url("draft_test"), {"title": "Baru judulnya", "name-1": "Bagus", "add_participant": "1"})
    html = html_of(response)
    assert response.status_code == 200
    assert 'value="Baru judulnya"' in html
    assert 'value="Bagus"' in html
    assert 'name="name-2"' in html
    assert "Ada yang perlu diperbaiki" not in html


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Tulis judul informasi"),
        ({"title": f"Utang {cases.NIK}"}, "Jangan tulis NIK"),
        ({"ground": "p17a"}, "tidak bersifat permanen"),
        ({"period_kind": "until_date"}, "Tulis tanggal berakhirnya"),
        ({"position-1": ""}, "Tulis nama dan jabatan peserta ini"),
        ({"name-1": "", "position-1": "", "name-2": "", "position-2": ""}, "sedikitnya satu peserta"),
        ({"ground": "p6_3e"}, "Masukkan pilihan yang valid"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_lost(desk, changes, sentence):
    response = desk.post(url("draft_test"), TYPED | changes)
    html = html_of(response)
    assert response.status_code == 422
    assert sentence in html
    assert "Aset warga terungkap." in html
    assert not ConsequenceTest.objects.exists()


def test_a_test_that_a_request_causes_begins_with_its_item(desk, cast):
    case = cases.walk_to("in_progress", cast)
    item = case.items.first()
    page = desk.get(f"/meja/permohonan/{case.public_id}/jawab/")
    address = url("draft_test", permohonan=case.public_id, informasi=item.pk)
    assert address.replace("&", "&amp;") in html_of(page)
    address += "&dasar=p17h"
    html = html_of(desk.get(address))
    assert item.description in html
    assert '<option value="p17h" selected>' in html
    desk.post(address, {name: value for name, value in TYPED.items() if name != "occasion"})
    test = ConsequenceTest.objects.get()
    assert (test.request, test.occasion) == (case, "on_request")
    assert f"Kembali ke jawaban permohonan {case.number}" in html_of(desk.get(url("test", test)))
    assert test.title in html_of(desk.get(f"/meja/permohonan/{case.public_id}/jawab/")), "named as under way"


def test_a_draft_is_changed(desk, cast):
    test = made.walk_to(S.AWAITING_APPROVAL, cast)
    assert "penghasilan dan utang 23 keluarga" in html_of(desk.get(url("change_test", test)))
    desk.post(url("change_test", test), TYPED)
    test = made.fresh(test)
    assert (test.status, test.title) == (S.DRAFT, "Data aset warga")


def test_a_test_that_is_done_cannot_be_changed_and_nothing_is_lost(desk, cast):
    test = made.finished(cast)
    assert "sudah selesai dan tidak dapat diubah" in html_of(desk.get(url("change_test", test)))
    response = desk.post(url("change_test", test), TYPED)
    assert response.status_code == 409
    assert "Aset warga terungkap." in html_of(response)


# --- moves ------------------------------------------------------------------------------------------------------------
def test_a_test_walks_from_the_draft_to_the_signed_sheet_by_its_pages(desk, cast, client):
    desk.post(url("draft_test"), TYPED)
    test = ConsequenceTest.objects.get()
    assert desk.get(url("preview_sheet", test))["Content-Type"] == "application/pdf"
    desk.post(url("submit_test", test))
    assert "Hanya Atasan PPID Desa Sengon" in html_of(desk.get(url("test", test))), "the PPID reads why not"
    client.force_login(cast.head)
    assert client.post(url("approve_test", test)).status_code == 422, "a tick is asked for"
    client.post(url("approve_test", test), {"approve_test-sure": "on"})
    client.force_login(cast.ppid)
    assert desk.post(url("sign_sheet", test)).status_code == 422
    desk.post(url("sign_sheet", test), {"sign_sheet-scan": cases.scan()})
    test = made.fresh(test)
    assert test.is_finished
    assert desk.get(url("sheet", test)).getvalue() == cases.scan().read()
    assert desk.get(url("sheet", test) + "?asli=1").getvalue()[:5] == b"%PDF-"


def test_a_village_that_signs_electronically_needs_no_scan(desk, cast):
    cast.body.signing_mode = "tte"
    cast.body.save()
    test = made.walk_to(S.AWAITING_SIGNATURES, cast)
    assert "Tanda tangani secara elektronik" in html_of(desk.get(url("test", test)))
    desk.post(url("sign_sheet", test))
    assert made.fresh(test).is_finished


def test_a_test_is_given_up_with_a_reason_and_a_tick(desk, cast):
    test = made.walk_to(S.DRAFT, cast)
    response = desk.post(url("withdraw_test", test), {"withdraw_test-reason": "Salah judul"})
    assert response.status_code == 422
    assert "Salah judul" in html_of(response)
    desk.post(url("withdraw_test", test), {"withdraw_test-reason": "Salah judul", "withdraw_test-sure": "on"})
    assert made.fresh(test).status == S.WITHDRAWN


def test_a_move_that_is_not_possible_tells_why(desk, cast):
    test = made.finished(cast)
    response = desk.post(url("withdraw_test", test), {"withdraw_test-reason": "x", "withdraw_test-sure": "on"})
    assert response.status_code == 409
    assert "sudah selesai dan tidak dapat diubah lagi" in html_of(response)


def test_an_exemption_is_opened_or_tested_again(desk, cast):
    first, second = made.finished(cast), made.finished(cast)
    desk.post(
        url("open_information", first), {"open_information-reason": "Semua setuju", "open_information-sure": "on"}
    )
    assert made.fresh(first).review_outcome == "open"
    address = url("draft_test", ulang=second.public_id)
    html = html_of(desk.get(address))
    assert "Mengapa diuji lagi?" in html
    assert second.content in html
    assert desk.post(address, TYPED).status_code == 422
    desk.post(address, TYPED | {"reason": "Masih perlu"})
    assert ConsequenceTest.objects.get(previous=second).status == S.DRAFT


def test_the_decree_is_noted(desk, cast):
    test = made.finished(cast)
    desk.post(url("record_decree", test), {"record_decree-number": "7/2026", "record_decree-on": "2026-05-12"})
    assert "7/2026" in html_of(desk.get(url("test", test)))


# --- lists ------------------------------------------------------------------------------------------------------------
def test_the_list_has_tabs_search_and_filters(desk, cast):
    finished = made.finished(cast, title="Aset warga")
    made.walk_to(S.DRAFT, cast, title="Penawaran lelang", ground="p17b", period_kind="until_event",
                 period_event="pemenang ditetapkan")  # fmt: skip
    assert "Aset warga" in html_of(desk.get(url("exemptions")))
    tests = html_of(desk.get(url("exemptions", tab="tests")))
    assert "Penawaran lelang" in tests
    assert "Aset warga" not in tests
    assert "Penawaran lelang" in html_of(desk.get(url("exemptions", tab="tests", ground="p17b")))
    assert "Tidak ada yang cocok" in html_of(desk.get(url("exemptions", q="atlantis")))
    assert "Aset warga" in html_of(desk.get(url("exemptions", q=finished.number)))
    assert "Belum ada yang berakhir" in html_of(desk.get(url("exemptions", tab="ended")))


def test_the_list_has_pages(desk, cast):
    for number in range(21):
        made.walk_to(S.DRAFT, cast, title=f"Informasi {number:02d}")
    assert "Menampilkan 1 sampai 20 dari 21" in html_of(desk.get(url("exemptions", tab="tests")))
    assert "Menampilkan 21 sampai 21 dari 21" in html_of(desk.get(url("exemptions", tab="tests", page=2)))


def test_what_must_be_reviewed_is_told_on_the_list(desk, cast):
    made.finished(cast, period_kind="until_date", period_until_on=date(2026, 6, 1))
    html = html_of(desk.get(url("exemptions")))
    assert "1 pengecualian perlu ditinjau" in html
    assert "Penghasilan dan utang" in html_of(desk.get(url("exemptions", status="due")))
    assert "Tidak ada yang cocok" in html_of(desk.get(url("exemptions", status="expired")))


def test_the_public_reads_the_list_without_what_is_kept_back(client, cast, set_clock):
    set_clock(AT + 2 * DAY)
    made.finished(cast, title="Data keluarga miskin", content="Isi yang dirahasiakan", public_interest="Pertimbangan")
    made.walk_to(S.DRAFT, cast, title="Masih konsep")
    address = reverse("requests:exempt_list", args=[cast.body.region.slug])
    html = html_of(client.get(address))
    for words in ("Data keluarga miskin", "Pasal 17 huruf h UU KIP (rahasia pribadi)", "23 keluarga", "persetujuan"):
        assert words in html
    for words in ("Masih konsep", "Isi yang dirahasiakan", "Bagus Misal"):
        assert words not in html
    assert "Tidak ada yang cocok" in html_of(client.get(address, {"q": "atlantis"}))
    assert address in html_of(client.get(reverse("village", args=[cast.body.region.slug])))


@pytest.mark.parametrize("role", ["other_ppid", "monitor", "stranger", "admin"])
def test_nobody_of_another_body_opens_a_test(client, cast, role, set_clock):
    set_clock(AT + 2 * DAY)
    test = made.walk_to(S.AWAITING_SIGNATURES, cast)
    client.force_login(getattr(cast, role))
    for name in ("test", "change_test", "sheet", "preview_sheet"):
        assert client.get(url(name, test)).status_code == 404
    for name in ("submit_test", "approve_test", "sign_sheet", "withdraw_test", "open_information", "record_decree"):
        assert client.post(url(name, test)).status_code == 404
    assert client.get(url("draft_test", ulang=test.public_id)).status_code == 404


@pytest.mark.parametrize("query", ["ulang=x", "permohonan=x", "permohonan=00000000-0000-0000-0000-000000000000"])
def test_a_broken_address_is_not_found(desk, query):
    assert desk.get(f"{url('draft_test')}?{query}").status_code == 404


def test_today_shows_the_superior_what_to_approve_and_the_desk_what_to_review(client, cast, set_clock):
    set_clock(AT + 2 * DAY)
    made.walk_to(S.AWAITING_APPROVAL, cast, title="Aset warga")
    made.finished(cast, period_kind="until_date", period_until_on=date(2026, 6, 1))
    client.force_login(cast.head)
    html = html_of(client.get(reverse("requests:today")))
    assert "Aset warga" in html
    assert "1 pengecualian perlu ditinjau" in html
    client.force_login(cast.ppid)
    assert "Aset warga" not in html_of(client.get(reverse("requests:today"))), "nothing to approve for the PPID"
