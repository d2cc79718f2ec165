"""Isolation from the URL table: nobody but its own people reads or writes what is not public of a village.

The walk takes every address of the portal. An address that the table in addresses.py does not know fails
the first test.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from documents import files
from documents.enums import FileKind
from requests_flow.messages import scope_of
from tests.journeys import addresses
from tests.journeys import page as people
from tests.journeys.addresses import LISTS, OFFICERS_PAPERS, PAGES, Page
from tests.journeys.village import STAFF_SECRETS, Village, Watch, make_village
from tests.registry import world
from tests.requests_flow import cases

SIGN_IN = "/akun/masuk/"
REFUSED = {403, 404, 405, 410}


@pytest.fixture
def village(db, fixed_clock) -> Village:
    return make_village()


# --- visitors ---------------------------------------------------------------------------------------------------------
# One browser for all visitors, a cookie jar each: every new client would load all middleware again.
BROWSER = Client(raise_request_exception=False)


def visitor_with(session: str) -> Client:
    visitor = BROWSER
    visitor.cookies.clear()
    if session:
        visitor.cookies[settings.SESSION_COOKIE_NAME] = session
    return visitor


def session_of(village: Village, who: str, *, case: str = "") -> str:
    """Sign somebody in, or open a case with its key, and return the session cookie; "" for a bare visitor."""
    visitor = visitor_with("")
    if who == "anonymous":
        return ""
    if who == "draft":
        return village.draft_session
    if who in {"key", "holder of another key"}:
        name = case if who == "key" else "other"
        typed = {"number": village.cases[name].number, "key": village.keys[name]}
        assert visitor.post(reverse("requests:track"), typed).status_code == 302
    else:
        visitor.force_login(village.people[who])
    return visitor.cookies[settings.SESSION_COOKIE_NAME].value


def text_of(response: HttpResponse) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace")


def leads_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response["Location"].startswith(SIGN_IN)


def is_refused(response: HttpResponse) -> bool:
    return leads_to_sign_in(response) or response.status_code in REFUSED


class Undo(Exception):
    """Ends a block whose writes are taken back."""


class undone:  # noqa: N801 - reads as a statement
    """Take back everything that is written in the block, so that each address meets the same village."""

    def __enter__(self) -> None:
        self._block = transaction.atomic()
        self._block.__enter__()

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        transaction.set_rollback(True)
        self._block.__exit__(kind, error, trace)


# --- the table --------------------------------------------------------------------------------------------------------
def test_every_address_of_the_portal_is_walked():
    known, existing = set(PAGES), {name for name, _ in addresses.names()}
    unknown = sorted(existing - known)
    assert not unknown, f"Say in tests/journeys/addresses.py how to reach for a village with {unknown} and who may."
    assert not known - existing, "tests/journeys/addresses.py knows addresses that are gone."


def test_exactly_the_pages_that_the_table_calls_open_need_no_sign_in():
    open_pages = {name for name, view in addresses.names() if not getattr(view, "login_required", True)}
    assert {name for name, page in PAGES.items() if page.open} == open_pages


# --- the walk ---------------------------------------------------------------------------------------------------------
WALK = [*PAGES.items(), *OFFICERS_PAPERS.items()]
# Sent rightly, these change the session alone, or nothing.
LEAVE_NO_TRACE = {
    "requests:slip", "requests:key_kept", "requests:my_objection_key_kept",
    "requests:preview", "requests:preview_exempt_decree", "requests:objection_name_decider",
    "requests:objection_preview", "requests:objection_slip", "registry:decree_preview",
}  # fmt: skip


def secrets_from(who: str, village: Village) -> tuple[str, ...]:
    """Return what this person may read nowhere; who serves in a body is the regency's business, requests are not."""
    return village.secrets if who in people.REGENCY else village.secrets + STAFF_SECRETS


def faults_of(response: HttpResponse, what: str, page: Page, who: str, village: Village) -> Iterator[str]:
    """Yield a sentence for everything that is wrong with an answer to an outsider."""
    if response.status_code >= 500:
        yield f"{what} broke with {response.status_code}."
    if who not in page.shared and not is_refused(response):
        yield f"{what} was answered with {response.status_code}."
    text = text_of(response)
    for secret in secrets_from(who, village):
        if secret in text:
            yield f"{what} shows “{secret}”."


def faults_at(name: str, page: Page, who: str, session: str, village: Village, watch: Watch) -> Iterator[str]:
    """Reach for the village at one address, as somebody who has no business there."""
    url = page.url(name, village, forged=True)
    bare = page.url(name, village, forged=True, about=False)
    with watch:
        for address in dict.fromkeys((bare, url)):
            read = visitor_with(session).get(address)
            yield from faults_of(read, f"{who}: GET {address}", page, who, village)
        sent = visitor_with(session).post(url, page.send(village) if page.send else {})
        yield from faults_of(sent, f"{who}: POST {url}", page, who, village)
        touched = watch.changed - page.own_tables
    if who in page.writers:
        touched = {table for table in touched if table.startswith(("requests_flow", "documents"))}
    if touched:
        yield f"{who}: {url} changed {', '.join(sorted(touched))}."


@pytest.mark.parametrize("group", people.OUTSIDERS)
def test_nobody_else_reads_or_writes_anything_of_the_village(village, group):
    faults = []
    for who in people.OUTSIDERS[group]:
        session = session_of(village, who)
        watch = Watch()
        for name, page in WALK:
            with undone():
                faults += faults_at(name, page, who, session, village, watch)
    assert not faults, "\n".join(faults)


def test_the_villages_own_people_succeed_on_the_same_walk(village):
    faults = []
    for name, page in WALK:
        if not page.who:
            continue
        with undone():
            faults += [f"{page.who} at {name}: {fault}" for fault in _faults_of_success(name, page, village)]
    assert not faults, "\n".join(faults)


def _faults_of_success(name: str, page: Page, village: Village) -> Iterator[str]:
    visitor = visitor_with(session_of(village, page.who, case=page.case))
    url = page.url(name, village)
    if resolve(urlsplit(url).path).view_name != name:
        yield f"{url} is another page"
    read = visitor.get(url)
    if read.status_code != page.get or leads_to_sign_in(read):
        yield f"GET {url} was answered with {read.status_code} {read.headers.get('Location', '')}"
    if page.shows(village) not in text_of(read):
        yield f"GET {url} does not show “{page.shows(village)}”"
    if page.send is None:
        return
    watch = Watch()
    with watch:
        sent = visitor.post(url, page.send(village))
        text_of(sent)  # a download is closed by whoever reads it to its end
        changed = watch.changed
    if sent.status_code != page.sent or leads_to_sign_in(sent):
        yield f"POST {url} was answered with {sent.status_code} {sent.headers.get('Location', '')}"
    has_an_effect = page.who != "anonymous" and name not in LEAVE_NO_TRACE and name not in addresses.ACCOUNTS
    if has_an_effect and not changed:
        yield f"POST {url} changed nothing, so the outsiders' POST proves nothing"


# --- lists, exports, search -------------------------------------------------------------------------------------------
def lists_of(visitor: Client, village: Village) -> Iterator[tuple[str, str]]:
    """Yield every list and export, bare and searched, with its content."""
    for name, searches in LISTS.items():
        url = PAGES[name].url(name, village, about=False)
        for search in ({}, *searches, PAGES[name].about(village)):
            yield f"{url} {search}", text_of(visitor.get(url, search))


def test_no_list_export_or_search_of_others_contains_anything_of_the_village(village):
    faults = []
    for who in (*people.NEIGHBOURS, *people.REGENCY, "admin of another regency"):
        for what, text in lists_of(visitor_with(session_of(village, who)), village):
            faults += [f"{who}: {what} shows “{secret}”." for secret in secrets_from(who, village) if secret in text]
    assert not faults, "\n".join(faults)


def test_the_same_searches_find_it_for_the_village_itself(village):
    visitor = visitor_with(session_of(village, "ppid"))
    inbox = reverse("requests:inbox")
    for search in ({}, {"q": "Rahasiah"}, {"q": "utang"}, {"q": village.cases["open"].number}, {"tab": "answered"}):
        assert "Rahasiah Sengonwati" in text_of(visitor.get(inbox, search)), search


def test_a_message_that_failed_is_on_the_list_of_its_own_regency_alone(village):
    subject = village.failed_message.subject
    assert subject in text_of(visitor_with(session_of(village, "monitor")).get(reverse("monitor")))
    assert subject not in text_of(visitor_with(session_of(village, "admin of another regency")).get(reverse("monitor")))


# --- the regency that stands in ---------------------------------------------------------------------------------------
def test_who_stands_in_for_an_officer_opens_the_case_but_no_proof_of_identity(village, client):
    body = world.government("33.10.10.2005")
    papers = {
        kind: files.intake(upload=cases.scan(), kind=kind, scope=scope_of(body), by=None, at=cases.AT)
        for kind in (FileKind.IDENTITY, FileKind.POWER_OF_ATTORNEY, FileKind.SUPPORTING)
    }
    case = cases.file_case(body, files=tuple(papers.values())).case
    client.force_login(village.cast.admin)
    assert client.get(reverse("requests:case", args=[case.public_id])).status_code == 200
    answers = {
        kind: client.get(reverse("requests:file", args=[case.public_id, paper.pk])) for kind, paper in papers.items()
    }
    assert {str(kind): answer.status_code for kind, answer in answers.items()} == {
        "identity": 404, "power_of_attorney": 404, "supporting": 404,
    }  # fmt: skip


def test_the_regency_loses_sight_of_a_case_once_an_officer_is_in_office(village, client):
    body = world.government("33.10.10.2005")
    case = cases.file_case(body).case
    client.force_login(village.cast.admin)
    url = reverse("requests:case", args=[case.public_id])
    assert client.get(url).status_code == 200
    world.in_office(body)
    assert client.get(url).status_code == 404


def test_a_key_that_was_replaced_opens_nothing_any_more(village):
    session = session_of(village, "key", case="open")
    url = reverse("requests:status", args=[village.cases["open"].public_id])
    assert visitor_with(session).get(url).status_code == 200
    officer = visitor_with(session_of(village, "ppid"))
    officer.post(reverse("requests:reissue_key", args=[village.cases["open"].public_id]), {"reissue_key-sure": "on"})
    assert visitor_with(session).get(url).status_code == 404
    typed = {"number": village.cases["open"].number, "key": village.keys["open"]}
    assert Client().post(reverse("requests:track"), typed).status_code == 404
