"""The register of objections fills itself from the cases: seven grounds, who decided, and what followed."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_flow.models import RegisterExport
from requests_flow.objections.actions.purge import purge
from requests_flow.objections.actions.record_silence import record_silence
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.registers import objection_rows, public_objection_rows
from tests.documents import reading
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.disputes import world as disputes
from tests.requests_flow.objections import world
from tests.requests_flow.registers import looking

S = ObjectionStatus
BOOK = reverse("requests:register_book", args=["keberatan"])
AFTER = date(2026, 6, 12)


def row_of(body, *, on=AFTER, **look):
    (row,) = looking.rows(body, objection_rows.REGISTER, on=on, **look)
    return row


# --- what the cells say -----------------------------------------------------------------------------------------------
def test_an_answered_objection_has_its_columns(cast):
    case = world.file(cast, world.answered(cast), grounds=("a", "d")).case
    world.decide(case=case, ruling=world.ORDER, by=cast.head, at=world.AT + world.DAY)
    world.sign_response(case, cast.head, world.AT + world.DAY)
    row = row_of(cast.body)
    assert row["number"] == case.number
    assert row["request_number"] == case.request.number
    assert row["items"] == "LPJ APBDes 2025; Gambar rencana jembatan jalan kabupaten"
    assert (row["name"], row["email"]) == ("Fulanah Contoh Lestari", "fulanah@warga.example")
    assert [letter for letter in "abcdefg" if row[f"ground_{letter}"] == "ya"] == ["a", "d"]
    assert row["decision"] == "Diterima"
    assert str(row["answered_on"]) == "2026-06-09"
    assert row["superior"] == "Slamet Contoh, Kepala Desa Sengon selaku Atasan PPID Desa"
    assert row["reaction"] is None


@pytest.mark.parametrize(
    ("status", "decision"),
    [
        (S.RECEIVED, "Belum ditanggapi"),
        (S.AWAITING_SIGNATURE, "Belum ditanggapi"),
        (S.WITHDRAWN, "Dicabut pemohon"),
        (S.CLOSED, "Diterima"),
    ],
)
def test_each_ending_reads_in_its_words(cast, status, decision):
    world.walk_to(status, cast)
    row = row_of(cast.body)
    assert row["decision"] == decision
    assert (row["superior"] is None) == (status != S.CLOSED)


def test_silence_is_named_and_a_dispute_after_it_too(cast):
    case = disputes.silent(cast)
    on = case.silent_after_on + timedelta(days=1)
    at = world.AT.replace(month=on.month, day=on.day)
    record_silence(case=case, at=at)
    assert row_of(cast.body, on=on)["decision"] == "Tidak ditanggapi sampai batasnya"
    disputes.file(cast, world.fresh(case), at=at)
    assert row_of(cast.body, on=on)["reaction"] == "Mengajukan sengketa informasi, belum bernomor register"


def test_what_the_applicant_did_stands_in_the_last_column(cast):
    case = disputes.responded(cast)
    assert row_of(cast.body)["reaction"] == "Menerima surat tanggapan pada 10-06-2026"
    late = case.dispute_due_on + timedelta(days=1)
    words = f"Tidak mengajukan sengketa sampai batasnya, {case.dispute_due_on:%d-%m-%Y}"
    assert row_of(cast.body, on=late)["reaction"] == words
    dispute = disputes.file(cast, case)
    disputes.step(dispute, "register", cast)
    assert row_of(cast.body)["reaction"] == f"Mengajukan sengketa informasi, nomor {disputes.NUMBER}"
    disputes.step(dispute, "withdraw", cast)
    assert row_of(cast.body)["reaction"].endswith("(dicabut)")


def test_an_objection_without_a_request_says_so(cast):
    world.file(cast, None)
    row = row_of(cast.body)
    assert (row["request_number"], row["items"]) == (None, objection_rows.WITHOUT_REQUEST)
    assert row["ground_b"] == "ya"


def test_a_purged_objection_keeps_its_row_without_the_person(cast):
    case = world.walk_to(S.WITHDRAWN, cast)
    purge(case=case, at=world.AT)
    row = row_of(cast.body)
    assert row["name"] == "(data pribadi sudah dihapus)"
    assert row["phone"] is None


def test_no_nik_reaches_a_cell(cast):
    objector = cases.APPLICANT | {"address": f"NIK {cases.NIK}", "phone": "3310 1245 0390 0007"}
    world.file(cast, None, objector=objector, purpose=f"Untuk {cases.NIK}")
    row = row_of(cast.body)
    assert not any(cases.NIK in str(value) or "0390 0007" in str(value) for value in row.values())


# --- the page and the exports -----------------------------------------------------------------------------------------
def test_the_seven_grounds_stand_under_one_header(cast, client, fixed_clock, set_clock):
    set_clock(world.AT)
    case = world.walk_to(S.RECEIVED, cast)
    html = looking.page(client, cast.ppid, BOOK)
    assert 'colspan="7">Alasan keberatan (Pasal 35 ayat (1) UU KIP)</th>' in html
    assert reverse("requests:objection", args=[case.public_id]) in html
    assert "Memuat data pribadi pemohon" in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("decision=accepted", {2}),
        ("decision=unanswered", {1}),
        ("decision=withdrawn", {3}),
        ("ground=c", {1, 2, 3}),
        ("ground=g", set()),
        ("late=late", {1}),
        ("q=fulanah", {1, 2, 3}),
        ("q=002/", {2}),
        ("q=atlantis", set()),
        ("month_to=5", set()),
        ("decision=nonsense&ground=x&late=y&year=1066", {1, 2, 3}),
    ],
)
def test_filters_narrow_the_register(cast, client, set_clock, query, found):
    for status in (S.RECEIVED, S.DECIDED, S.WITHDRAWN):
        world.walk_to(status, cast)
    set_clock(world.AT + timedelta(days=60))
    html = looking.page(client, cast.ppid, f"{BOOK}?{query}")
    assert {n for n in (1, 2, 3) if f">{n:03d}/" in html} == found


def test_an_answer_after_the_deadline_is_late_and_one_on_the_day_is_not(cast):
    at = world.AT.replace(month=7, day=21, hour=23)
    for days in (0, 1):
        case = world.file(cast, world.unanswered(cast)).case
        assert case.due_on == date(2026, 7, 21)
        world.decide(case=case, ruling=world.REJECT, by=cast.head, at=at + timedelta(days=days))
        world.sign_response(case, cast.head, at + timedelta(days=days))
    (late,) = looking.rows(cast.body, objection_rows.REGISTER, on=date(2026, 8, 1), late="late")
    assert str(late["answered_on"]) == "2026-07-22"


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "pdf"])
def test_an_export_with_identities_is_recorded(cast, client, set_clock, file_format):
    set_clock(world.AT)
    world.walk_to(S.RECEIVED, cast)
    client.force_login(cast.ppid)
    response = client.post(reverse("requests:register_export", args=["keberatan", file_format]))
    assert response.status_code == 200
    record = RegisterExport.objects.get()
    assert (record.register, record.rows) == ("keberatan", 1)


def test_the_printout_is_landscape_and_conforms(cast, client, set_clock):
    set_clock(world.AT + 9 * world.DAY)
    for status in (S.RECEIVED, S.CLOSED, S.WITHDRAWN):
        world.walk_to(status, cast)
    client.force_login(cast.ppid)
    pdf = client.post(reverse("requests:register_export", args=["keberatan", "pdf"])).content
    assert reading.faults(pdf) == reading.GOOD
    assert all(width > height for width, height in reading.page_sizes(pdf))
    text = reading.prose(pdf)
    assert "Tahun 2026 · keadaan sampai dengan 17 Juni 2026 · 3 keberatan" in text
    assert "Salinan internal." in text


@pytest.mark.parametrize("who", ["admin", "monitor"])
def test_the_regency_reads_it_without_identities(cast, client, set_clock, who):
    set_clock(world.AT)
    case = world.walk_to(S.RECEIVED, cast)
    html = looking.page(client, getattr(cast, who), f"{BOOK}?body={cast.body.public_id}")
    assert case.number in html
    for hidden in ("Fulanah", "Bahan musyawarah warga", "LPJ APBDes", "Alamat"):
        assert hidden not in html
    html = looking.page(client, getattr(cast, who), f"{BOOK}?body={cast.body.public_id}&q=Fulanah")
    assert case.number not in html


def test_a_neighbour_never_reads_it(cast, client, set_clock):
    set_clock(world.AT)
    world.walk_to(S.RECEIVED, cast)
    client.force_login(cast.other_ppid)
    assert client.get(f"{BOOK}?body={cast.body.public_id}").status_code == 404
    assert "Fulanah" not in client.get(BOOK).content.decode()


def test_it_costs_the_same_however_long_it_is(cast, client, set_clock):
    set_clock(world.AT + 9 * world.DAY)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            looking.page(client, cast.ppid, BOOK)
        return len(seen)

    for status in (S.DECIDED, S.CLOSED):
        world.walk_to(status, cast)
    queries()
    few = queries()
    for _ in range(6):
        world.walk_to(S.DECIDED, cast)
    assert queries() <= few + 1


# --- the published register -------------------------------------------------------------------------------------------
def data(client, cast, query=""):
    address = reverse("requests:public_objections_csv", args=[cast.body.region.slug])
    return list(csv.reader(io.StringIO(client.get(address + query).content.decode("utf-8-sig"))))


def test_the_published_register_names_nobody(cast, client, set_clock):
    set_clock(world.AT + 9 * world.DAY)
    objector = cases.APPLICANT | {"name": "Rahasiah Umpama"}
    world.file(cast, None, objector=objector, case_position="Posisi rahasia.", purpose="Tujuan rahasia.")
    world.walk_to(S.CLOSED, cast)
    html = client.get(reverse("requests:public_objections", args=["sengon"])).content.decode()
    text = html + str(data(client, cast))
    for told in ("Rahasiah", "rahasia.", cases.NIK, "Dukuh Contoh", "fulanah@", "Bahan musyawarah", "Fulanah"):
        assert told not in text
    assert "Diterima" in html
    assert objection_rows.WITHOUT_REQUEST in html


def test_open_data_of_objections_has_a_header_that_never_changes(cast, client, set_clock):
    set_clock(world.AT + 9 * world.DAY)
    case = world.walk_to(S.CLOSED, cast)
    head, row = data(client, cast)
    assert head == [
        "nomor_keberatan", "tanggal_diterima", "badan_publik", "nomor_permohonan", "pokok", "alasan",
        "batas_tanggapan", "tanggal_ditanggapi", "keputusan", "sengketa",
    ]  # fmt: skip
    assert row == [
        case.number, "2026-06-08", "Pemerintah Desa Sengon", case.request.number, "Belum dijawab", "c", "2026-07-21",
        "2026-06-09", "Diterima", "",
    ]  # fmt: skip


def test_hidden_words_find_nothing_in_the_published_register(cast, client, set_clock):
    set_clock(world.AT)
    case = world.walk_to(S.RECEIVED, cast)
    for words in ("Fulanah", "LPJ", "musyawarah"):
        assert len(data(client, cast, f"?q={words}")) == 1
    assert len(data(client, cast, f"?q={case.number[:4]}")) == 2
    assert len(data(client, cast, "?decision=unanswered&ground=c")) == 2
    assert len(data(client, cast, "?decision=rejected")) == 1


def test_registers_of_a_village_lead_to_each_other_and_an_empty_one_says_so(cast, client, fixed_clock):
    objections, requests = (
        reverse(f"requests:{name}", args=["sengon"]) for name in ("public_objections", "public_register")
    )
    html = client.get(objections).content.decode()
    assert "Belum ada keberatan pada tahun ini." in html
    assert requests in html
    assert objections in client.get(requests).content.decode()
    assert objections in client.get(reverse("village", args=["sengon"])).content.decode()


def test_a_kelurahan_shows_only_its_own(cast, client, set_clock):
    set_clock(world.AT)
    world.walk_to(S.RECEIVED, cast)
    slug = country.region("33.10.16.1001").slug
    assert "Belum ada keberatan" in client.get(reverse("requests:public_objections", args=[slug])).content.decode()


def test_every_column_has_a_key_of_its_own():
    for columns in (objection_rows.COLUMNS, public_objection_rows.COLUMNS):
        keys = [column.key for column in columns]
        assert len(keys) == len(set(keys))
