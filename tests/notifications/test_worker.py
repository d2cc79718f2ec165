"""The real worker process: `manage.py qcluster` on the database of the test."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from notifications import queue
from notifications.models import Delivery, Job, Message
from notifications.queue import MAX_STARTS
from notifications.selectors import stopped_jobs
from tests.notifications.cluster import running_cluster

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.worker]

DIE = "tests.notifications.work.die_if_told"


@pytest.fixture
def now():
    """The real moment: other processes cannot be told another one."""
    return timezone.now()  # noqa: TID251  see above


def is_delivered() -> bool:
    return Message.objects.filter(delivered_at__isnull=False).exists()


def is_queue_empty() -> bool:
    return not OrmQ.objects.exists()


def files_of(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.exists() else []


def test_a_message_goes_through_the_worker_into_a_file(write, now, tmp_path):
    message = write(at=now, secret="ABCD-EFGH")
    mails = tmp_path / "mails"

    with running_cluster(tmp_path, timeout=20, retry=60, EMAIL_URL=f"filemail:///{mails}") as cluster:
        cluster.wait_until(is_queue_empty, "the task is done")
        cluster.stop()
        log = cluster.log()

    [file] = files_of(mails)
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["Message-ID"].startswith(f"<{message.pk}@")
    assert "ABCD-EFGH" in mail.get_content()
    assert is_delivered()
    assert Job.objects.get().finished_at >= now
    for private in ("budi.santoso", "ABCD-EFGH", "Budi Contoh"):
        assert private not in log


def test_a_worker_killed_before_the_mail_left_forgets_nobody_and_tells_nobody_twice(write, now, tmp_path, mail_server):
    mail_server.pause_at = "RCPT"
    write(at=now, secret="ABCD-EFGH")
    address = f"smtp://127.0.0.1:{mail_server.port}"

    with running_cluster(tmp_path, timeout=3, retry=7, EMAIL_URL=address) as cluster:
        cluster.wait_until(mail_server.paused.is_set, "the worker speaks to the mail server")
        cluster.kill_busy_worker()
        mail_server.go_on.set()
        cluster.wait_until(is_delivered, "another worker takes over")
        cluster.wait_until(is_queue_empty, "the task is done")

    assert len(mail_server.seen) == 1
    assert "ABCD-EFGH" in mail_server.mails[0].get_content()
    assert Message.objects.get().attempts == 2
    assert sorted(Delivery.objects.values_list("outcome", "detail")) == [("accepted", ""), ("error", "lease expired")]


def test_a_power_failure_after_the_mail_left_forgets_nobody_and_repeats_it_recognisably(
    write, now, tmp_path, mail_server
):
    mail_server.pause_at = "ACCEPTED"
    message = write(at=now, secret="ABCD-EFGH")
    address = f"smtp://127.0.0.1:{mail_server.port}"

    with running_cluster(tmp_path, timeout=3, retry=7, EMAIL_URL=address) as cluster:
        cluster.wait_until(mail_server.paused.is_set, "the mail server accepts the mail")
        cluster.kill()
        mail_server.go_on.set()
    assert not is_delivered()
    with running_cluster(tmp_path, timeout=3, retry=7, EMAIL_URL=address) as cluster:
        cluster.wait_until(is_delivered, "the next cluster takes over")
        cluster.wait_until(is_queue_empty, "the task is done")

    assert len(mail_server.mails) == 2
    assert len({mail["Message-ID"] for mail in mail_server.mails}) == 1
    assert str(message.pk) in mail_server.mails[0]["Message-ID"]
    assert Delivery.objects.filter(outcome="accepted").count() == 1
    assert Message.objects.get().secret is None


def test_a_job_that_kills_its_worker_is_stopped_after_five_starts_and_can_be_restarted(now, tmp_path):
    starts, die = tmp_path / "starts", tmp_path / "die"
    die.touch()
    queue.enqueue(DIE)
    files = {"PPID_TEST_STARTS": str(starts), "PPID_TEST_DIE": str(die)}

    with running_cluster(tmp_path, timeout=1, retry=2, **files) as cluster:
        cluster.wait_until(stopped_jobs().exists, "the job is stopped")
        cluster.wait_until(is_queue_empty, "its task is gone")
        assert starts.read_text().count("started") == MAX_STARTS
        assert "is stopped" in cluster.log()

        die.unlink()
        queue.restart(job=stopped_jobs().get(), by=None, at=now)
        cluster.wait_until(is_queue_empty, "the restarted job is done")

    job = Job.objects.get()
    assert starts.read_text().count("started") == MAX_STARTS + 1
    assert (job.attempts, job.stopped_at) == (0, None)
    assert job.finished_at > now


def test_a_queue_that_hangs_ends_itself_and_its_successor_does_the_work(now, tmp_path):
    mails = "notifications.jobs.retry_messages"
    queue.enqueue(mails)

    with running_cluster(tmp_path, timeout=1, retry=2, command="run_worker") as cluster:
        cluster.wait_until(is_queue_empty, "the first task is done")
        cluster.kill_idle_worker()
        queue.enqueue(mails)
        assert cluster.process.wait(30) != 0
        assert "no worker has started one" in cluster.log()
    assert not is_queue_empty()

    with running_cluster(tmp_path, timeout=1, retry=2, command="run_worker") as cluster:
        cluster.wait_until(is_queue_empty, "the second task is done")
        cluster.process.terminate()
        assert cluster.process.wait(15) == 0
    assert Job.objects.get().starts == 2
