"""The timeline of a case as officers read it: who did what, with the notes, names and letters behind the bare facts."""

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.models import User
from documents.enums import FindingCode
from documents.models import Letter, StoredFile
from requests_flow import case_words, wording
from requests_flow.enums import Actor, EventKind, Outcome, ProofChannel, ReceiverKind, RequestStatus
from requests_flow.models import Event, InformationRequest, NoteEvidence, Round

K = EventKind
# On these the letter is still the paper that went to the signature; on the later ones it is the signed letter.
ABOUT_FILES = (K.FILE_PREPARED, K.FILE_REMOVED, K.SCAN_OVERRIDDEN)
ISSUING = (K.COMPLETION_ASKED, K.EXTENSION_ISSUED, K.ANSWER_ISSUED, K.ANSWER_RECALLED)


def timeline(case: InformationRequest, letters: Mapping[str, Letter]) -> list[dict[str, Any]]:
    """Return components/timeline.html: every event, and for an open case what comes next."""
    events = case_words.events_of(case)
    words = _Words(case, events, letters)
    return [words.item(event) for event in events] + _ahead(case)


class _Words:
    """Turns the ids in the facts of events into names, notes and links, each kind asked for once."""

    def __init__(self, case: InformationRequest, events: Sequence[Event], letters: Mapping[str, Letter]) -> None:
        self.case = case
        self.letters = letters
        several = case.current_round.number > 1
        self.rounds = list(case.rounds.order_by("number")) if several else [case.current_round]
        noted = _any(events, K.NOTED) or _any(events, K.GOOD_FAITH_NOTED)
        self.notes = {note.pk: note.text for note in case.notes.all()} if noted else {}
        people = [event.facts["to"] for event in events if event.kind == K.ASSIGNED]
        self.people = User.objects.in_bulk(people) if people else {}
        files = [event.facts["file"] for event in events if event.kind in ABOUT_FILES]
        stored = StoredFile.objects.filter(pk__in=files).order_by("pk") if files else []
        self.files = {str(row.pk): row.original_name for row in stored}

    def item(self, event: Event) -> dict[str, Any]:
        return {
            "title": event.get_kind_display(),
            "state": "",
            "at": event.at,
            "by": None,
            "meta": [_actor(event)],
            "text": self._text(event),
            "files": self._papers(event),
        }

    def _text(self, event: Event) -> str:
        facts, current = event.facts, self._round_at(event)
        letter = self.letters.get(facts.get("letter", ""))
        texts = {
            K.NOTED: lambda: self.notes.get(facts["note"], ""),
            K.GOOD_FAITH_NOTED: lambda: self.notes.get(facts["note"], ""),
            K.ASSIGNED: lambda: f"Kepada {self.people[facts['to']].full_name}",
            K.FILE_PREPARED: lambda: self.files.get(facts["file"], ""),
            K.FILE_REMOVED: lambda: self.files.get(facts["file"], ""),
            K.SCAN_OVERRIDDEN: lambda: f"{self.files.get(facts['file'], '')}: {found_words(facts['counts'])}",
            K.COMPLETION_ASKED: lambda: ", ".join(row["what"] for row in current.completion_missing),
            K.COMPLETED: lambda: current.completion_reply,
            K.EXTENSION_ISSUED: current.get_extension_reason_display,
            K.ANSWER_ISSUED: lambda: Outcome(facts["outcome"]).label,
            K.ANSWER_RECALLED: lambda: letter.void_reason if letter else "",
            K.CLOSED: lambda: case_words.closed_words(facts),
            K.RECOUNTED: lambda: case_words.recount_words(facts),
            K.PAYMENT_RECORDED: lambda: wording.rupiah(facts["amount"]),
            K.PAYMENT_CANCELLED: lambda: wording.rupiah(facts["amount"]),
            K.HANDED_OVER: lambda: ReceiverKind(facts["receiver"]).label,
            K.RATED: lambda: f"{facts['score']} dari 5",
            K.RECEIVED_BY_APPLICANT: lambda: ProofChannel(facts["channel"]).label,
        }
        return texts[K(event.kind)]() if event.kind in texts else ""

    def _round_at(self, event: Event) -> Round:
        """Return the round that was running when something happened."""
        begun = [row for row in self.rounds if row.started_at <= event.at]
        return begun[-1] if begun else self.rounds[0]

    def _papers(self, event: Event) -> list[dict[str, str]]:
        if event.kind == K.FILED:
            return [case_words.letter_link(self.case, receipt)] if (receipt := self.case.receipt_letter) else []
        if event.kind == K.GOOD_FAITH_NOTED:
            rows = NoteEvidence.objects.filter(note=event.facts["note"]).select_related("file")
            return [case_words.file_link(self.case, row.file) for row in rows]
        letter = self.letters.get(event.facts.get("letter", ""))
        if letter is None:
            return []
        return [self._link(letter, as_issued=event.kind in ISSUING), *self._referral(event)]

    def _link(self, letter: Letter, *, as_issued: bool) -> dict[str, str]:
        link = case_words.letter_link(self.case, letter)
        if letter.is_voided:
            return link | {"text": f"{link['text']} (dibatalkan)"}
        if as_issued and letter.signed_file_id:
            before = {"url": f"{link['url']}?asli=1", "text": f"{link['text']} sebelum ditandatangani", "detail": "PDF"}
            return link | before
        return link

    def _referral(self, event: Event) -> list[dict[str, str]]:
        """Return the link to a referral that was issued together with the answer."""
        if event.kind != K.ANSWER_ISSUED:
            return []
        together = [x for x in self.letters.values() if x.kind == "referral" and x.issued_at == event.at]
        return [self._link(letter, as_issued=False) for letter in together]


def found_words(counts: Mapping[str, int]) -> str:
    """Return what was found in a file, in one line."""
    return ", ".join(f"{FindingCode(code).label.lower()} ({count})" for code, count in counts.items())


def _any(events: Sequence[Event], kind: EventKind) -> bool:
    return any(event.kind == kind for event in events)


def _actor(event: Event) -> str:
    if event.user is None:
        return "Oleh pemohon" if event.actor == Actor.APPLICANT else "Oleh sistem"
    if event.actor == Actor.REGENCY:
        return f"{event.user.full_name}, kabupaten"
    return event.user.full_name


def _ahead(case: InformationRequest) -> list[dict[str, Any]]:
    blank: dict[str, Any] = {"at": None, "by": None, "meta": [], "text": "", "files": []}
    current = case.current_round
    titles = {
        RequestStatus.RECEIVED: "Menunggu diproses",
        RequestStatus.IN_PROGRESS: "Jawaban disiapkan",
        RequestStatus.AWAITING_SIGNATURE: "Menunggu tanda tangan",
    }
    if not case.is_open:
        return []
    if case.status == RequestStatus.INCOMPLETE:
        now = {"title": "Menunggu kelengkapan dari pemohon", "state": "now", "by": current.completion_due_on}
    else:
        now = {"title": titles[RequestStatus(case.status)], "state": "now"}
    return [blank | now, blank | {"title": "Jawaban tertulis", "state": "next", "by": current.deadline_on}]
