"""The register of requests fills itself from the cases, and shows no more than the reader may see."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.enums import Role
from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.actions.receive import receive
from requests_flow.enums import RequestStatus
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made
from tests.requests_flow.registers import looking

DAY = timedelta(days=1)
S = RequestStatus
BOOK = reverse("requests:register_book", args=["permohonan"])


def answered(cast, *replies, at=cases.AT, **changes):
    """Return a case whose items are answered like `replies`, signed two days after filing."""
    case = cases.file_case(cast.body, at=at, items=tuple(f"Dokumen {n}" for n in range(len(replies))), **changes).case
    receive(case=case, by=cast.ppid, at=at)
    replies = [replace(each, test=made.for_reply(cast, each, at=at)) if each.is_exempt else each for each in replies]
    items = dict(zip((item.pk for item in case.items.all()), replies, strict=True))
    reply = Reply(items=items, handover="Diunduh.")
    answer(case=cases.fresh(case), reply=reply, by=cast.ppid, at=at + DAY)
    return cases.sign_answer(cases.fresh(case), cast.ppid, at + 2 * DAY)


GIVEN = ItemReply(decision="given")
REDACTED = ItemReply(decision="redacted", ground="p17h", reason="Rahasia pribadi.", redacted="NIK")
REFUSED = ItemReply(decision="refused", ground="p17b", reason="Rahasia dagang.")
MISSING = ItemReply(decision="refused", ground="p6_3e", reason="Belum dibuat.")
ELSEWHERE = ItemReply(decision="not_held", holder="Dinas PU", reason="Jalan kabupaten.")


# --- what the cells say -----------------------------------------------------------------------------------------------
def test_a_granted_request_has_its_ticks_and_days(cast):
    answered(cast, GIVEN)
    row = looking.only_row(cast.body)
    assert row["number"] == "001/PI/V/2026"
    assert str(row["received_on"]) == "2026-05-11"
    assert row["name"] == "Fulanah Contoh Lestari"
    assert (row["is_held"], row["is_not_held"], row["is_undocumented"]) == ("ya", None, None)
    assert (row["softcopy"], row["hardcopy"], row["view"], row["copy"]) == ("ya", None, None, "ya")
    assert row["decision"] == "Dikabulkan seluruhnya"
    assert str(row["answered_on"]) == "2026-05-13"
    assert row["given_on"] is None
    assert row["refusal"] is None


@pytest.mark.parametrize(
    ("replies", "decision", "holding", "refusal"),
    [
        ((GIVEN, REDACTED), "Dikabulkan sebagian", ("ya", None, None), "Dihitamkan: Pasal 17 huruf h"),
        ((REFUSED, REFUSED), "Ditolak", ("ya", None, None), "Pasal 17 huruf b"),
        ((MISSING,), "Ditolak", (None, None, "ya"), "Pasal 6 ayat (3) huruf e"),
        ((ELSEWHERE,), "Tidak dikuasai", (None, "ya", None), None),
    ],
)
def test_each_decision_fills_its_columns(cast, replies, decision, holding, refusal):
    answered(cast, *replies)
    row = looking.only_row(cast.body)
    assert row["decision"] == decision
    assert (row["is_held"], row["is_not_held"], row["is_undocumented"]) == holding
    assert row["refusal"] == refusal


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (S.RECEIVED, "Belum dijawab"),
        (S.AWAITING_SIGNATURE, "Belum dijawab"),
        (S.WITHDRAWN, "Dicabut"),
        (S.LAPSED, "Gugur"),
        (S.CLOSED, "Dikabulkan seluruhnya"),
    ],
)
def test_a_request_without_a_signed_answer_says_so(cast, status, words):
    cases.walk_to(status, cast)
    assert looking.only_row(cast.body)["decision"] == words


def test_information_is_given_on_the_day_the_answer_reached_the_applicant(cast):
    cases.walk_to(S.CLOSED, cast)
    assert str(looking.only_row(cast.body)["given_on"]) == "2026-05-14"


def test_no_nik_reaches_any_cell_wherever_it_was_typed(cast):
    applicant = cases.APPLICANT | {"address": f"Dukuh Contoh, NIK {cases.NIK}", "name": "3310 1245 0390 0007"}
    cases.file_case(cast.body, items=(f"Data {cases.NIK}",), purpose=f"Untuk {cases.NIK}", applicant=applicant)
    row = looking.only_row(cast.body)
    assert "••••" in row["address"]
    assert "••••" in row["items"]
    assert not any(cases.NIK in str(value) or "0390 0007" in str(value) for value in row.values())


# --- the page ---------------------------------------------------------------------------------------------------------
def test_the_page_shows_the_register_in_the_order_of_its_numbers(cast, client, fixed_clock):
    first, second = (cases.file_case(cast.body).case for _ in range(2))
    html = looking.page(client, cast.ppid, BOOK)
    assert html.index(first.number) < html.index(second.number)
    assert 'rowspan="3"' in html
    assert reverse("requests:case", args=[first.public_id]) in html
    html = looking.page(client, cast.ppid, f"{BOOK}?sort=-number")
    assert html.index(first.number) > html.index(second.number)


def test_the_first_address_is_the_register_of_requests(cast, client, fixed_clock):
    assert "Register Permohonan" in looking.page(client, cast.clerk, reverse("requests:register_books"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("outcome=granted", {2}),
        ("outcome=unanswered", {1, 3}),
        ("status=withdrawn", {3}),
        ("month_from=6", set()),
        ("month_to=5", {1, 2, 3}),
        ("month_from=5&month_to=5", {1, 2, 3}),
        ("q=002/", {2}),
        ("q=fulanah", {1, 2, 3}),
        ("q=atlantis", set()),
        ("outcome=nonsense&month_from=99&year=1066", {1, 2, 3}),
    ],
)
def test_filters_narrow_the_register(cast, client, fixed_clock, query, found):
    for status in (S.RECEIVED, S.ANSWERED, S.WITHDRAWN):
        cases.walk_to(status, cast)
    html = looking.page(client, cast.ppid, f"{BOOK}?{query}")
    assert {n for n in (1, 2, 3) if f"{n:03d}/PI/V/2026</a>" in html} == found


def test_the_register_is_paged_and_costs_the_same_however_long_it_is(cast, client, fixed_clock):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            looking.page(client, cast.ppid, BOOK)
        return len(seen)

    client.force_login(cast.ppid)
    for _ in range(2):
        cases.walk_to(S.ANSWERED, cast)
    looking.page(client, cast.ppid, BOOK)
    few = queries()
    for _ in range(30):
        cases.file_case(cast.body)
    assert queries() <= few + 1
    assert "Menampilkan 26 sampai 32 dari 32 permohonan" in looking.page(client, cast.ppid, f"{BOOK}?page=2")


# --- who sees what ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["ppid", "clerk", "head"])
def test_those_who_serve_the_body_see_who_asked(cast, client, fixed_clock, who):
    cases.file_case(cast.body)
    assert "Fulanah Contoh Lestari" in looking.page(client, getattr(cast, who), BOOK)


@pytest.mark.parametrize("who", ["admin", "monitor"])
def test_the_regency_sees_the_register_without_identities(cast, client, fixed_clock, who):
    case = cases.file_case(cast.body).case
    html = looking.page(client, getattr(cast, who), f"{BOOK}?body={cast.body.public_id}")
    assert case.number in html
    assert "Fulanah" not in html
    assert "Bahan musyawarah warga" not in html
    assert "Alamat" not in html
    assert "Tanpa identitas" in html
    # A search by name would tell who asked all the same.
    html = looking.page(client, getattr(cast, who), f"{BOOK}?body={cast.body.public_id}&q=Fulanah")
    assert case.number not in html


def test_the_regency_sees_identities_where_it_stands_in_for_a_body_without_officer(cast, client, fixed_clock):
    body = world.government("33.10.10.2005")
    cases.file_case(body)
    assert "Fulanah" in looking.page(client, cast.admin, f"{BOOK}?body={body.public_id}")
    assert "Fulanah" not in looking.page(client, cast.monitor, f"{BOOK}?body={body.public_id}")


def test_a_neighbour_never_reads_it(cast, client, fixed_clock):
    cases.file_case(cast.body)
    client.force_login(cast.other_ppid)
    assert client.get(f"{BOOK}?body={cast.body.public_id}").status_code == 404
    assert "Fulanah" not in client.get(BOOK).content.decode()
    client.force_login(cast.stranger)
    assert client.get(BOOK).status_code == 403
    client.logout()
    assert client.get(BOOK).status_code == 302


def test_an_officer_of_two_bodies_chooses_between_them(cast, client, fixed_clock):
    other = world.cucukan()
    world.in_office(other, Role.CLERK, user=cast.clerk)
    case = cases.file_case(other, items=("Peta dukuh tetangga",)).case
    html = looking.page(client, cast.clerk, f"{BOOK}?body={other.public_id}")
    assert "Peta dukuh tetangga" in html
    assert f'value="{cast.body.public_id}"' in html
    assert case.number in html


def test_an_unknown_register_is_not_found(cast, client):
    client.force_login(cast.ppid)
    assert client.get(reverse("requests:register_book", args=["rahasia"])).status_code == 404
