"""What the desk sees first, and the inbox: the most urgent on top, found again by filters, never a neighbour's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notifications.models import Message
from registry.enums import Role
from registry.information.actions.fix_list import fix_list
from registry.information.actions.sign_edition import sign_edition
from requests_flow import selectors, today_words
from requests_flow.actions.ask_completion import ask_completion
from requests_flow.actions.extend import extend
from requests_flow.enums import Channel, ExtensionReason, RequestStatus
from requests_flow.models import InformationRequest
from requests_flow.selectors import Filters
from tests.registry import world
from tests.registry.information import made as informing
from tests.requests_flow import cases

DAY = timedelta(days=1)
S = RequestStatus
TODAY = reverse("requests:today")
INBOX = reverse("requests:inbox")


def page(client, user, address=TODAY):
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def titles(html):
    return [row.split("</a>")[0].split(">")[-1] for row in html.split('class="work-row"')[1:]]


def about(subject, body, at=cases.AT, **more):
    return cases.file_case(body, at=at, items=(subject,), **more).case


def fail(message):
    Message.objects.filter(pk=message.pk).update(
        failed_at=cases.AT, failure="Alamat ditolak.", delivered_at=None, secret=None
    )


# --- today ------------------------------------------------------------------------------------------------------------
def test_an_empty_desk_says_what_will_come_and_offers_the_first_step(cast, client, fixed_clock):
    html = page(client, cast.ppid)
    assert "Selamat pagi, Bagus Misal. Tidak ada permohonan yang menunggu Anda." in html
    assert 'class="empty"' in html
    assert reverse("requests:register") in html


def test_the_most_urgent_request_comes_first_and_alone_has_the_filled_button(cast, client, set_clock):
    about("Surat kedua", cast.body, at=cases.AT + DAY)
    about("Surat pertama", cast.body)
    about("Surat ketiga", cast.body, at=cases.AT + 3 * DAY)
    set_clock(cases.AT + 4 * DAY)
    html = page(client, cast.ppid)
    assert titles(html) == ["Surat pertama", "Surat kedua", "Surat ketiga"]
    buttons = [part.split(">")[0] for part in html.split("<main")[1].split('class="button"')[1:]]
    assert [("data-kind" in button) for button in buttons] == [False, True, True]


def test_the_greeting_tells_the_most_urgent_fact(cast, client, set_clock):
    about("Surat lama", cast.body)
    set_clock(cases.AT + 30 * DAY)
    assert "Satu permohonan sudah lewat batas." in page(client, cast.ppid)
    set_clock(cases.AT + 17 * DAY)
    assert "Satu permohonan segera jatuh tempo." in page(client, cast.ppid)
    set_clock(cases.AT + DAY)
    assert "Satu permohonan menunggu jawaban." in page(client, cast.ppid)


@pytest.mark.parametrize(("hour", "words"), [(8, "pagi"), (12, "siang"), (16, "sore"), (21, "malam")])
def test_the_greeting_knows_the_time_of_day(hour, words):
    assert today_words.greeting(cases.AT.replace(hour=hour), "Bagus Misal") == f"Selamat {words}, Bagus Misal."


def test_what_waits_for_a_signature_is_listed_with_the_letter_that_waits(cast, client, set_clock):
    answered = cases.walk_to(S.AWAITING_SIGNATURE, cast)
    extended = cases.walk_to(S.IN_PROGRESS, cast)
    at = cases.AT + 2 * DAY
    extend(case=extended, reason=ExtensionReason.NOT_HELD, explanation="Dikumpulkan.", by=cast.ppid, at=at)
    cases.walk_to(S.INCOMPLETE, cast)
    cases.walk_to(S.RECEIVED, cast)
    set_clock(at)
    on = at.date()
    waiting = selectors.to_sign(cast.ppid, on=on)
    assert {case.status for case in waiting} == {S.AWAITING_SIGNATURE, S.IN_PROGRESS, S.INCOMPLETE}
    assert {answered.pk, extended.pk} < {case.pk for case in waiting}
    html = page(client, cast.ppid)
    for words in ("Surat jawaban", "Surat perpanjangan", "Surat permintaan kelengkapan"):
        assert f">{words}</span>" in html


def test_an_extension_that_can_no_longer_be_signed_is_not_asked_for(cast, set_clock):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    at = cases.AT + 2 * DAY
    extend(case=case, reason=ExtensionReason.NOT_HELD, explanation="Dikumpulkan.", by=cast.ppid, at=at)
    assert selectors.to_sign(cast.ppid, on=case.current_round.due_on).exists()
    assert not selectors.to_sign(cast.ppid, on=case.current_round.due_on + DAY).exists()


def test_while_the_applicant_completes_the_row_counts_the_applicants_days(cast, client, set_clock):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    at = cases.AT + 9 * DAY
    ask_completion(case=case, missing=cases.MISSING, by=cast.ppid, at=at)
    set_clock(at)
    html = page(client, cast.ppid)
    assert "Menunggu pemohon</h2>" in html
    assert "<b>3</b> hari lagi" in html
    assert "Pemohon diberi waktu sampai" in html


def test_figures_say_how_much_was_answered_in_time(cast, client, set_clock):
    cases.walk_to(S.ANSWERED, cast)
    late = cases.walk_to(S.AWAITING_SIGNATURE, cast)
    cases.sign_answer(late, cast.ppid, cases.AT + 40 * DAY)
    set_clock(cases.AT + 41 * DAY)
    assert "tahun ini, 1 dari 2" in page(client, cast.ppid)


def test_a_message_that_never_arrived_is_a_task_until_it_is_settled(cast, client, fixed_clock):
    case = cases.walk_to(S.RECEIVED, cast)
    message = Message.objects.get(event="filed", about=case.about)
    fail(message)
    html = page(client, cast.clerk)
    assert "Pesan yang tidak sampai" in html
    assert "Alamat ditolak." in html
    assert "fulanah@warga.example" not in html
    settle = reverse("requests:settle", args=[message.pk])
    client.force_login(cast.other_ppid)
    assert client.post(settle).status_code == 404
    client.force_login(cast.clerk)
    assert client.post(settle)["Location"] == TODAY
    assert "Pesan yang tidak sampai" not in page(client, cast.clerk)
    message.refresh_from_db()
    assert message.settled_by == cast.clerk


def test_the_regencys_admin_sees_requests_of_bodies_without_an_officer_and_no_others(cast, client, fixed_clock):
    about("Di desa tanpa petugas", world.government("33.10.10.2005"))
    about("Di Desa Sengon", cast.body)
    about("Di kabupaten lain", world.blumah())
    html = page(client, cast.admin)
    assert titles(html) == ["Di desa tanpa petugas"]
    assert "Di badan publik tanpa petugas aktif" in html


@pytest.mark.parametrize("person", ["stranger", "monitor"])
def test_who_serves_no_body_reads_that_the_desk_is_not_theirs(cast, client, fixed_clock, person):
    client.force_login(getattr(cast, person))
    for address in (TODAY, INBOX, reverse("requests:register")):
        response = client.get(address)
        assert response.status_code == 403
        assert "Meja kerja ini hanya untuk petugas PPID." in response.content.decode()


# --- inbox ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def full(cast, set_clock):
    """One case in every status, late enough that the open ones are overdue, and one fresh case."""
    found = {status: cases.walk_to(status, cast) for status in RequestStatus.values}
    found["fresh"] = about("Peta batas dukuh", cast.body, at=cases.AT + 20 * DAY, channel=Channel.PHONE, by=cast.clerk)
    set_clock(cases.AT + 21 * DAY)
    return found


def test_tabs_count_what_they_hold(cast, client, full):
    html = page(client, cast.ppid, INBOX)
    tabs = html.split('class="tabs"')[1].split("</nav>")[0]
    assert [int(part.split("<")[0]) for part in tabs.split('class="badge">')[1:]] == [5, 1, 3]
    assert len(titles(html)) == 5


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "batas dukuh"}, {"fresh"}),
        ({"q": "fulanah contoh", "tab": "answered"}, {S.ANSWERED}),
        ({"q": "jembatan", "tab": "ended"}, {S.CLOSED, S.WITHDRAWN, S.LAPSED}),
        ({"q": "tidak ada yang begini"}, set()),
        ({"channel": "phone"}, {"fresh"}),
        ({"handler": "none"}, {S.RECEIVED, S.INCOMPLETE, "fresh"}),
        ({"condition": "late"}, {S.RECEIVED, S.INCOMPLETE, S.IN_PROGRESS, S.AWAITING_SIGNATURE}),
        ({"condition": "incomplete"}, {S.INCOMPLETE}),
        ({"condition": "awaiting_signature"}, {S.AWAITING_SIGNATURE}),
        ({"condition": "soon"}, set()),
    ],
)
def test_filters_narrow_the_inbox(cast, full, query, expected):
    on = (cases.AT + 21 * DAY).date()
    found = {case.pk for case in selectors.inbox(cast.ppid, Filters(**query), on=on)}
    assert found == {full[name].pk for name in expected}


def test_a_request_is_found_by_its_number(cast, client, full):
    number = full[S.CLOSED].number
    on = (cases.AT + 21 * DAY).date()
    counts = selectors.tab_counts(cast.ppid, Filters(q=number), on=on)
    assert counts == {"running": 0, "answered": 0, "ended": 1}


def test_due_soon_is_counted_in_working_days(cast):
    case = about("Surat", cast.body)
    due = case.current_round.deadline_on
    days = [due + number * DAY for number in range(-12, 3)]
    soon = [on for on in days if selectors.inbox(cast.ppid, Filters(condition="soon"), on=on).exists()]
    # Iduladha and the leave after it are skipped: three working days before Friday the 29th is Friday the 22nd.
    assert (due.isoformat(), soon[0].isoformat(), soon[-1]) == ("2026-05-29", "2026-05-22", due)
    assert len(soon) == 8


def test_handlers_are_offered_by_name_and_filter_by_person(cast, client, full):
    html = page(client, cast.ppid, INBOX)
    assert f'<option value="{cast.ppid.pk}">Bagus Misal</option>' in html
    on = (cases.AT + 21 * DAY).date()
    mine = selectors.inbox(cast.ppid, Filters(handler=str(cast.ppid.pk)), on=on)
    assert {case.status for case in mine} == {S.IN_PROGRESS, S.AWAITING_SIGNATURE}


def test_unknown_filters_are_ignored(cast, client, full):
    html = page(client, cast.ppid, f"{INBOX}?tab=semua&channel=merpati&condition=x&handler=99999&page=abc")
    assert len(titles(html)) == 5


def test_paging_keeps_the_filters(cast, client, fixed_clock):
    for number in range(23):
        about(f"Surat {number}", cast.body)
    html = page(client, cast.ppid, f"{INBOX}?q=surat&tab=running")
    assert len(titles(html)) == 20
    assert "Menampilkan 1 sampai 20 dari 23 permohonan." in html
    assert "?q=surat&amp;tab=running&amp;page=2" in html
    second = page(client, cast.ppid, f"{INBOX}?q=surat&tab=running&page=2")
    assert len(titles(second)) == 3
    assert not set(titles(html)) & set(titles(second))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Belum ada permohonan yang berjalan."),
        ("?tab=answered", "Belum ada permohonan yang dijawab."),
        ("?tab=ended", "Belum ada permohonan yang berakhir."),
        ("?q=apa", "Tidak ada permohonan yang cocok."),
    ],
)
def test_an_empty_inbox_teaches(cast, client, fixed_clock, query, words):
    html = page(client, cast.ppid, INBOX + query)
    assert 'class="empty"' in html
    assert words in html


def test_the_neighbours_requests_are_in_no_list(cast, client, full):
    for address in (TODAY, INBOX, f"{INBOX}?tab=ended", f"{INBOX}?q=LPJ"):
        assert titles(page(client, cast.other_ppid, address)) == []


def test_an_officer_of_two_bodies_sees_whose_request_it_is_and_can_choose_one(cast, client, fixed_clock):
    world.in_office(world.cucukan(), Role.CLERK, user=cast.ppid)
    about("Milik Sengon", cast.body)
    about("Milik Cucukan", world.cucukan())
    html = page(client, cast.ppid, INBOX)
    assert sorted(titles(html)) == ["Milik Cucukan", "Milik Sengon"]
    assert "<span>Desa Cucukan</span>" in html
    chosen = page(client, cast.ppid, f"{INBOX}?body={world.cucukan().public_id}")
    assert titles(chosen) == ["Milik Cucukan"]


@pytest.mark.parametrize("address", [TODAY, INBOX])
def test_more_requests_cost_no_more_queries(cast, client, fixed_clock, address):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    for status in RequestStatus.values:
        cases.walk_to(status, cast)
    client.force_login(cast.ppid)
    few = queries()
    for status in RequestStatus.values[:4]:
        cases.walk_to(status, cast)
    assert InformationRequest.objects.count() == 12
    assert queries() == few


def test_papers_of_the_office_that_wait_for_a_signature_are_on_the_page_of_today(cast, client, fixed_clock):
    assert "Naskah menunggu tanda tangan" not in page(client, cast.head, TODAY)
    informing.published(cast.body, cast.ppid)
    edition = fix_list(body=cast.body, by=cast.ppid, at=cases.AT)
    html = page(client, cast.head, TODAY)
    assert edition.letter.title in html
    assert 'href="/meja/informasi/penetapan/"' in html
    assert edition.letter.title not in page(client, cast.other_ppid, TODAY)
    sign_edition(edition=edition, scan=cases.scan(), by=cast.head, at=cases.AT)
    assert edition.letter.title not in page(client, cast.head, TODAY)


def test_every_paper_of_the_office_has_a_page_where_it_is_signed():
    assert set(today_words.PAPER_PAGES) == set(selectors.PAPERS_OF_THE_OFFICE)
