"""A mail that never arrived, against a real mail server: a task until the person is told, and no proof till then."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse

from notifications import delivery
from notifications import jobs as mail_jobs
from notifications.models import Message
from requests_flow import jobs
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.enums import ProofChannel
from requests_flow.objections import jobs as objection_jobs
from requests_flow.timeline import verify
from tests.notifications.mail_server import MailServer, running_mail_server
from tests.requests_flow import cases
from tests.requests_flow.objections import world

TODAY = "/meja/"
DAY = timedelta(days=1)
WRONG, RIGHT = "fulanah@warga.example", "fulanah.baru@warga.example"


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    with running_mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


def the_mail(case, event):
    return Message.objects.get(about=case.about, event=event)


def answered_mail(case) -> Message:
    return the_mail(case, "answered")


def refused(case, server, at) -> Message:
    server.rcpt = "550 no such user"
    delivery.deliver(answered_mail(case).pk, at=at)
    return answered_mail(case)


@pytest.fixture
def case(cast, set_clock):
    """A request answered on 13 May whose mail is still to leave."""
    set_clock(cases.AT + 3 * DAY)
    return world.answered(cast, received=False)


LATER = cases.AT + 3 * DAY


def task_of(client, message) -> str:
    url = reverse("requests:undelivered", args=[message.pk])
    return url if url in client.get(TODAY).text else ""


# --- refused ----------------------------------------------------------------------------------------------------------
def test_a_refused_answer_is_a_task_and_does_not_count_as_received(case, cast, client, server):
    message = refused(case, server, LATER)
    assert message.failed_at
    assert jobs.record_receipts(at=LATER) == 0
    assert cases.fresh(case).current_round.received_by_applicant_at is None
    assert cases.fresh(case).current_round.objection_due_on is None
    client.force_login(cast.clerk)
    page = client.get(task_of(client, message)).text
    assert "Surat ini belum dianggap diterima" in page
    assert "menolak alamat" in page


def test_a_corrected_address_gets_the_mail_and_only_then_the_answer_counts_as_received(case, cast, client, server):
    message = refused(case, server, LATER)
    client.force_login(cast.clerk)
    url = task_of(client, message)
    assert client.post(url, {"email": "bukan surel"}).status_code == 422
    answer = client.post(url, {"email": RIGHT})
    assert answer["Location"] == TODAY
    assert case.applicant.__class__.objects.get(request=case).email == RIGHT
    event = case.events.get(kind="email_corrected")
    assert (event.user, event.facts) == (cast.clerk, {"message": str(message.pk), "event": "answered"})
    assert RIGHT not in str(event.facts)
    assert not task_of(client, message)
    assert jobs.record_receipts(at=LATER) == 0, "nothing has left yet"
    server.rcpt = "250 ok"
    delivery.deliver(message.pk, at=LATER + timedelta(hours=1))
    assert server.mails[-1]["To"] == RIGHT
    assert jobs.record_receipts(at=LATER + timedelta(hours=1)) == 1
    current = cases.fresh(case).current_round
    assert (current.receipt_channel, current.received_by_applicant_at) == (
        ProofChannel.MAIL_ACCEPTED, LATER + timedelta(hours=1),
    )  # fmt: skip
    verify(cases.fresh(case))


def test_refused_again_it_is_a_task_again(case, cast, client, server):
    message = refused(case, server, LATER)
    client.force_login(cast.clerk)
    client.post(task_of(client, message), {"email": RIGHT})
    delivery.deliver(message.pk, at=LATER + timedelta(hours=1))
    assert task_of(client, message)
    assert jobs.record_receipts(at=LATER + timedelta(hours=1)) == 0


# --- delayed and dead -------------------------------------------------------------------------------------------------
def test_a_server_that_puts_us_off_is_asked_again_and_nothing_is_proven_meanwhile(case, cast, client, server):
    server.rcpt = "451 try later"
    message = answered_mail(case)
    delivery.deliver(message.pk, at=LATER)
    client.force_login(cast.clerk)
    assert not task_of(client, message), "it may still arrive by itself"
    assert jobs.record_receipts(at=LATER) == 0
    server.rcpt = "250 ok"
    again = LATER + delivery.PAUSES[0]
    assert mail_jobs.retry_messages(at=again)
    delivery.deliver(message.pk, at=again)
    assert jobs.record_receipts(at=again) == 1
    assert cases.fresh(case).current_round.received_by_applicant_at == again


def test_a_server_that_is_dead_makes_it_a_task_after_the_last_attempt(case, cast, client, settings, server):
    server.shutdown()
    server.server_close()
    moment = LATER
    for pause in (*delivery.PAUSES, DAY):
        delivery.deliver(answered_mail(case).pk, at=moment)
        assert jobs.record_receipts(at=moment) == 0
        moment += pause
    message = answered_mail(case)
    assert message.failure == delivery.GAVE_UP
    client.force_login(cast.ppid)
    assert task_of(client, message)


# --- another channel --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("channel", [ProofChannel.HANDED_OVER, ProofChannel.POSTED])
def test_a_proof_by_another_channel_ends_the_task(case, cast, client, server, channel):
    message = refused(case, server, LATER)
    client.force_login(cast.clerk)
    assert task_of(client, message)
    facts = {"channel": channel, "evidence": "TT 7", "received_at": LATER}
    prove_receipt(case=case, by=cast.clerk, at=LATER, **facts)
    assert not task_of(client, message)
    assert answered_mail(case).settled_by == cast.clerk


def test_told_in_another_way_is_noted_and_proves_no_receipt(case, cast, client, server):
    message = refused(case, server, LATER)
    client.force_login(cast.clerk)
    assert client.post(reverse("requests:settle", args=[message.pk]))["Location"] == TODAY
    assert not task_of(client, message)
    assert case.events.get(kind="told_otherwise").facts["event"] == "answered"
    assert cases.fresh(case).current_round.received_by_applicant_at is None


# --- keys, objections, officers ---------------------------------------------------------------------------------------
def test_a_mail_with_a_key_is_replaced_by_a_new_key(case, cast, client, server):
    server.rcpt = "550 no such user"
    message = the_mail(case, "filed")
    delivery.deliver(message.pk, at=LATER)
    client.force_login(cast.clerk)
    url = task_of(client, message)
    assert "memuat kunci lacak" in client.get(url).text
    answer = client.post(url, {"email": RIGHT})
    assert answer["Location"] == reverse("requests:slip", args=[case.public_id])
    assert client.get(answer["Location"]).context["key_groups"]
    fresh = the_mail(case, "key_reissued")
    server.rcpt = "250 ok"
    delivery.deliver(fresh.pk, at=LATER)
    assert server.mails[-1]["To"] == RIGHT
    assert not task_of(client, message)


def test_the_response_to_an_objection_is_corrected_alike(cast, client, server, set_clock):
    case = world.walk_to("decided", cast)
    set_clock(world.AT + 2 * DAY)
    message = the_mail(case, "objection_decided")
    server.rcpt = "550 no such user"
    delivery.deliver(message.pk, at=world.AT + 2 * DAY)
    assert objection_jobs.record_receipts(at=world.AT + 2 * DAY) == 0
    client.force_login(cast.clerk)
    client.post(task_of(client, message), {"email": RIGHT})
    assert world.fresh(case).objector.email == RIGHT
    assert case.events.get(kind="email_corrected")
    server.rcpt = "250 ok"
    delivery.deliver(message.pk, at=world.AT + 2 * DAY)
    assert objection_jobs.record_receipts(at=world.AT + 2 * DAY) == 1


def test_a_mail_to_an_officer_is_only_sent_again(case, cast, client, server):
    server.rcpt = "550 no such user"
    message = Message.objects.get(event="new_request", to_user=cast.ppid)
    delivery.deliver(message.pk, at=LATER)
    client.force_login(cast.clerk)
    url = task_of(client, message)
    assert "id_email" not in client.get(url).text
    assert client.post(url).status_code == 302
    assert not case.events.filter(kind="email_corrected").exists()
    assert not task_of(client, message)


def test_nobody_from_elsewhere_sees_or_sends_it(case, cast, client, server):
    message = refused(case, server, LATER)
    for person in (cast.other_ppid, cast.stranger, cast.monitor):
        client.force_login(person)
        url = reverse("requests:undelivered", args=[message.pk])
        assert client.get(url).status_code == 404
        assert client.post(url, {"email": RIGHT}).status_code == 404
    assert not case.events.filter(kind="email_corrected").exists()
