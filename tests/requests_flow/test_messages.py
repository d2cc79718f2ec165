"""Every mail about a request, whole and readable, as the real actions make it."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection

from notifications import delivery
from notifications.models import Message
from registry.actions.invite import invite
from registry.actions.set_day import set_day
from registry.enums import Role
from requests_flow import jobs
from requests_flow.actions.ask_completion import ask_completion
from requests_flow.actions.assign import assign
from requests_flow.actions.complete import complete
from requests_flow.actions.extend import extend
from requests_flow.actions.file_request import Filed
from requests_flow.actions.lapse import lapse
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.receive import receive
from requests_flow.actions.reissue_key import reissue_key
from requests_flow.actions.reopen import reopen
from requests_flow.actions.sign import sign
from requests_flow.actions.withdraw import withdraw
from requests_flow.enums import ExtensionReason, ProofChannel
from requests_flow.exemptions.actions.issue_decree import issue_decree
from requests_flow.exemptions.jobs import ask_for_reviews
from requests_flow.letters import MissingItem
from tests.registry import world
from tests.requests_flow import cases, readable
from tests.requests_flow.exemptions import made

AT, DAY, NIK = cases.AT, timedelta(days=1), cases.NIK
FOLDER = settings.BASE_DIR / "templates" / "messages"
EVERY_EVENT = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
# Those of the slices are walked and read beside their tests.
OF_SLICES = ("objection_", "dispute_", "document_", "after_", "data_request_", "incident_")
EVENTS = [event for event in EVERY_EVENT if not event.startswith(OF_SLICES)]
KEY = re.compile(r"\b(?:[A-Z2-7]{4}-){6}[A-Z2-7]{2}\b")
NUMBER = re.compile(r"\d{2,3}/(?:PI|KB|DP|INSIDEN)/[IVX]+/\d{4}")
# People type their NIK into anything.
ITEMS = (f"Daftar penerima bantuan, juga atas nama saya ({NIK})",)


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


@pytest.fixture
def walked(cast) -> dict[str, str]:
    """Walk through everything that makes a mail; return the keys and links that were given out, by event."""
    filed = cases.file_case(cast.body, items=ITEMS)
    _walk_to_answer(cast, filed)
    completed = cases.file_case(cast.body, items=ITEMS).case
    _ask(completed, cast)
    complete(case=completed, explanation="Terlampir.", papers=(), by=cases.holder_of(completed), at=AT + 2 * DAY)
    lapsed = cases.file_case(cast.body, items=ITEMS).case
    _ask(lapsed, cast)
    notice = cases.fresh(lapsed).current_round.completion_letter
    sign(case=lapsed, letter=notice, scan=cases.scan(), by=cast.ppid, at=AT + DAY)
    lapse(case=lapsed, by=cast.ppid, at=AT + 20 * DAY)
    withdrawn = cases.file_case(cast.body, items=ITEMS).case
    key = reissue_key(case=withdrawn, by=cast.clerk, at=AT + DAY)
    withdraw(case=withdrawn, by=cases.holder_of(withdrawn), at=AT + 2 * DAY)
    _let_time_pass(cast)
    answered = filed.case
    reopen(case=answered, reason=f"Bagian atas NIK {NIK} kurang.", by=cases.holder_of(answered), at=AT + 4 * DAY)
    until = {"period_kind": "until_date", "period_until_on": date(2026, 7, 31)}
    exempt = made.finished(cast, **until)
    issue_decree(body=cast.body, tests=[exempt], by=cast.ppid, at=AT + DAY)
    for day in (45, 90):
        ask_for_reviews(at=AT + day * DAY)
    cases.file_case(world.government("33.10.10.2005"), items=ITEMS)
    invite(
        body=cast.body, role=Role.CLERK, full_name="Ganjar Contoh", email="ganjar@contoh.example", by=cast.ppid, at=AT
    )
    link = Message.objects.get(event="invitation").secret
    return {"filed": filed.key, "key_reissued": key, "invitation": link}


def _walk_to_answer(cast, filed: Filed) -> None:
    case = filed.case
    receive(case=case, by=cast.ppid, at=AT + DAY)
    assign(case=case, to=cast.clerk, by=cast.ppid, at=AT + DAY)
    explanation = f"Berkas atas NIK {NIK} masih dicari di arsip kecamatan."
    extend(case=case, reason=ExtensionReason.NOT_HELD, explanation=explanation, by=cast.ppid, at=AT + DAY)
    letter = cases.fresh(case).current_round.extension_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast.ppid, at=AT + 2 * DAY)
    cases.answer(case=cases.fresh(case), reply=cases.give_all(case), by=cast.ppid, at=AT + 3 * DAY)
    cases.sign_answer(cases.fresh(case), cast.ppid, AT + 3 * DAY)


def _ask(case, cast) -> None:
    missing = [
        MissingItem(what="Salinan tanda pengenal", state="Belum ada", todo="Serahkan."),
        MissingItem(what=f"Penjelasan tentang NIK {NIK}", state="Belum jelas", todo="Jelaskan."),
    ]
    ask_completion(case=case, missing=missing, by=cast.ppid, at=AT + DAY)


def _let_time_pass(cast) -> None:
    arrived = cases.walk_to("answered", cast, at=AT + 2 * DAY)
    facts = {"channel": ProofChannel.HANDED_OVER, "evidence": "TT 1", "received_at": AT + 6 * DAY}
    prove_receipt(case=arrived, by=cast.ppid, at=AT + 6 * DAY, **facts)
    cases.file_case(cast.body, items=ITEMS)
    jobs.remind_officers(at=AT + 11 * DAY)
    jobs.remind_officers(at=AT + 18 * DAY)
    jobs.report_overdue(at=AT + 19 * DAY)
    day = (AT + 9 * DAY).date()
    set_day(
        regency=world.klaten(), date=day, kind="local", name="Hari Jadi Klaten", reason="SK", by=None, at=AT + 20 * DAY
    )
    jobs.recount_deadlines(at=AT + 20 * DAY)


def messages_of(event: str) -> list[Message]:
    """Return the messages of an event, in an order that does not depend on chance."""
    return sorted(Message.objects.filter(event=event), key=lambda row: (row.queued_at, row.subject, row.body))


def mail_of(message: Message) -> str:
    """Deliver a message and return the mail as it arrives."""
    mail.outbox.clear()
    delivery.deliver(message.pk, at=AT + 30 * DAY)
    [sent] = mail.outbox
    return f"Dari: {sent.from_email}\nKepada: {', '.join(sent.to)}\nPerihal: {sent.subject}\n\n{sent.body}"


def mails_of(event: str) -> str:
    """Return all mails of an event."""
    return "\n".join(mail_of(message) for message in messages_of(event))


def readable_mails(event: str, **links: str) -> str:
    """Return one mail for each wording of an event, without what chance has given."""
    wordings = {NUMBER.sub("", message.subject): message for message in reversed(messages_of(event))}
    mails = "\n\n\n".join(mail_of(message) for message in reversed(wordings.values()))
    # Addresses of the cast are numbered over the whole test run.
    text = re.sub(r"orang\d+@", "orang@", mails)
    return KEY.sub("[kunci lacak]", readable.settled(text, **links)) if mails else ""


def test_the_mails_are_those_that_were_read(walked, snapshot):
    texts = {event: readable_mails(event, tautan=walked["invitation"]) for event in EVENTS}
    assert [event for event in EVENTS if not texts[event]] == [], "no action sends these, so nobody has read them"
    for event in EVENTS:
        assert texts[event] == snapshot(name=event)


def test_the_key_is_in_the_two_mails_that_bring_it_and_in_no_other(walked):
    texts = {event: mails_of(event) for event in EVENTS}
    assert walked["filed"] in texts["filed"]
    assert walked["key_reissued"] in texts["key_reissued"]
    assert {event for event, text in texts.items() if KEY.search(text)} == {"filed", "key_reissued"}
    assert {event for event, text in texts.items() if walked["invitation"] in text} == {"invitation"}


def test_no_mail_and_no_row_of_the_outbox_holds_a_nik_or_a_secret_in_clear(walked):
    stored = rows_of("notifications_message") + rows_of("django_q_ormq")
    texts = "\n".join(mails_of(event) for event in EVENTS)
    assert "331012••••••••07" in texts, "the walk types the NIK into free text"
    assert NIK not in texts
    assert NIK not in stored
    for secret in walked.values():
        assert secret not in stored
    assert not KEY.search(stored)


def test_once_delivered_the_secret_is_gone_from_the_outbox_for_good(walked):
    assert walked["filed"] in mails_of("filed")
    for message in messages_of("filed"):
        assert message.delivered_at
        assert message.secret is None
        assert "[[rahasia]]" in message.body


def rows_of(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return "\n".join(repr(row) for row in cursor.fetchall())


def test_a_message_has_both_subject_and_body_and_no_em_dash():
    for event in EVERY_EVENT:
        parts = {path.name: path.read_text() for path in (FOLDER / event).iterdir()}
        assert set(parts) == {"subject.txt", "body.txt"}, event
        assert "\N{EM DASH}" not in "".join(parts.values()), event
        assert parts["subject.txt"].count("\n") <= 1, event
