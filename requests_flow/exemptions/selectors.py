"""Questions about consequence tests: which carry a decision, which are listed, which must be reviewed. Only reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.exemptions import policies, rules
from requests_flow.exemptions.enums import UNFINISHED_STATUSES, ConsequenceTestStatus
from requests_flow.models import ConsequenceTest, InformationRequest

TABS = ("exempt", "tests", "ended")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the list is narrowed to; `status` is a ConsequenceTestStatus, "due" or "expired"."""

    tab: str = "exempt"
    q: str = ""
    status: str = ""
    ground: str = ""
    body: str = ""


# --- one test ---------------------------------------------------------------------------------------------------------
def fault_of_use(test: ConsequenceTest | None, body: PublicBody, *, decision: str, ground: str, on: date) -> str:
    """Return why `test` cannot carry a decision of `body` on this article-17 ground, or "" (UU 14/2008 article 19)."""
    if test is None:
        return "Pilih uji konsekuensi yang sudah selesai, atau buat uji yang baru (Pasal 19 UU KIP)."
    if test.body_id != body.pk:
        return "Uji konsekuensi yang dipilih milik badan publik lain."
    newer = test.successors.filter(status=ConsequenceTestStatus.FINISHED).exists()
    return rules.fault_of_use(
        decision,
        ground,
        test_ground=test.ground,
        conclusion=test.conclusion,
        is_finished=test.is_finished,
        is_replaced=newer or (test.is_finished and bool(test.review_outcome) and not test.keeps_back),
        is_expired=test.is_expired(on),
    )


def usable(body: PublicBody, *, on: date) -> QuerySet[ConsequenceTest]:
    """Return the tests of `body` that can carry an exemption on `on`, the newest first."""
    return ConsequenceTest.objects.filter(body=body).in_force(on=on).order_by("-finished_at", "-pk")


def under_way(case: InformationRequest) -> QuerySet[ConsequenceTest]:
    """Return the tests that this request caused and that are not finished."""
    return case.consequence_tests.filter(status__in=UNFINISHED_STATUSES).order_by("pk")


# --- lists ------------------------------------------------------------------------------------------------------------
def listed(user: Any, filters: Filters, *, on: date) -> QuerySet[ConsequenceTest]:
    """Return the tests of one tab that fit the filters: what ends first on the exempt list, else the latest first."""
    rows = _narrowed(user, filters, on=on).filter(_of_tab(filters.tab, on=on)).select_related("body__region")
    if filters.tab == "exempt":
        return rows.order_by("title", "pk")
    return rows.order_by("-prepared_at", "-pk")


def tab_counts(user: Any, filters: Filters, *, on: date) -> dict[str, int]:
    """Return how many tests each tab holds under the same filters."""
    counts = {tab: Count("pk", filter=_of_tab(tab, on=on)) for tab in TABS}
    return _narrowed(user, filters, on=on).order_by().aggregate(**counts)


def _of_tab(tab: str, *, on: date) -> Q:
    exempt = Q(pk__in=ConsequenceTest.objects.exempting().order_by().values("pk"))
    under_way = Q(status__in=UNFINISHED_STATUSES)
    return {"exempt": exempt, "tests": under_way, "ended": ~exempt & ~under_way}[tab]


def _narrowed(user: Any, filters: Filters, *, on: date) -> QuerySet[ConsequenceTest]:
    rows = policies.visible_to(user, on=on)
    if filters.q:
        words = filters.q
        rows = rows.filter(
            Q(title__icontains=words)
            | Q(content__icontains=words)
            | Q(number__icontains=words)
            | Q(request__number__icontains=words)
        )
    if filters.ground:
        rows = rows.filter(ground=filters.ground)
    if filters.body:
        rows = rows.filter(body__public_id=filters.body)
    if filters.status == "expired":
        return rows.filter(pk__in=rows.expired(on=on).order_by().values("pk"))
    if filters.status == "due":
        return rows.filter(pk__in=[test.pk for test in to_review(user, on=on)])
    return rows.filter(status=filters.status) if filters.status else rows


def exempt_list(body: PublicBody, *, on: date) -> QuerySet[ConsequenceTest]:
    """Return the list of exempted information (DIK) of `body` as the public reads it."""
    return ConsequenceTest.objects.filter(body=body).in_force(on=on).order_by("title", "pk")


# --- review (D18) -----------------------------------------------------------------------------------------------------
def review_starts_on(test: ConsequenceTest) -> date | None:
    """Return from when the desk is asked to review: so many working days before the period ends (PP 61/2010; D18)."""
    if test.period_until_on is None:
        return None
    return clocks.exemption_review_on(test.body, test.period_until_on)


def with_an_end(rows: QuerySet[ConsequenceTest]) -> QuerySet[ConsequenceTest]:
    """Keep the exemptions that end on a date and for which no newer test is under way."""
    again = ConsequenceTest.objects.exclude(status=ConsequenceTestStatus.WITHDRAWN).filter(previous__isnull=False)
    ending = rows.exempting().exclude(period_until_on=None)
    return ending.exclude(pk__in=again.order_by().values("previous")).select_related("body__region")


def to_review(user: Any, *, on: date) -> Sequence[ConsequenceTest]:
    """Return the exemptions of this desk whose review is due or whose period has ended, the most urgent first."""
    rows = with_an_end(policies.visible_to(user, on=on)).order_by("period_until_on", "pk")
    return [test for test in rows if (starts := review_starts_on(test)) and starts <= on]
