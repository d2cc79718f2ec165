"""answer: decide on each requested item and issue the letter that says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from documents import scans
from documents.enums import LetterKind
from documents.models import Letter, StoredFile
from requests_flow import costs, letter_facts, messages, outcomes, policies
from requests_flow.actions import _case, _letters
from requests_flow.enums import EventKind, ItemDecision, Outcome
from requests_flow.exemptions.letter_facts import harm_of
from requests_flow.exemptions.selectors import fault_of_use
from requests_flow.letters import NotificationContent, RefusalContent
from requests_flow.models import (
    Answer,
    AnswerCost,
    AnswerFile,
    ConsequenceTest,
    InformationRequest,
    ItemAnswer,
    RequestItem,
)
from requests_flow.timeline import record

NO_COST = costs.Wanted()


class AnswerIncomplete(ValueError):
    """The answer lacks something that the law wants said; `str()` is a sentence for the officer."""


@dataclass(frozen=True, kw_only=True)
class ItemReply:
    """The decision on one item."""

    decision: str
    holder: str = ""
    ground: str = ""
    reason: str = ""
    redacted: str = ""
    test: ConsequenceTest | None = None
    """The finished consequence test on which an exemption rests (UU 14/2008 article 19)."""

    @property
    def is_exempt(self) -> bool:
        """Is the item kept back, whole or in part, on an article-17 ground?"""
        return outcomes.is_exempt(self.decision, self.ground)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A whole answer as the form hands it over: a reply for each item id, the files, how they are handed over."""

    items: Mapping[int, ItemReply]
    handover: str
    files: Sequence[StoredFile] = ()
    refer: bool = False
    wanted: costs.Wanted = NO_COST
    """What is to be paid for copies; counted here, never taken from the form."""

    @property
    def outcome(self) -> Outcome:
        """What the answer gives as a whole."""
        return outcomes.outcome_of([reply.decision for reply in self.items.values()])

    @property
    def gives_something(self) -> bool:
        """Is anything given, whole or in part?"""
        return self.outcome in (Outcome.GRANTED, Outcome.PARTLY_GRANTED)

    @property
    def holder(self) -> str:
        """The body named in a referral letter; empty when none is wanted or not all is held by the same one."""
        named = {reply.holder for reply in self.items.values() if reply.decision == ItemDecision.NOT_HELD} - {""}
        return named.pop() if self.refer and len(named) == 1 else ""


@transaction.atomic
def answer(*, case: InformationRequest, reply: Reply, by: User, at: datetime) -> Answer:
    """Issue the written notification or refusal (UU 14/2008 article 22(7)); it answers once it is signed.

    Raises Denied, or AnswerIncomplete with a sentence when an item is not answered, lacks ground or reason, or is kept
    back as exempt without a finished consequence test (article 19).
    """
    case = _case.locked(case)
    on = _case.local_day(case, at)
    actor = policies.answer(by, case, on=on)
    items = checked(case, reply)
    _check_files(case, reply, at=at)
    _hold_tests(reply)
    tests = tested(case, reply, items, on=on)
    referral = _refer(case, reply, items, by, at)
    bill = billed(case, reply, on=on)
    number = referral.number if referral else ""
    content = content_of(case, reply, tests=tests, bill=bill, referral_number=number, at=at)
    letter = _letters.issue_letter(case, outcomes.letter_for(reply.outcome), content, by=by, at=at)
    written = Answer.objects.create(
        round=case.current_round,
        outcome=reply.outcome,
        handover=reply.handover,
        prepared_at=at,
        prepared_by=by,
        tariff=bill.tariff,
        letter=letter,
        referral_letter=referral,
    )
    _write_items(written, reply, items)
    _write_costs(written, bill)
    case.answer()
    _case.save_move(case)
    record(
        case, EventKind.ANSWER_ISSUED, at=at, actor=actor, user=by,
        letter=str(letter.pk), number=letter.number, outcome=reply.outcome, body_sha256=letter.body_sha256,
        files=[stored.sha256 for stored in reply.files], tests=[str(test.public_id) for test in tests],
        **({"cost": bill.total} if bill.total else {}),
    )  # fmt: skip
    messages.signature_awaited(case, at=at, by=by)
    return written


def checked(case: InformationRequest, reply: Reply) -> list[RequestItem]:
    """Return the items of `case` in order; raise AnswerIncomplete when the reply does not say all the law wants."""
    items = list(case.items.all())
    if {item.pk for item in items} != set(reply.items):
        raise AnswerIncomplete("Setiap informasi yang diminta harus dijawab satu per satu.")
    for item in items:
        facts = reply.items[item.pk]
        faults = outcomes.faults_of(
            facts.decision, holder=facts.holder, ground=facts.ground, reason=facts.reason, redacted=facts.redacted
        )
        if faults:
            raise AnswerIncomplete(f"Informasi nomor {item.position}: {faults[0][1]}")
    return items


def _check_files(case: InformationRequest, reply: Reply, *, at: datetime) -> None:
    """Refuse a file in which something was found that nobody decided to give (UU 27/2022 articles 35 to 39)."""
    for stored in reply.files:
        result = scans.ensure_scanned(stored_file=stored, at=at)
        if (
            scans.blocking(result)
            and not case.scan_overrides.filter(file__sha256=stored.sha256, version=result.version).exists()
        ):
            raise AnswerIncomplete(
                f"{stored.original_name}: ada temuan pada berkas ini. Perbaiki lalu unggah lagi, atau teruskan dengan "
                "alasan."
            )


def tested(case: InformationRequest, reply: Reply, items: Sequence[RequestItem], *, on: date) -> list[ConsequenceTest]:
    """Return the consequence tests on which the reply rests, in the order of the items, each once.

    Raises AnswerIncomplete for an exempt item without a finished test of this body and ground that still holds
    (UU 14/2008 articles 19 and 20).
    """
    used: dict[int, ConsequenceTest] = {}
    for item in items:
        facts = reply.items[item.pk]
        if not facts.is_exempt:
            continue
        # As it stands now: another officer may have opened the information meanwhile.
        test = ConsequenceTest.objects.filter(pk=facts.test.pk).first() if facts.test else None
        fault = fault_of_use(test, case.body, decision=facts.decision, ground=facts.ground, on=on)
        if test is None or fault:
            raise AnswerIncomplete(f"Informasi nomor {item.position}: {fault}")
        used.setdefault(test.pk, test)
    return list(used.values())


def billed(case: InformationRequest, reply: Reply, *, on: date) -> costs.Bill:
    """Return what the applicant pays (article 22(7)g); AnswerIncomplete with a sentence for what may not be asked."""
    try:
        return costs.bill(case, reply.wanted, gives_something=reply.gives_something, on=on)
    except ValueError as refusal:
        raise AnswerIncomplete(str(refusal)) from None


def content_of(
    case: InformationRequest,
    reply: Reply,
    *,
    tests: Sequence[ConsequenceTest],
    bill: costs.Bill,
    referral_number: str,
    at: datetime,
) -> NotificationContent | RefusalContent:
    """Return the words of the letter for this reply, with what `tests` found of the harm.

    `referral_number` is that of the letter that names the holder.
    """
    decisions = [
        (item, {
            "decision": facts.decision, "holder": facts.holder, "ground": facts.ground,
            "reason": facts.reason, "redacted": facts.redacted,
        })
        for item in case.items.all()
        if (facts := reply.items[item.pk])
    ]  # fmt: skip
    harms = [harm_of(test) for test in tests]
    if outcomes.letter_for(reply.outcome) is LetterKind.REFUSAL:
        return letter_facts.refusal(case, decisions=decisions, harms=harms)
    return letter_facts.notification(
        case, outcome=reply.outcome, decisions=decisions, files=reply.files, handover=reply.handover, harms=harms,
        bill=bill, referral_number=referral_number, at=at,
    )  # fmt: skip


def _hold_tests(reply: Reply) -> None:
    """Lock the tests of the reply till its end: nobody opens the information while it is refused."""
    used = [facts.test.pk for facts in reply.items.values() if facts.test]
    list(ConsequenceTest.objects.select_for_update(of=("self",)).filter(pk__in=used).order_by("pk"))


def _refer(
    case: InformationRequest, reply: Reply, items: Sequence[RequestItem], by: User, at: datetime
) -> Letter | None:
    if not reply.holder:
        return None
    elsewhere = [item for item in items if reply.items[item.pk].decision == ItemDecision.NOT_HELD]
    content = letter_facts.referral(
        case, items=elsewhere, holder=reply.holder, explanation=reply.items[elsewhere[0].pk].reason
    )
    return _letters.issue_letter(case, LetterKind.REFERRAL, content, by=by, at=at)


def _write_items(written: Answer, reply: Reply, items: Sequence[RequestItem]) -> None:
    for item in items:
        facts = reply.items[item.pk]
        row = ItemAnswer(
            answer=written,
            item=item,
            decision=facts.decision,
            holder=facts.holder,
            ground=facts.ground,
            reason=facts.reason,
            redacted=facts.redacted,
            test=facts.test if facts.is_exempt else None,
        )
        row.full_clean()
        row.save()
    AnswerFile.objects.bulk_create(AnswerFile(answer=written, file=stored) for stored in reply.files)


def _write_costs(written: Answer, bill: costs.Bill) -> None:
    AnswerCost.objects.bulk_create(
        AnswerCost(
            answer=written, position=position, what=charge.what, unit=charge.unit, price=charge.price,
            quantity=charge.quantity, amount=charge.amount,
        )
        for position, charge in enumerate(bill.charges, start=1)
    )  # fmt: skip
