"""What a dispute bundle proves: who was told when and how, how each deadline was counted, what happened. Plain data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from notifications.models import Delivery
from requests_flow import case_words, clocks, wording
from requests_flow.deadlines import terms
from requests_flow.deadlines.schedule import Due
from requests_flow.enums import Actor, ProofChannel
from requests_flow.models import Dispute, InformationRequest, Objection, Opening, Round
from requests_flow.models.timeline import BaseEvent
from requests_flow.timeline import Case

CASE_NAMES = {"request": "Permohonan", "objection": "Keberatan", "dispute": "Sengketa"}


@dataclass(frozen=True)
class Clock:
    """One deadline with each day that was counted or skipped."""

    name: str
    basis: str
    due_on: date
    days: list[dict[str, Any]]


def cases_of(dispute: Dispute) -> dict[str, Case]:
    """Return the cases behind a dispute by name, the oldest first; an objection of ground b may have no request."""
    objection = dispute.objection
    found: dict[str, Case] = {"request": objection.request} if objection.request else {}
    return found | {"objection": objection, "dispute": dispute}


# --- who was told -----------------------------------------------------------------------------------------------------
def deliveries(dispute: Dispute) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (when, case, what, way, proof) for all that reached the citizen, and each attempt to send a mail."""
    objection, zone = dispute.objection, clocks.zone_of(dispute.body)
    for row in objection.request.rounds.order_by("number") if objection.request else ():
        if row.received_by_applicant_at:
            what = f"Jawaban permohonan, putaran {row.number}"
            yield _proof(row.received_by_applicant_at, zone, "request", what, row.receipt_channel, row.receipt_evidence)
    if objection.received_by_objector_at:
        channel, evidence = objection.receipt_channel, objection.receipt_evidence
        yield _proof(objection.received_by_objector_at, zone, "objection", "Tanggapan keberatan", channel, evidence)
    for opening in _openings(objection):
        case = "request" if opening.round_id else "objection"
        what = "Halaman status dibuka dengan kunci lacak atau akun pemohon"
        channel = ProofChannel.OPENED_WITH_KEY
        yield _proof(opening.opened_at, zone, case, what, channel, f"pembukaan {opening.pk}")
    for name, case in cases_of(dispute).items():
        for row in _mails(case):
            what = f"Surel: {row.message.subject}"
            proof = f"{row.get_outcome_display()} {row.detail}".strip()
            yield wording.waktu(row.at, zone), CASE_NAMES[name], what, f"ke {row.message.to_masked}", proof


def _proof(
    at: datetime, zone: str, case: str, what: str, channel: str, evidence: str
) -> tuple[str, str, str, str, str]:
    return wording.waktu(at, zone), CASE_NAMES[case], what, ProofChannel(channel).label, evidence


def _openings(objection: Objection) -> Any:
    mine = Q(objection=objection)
    if objection.request:
        mine |= Q(round__request=objection.request)
    return Opening.objects.filter(mine).order_by("opened_at", "pk")


def _mails(case: Case) -> Any:
    """Return the attempts to reach the citizen; what was written to officers is their own affair."""
    account = case.account
    to_citizen = Q(message__to_user=None) | Q(message__to_user=account) if account else Q(message__to_user=None)
    rows = Delivery.objects.filter(to_citizen, message__about=case.about).select_related("message")
    return rows.defer("message__to_address", "message__secret").order_by("at", "id")


# --- how the days were counted ----------------------------------------------------------------------------------------
def clock_proofs(dispute: Dispute) -> Iterator[Clock]:
    """Yield every deadline of the request, the objection and the dispute, in the order in which they ran."""
    if dispute.objection.request:
        yield from _of_request(dispute.objection.request)
    yield from _of_objection(dispute.objection)
    if dispute.due_on:
        yield Clock("Sengketa paling lambat", terms.named(dispute.due_term).basis, dispute.due_on, dispute.due_days)
    for step in dispute.steps.exclude(next_due_on=None).order_by("pk"):
        term = terms.named(step.next_term)
        yield Clock(f"{step.get_kind_display()}, lalu {term.act}", term.basis, step.next_due_on, step.next_due_days)


def _of_request(request: InformationRequest) -> Iterator[Clock]:
    for row in request.rounds.select_related("request__body__region", "completion_letter").order_by("number"):
        name = f"Jawaban permohonan, putaran {row.number}"
        basis = _ordered(row) if row.number > 1 else terms.ANSWER.basis
        yield Clock(name, basis, row.due_on, row.due_days)
        if row.completion_due_on:
            what = f"Kelengkapan dari pemohon, putaran {row.number}"
            yield _counted_now(what, row.completion_due_on, clocks.completion_due(request.body, _noticed_on(row)))
        if row.extended_due_on:
            yield Clock(f"{name}, diperpanjang", terms.EXTENSION.basis, row.extended_due_on, row.extended_due_days)
        if row.recounted_due_on:
            again = f"{name}, dihitung ulang karena kalender berubah"
            yield Clock(again, basis, row.recounted_due_on, row.recounted_due_days)
        if row.objection_due_on and row.received_by_applicant_at:
            received_on = clocks.local_day(request.body, row.received_by_applicant_at)
            what = f"Keberatan atas jawaban putaran {row.number} paling lambat"
            yield _counted_now(what, row.objection_due_on, clocks.objection_due(request.body, received_on))


def _ordered(row: Round) -> str:
    """Return what a further round rests on: an order of the superior, or the outcome of a dispute."""
    return case_words.basis(row).removeprefix("Dasar: ").removesuffix(".")


def _noticed_on(row: Round) -> date:
    """Return the day on which the completeness notice counted: that of its signature, else the day it was written."""
    letter = row.completion_letter
    moment = letter.signed_at if letter and letter.signed_at else row.completion_asked_at
    return clocks.local_day(row.request.body, moment)


def _of_objection(case: Objection) -> Iterator[Clock]:
    yield _counted_now(
        "Keberatan paling lambat", case.objection_due_on, clocks.objection_due(case.body, case.opened_on)
    )
    response = clocks.term_of(case.body, terms.OBJECTION_RESPONSE)
    yield Clock("Tanggapan keberatan", response.basis, case.due_on, case.due_days)
    decision = case.standing_decision
    # Where there is a request, the order is a round of it and stands there.
    if decision and decision.order_due_on and decision.order_days and case.answered_at and not decision.opened_round_id:
        due = clocks.order_due(case.body, decision.order_days, clocks.local_day(case.body, case.answered_at))
        yield _counted_now("Pelaksanaan perintah Atasan PPID", decision.order_due_on, due)


def _counted_now(name: str, kept_on: date, due: Due) -> Clock:
    """Return a deadline whose days were not kept: counted again today, said so when the calendar has changed since."""
    changed = "" if due.on == kept_on else f" (hitungan hari ini memberi {wording.tanggal(due.on)})"
    return Clock(
        f"{name}, dihitung dengan kalender saat berkas dibuat{changed}", due.term.basis, kept_on, clocks.as_rows(due)
    )


def day_rows(clock: Clock) -> Iterator[tuple[str, str, str, str]]:
    """Yield (date, weekday, number of the working day or empty, reason) for each day of a deadline."""
    for row in clock.days:
        on = date.fromisoformat(row["on"])
        number = str(row["number"]) if row["counted"] else ""
        yield on.isoformat(), wording.DAYS[on.weekday()], number, row["because"]


# --- what happened ----------------------------------------------------------------------------------------------------
def chronology(dispute: Dispute, *, for_citizen: bool) -> list[tuple[str, str, str, str]]:
    """Return (when, case, what, who) of all cases in the order of time; a citizen's copy names no officer.

    The inner steps of the desk, such as notes, are left out of that copy too; their links stay in the timeline files.
    """
    zone = clocks.zone_of(dispute.body)
    events: list[tuple[str, BaseEvent]] = [
        (name, event)
        for name, case in cases_of(dispute).items()
        for event in case.events.select_related("user").order_by("sequence")
        if not (for_citizen and name == "request" and event.kind in case_words.QUIET)
    ]
    events.sort(key=lambda pair: pair[1].at)
    return [
        (wording.waktu(event.at, zone), CASE_NAMES[name], event.get_kind_display(), _who(event, for_citizen))
        for name, event in events
    ]


def _who(event: BaseEvent, for_citizen: bool) -> str:
    role = Actor(event.actor).label
    if for_citizen or event.user is None or event.actor == Actor.APPLICANT:
        return role
    return f"{event.user.full_name} ({role})"
