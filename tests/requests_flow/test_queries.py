"""Pages cost the same however much there is: queries and bytes with one case of each kind and with sixty more."""

import pytest
from django.test import Client
from django.urls import reverse

from requests_flow.enums import RequestStatus
from scripts.bench_pages import Measured, measure
from tests.registry import world
from tests.requests_flow import cases

S = RequestStatus
MANY = 60
# What lists show of each kind: something to process, to sign, to wait for, and what is done.
MIX = (S.IN_PROGRESS, S.AWAITING_SIGNATURE, S.INCOMPLETE, S.RECEIVED, S.ANSWERED, S.CLOSED)
FIRST_VIEW = 100_000
# A list that is full asks how many there are in all; today's page has three such lists.
LISTS = {
    "requests:today": 3, "requests:inbox": 0, "requests:inbox?tab=ended": 0, "monitor": 0, "monitor_requests": 0,
    "registry:officers": 0,
}  # fmt: skip
# Numbers on a public page grow by a digit or two.
DIGITS = 60


@pytest.fixture
def first(cast, fixed_clock):
    """One case of each kind, so that no list is empty."""
    return {status: cases.walk_to(status, cast) for status in MIX}


def public_urls(cast, first) -> dict[str, str]:
    slug = cast.body.region.slug
    letter = cases.answer_letter(first[S.ANSWERED])
    return {
        "home": reverse("home"),
        "directory": reverse("directory"),
        "directory?q": reverse("directory", query={"q": "jetis"}),
        "village": reverse("village", args=[slug]),
        "requests:choose?q": reverse("requests:choose", query={"q": "jetis"}),
        "requests:begin": reverse("requests:begin", args=[slug]),
        "requests:track": reverse("requests:track"),
        "how": reverse("how"),
        "accessibility": reverse("accessibility"),
        "privacy": reverse("privacy"),
        "documents:find": reverse("documents:find"),
        "documents:verify": reverse("documents:verify", args=[letter.verify_code]),
        "account_login": reverse("account_login"),
    }


def measured(cast, first) -> dict[str, Measured]:
    """Measure every public page, the applicant's, the officer's and the regency's, each by whom it is for."""
    found = {name: measure(Client(), url) for name, url in public_urls(cast, first).items()}
    applicant = Client()
    session = applicant.session
    session["tracked"] = {str(first[S.ANSWERED].public_id): first[S.ANSWERED].tracking_keys.get().pk}
    session.save()
    applicant.cookies["sessionid"] = session.session_key
    officer, admin = Client(), Client()
    officer.force_login(cast.ppid)
    admin.force_login(cast.admin)
    case = [first[S.IN_PROGRESS].public_id]
    for client, urls in (
        (applicant, {"requests:status": reverse("requests:status", args=[first[S.ANSWERED].public_id])}),
        (officer, {
            "requests:today": reverse("requests:today"),
            "requests:inbox": reverse("requests:inbox"),
            "requests:inbox?tab=ended": reverse("requests:inbox", query={"tab": "ended"}),
            "requests:case": reverse("requests:case", args=case),
            "requests:answer": reverse("requests:answer", args=case),
        }),
        (admin, {name: reverse(name) for name in ("monitor", "monitor_requests", "registry:officers")}),
    ):  # fmt: skip
        found |= {name: measure(client, url) for name, url in urls.items()}
    return found


def test_pages_cost_no_more_with_sixty_cases_than_with_one_of_each_kind(cast, first):
    measured(cast, first)  # what is cached for good is cached now
    few = measured(cast, first)
    for number in range(MANY):
        cases.walk_to(MIX[number % len(MIX)], cast)
    many = measured(cast, first)
    more = {
        name: f"{few[name].queries} queries with few cases, {many[name].queries} with many"
        for name in few
        if many[name].queries > few[name].queries + LISTS.get(name, 0)
    }
    assert more == {}
    heavier = {
        name: f"{few[name].html} bytes with few cases, {many[name].html} with many"
        for name in few
        if name not in LISTS and many[name].html > few[name].html + DIGITS
    }
    assert heavier == {}
    too_heavy = {name: each.first_view for name, each in many.items() if each.first_view > FIRST_VIEW}
    assert too_heavy == {}, f"more than {FIRST_VIEW} bytes for a first view with style sheet and font"


def test_pages_cost_no_more_with_many_villages_in_office(cast, first):
    admin = Client()
    admin.force_login(cast.admin)
    urls = {name: reverse(name) for name in ("monitor", "monitor_requests", "registry:officers", "requests:today")}
    few = {name: measure(admin, url).queries for name, url in urls.items()}
    for code in ("33.10.10.2005", "33.10.16.2002"):
        body = world.government(code)
        world.in_office(body)
        for _ in range(3):
            cases.file_case(body)
    assert {name: measure(admin, url).queries for name, url in urls.items()} == few


def test_the_weight_of_a_first_view_counts_style_sheet_and_font(cast):
    page = measure(Client(), reverse("home"))
    assert page.first_view > page.html + 30_000, "a font of 27 kB and a style sheet of 9 kB"


@pytest.mark.parametrize("status", MIX)
def test_a_case_page_asks_fewer_than_thirty_questions(status, first, cast, client):
    client.force_login(cast.ppid)
    url = reverse("requests:case", args=[first[status].public_id])
    measure(client, url)
    assert measure(client, url).queries < 30
