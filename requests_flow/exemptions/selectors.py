"""Questions about consequence tests: which carry a decision, which are listed, which must be reviewed. Only reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.exemptions import policies, rules
from requests_flow.exemptions.enums import UNFINISHED_STATUSES, ConsequenceTestStatus
from requests_flow.models import ConsequenceTest, ExemptListEntry, InformationRequest

S = ConsequenceTestStatus
# More calendar days than the longest lead in working days that a regency may set.
LONGEST_LEAD = timedelta(days=500)
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
    newer = test.successors.filter(status=S.FINISHED).exists()
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
        return rows.filter(pk__in=[test.pk for test in due_for_review(rows, on=on)])
    return rows.filter(status=filters.status) if filters.status else rows


def exempt_list(bodies: Iterable[PublicBody], *, on: date) -> QuerySet[ConsequenceTest]:
    """Return the list of exempted information (DIK) of `bodies` as the public reads it, by title."""
    rows = ConsequenceTest.objects.filter(body__in=[body.pk for body in bodies]).in_force(on=on)
    return rows.select_related("body").order_by("title", "pk")


def public_words_hold(words: str) -> Q:
    """Return the condition that what the public reads of an exemption holds `words`."""
    return Q(title__icontains=words) | Q(legal_basis__icontains=words) | Q(decree_number=words)


def undecreed(body: PublicBody, *, on: date) -> QuerySet[ConsequenceTest]:
    """Return what `body` keeps back on `on` under no decree yet, neither one of the portal nor one from outside."""
    listed = ExemptListEntry.objects.filter(test=OuterRef("pk"), decree__recalled_at=None)
    rows = ConsequenceTest.objects.filter(body=body, decree_number="").in_force(on=on)
    return rows.filter(~Exists(listed)).order_by("title", "pk")


# --- review (D18) -----------------------------------------------------------------------------------------------------
def ending(rows: QuerySet[ConsequenceTest]) -> QuerySet[ConsequenceTest]:
    """Keep the exemptions that end on a date and for which no newer test is under way, the first to end first."""
    again = ConsequenceTest.objects.exclude(status=S.WITHDRAWN).filter(previous__isnull=False).order_by()
    found = rows.exempting().exclude(period_until_on=None).exclude(pk__in=again.values("previous"))
    return found.select_related("body__region").order_by("period_until_on", "pk")


def due_for_review(rows: QuerySet[ConsequenceTest], *, on: date) -> list[ConsequenceTest]:
    """Return which of `rows` the desk has to review by now: their period ends soon or has ended (PP 61/2010; D18)."""
    horizons: dict[int, date] = {}
    found = []
    for test in ending(rows).filter(period_until_on__lte=on + LONGEST_LEAD):
        if test.body_id not in horizons:
            horizons[test.body_id] = clocks.exemption_review_horizon(test.body, on)
        if test.period_until_on <= horizons[test.body_id]:
            found.append(test)
    return found


def to_review(user: Any, *, on: date) -> list[ConsequenceTest]:
    """Return what this desk has to review by now, the first to end first."""
    return due_for_review(policies.visible_to(user, on=on), on=on)


def waiting_for_superior(user: Any, *, on: date) -> QuerySet[ConsequenceTest]:
    """Return the tests that wait for the approval of this person."""
    rows = policies.visible_to(user, on=on).filter(status=S.AWAITING_APPROVAL).order_by("submitted_at", "pk")
    able = [
        test.pk
        for test in rows.select_related("body__region")
        if not policies.reason_against(policies.approve_test, user, test, on=on)
    ]
    return rows.filter(pk__in=able)
