"""Reminders, silence and receipts: asked late or twice, nobody is told twice and nobody is forgotten."""

from collections import Counter
from datetime import date, datetime

import pytest

from notifications import delivery
from notifications.models import Message
from registry.actions.configure_regency import configure_regency
from requests_flow.enums import ProofChannel
from requests_flow.objections import jobs
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.note_opening import note_opening
from requests_flow.objections.actions.record_silence import record_silence
from requests_flow.objections.enums import ObjectionStatus
from tests.registry import world as registry_world
from tests.requests_flow import cases
from tests.requests_flow.objections import world

S, DAY, AT = ObjectionStatus, world.DAY, world.AT
DUE = date(2026, 7, 21)
PLAN = [date(2026, 7, 7), date(2026, 7, 14), date(2026, 7, 16), date(2026, 7, 20), DUE]
REGULATION = "Peraturan Bupati Klaten Nomor 12 Tahun 2026"


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, 0, tzinfo=registry_world.JAKARTA)


def told(event: str) -> list[Message]:
    return list(Message.objects.filter(event=event).order_by("queued_at", "pk"))


def test_the_superior_is_reminded_10_5_3_and_1_working_days_before_and_on_the_day(cast):
    world.walk_to(S.RECEIVED, cast)
    for step in range((DUE - AT.date()).days + 5):
        jobs.remind_superiors(at=morning(AT.date() + step * DAY))
        jobs.remind_superiors(at=morning(AT.date() + step * DAY))
    days = Counter(
        message.queued_at.astimezone(registry_world.JAKARTA).date() for message in told("objection_reminder")
    )
    assert days == dict.fromkeys(PLAN, 1)
    assert {message.to_user for message in told("objection_reminder")} == {cast.head}
    assert told("objection_reminder")[-1].subject.startswith("Hari ini batas tanggapan")


def test_silence_is_recorded_the_day_after_the_thirtieth_working_day_once(cast):
    case = world.walk_to(S.RECEIVED, cast)
    assert jobs.record_silences(at=morning(DUE)) == 0
    assert not record_silence(case=case, at=morning(DUE))
    assert jobs.record_silences(at=morning(DUE + DAY)) == 1
    assert jobs.record_silences(at=morning(DUE + 2 * DAY)) == 0
    case = world.fresh(case)
    assert case.silence_recorded_at == morning(DUE + DAY)
    assert case.status == S.RECEIVED
    assert case.events.order_by("sequence").last().kind == "silence_recorded"
    assert len(told("objection_silence")) == 1
    assert {message.to_user for message in told("objection_silence_regency")} == {cast.admin, cast.monitor}


def test_d09_silence_gives_fourteen_working_days_to_the_commission_and_says_so(cast):
    case = world.walk_to(S.RECEIVED, cast)
    jobs.record_silences(at=morning(DUE + DAY))
    assert world.fresh(case).dispute_due_on == date(2026, 8, 10)
    body = told("objection_silence")[0].body.replace("\u00a0", " ")
    assert "Komisi Informasi Provinsi Jawa Tengah" in body
    assert "Hari terakhir     : Senin, 10 Agustus 2026" in body


def test_a_letter_that_waits_for_its_signature_is_silence_too(cast):
    world.walk_to(S.AWAITING_SIGNATURE, cast)
    assert jobs.record_silences(at=morning(DUE + DAY)) == 1


def test_d08_a_received_response_gives_fourteen_working_days(cast):
    case = world.walk_to(S.DECIDED, cast)
    world.hand_over(case, cast.clerk, AT + 2 * DAY)
    assert world.fresh(case).dispute_due_on == date(2026, 7, 1)


def test_a_late_response_says_so_and_never_shortens_the_last_day(cast):
    case = world.walk_to(S.RECEIVED, cast)
    late = morning(DUE + DAY)
    jobs.record_silences(at=late)
    decision = decide(case=world.fresh(case), ruling=world.REJECT, by=cast.head, at=late)
    assert "Saya mohon maaf atas keterlambatan itu" in decision.letter.html
    world.sign_response(case, cast.head, late)
    world.hand_over(case, cast.clerk, late)
    assert world.fresh(case).dispute_due_on == date(2026, 8, 11), "fourteen days from 22 July, after those of silence"


def test_without_a_regulation_of_the_regent_nothing_is_passed_on(cast):
    case = world.walk_to(S.RECEIVED, cast)
    jobs.record_silences(at=morning(DUE + DAY))
    assert not case.events.filter(kind="escalated").exists()
    assert "diteruskan" not in told("objection_silence_regency")[0].body


def test_where_a_regulation_says_so_the_regency_is_asked_to_follow_up(cast):
    changes = {"escalates_objections": True, "escalation_regulation": REGULATION}
    configure_regency(regency=registry_world.klaten(), changes=changes, reason="SK", by=None, at=cases.AT)
    case = world.walk_to(S.RECEIVED, cast)
    jobs.record_silences(at=morning(DUE + DAY))
    assert case.events.get(kind="escalated").facts == {"regulation": REGULATION}
    assert REGULATION in told("objection_silence_regency")[0].body
    assert "Hari terakhir di atas tidak berubah" in told("objection_silence")[0].body


@pytest.mark.parametrize("first", ["opening", "mail"])
def test_the_first_proof_counts(first, cast):
    case = world.walk_to(S.DECIDED, cast)
    opened, mailed = (AT + 2 * DAY, AT + 3 * DAY) if first == "opening" else (AT + 3 * DAY, AT + 2 * DAY)
    note_opening(case=case, key_id=None, at=opened)
    note_opening(case=case, key_id=None, at=opened + DAY)
    [message] = told("objection_decided")
    delivery.deliver(message.pk, at=mailed)
    assert jobs.record_receipts(at=AT + 4 * DAY) == 1
    assert jobs.record_receipts(at=AT + 5 * DAY) == 0
    case = world.fresh(case)
    assert case.received_by_objector_at == AT + 2 * DAY
    assert case.receipt_channel == (ProofChannel.OPENED_WITH_KEY if first == "opening" else ProofChannel.MAIL_ACCEPTED)


def test_an_opening_before_the_response_proves_nothing(cast):
    case = world.walk_to(S.AWAITING_SIGNATURE, cast)
    note_opening(case=case, key_id=None, at=AT + 2 * DAY)
    assert not hasattr(world.fresh(case), "opening")
