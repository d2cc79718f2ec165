"""What the moves of a dispute share: the lock, and writing one step with its document, deadline and event."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from documents import files
from documents.enums import FileKind
from documents.models import StoredFile
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.actions import _case
from requests_flow.deadlines import terms as law
from requests_flow.disputes import messages, terms
from requests_flow.disputes.enums import DECISION_KINDS, GIVING_OUTCOMES, DisputeEventKind, DisputeOutcome, StepKind
from requests_flow.enums import Actor
from requests_flow.messages import scope_of
from requests_flow.models import Dispute, DisputeStep
from requests_flow.policies import Person
from requests_flow.timeline import record

WRONG_DAY = "Tanggal langkah ini harus sejak langkah sebelumnya sampai hari ini."
WRONG_RECEIPT = "Tanggal putusan diterima harus sejak tanggal putusannya sampai hari ini."
NO_NUMBER = "Tulis nomornya, seperti tertulis pada surat atau putusannya."
NO_OUTCOME = "Pilih hasil putusannya."
NOTHING_TO_ORDER = "Putusan yang tidak mengabulkan tidak mewajibkan badan publik memberikan informasi."
ORDER_NEEDS_TERM = "Tulis kewajiban badan publik beserta jangka waktunya."


@dataclass(frozen=True, kw_only=True)
class StepFacts:
    """A step as the form hands it over."""

    happened_on: date
    number: str = ""
    result: str = ""
    scan: UploadedFile | None = None
    # Of decisions only.
    outcome: str = ""
    received_on: date | None = None
    order: str = ""
    order_days: int | None = None


def locked(case: Dispute) -> Dispute:
    """Return the dispute fresh from the database and locked until the transaction ends."""
    return (
        Dispute.objects.select_for_update(of=("self",))
        .select_related("body", "body__region", "objection", "objection__body__region", "objection__request")
        .get(pk=case.pk)
    )


def keep_paper(body: PublicBody, scan: UploadedFile | None, *, by: User | None, at: datetime) -> StoredFile | None:
    """Keep the document of a step, if one was handed in; raises FileRefused."""
    if scan is None:
        return None
    return files.intake(upload=scan, kind=FileKind.DISPUTE_PAPER, scope=scope_of(body), by=by, at=at)


def add_step(
    case: Dispute, kind: StepKind, event: DisputeEventKind, facts: StepFacts, *, actor: Actor, by: Person, at: datetime
) -> DisputeStep:
    """Save the moved case with its step, next deadline and event, and tell the citizen; the caller made the move.

    Raises FileRefused, or ValueError with a sentence for a wrong day or a decision that lacks something.
    """
    user = by if isinstance(by, User) else None
    checked(case, kind, facts, on=_case.local_day(case, at))
    stored = keep_paper(case.body, facts.scan, by=user, at=at)
    due = terms.next_due(
        case, kind, happened_on=facts.happened_on, received_on=facts.received_on, outcome=facts.outcome
    )
    step = DisputeStep(
        dispute=case, kind=kind, happened_on=facts.happened_on, received_on=facts.received_on, outcome=facts.outcome,
        result=facts.result.strip(), number=facts.number.strip(), order=facts.order.strip(),
        order_days=facts.order_days, next_due_on=due.on if due else None, next_term=due.term.name if due else "",
        next_due_days=clocks.as_rows(due) if due else [], next_is_provisional=bool(due and due.provisional),
        document=stored, recorded_at=at, recorded_by=user,
    )  # fmt: skip
    step.full_clean()
    _case.save_move(case)
    step.save()
    record(
        case, event, at=at, actor=actor, user=user, step=step.pk, happened_on=step.happened_on.isoformat(),
        outcome=step.outcome, next_due_on=due.on.isoformat() if due else "", orders=bool(step.order),
        sha256=stored.sha256 if stored else "",
    )  # fmt: skip
    messages.recorded(case, step, at=at, told_by_citizen=actor is Actor.APPLICANT)
    return step


def checked(case: Dispute, kind: StepKind, facts: StepFacts, *, on: date) -> None:
    """Raise ValueError with a sentence when a step happened on an impossible day or a decision is incomplete."""
    last = case.steps.order_by("pk").last()
    if not (last.happened_on if last else case.filed_on) <= facts.happened_on <= on:
        raise ValueError(WRONG_DAY)
    if kind not in DECISION_KINDS:
        return
    if not facts.number.strip():
        raise ValueError(NO_NUMBER)
    allowed = [each for each in DisputeOutcome if kind == StepKind.DECISION or each != DisputeOutcome.AGREED]
    if facts.outcome not in allowed:
        raise ValueError(NO_OUTCOME)
    if facts.received_on is None or not facts.happened_on <= facts.received_on <= on:
        raise ValueError(WRONG_RECEIPT)
    _check_order(facts)


def _check_order(facts: StepFacts) -> None:
    if not facts.order.strip() and facts.order_days is None:
        return
    if facts.outcome not in GIVING_OUTCOMES:
        raise ValueError(NOTHING_TO_ORDER)
    if not facts.order.strip() or facts.order_days is None:
        raise ValueError(ORDER_NEEDS_TERM)
    law.ordered(facts.order_days)
