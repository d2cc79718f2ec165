from datetime import timedelta

import pytest

from notifications import outbox, selectors
from notifications.delivery import deliver
from notifications.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def fail(write, at):
    """Return a function that writes a message which fails."""

    def failed(number: int, **changes) -> Message:
        return write(to_email="budi", dedupe_key=str(number), at=at + timedelta(minutes=number), **changes)

    return failed


def test_the_first_acceptance_is_the_evidence(write, at, mailoutbox):
    for number in (2, 1):
        message = write(dedupe_key=str(number))
        deliver(message.pk, at=at + timedelta(hours=number))

    assert selectors.accepted(about="request:1", event="example").at == at + timedelta(hours=1)


def test_there_is_no_evidence_of_another_event_or_another_case(write, at, mailoutbox):
    deliver(write().pk, at=at)

    assert selectors.accepted(about="request:2", event="example") is None
    assert selectors.accepted(about="request:1", event="extended") is None


def test_a_refusal_is_no_evidence(write, mail_server, at):
    mail_server.rcpt = "550 no"
    deliver(write().pk, at=at)

    assert selectors.accepted(about="request:1", event="example") is None


def test_failed_messages_come_oldest_first_without_those_that_wait_or_arrived(write, fail, at, mailoutbox):
    late, early = fail(2), fail(1)
    write(dedupe_key="waiting")
    deliver(write(dedupe_key="arrived").pk, at=at)

    assert list(selectors.failed()) == [early, late]


def test_failed_messages_are_narrowed_to_what_the_reader_may_see(fail):
    mine = fail(1, scope="body:1", about="request:1")
    fail(2, scope="body:2", about="request:2")

    assert list(selectors.failed(scopes=["body:1"])) == [mine]
    assert list(selectors.failed(abouts=["request:1", "request:9"])) == [mine]
    assert list(selectors.failed(scopes=[])) == []


def test_the_list_of_failed_messages_reads_no_address(fail, django_assert_num_queries):
    fail(1)
    with django_assert_num_queries(1):
        [message] = selectors.failed()
        assert message.to_masked == "•••"
    assert {"to_address", "secret"} <= message.get_deferred_fields()


def test_a_settled_message_leaves_the_list(fail, at):
    outbox.settle(message=fail(1), by=None, at=at)

    assert not selectors.failed().exists()
    assert Message.objects.get().settled_at == at


def test_a_message_sent_again_leaves_the_list_and_comes_back_when_it_fails_again(write, mail_server, at):
    mail_server.rcpt = "550 no"
    message = write()
    deliver(message.pk, at=at)
    outbox.send_again(message=message, by=None, at=at)
    assert not selectors.failed().exists()

    deliver(message.pk, at=at)

    assert selectors.failed().get() == message


def test_a_message_that_nobody_tried_to_deliver_shows_that_no_worker_runs(write, at):
    message = write()

    assert not selectors.late(at=at + timedelta(minutes=59)).exists()
    assert selectors.late(at=at + timedelta(minutes=61)).get() == message


def test_a_message_that_is_being_tried_is_not_late(write, mail_server, at):
    mail_server.rcpt = "450 later"
    deliver(write().pk, at=at)

    assert not selectors.late(at=at + timedelta(hours=2)).exists()
