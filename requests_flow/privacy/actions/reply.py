"""reply: the PPID decides a personal-data request and issues the reply."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from documents.enums import LetterKind
from requests_flow.actions import _case, _letters
from requests_flow.models import DataReply, PersonalDataRequest
from requests_flow.privacy import letter_facts, policies
from requests_flow.privacy.actions import _data_request
from requests_flow.privacy.enums import GIVING, DataEventKind, DataOutcome, DataRight
from requests_flow.privacy.erasure import erasable
from requests_flow.privacy.letter_facts import Ruling
from requests_flow.timeline import record


class ReplyIncomplete(ValueError):
    """The reply lacks something that the law wants said; `str()` is a sentence for the PPID."""


@transaction.atomic
def reply(*, case: PersonalDataRequest, ruling: Ruling, by: User, at: datetime) -> DataReply:
    """Issue the reply; it counts once it is signed. Raises Denied, or ReplyIncomplete with a sentence."""
    case = _data_request.locked(case)
    actor = policies.reply(by, case, on=_case.local_day(case, at))
    ruling = checked(case, ruling, at=at)
    content = letter_facts.reply(case, ruling, at=at)
    letter = _letters.issue_letter(case, LetterKind.PERSONAL_DATA_REPLY, content, by=by, at=at)
    made = DataReply(
        data_request=case, outcome=ruling.outcome, measures=ruling.measures, reasons=ruling.reasons,
        keep_until_on=ruling.keep_until, prepared_at=at, prepared_by=by, letter=letter,
    )  # fmt: skip
    made.full_clean()
    made.save()
    case.reply()
    _case.save_move(case)
    record(
        case, DataEventKind.REPLY_ISSUED, at=at, actor=actor, user=by, letter=str(letter.pk), number=letter.number,
        outcome=ruling.outcome, body_sha256=letter.body_sha256,
    )  # fmt: skip
    return made


def checked(case: PersonalDataRequest, ruling: Ruling, *, at: datetime) -> Ruling:
    """Return the ruling without stray spaces and with the end of the retention; raise ReplyIncomplete with a sentence.

    An erasure is granted only for cases that are final; a correction only after the data were changed.
    """
    outcome, measures, reasons = ruling.outcome, ruling.measures.strip(), ruling.reasons.strip()
    if outcome not in DataOutcome.values:
        raise ReplyIncomplete("Pilih keputusan atas permintaan ini.")
    if outcome in GIVING and not measures:
        raise ReplyIncomplete("Tulis apa yang sudah atau akan dilakukan; tercetak dalam surat.")
    if outcome != DataOutcome.GRANTED and not reasons:
        raise ReplyIncomplete("Tulis alasan mengapa tidak dikabulkan seluruhnya; tercetak dalam surat.")
    if outcome in GIVING and case.right == DataRight.CORRECT and not _is_corrected(case):
        raise ReplyIncomplete("Perbaiki dahulu datanya, lalu tanggapi.")
    keep_until = None
    if case.right == DataRight.ERASE:
        state = erasable(case, at=at)
        if outcome in GIVING and state.blocked:
            raise ReplyIncomplete(f"{state.blocked} Penghapusan belum dapat dikabulkan.")
        keep_until = state.keep_until if outcome != DataOutcome.GRANTED else None
    given = measures if outcome in GIVING else ""
    denied = reasons if outcome != DataOutcome.GRANTED else ""
    return Ruling(outcome=outcome, measures=given, reasons=denied, keep_until=keep_until)


def _is_corrected(case: PersonalDataRequest) -> bool:
    return case.events.filter(kind=DataEventKind.CORRECTED).exists()
