"""What every action on a consequence test does first and last: take the lock, know the local day, save the move."""

from datetime import date, datetime

from accounts.policies import Denied
from requests_flow import clocks
from requests_flow.exemptions import rules
from requests_flow.exemptions.enums import PeriodKind
from requests_flow.exemptions.rules import Findings
from requests_flow.models import ConsequenceTest, InformationRequest, Participant


class IncompleteTest(ValueError):
    """The test lacks something that the law wants said; `str()` is a sentence for the officer."""


def locked(test: ConsequenceTest) -> ConsequenceTest:
    """Return the test fresh from the database and locked until the transaction ends.

    Joined is only what never changes: after waiting for the lock PostgreSQL reads the row anew, not its joins.
    """
    rows = ConsequenceTest.objects.select_for_update(of=("self",))
    return rows.select_related("body__region", "request", "previous").get(pk=test.pk)


def local_day(test: ConsequenceTest, at: datetime) -> date:
    """Return the day of `at` where the body is."""
    return clocks.local_day(test.body, at)


def save_move(test: ConsequenceTest) -> None:
    """Check and save the test after a transition; raises ConcurrentTransition when somebody else was first."""
    test.full_clean(exclude=["status"], validate_unique=False, validate_constraints=False)
    test.save()


def fill(test: ConsequenceTest, findings: Findings) -> None:
    """Put `findings` into the test, unsaved; raise IncompleteTest with a sentence when the law wants more."""
    faults = rules.faults_of(findings, has_request=test.request_id is not None)
    if faults:
        raise IncompleteTest(faults[0][1])
    for name, value in vars(findings).items():
        if name != "participants":
            setattr(test, name, value)
    if findings.period_kind != PeriodKind.UNTIL_DATE:
        test.period_until_on = None


def write_participants(test: ConsequenceTest, findings: Findings) -> None:
    """Replace who took part by those of `findings`."""
    test.participants.all().delete()
    for order, (name, position) in enumerate(findings.participants, start=1):
        row = Participant(test=test, order=order, name=name, position=position)
        row.full_clean()
        row.save()


def refuse_foreign(test: ConsequenceTest, request: InformationRequest | None) -> None:
    """Raise Denied when the request that caused a test was addressed to another body."""
    if request is not None and request.body_id != test.body_id:
        raise Denied("Permohonan ini ditujukan kepada badan publik lain.")
