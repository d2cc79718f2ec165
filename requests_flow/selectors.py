"""Questions of the desk: which requests wait for whom, found by filters, counted in sets. Nothing here writes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import TruncDate

from accounts.models import User
from documents.enums import LetterKind, SigningMode
from documents.models import Letter
from notifications import selectors as notification_selectors
from notifications.models import Message
from registry import selectors as registry_selectors
from registry.models import PublicBody, Region
from requests_flow import clocks, policies
from requests_flow.deadlines import schedule
from requests_flow.deadlines.schedule import Calendar, Standing
from requests_flow.deadlines.workdays import add_working_days
from requests_flow.enums import ENDED_STATUSES, OPEN_STATUSES, RequestStatus
from requests_flow.messages import scope_of
from requests_flow.models import DEADLINE, InformationRequest, RequestItem, Round

SOON_DAYS = 3
TO_ANSWER = (RequestStatus.RECEIVED, RequestStatus.IN_PROGRESS)
ONE_DAY = timedelta(days=1)
# Those of a case stand with the case.
PAPERS_OF_THE_OFFICE = (
    LetterKind.CHARTER, LetterKind.PROCEDURE, LetterKind.PPID_DECREE, LetterKind.DIP_DECREE, LetterKind.DIK_DECREE,
    LetterKind.ANNUAL_REPORT,
)  # fmt: skip

TABS: dict[str, tuple[str, ...]] = {
    "running": OPEN_STATUSES,
    "answered": (RequestStatus.ANSWERED,),
    "ended": ENDED_STATUSES,
}


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the inbox is narrowed to. `handler` is a user id, "none" for nobody, or empty for everybody."""

    tab: str = "running"
    q: str = ""
    channel: str = ""
    handler: str = ""
    condition: str = ""
    body: str = ""


# --- bodies and calendars ---------------------------------------------------------------------------------------------
@dataclass
class Calendars:
    """The office calendars of a page on one day; bodies with the same habits share one."""

    on: date
    _known: dict[tuple[str, Any], Calendar] = field(default_factory=dict)

    def of(self, body: PublicBody) -> Calendar:
        """Return the calendar of `body` around the day of the page."""
        habits = (body.region.regency_code, None if body.rest_days is None else tuple(body.rest_days))
        if habits not in self._known:
            self._known[habits] = clocks.calendar_of(body, self.on)
        return self._known[habits]

    def standing(self, body: PublicBody, due_on: date) -> Standing:
        """Return how a deadline of `body` stands on the day of the page."""
        return schedule.condition(due_on, self.on, self.of(body), soon=SOON_DAYS)

    def soon_until(self, body: PublicBody) -> date:
        """Return the last date on which a deadline of `body` counts as due soon."""
        calendar = self.of(body)
        beyond = add_working_days(self.on, SOON_DAYS + 1, calendar.non_working, rest_days=calendar.rest_days)
        return beyond - ONE_DAY


# --- lists ------------------------------------------------------------------------------------------------------------
def for_rows(rows: QuerySet[InformationRequest]) -> list[InformationRequest]:
    """Return requests with all that a row of a list shows, in a fixed number of queries; identities stay encrypted."""
    loaded = rows.select_related("body__region", "applicant", "assigned_to").defer(
        "applicant__nik", "applicant__other_identity"
    )
    cases = list(loaded.prefetch_related(Prefetch("rounds", Round.objects.order_by("number"))))
    for case in cases:
        case.current_round = list(case.rounds.all())[-1]
    return cases


def by_deadline(rows: QuerySet[InformationRequest]) -> QuerySet[InformationRequest]:
    """Return `rows` with the most urgent first."""
    return rows.with_deadline().order_by("deadline_on", "received_at", "pk")


def to_do(user: Any, *, on: date) -> QuerySet[InformationRequest]:
    """Return what the bodies that `user` serves have to process or answer, the most urgent first."""
    served = registry_selectors.bodies_served_by(user, on=on).order_by().values("pk")
    return by_deadline(InformationRequest.objects.filter(body__in=served, status__in=TO_ANSWER))


def unattended(user: Any, *, on: date) -> QuerySet[InformationRequest]:
    """Return, for a regency's admin, what bodies without an active officer have to process or answer."""
    bodies = policies.unattended_bodies(user, on=on).order_by().values("pk")
    return by_deadline(InformationRequest.objects.filter(body__in=bodies, status__in=TO_ANSWER))


def to_sign(user: Any, *, on: date) -> QuerySet[InformationRequest]:
    """Return the requests with a letter that counts only once it is signed: an answer, an extension, a notice."""
    mine = policies.visible_to(user, on=on).open()
    unsigned = Letter.objects.filter(signed_at=None, voided_at=None).exclude(signing_mode=SigningMode.NONE)
    # After the old deadline an extension can no longer be signed.
    extension = Q(extension_letter__in=unsigned, deadline__gte=on)
    notices = Round.objects.alias(deadline=DEADLINE).filter(
        extension | Q(completion_letter__in=unsigned), request=OuterRef("pk")
    )
    return by_deadline(mine.filter(Q(status=RequestStatus.AWAITING_SIGNATURE) | Exists(notices)))


def waiting_for_applicant(user: Any, *, on: date) -> QuerySet[InformationRequest]:
    """Return the requests that the applicant has to complete."""
    return by_deadline(policies.visible_to(user, on=on).filter(status=RequestStatus.INCOMPLETE))


# --- inbox ------------------------------------------------------------------------------------------------------------
def inbox(user: Any, filters: Filters, *, on: date) -> QuerySet[InformationRequest]:
    """Return the requests of one tab that fit the filters: running ones most urgent first, others latest first."""
    rows = _narrowed(user, filters, on=on).filter(status__in=TABS[filters.tab])
    if filters.tab == "running":
        return by_deadline(rows)
    return rows.with_deadline().order_by(F("deadline_on").desc(), "-received_at", "-pk")


def tab_counts(user: Any, filters: Filters, *, on: date) -> dict[str, int]:
    """Return how many requests each tab holds under the same filters."""
    counts = {tab: Count("pk", filter=Q(status__in=statuses)) for tab, statuses in TABS.items()}
    return _narrowed(user, filters, on=on).order_by().aggregate(**counts)


def handlers(user: Any, *, on: date) -> QuerySet[User]:
    """Return the people to whom requests of this desk are assigned, by name."""
    held = policies.visible_to(user, on=on).order_by().values("assigned_to")
    return User.objects.filter(pk__in=held).order_by("full_name", "pk")


def _narrowed(user: Any, filters: Filters, *, on: date) -> QuerySet[InformationRequest]:
    rows = policies.visible_to(user, on=on)
    if filters.q:
        rows = rows.filter(_matches(filters.q))
    if filters.channel:
        rows = rows.filter(channel=filters.channel)
    if filters.handler:
        rows = rows.filter(assigned_to=None if filters.handler == "none" else int(filters.handler))
    if filters.body:
        rows = rows.filter(body__public_id=filters.body)
    return _in_condition(rows, filters.condition, on=on)


def _matches(words: str) -> Q:
    items = RequestItem.objects.filter(request=OuterRef("pk"), description__icontains=words)
    return (
        Q(number__icontains=words)
        | Q(subject__icontains=words)
        | Q(applicant__name__icontains=words)
        | Q(applicant__organisation__icontains=words)
        | Exists(items)
    )


def _in_condition(rows: QuerySet[InformationRequest], condition: str, *, on: date) -> QuerySet[InformationRequest]:
    if condition == "late":
        return rows.overdue(on=on)
    if condition == "soon":
        return rows.open().with_deadline().filter(due_soon(rows, on=on))
    statuses = {"incomplete": RequestStatus.INCOMPLETE, "awaiting_signature": RequestStatus.AWAITING_SIGNATURE}
    return rows.filter(status=statuses[condition]) if condition in statuses else rows


def due_soon(rows: QuerySet[InformationRequest], *, on: date) -> Q:
    """Return the condition on `deadline_on` for being due within three working days, by each body's own calendar."""
    calendars = Calendars(on)
    bodies = PublicBody.objects.filter(pk__in=rows.open().order_by().values("body")).select_related("region")
    until: dict[date, list[int]] = defaultdict(list)
    for body in bodies.order_by("pk"):
        until[calendars.soon_until(body)].append(body.pk)
    found = Q(pk__in=())
    for last_day, ids in until.items():
        found |= Q(body__in=ids, deadline_on__gte=on, deadline_on__lte=last_day)
    return found


# --- figures ----------------------------------------------------------------------------------------------------------
def open_counts(user: Any, *, on: date) -> dict[str, int]:
    """Return how many open requests of the desk are late, due soon, and waiting for the applicant."""
    rows = policies.visible_to(user, on=on).open().with_deadline().order_by()
    return rows.aggregate(
        late=Count("pk", filter=Q(deadline_on__lt=on)),
        soon=Count("pk", filter=due_soon(rows, on=on)),
        incomplete=Count("pk", filter=Q(status=RequestStatus.INCOMPLETE)),
    )


def punctuality(user: Any, *, on: date, zone: str) -> tuple[int, int]:
    """Return (answered in time, answered) of the rounds answered this year by this desk; `on` gives the year."""
    rounds = Round.objects.filter(request__in=policies.visible_to(user, on=on).order_by().values("pk"))
    answered = rounds.order_by().annotate(answered_on=TruncDate("answered_at", tzinfo=ZoneInfo(zone)))
    figures = answered.filter(answered_on__year=on.year).aggregate(
        answered=Count("pk"),
        in_time=Count("pk", filter=Q(answered_on__lte=DEADLINE)),
    )
    return figures["in_time"], figures["answered"]


def papers_to_sign(bodies: Iterable[PublicBody]) -> QuerySet[Letter]:
    """Return the papers of the office, not of a case, that wait for a signature; the oldest first."""
    scopes = [body.scope for body in bodies]
    rows = Letter.objects.filter(scope__in=scopes, kind__in=PAPERS_OF_THE_OFFICE, signed_at=None, voided_at=None)
    return rows.exclude(signing_mode=SigningMode.NONE).order_by("issued_at", "pk")


def failed_messages(bodies: Iterable[PublicBody]) -> QuerySet[Message]:
    """Return the messages of these bodies that never arrived: somebody has to tell the person in another way."""
    return notification_selectors.failed(scopes=[scope_of(body) for body in bodies])


# --- one case ---------------------------------------------------------------------------------------------------------
def letters_of(case: InformationRequest) -> list[Letter]:
    """Return all letters of a case with their files, in the order they were issued."""
    rows = Letter.objects.filter(subject=case.about).select_related("pdf", "signed_file")
    return list(rows.order_by("issued_at", "number", "pk"))


def unsigned(letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters that wait for a signature."""
    return [letter for letter in letters if not letter.is_signed and not letter.is_voided]


def villages_served(body: PublicBody) -> list[Region]:
    """Return the kelurahan whose requests go to `body`; none for the government of a desa."""
    regency = registry_selectors.regency_of(body.region)
    rows = registry_selectors.villages(regency=regency).filter(kind="kelurahan")
    first = rows.first()
    if first is None or registry_selectors.kelurahan_superior(first).pk != body.pk:
        return []
    return list(rows)
