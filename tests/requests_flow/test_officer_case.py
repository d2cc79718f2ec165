"""The officer's case page: whose turn, which moves are offered or blocked with a reason, who may open it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import files
from documents.enums import FileKind
from requests_flow.actions.extend import extend
from requests_flow.actions.note import note
from requests_flow.actions.purge import purge
from requests_flow.enums import ExtensionReason, RequestStatus
from requests_flow.messages import scope_of
from tests.registry import world
from tests.requests_flow import cases

DAY = timedelta(days=1)
S = RequestStatus


def url(case, name="case", *more):
    return reverse(f"requests:{name}", args=[case.public_id, *more])


def identity_paper(body):
    """Return a copy of an identity card as the citizen's form takes it in."""
    return files.intake(upload=cases.scan(), kind=FileKind.IDENTITY, scope=scope_of(body), by=None, at=cases.AT)


def page(client, user, case):
    client.force_login(user)
    response = client.get(url(case))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("status", RequestStatus.values)
def test_every_officer_of_the_body_reads_the_case_in_every_status(cast, client, fixed_clock, status):
    case = cases.walk_to(status, cast)
    for officer in (cast.ppid, cast.clerk, cast.head):
        html = page(client, officer, case)
        assert case.number in html
        assert "LPJ APBDes 2025" in html
        assert cases.NIK not in html
        assert "331012••••••••07" in html


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (S.RECEIVED, "Permohonan baru: giliran Anda menjawab"),
        (S.IN_PROGRESS, "Giliran Anda menjawab"),
        (S.INCOMPLETE, "Pemohon belum melengkapi"),
        (S.AWAITING_SIGNATURE, "Giliran Anda menandatangani surat jawaban"),
        (S.ANSWERED, "Menunggu bukti bahwa pemohon menerima jawaban"),
        (S.CLOSED, "Permohonan ini sudah selesai"),
        (S.WITHDRAWN, "Permohonan ini dicabut oleh pemohon"),
        (S.LAPSED, "Permohonan ini gugur karena tidak dilengkapi"),
    ],
)
def test_the_page_says_whose_turn_it_is(cast, client, fixed_clock, status, sentence):
    assert sentence in page(client, cast.ppid, cases.walk_to(status, cast))


def test_a_clerk_reads_that_the_turn_is_the_ppids(cast, client, fixed_clock):
    html = page(client, cast.clerk, cases.walk_to(S.IN_PROGRESS, cast))
    assert "Giliran PPID Desa Sengon menjawab" in html
    assert "Hanya PPID Desa Sengon yang dapat memutuskan jawaban." in html


def test_a_deadline_that_has_passed_is_shown_as_passed(cast, client, set_clock):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    set_clock(cases.AT + 30 * DAY)
    html = page(client, cast.ppid, case)
    assert 'data-state="overdue"' in html
    assert "Batas itu sudah lewat" in html


def filled_buttons(html):
    """Return what the filled buttons of a page say, each from its icon on."""
    parts = [part.split(">", 1) for part in html.split('class="button"')[1:]]
    return [text for attributes, text in parts if "data-kind" not in attributes]


def test_the_first_allowed_move_is_the_only_filled_button(cast, client, fixed_clock):
    (filled,) = filled_buttons(page(client, cast.ppid, cases.walk_to(S.RECEIVED, cast)))
    assert filled.startswith("Mulai memproses")


@pytest.mark.parametrize("status", [S.INCOMPLETE, S.AWAITING_SIGNATURE])
def test_while_a_letter_waits_for_a_signature_its_button_is_the_only_filled_one(cast, client, fixed_clock, status):
    (filled,) = filled_buttons(page(client, cast.ppid, cases.walk_to(status, cast)))
    assert filled.startswith("Unggah surat bertanda tangan")


@pytest.mark.parametrize("status", [S.WITHDRAWN, S.LAPSED])
def test_an_ended_case_offers_only_a_note(cast, client, fixed_clock, status):
    html = page(client, cast.ppid, cases.walk_to(status, cast))
    assert html.count('class="move"') == 1
    assert "Tulis catatan" in html


def test_a_closed_case_offers_a_note_the_words_of_the_published_register_and_a_reopening(cast, client, fixed_clock):
    html = page(client, cast.ppid, cases.walk_to(S.CLOSED, cast))
    assert html.count('class="move"') == 3
    assert "Tulis catatan" in html
    assert "Buka kembali atas permintaan pemohon" in html
    assert "Ubah pokok di register publik" in html


def test_the_day_calendar_marks_today_and_the_last_day(cast, client, fixed_clock):
    html = page(client, cast.ppid, cases.walk_to(S.IN_PROGRESS, cast))
    assert "Hari ke-10: batas" in html
    assert html.count("hari ini</b>") == 1


@pytest.mark.parametrize("person", ["other_ppid", "stranger", "monitor", "admin"])
def test_nobody_else_learns_that_the_case_exists(cast, client, fixed_clock, person):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    client.force_login(getattr(cast, person))
    assert client.get(url(case)).status_code == 404
    assert client.post(url(case, "note"), {"note-text": "Halo"}).status_code == 404


def test_a_visitor_is_sent_to_sign_in(cast, client):
    case = cases.walk_to(S.RECEIVED, cast)
    response = client.get(url(case))
    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_the_regency_stands_in_where_nobody_is_in_office_and_sees_identity_papers_as_a_copy(cast, client, fixed_clock):
    body = world.government("33.10.10.2005")
    stored = identity_paper(body)
    case = cases.file_case(body, files=(stored,)).case
    html = page(client, cast.admin, case)
    assert f"/berkas/{stored.pk}/" not in html
    assert f"/identitas/{stored.pk}/" in html


def test_who_does_not_decide_is_told_so_beside_identity_papers(cast, client, fixed_clock):
    stored = identity_paper(cast.body)
    html = page(client, cast.clerk, cases.file_case(cast.body, files=(stored,)).case)
    assert "Berkas identitas hanya dibuka oleh PPID" in html
    assert str(stored.pk) not in html


def test_a_note_is_read_in_the_timeline(cast, client, fixed_clock):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    note(case=case, text="Minta gambar ke Kasi Kesejahteraan", by=cast.clerk, at=fixed_clock)
    assert "Minta gambar ke Kasi Kesejahteraan" in page(client, cast.ppid, case)


def test_an_unsigned_extension_waits_on_the_page_until_the_old_deadline_has_passed(cast, client, set_clock):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    extend(
        case=case,
        reason=ExtensionReason.NOT_HELD,
        explanation="Masih dikumpulkan.",
        by=cast.ppid,
        at=cases.AT + 2 * DAY,
    )
    set_clock(cases.AT + 3 * DAY)
    assert "Unggah surat bertanda tangan" in page(client, cast.ppid, case)
    set_clock(cases.AT + 40 * DAY)
    html = page(client, cast.ppid, case)
    assert "perpanjangan ini tidak dapat lagi ditandatangani" in html
    assert "Unggah surat bertanda tangan" not in html


def test_a_purged_case_stays_readable(cast, client, fixed_clock):
    case = cases.walk_to(S.CLOSED, cast)
    purge(case=case, at=fixed_clock)
    html = page(client, cast.ppid, case)
    assert "Data pemohon sudah dihapus" in html
    assert "Fulanah" not in html


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_long_story_costs_no_more_queries_than_a_short_one(cast, client, fixed_clock):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    note(case=case, text="Catatan pertama", by=cast.clerk, at=fixed_clock)
    client.force_login(cast.ppid)
    short = queries_of(client, url(case))
    for number in range(8):
        note(case=case, text=f"Catatan {number}", by=cast.ppid, at=fixed_clock)
    assert queries_of(client, url(case)) == short
