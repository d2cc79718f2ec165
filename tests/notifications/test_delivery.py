import logging
from datetime import timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import transaction
from django_q.models import OrmQ

from notifications import jobs
from notifications.delivery import GAVE_UP, MAX_ATTEMPTS, PAUSES, REFUSED, deliver
from notifications.models import Delivery, Message
from notifications.queue import lease

pytestmark = pytest.mark.django_db


def stored() -> Message:
    return Message.objects.get()


def outcomes() -> list[tuple[str, str]]:
    return list(Delivery.objects.order_by("id").values_list("outcome", "detail"))


def test_a_mail_arrives_complete_and_is_recorded(write, mail_server, at, settings):
    settings.SITE_URL = "https://ppid.example"
    message = write(secret="ABCD-EFGH")

    deliver(message.pk, at=at)

    [mail] = mail_server.mails
    assert mail["To"] == "budi.santoso@surat.example"
    assert mail["From"] == settings.DEFAULT_FROM_EMAIL
    assert mail["Subject"] == "Contoh untuk Budi Contoh"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<{message.pk}@ppid.example>"
    assert parsedate_to_datetime(mail["Date"]) == at
    assert mail.get_content_type() == "text/plain"
    assert "Kunci Anda: ABCD-EFGH" in mail.get_content()
    assert stored().delivered_at == at
    assert outcomes() == [("accepted", "")]


def test_the_secret_is_erased_with_the_delivery_and_the_text_keeps_its_placeholder(write, at, mailoutbox):
    message = write(secret="ABCD-EFGH")

    deliver(message.pk, at=at)

    assert "ABCD-EFGH" in mailoutbox[0].body
    assert stored().secret is None
    assert "[[rahasia]]" in stored().body


def test_a_second_delivery_tells_nobody_twice(write, at, mailoutbox):
    message = write()
    for minutes in (0, 1, 1000):
        deliver(message.pk, at=at + timedelta(minutes=minutes))

    assert len(mailoutbox) == 1
    assert stored().attempts == 1


def test_a_message_that_is_not_there_is_nobodys_concern(at, mailoutbox):
    deliver("00000000-0000-4000-8000-000000000000", at=at)

    assert mailoutbox == []


def test_delivery_refuses_to_run_inside_a_transaction(write, at, transactional_db):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        deliver(write().pk, at=at)


def test_a_recipient_refused_for_good_fails_at_once(write, mail_server, at):
    mail_server.rcpt = "550 5.1.1 no such user budi.santoso@surat.example"
    message = write(secret="ABCD-EFGH")

    deliver(message.pk, at=at)

    assert (stored().failed_at, stored().failure, stored().secret) == (at, REFUSED, None)
    assert outcomes() == [("refused", "SMTP 550")]


@pytest.mark.parametrize(
    ("server", "detail"),
    [
        ({"rcpt": "450 4.2.0 greylisted"}, "SMTP 450"),
        ({"rcpt": "421 closing"}, "SMTP 421"),
        ({"data": "554 looks like spam"}, "SMTPDataError 554"),
        ({"data": "451 try later"}, "SMTPDataError 451"),
    ],
)
def test_a_refusal_that_may_pass_is_tried_again(write, mail_server, at, server, detail):
    vars(mail_server).update(server)
    message = write(secret="ABCD-EFGH")

    deliver(message.pk, at=at)

    assert stored().is_waiting
    assert stored().secret == "ABCD-EFGH"
    assert stored().next_try_at == at + PAUSES[0]
    assert outcomes() == [("error", detail)]


def test_a_server_that_is_away_is_tried_with_growing_pauses_and_then_given_up(write, settings, at):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message = write(secret="ABCD-EFGH")
    moments = [at]
    for _ in range(MAX_ATTEMPTS):
        deliver(message.pk, at=moments[-1])
        moments.append(stored().next_try_at)

    pauses = [later - earlier for earlier, later in pairwise(moments[:5])]
    assert pauses == sorted(set(pauses))
    assert (stored().attempts, stored().failure, stored().secret) == (5, GAVE_UP, None)
    assert stored().failed_at == moments[4]
    assert [outcome for outcome, _ in outcomes()] == ["error"] * 5


def test_a_resting_message_is_left_in_peace(write, mail_server, at):
    mail_server.rcpt = "450 later"
    message = write()
    deliver(message.pk, at=at)
    mail_server.rcpt = "250 ok"

    deliver(message.pk, at=at + PAUSES[0] - timedelta(seconds=1))
    assert mail_server.mails == []

    deliver(message.pk, at=at + PAUSES[0])
    assert len(mail_server.mails) == 1
    assert stored().delivered_at == at + PAUSES[0]


def test_every_attempt_carries_the_same_message_id(write, mail_server, at):
    mail_server.data = "451 later"
    message = write()
    deliver(message.pk, at=at)
    deliver(message.pk, at=at + PAUSES[0])

    first, second = mail_server.seen
    assert first["Message-ID"] == second["Message-ID"]


def test_a_bad_goodbye_after_the_mail_was_accepted_is_no_failure(write, mail_server, at):
    mail_server.goodbye = "221 " + "x" * 9000
    deliver(write().pk, at=at)

    assert len(mail_server.mails) == 1
    assert stored().delivered_at == at


def test_a_mail_that_cannot_be_made_is_tried_again_and_logged_without_its_contents(write, at, settings, caplog):
    settings.DEFAULT_FROM_EMAIL = "dua\nbaris budi.santoso@surat.example"
    deliver(write().pk, at=at)

    assert outcomes() == [("error", "BadHeaderError")]
    assert "could not be made into a mail" in caplog.text
    assert "budi.santoso" not in caplog.text


@pytest.mark.parametrize(
    "answer", ["250 ok", "550 unknown: budi.santoso@surat.example", "450 budi.santoso@surat.example"]
)
def test_no_address_and_no_secret_reaches_the_log_or_the_evidence(write, mail_server, at, caplog, answer):
    caplog.set_level(logging.DEBUG)
    mail_server.rcpt = answer
    deliver(write(secret="ABCD-EFGH").pk, at=at)

    assert "b•••@surat.example" in caplog.text
    for private in ("budi.santoso", "ABCD-EFGH", "Budi Contoh"):
        assert private not in caplog.text
        assert private not in str(outcomes())


def test_a_copy_of_each_mail_is_kept_when_a_folder_is_named(write, at, settings, tmp_path, mailoutbox):
    settings.MAIL_COPY_DIR = str(tmp_path / "mails")
    deliver(write(secret="ABCD-EFGH").pk, at=at)

    [copy] = Path(settings.MAIL_COPY_DIR).iterdir()
    mail = message_from_bytes(copy.read_bytes(), policy=policy.default)
    assert copy.suffix == ".eml"
    assert mail["Subject"] == "Contoh untuk Budi Contoh"
    assert "ABCD-EFGH" in mail.get_content()


def test_a_copy_that_cannot_be_kept_does_not_undo_the_delivery(write, at, settings, tmp_path, mailoutbox):
    (tmp_path / "file").write_text("in the way")
    settings.MAIL_COPY_DIR = str(tmp_path / "file")
    deliver(write().pk, at=at)

    assert stored().delivered_at == at


def test_a_message_in_other_hands_is_left_until_the_lease_expires(write, at, mailoutbox):
    message = write()
    Message.objects.update(claimed_at=at, attempts=1)

    deliver(message.pk, at=at + lease() - timedelta(seconds=1))
    assert mailoutbox == []

    deliver(message.pk, at=at + lease())
    assert len(mailoutbox) == 1
    assert outcomes() == [("error", "lease expired"), ("accepted", "")]


def test_the_lease_is_longer_than_any_task_may_last(settings):
    assert lease().total_seconds() > settings.Q_CLUSTER["timeout"] + 3


def test_a_message_that_kills_its_worker_every_time_is_given_up(write, at, mailoutbox):
    message = write(secret="ABCD-EFGH")
    Message.objects.update(claimed_at=at, attempts=MAX_ATTEMPTS)

    deliver(message.pk, at=at + lease())

    assert mailoutbox == []
    assert (stored().failure, stored().secret) == (GAVE_UP, None)


class TestRetryMessages:
    def test_a_fresh_message_has_its_task_and_needs_no_other(self, write, at):
        write()

        assert jobs.retry_messages(at=at + timedelta(minutes=1)) == 0
        assert OrmQ.objects.count() == 1

    def test_a_lost_task_is_replaced(self, write, at):
        write()
        OrmQ.objects.all().delete()

        assert jobs.retry_messages(at=at + timedelta(minutes=15)) == 1
        assert OrmQ.objects.count() == 1

    def test_a_second_run_right_after_adds_nothing(self, write, at):
        write()
        jobs.retry_messages(at=at + timedelta(minutes=15))

        assert jobs.retry_messages(at=at + timedelta(minutes=16)) == 0

    def test_a_failed_attempt_is_repeated_after_its_pause(self, write, mail_server, at):
        mail_server.rcpt = "450 later"
        deliver(write().pk, at=at)

        assert jobs.retry_messages(at=at + PAUSES[0] - timedelta(seconds=1)) == 0
        assert jobs.retry_messages(at=at + PAUSES[0]) == 1

    def test_a_claim_left_by_a_dead_worker_is_taken_up(self, write, at):
        write()
        Message.objects.update(claimed_at=at, enqueued_at=None, attempts=1)

        assert jobs.retry_messages(at=at + lease() - timedelta(seconds=1)) == 0
        assert jobs.retry_messages(at=at + lease()) == 1

    def test_a_finished_message_is_left_alone(self, write, at, mailoutbox):
        deliver(write().pk, at=at)
        write(dedupe_key="2", to_email="budi")

        assert jobs.retry_messages(at=at + timedelta(days=9)) == 0
