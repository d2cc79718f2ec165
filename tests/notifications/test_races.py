import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django_q.models import OrmQ

from notifications import jobs, outbox
from notifications.delivery import deliver
from notifications.models import Delivery, Message
from notifications.queue import lease

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count: int, work: Callable[[], object]) -> None:
    """Do the work in so many threads with connections of their own, all starting together; fail if one fails."""
    errors: list[BaseException] = []
    start = threading.Barrier(count)

    def one() -> None:
        try:
            start.wait()
            work()
        except Exception as error:  # noqa: BLE001  handed to the test below
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_six_workers_with_the_same_message_send_one_mail(write, mail_server, at):
    message = write()
    at_once(6, lambda: deliver(message.pk, at=at))

    assert len(mail_server.mails) == 1
    assert Delivery.objects.count() == 1
    assert Message.objects.get().attempts == 1


def test_six_requests_with_the_same_key_write_one_message_and_one_task(write):
    at_once(6, write)

    assert Message.objects.count() == OrmQ.objects.count() == 1


def test_a_message_whose_task_cannot_be_queued_is_not_written(write, monkeypatch):
    monkeypatch.setattr(outbox, "_DELIVER", "notifications.delivery.nobody")
    with pytest.raises(ImportError):
        write()

    assert not Message.objects.exists()


def test_two_rounds_of_retries_at_once_queue_one_task(write, at):
    write()
    OrmQ.objects.all().delete()
    at_once(4, lambda: jobs.retry_messages(at=at + timedelta(hours=1)))

    assert OrmQ.objects.count() == 1


def test_a_worker_that_outlives_its_lease_does_not_undo_what_the_next_one_did(write, mail_server, at):
    mail_server.pause_at = "ACCEPTED"
    message = write(secret="ABCD-EFGH")
    slow = threading.Thread(target=lambda: (deliver(message.pk, at=at), connection.close()))
    slow.start()
    assert mail_server.paused.wait(10)

    deliver(message.pk, at=at + lease())
    mail_server.go_on.set()
    slow.join()

    first, second = mail_server.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert "ABCD-EFGH" in second.get_content()
    assert Message.objects.get().delivered_at == at + lease()


def test_a_late_word_that_the_mail_was_accepted_outweighs_a_failure(write, mail_server, at):
    mail_server.pause_at = "ACCEPTED"
    message = write()
    slow = threading.Thread(target=lambda: (deliver(message.pk, at=at), connection.close()))
    slow.start()
    assert mail_server.paused.wait(10)

    mail_server.rcpt = "550 no"
    deliver(message.pk, at=at + lease())
    assert Message.objects.get().failed_at == at + lease()
    mail_server.go_on.set()
    slow.join()

    message = Message.objects.get()
    assert (message.delivered_at, message.failed_at, message.failure) == (at, None, "")


def test_a_late_failure_does_not_take_the_message_from_the_next_worker(write, mail_server, at):
    mail_server.pause_at, mail_server.data = "ACCEPTED", "451 later"
    message = write()
    slow = threading.Thread(target=lambda: (deliver(message.pk, at=at), connection.close()))
    slow.start()
    assert mail_server.paused.wait(10)

    Message.objects.update(claimed_at=at + lease(), attempts=2)
    mail_server.go_on.set()
    slow.join()

    message = Message.objects.get()
    assert (message.claimed_at, message.next_try_at) == (at + lease(), None)
