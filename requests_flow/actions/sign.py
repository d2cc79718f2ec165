"""sign: a letter of the case is signed, on paper or electronically, and from then on it counts."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from documents import issuing
from documents.models import Letter
from requests_flow import clocks, messages, policies
from requests_flow.actions import _case, _letters
from requests_flow.actions.recall import standing_answer
from requests_flow.enums import Actor, EventKind
from requests_flow.models import InformationRequest, Round
from requests_flow.timeline import record

TOO_LATE = "Permohonan sudah dijawab sebelum surat ini ditandatangani."


@transaction.atomic
def sign(
    *, case: InformationRequest, letter: Letter, scan: UploadedFile | None, by: User, at: datetime
) -> InformationRequest:
    """Attach the signed scan (wet) or sign the PDF (tte), and let the letter take its effect.

    The answer letter answers the request at `at`; an extension moves the deadline, only while the old one has not
    passed (article 22(8)); a completeness notice starts its term. Raises Denied, FileRefused, or ValueError when the
    scan is missing or the letter is none of this case.
    """
    case = _case.locked(case)
    on = _case.local_day(case, at)
    answer = standing_answer(case)
    is_answer = answer is not None and answer.letter_id == letter.pk
    actor = policies.sign(by, case, on=on) if is_answer else policies.sign_notice(by, case, on=on)
    current = case.current_round
    if letter.pk == current.extension_letter_id and on > current.deadline_on:
        raise Denied("Batas jawaban semula sudah lewat, jadi perpanjangan ini tidak dapat lagi ditandatangani.")
    if letter.subject != case.about:
        raise ValueError("Surat ini bukan surat permohonan ini.")
    if letter.is_voided:
        raise Denied("Surat ini sudah dibatalkan, jadi tidak dapat ditandatangani.")
    letter = issuing.sign(letter=letter, scan=scan, by=by, at=at)
    if is_answer:
        _take_answer(case, current, letter, actor, by, at)
    elif letter.pk == current.extension_letter_id:
        _take_extension(case, current, letter, actor, by, at)
    else:
        _take_notice(case, current, letter, actor, by, at, on)
    return case


def _take_answer(
    case: InformationRequest, current: Round, letter: Letter, actor: Actor, by: User, at: datetime
) -> None:
    case.sign()
    _case.save_move(case)
    current.answered_at, current.answered_by = at, by
    current.save()
    notices = (current.completion_letter, current.extension_letter)
    _letters.void_unsigned(notices, reason=TOO_LATE, by=by, at=at)
    record(case, EventKind.ANSWERED, at=at, actor=actor, user=by, **_letters.facts_of(letter))
    messages.answered(case, at=at)


def _take_extension(
    case: InformationRequest, current: Round, letter: Letter, actor: Actor, by: User, at: datetime
) -> None:
    due = clocks.extended_due(case.body, current.deadline_on)
    current.extended_at, current.extended_by = at, by
    current.extended_due_on, current.extended_due_days = due.on, clocks.as_rows(due)[1:]
    current.save()
    record(
        case, EventKind.EXTENDED, at=at, actor=actor, user=by, due_on=due.on.isoformat(), **_letters.facts_of(letter)
    )
    messages.extended(case, at=at)


def _take_notice(
    case: InformationRequest, current: Round, letter: Letter, actor: Actor, by: User, at: datetime, on: date
) -> None:
    if letter.pk == current.completion_letter_id:
        # The term to complete runs from the notice that counts; signing later may only give the applicant more time.
        later = clocks.completion_due(case.body, on).on
        current.completion_due_on = max(later, current.completion_due_on)
        current.save()
    record(case, EventKind.LETTER_SIGNED, at=at, actor=actor, user=by, **_letters.facts_of(letter))
