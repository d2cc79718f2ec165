import logging
import traceback
from ast import literal_eval
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from notifications import jobs, queue
from notifications.models import Job
from notifications.queue import DIED, MAX_STARTS, JobFailed
from notifications.selectors import stopped_jobs
from tests.notifications import work

pytestmark = pytest.mark.django_db
FAIL = "tests.notifications.work.fail"
NOTE = "tests.notifications.work.note"
EXIT = "tests.notifications.work.exit_orderly"


class ActionFailed(Exception):
    pass


@pytest.fixture(autouse=True)
def _no_calls():
    work.calls.clear()


def run_to_the_end(path: str) -> None:
    for _ in range(MAX_STARTS - 1):
        with pytest.raises(JobFailed):
            queue.run(path)
    assert queue.run(path) == "stopped"


def test_a_job_gets_its_ids_and_the_moment_of_the_moved_clock(set_clock, at):
    set_clock(at)
    queue.run(NOTE, 7, "request:1", letter_id="x")

    [(words, named, moment)] = work.calls
    assert (words, named) == ((7, "request:1"), {"letter_id": "x"})
    assert timedelta() <= moment - at < timedelta(minutes=1)


def test_without_an_offset_the_moment_is_the_present(settings):
    settings.CLOCK_OFFSET_SECONDS = 0

    assert abs(queue.moment() - timezone.now()) < timedelta(seconds=5)  # noqa: TID251  that is what it compares with


def test_a_task_runs_what_was_enqueued():
    queue.enqueue(NOTE, 7, UUID(int=1), letter_id=UUID(int=2))
    task = OrmQ.objects.get().task
    queue.run(*task["args"], **task["kwargs"])

    [(words, named, _)] = work.calls
    assert words == (7, str(UUID(int=1)))
    assert named == {"letter_id": str(UUID(int=2))}


def test_a_rolled_back_transaction_leaves_no_task():
    @transaction.atomic
    def action() -> None:
        queue.enqueue(NOTE, 7)
        raise ActionFailed

    with pytest.raises(ActionFailed):
        action()

    assert not OrmQ.objects.exists()


@pytest.mark.parametrize("value", ["Budi Contoh", "budi@surat.example", "3310051234567803", "x" * 81, None, ["x"], 1.5])
def test_only_ids_enter_a_payload(value):
    with pytest.raises(ValueError, match="Only ids"):
        queue.enqueue(NOTE, value)
    with pytest.raises(ValueError, match="Only ids"):
        queue.enqueue(NOTE, name=value)


def test_arguments_that_do_not_fit_the_jobs_row_are_refused_when_enqueued():
    with pytest.raises(ValueError, match="too long"):
        queue.enqueue(NOTE, *["x" * 80] * 4)


def test_a_misspelt_path_is_noticed_when_enqueued():
    with pytest.raises(ImportError):
        queue.enqueue("tests.notifications.work.nota")


@pytest.mark.django_db(transaction=True)
def test_the_start_is_committed_before_the_work_begins():
    queue.run("tests.notifications.work.look")

    assert work.calls == [(1,)]


def test_a_finished_job_begins_its_count_anew(at, set_clock):
    set_clock(at)
    for _ in range(MAX_STARTS + 2):
        assert queue.run(NOTE, 7) == "done"

    job = Job.objects.get()
    assert (job.attempts, job.last_error) == (0, "")
    assert timedelta() <= job.finished_at - at < timedelta(minutes=1)


def test_jobs_are_counted_apart_by_their_arguments():
    queue.run(NOTE, 1)
    queue.run(NOTE, 2)
    queue.run(NOTE, 2, letter_id=3)

    assert set(Job.objects.values_list("key", flat=True)) == {f"{NOTE}(1)", f"{NOTE}(2)", f"{NOTE}(2, letter_id=3)"}


def test_a_job_that_fails_every_time_is_stopped_after_its_last_start():
    run_to_the_end(FAIL)

    assert len(work.calls) == MAX_STARTS
    assert [(job.path, job.last_error) for job in stopped_jobs()] == [(FAIL, "DatabaseError")]


def test_a_job_whose_worker_died_every_time_is_stopped_instead_of_started_again():
    Job.objects.create(key=f"{NOTE}()", path=NOTE, arguments={"args": [], "kwargs": {}}, attempts=MAX_STARTS)

    assert queue.run(NOTE) == "stopped"
    assert work.calls == []
    assert stopped_jobs().get().last_error == DIED


def test_a_job_that_was_ended_by_the_worker_is_counted_and_the_worker_ends():
    with pytest.raises(SystemExit):
        queue.run(EXIT)

    assert (Job.objects.get().attempts, Job.objects.get().last_error) == (1, "SystemExit")


def test_a_function_that_is_gone_counts_like_an_error():
    with pytest.raises(JobFailed):
        queue.run("tests.notifications.work.removed_last_year")

    assert Job.objects.get().last_error == "ImportError"


def test_a_stopped_job_does_nothing_until_it_is_restarted(at):
    run_to_the_end(FAIL)
    queue.run(FAIL)
    assert len(work.calls) == MAX_STARTS

    queue.restart(job=Job.objects.get(), by=None, at=at)
    with pytest.raises(JobFailed):
        queue.run(FAIL)

    assert len(work.calls) == MAX_STARTS + 1
    assert not stopped_jobs().exists()
    assert Job.objects.get().restarted_at == at


def test_a_restart_queues_the_same_task(at):
    job = Job.objects.create(
        key="x", path=NOTE, arguments={"args": [7], "kwargs": {"letter_id": 8}}, attempts=5, stopped_at=at
    )
    queue.restart(job=job, by=None, at=at)

    task = OrmQ.objects.get().task
    assert (task["args"], task["kwargs"]) == ((NOTE, 7), {"letter_id": 8})


def test_a_job_that_is_not_stopped_is_not_restarted(at):
    queue.run(NOTE)
    queue.restart(job=Job.objects.get(), by=None, at=at)

    assert not OrmQ.objects.exists()
    assert Job.objects.get().restarted_at is None


def test_an_error_reaches_log_and_queue_without_the_people_it_quotes(caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(JobFailed) as failed:
        queue.run(FAIL)

    assert str(failed.value) == f"{FAIL}(): DatabaseError"
    assert "Budi Contoh" not in "".join(traceback.format_exception(failed.value))
    assert "no row for b•••@surat.example" in caplog.text
    assert "Budi Contoh" not in caplog.text
    assert "3310051234567803" not in caplog.text


class TestSchedule:
    def test_it_becomes_exactly_what_is_asked_for(self):
        queue.set_schedule({NOTE: 5, FAIL: 10})
        queue.set_schedule({NOTE: 7})

        schedule = Schedule.objects.get()
        assert (schedule.name, schedule.func, schedule.minutes) == (NOTE, "notifications.queue.run", 7)

    def test_setting_it_again_does_not_move_the_next_run(self, at):
        queue.set_schedule({NOTE: 5})
        Schedule.objects.update(next_run=at)
        queue.set_schedule({NOTE: 5})

        assert Schedule.objects.get().next_run == at

    def test_a_misspelt_path_is_noticed(self):
        with pytest.raises(ImportError):
            queue.set_schedule({"tests.notifications.work.nota": 5})

    def test_what_it_runs_is_a_job(self):
        queue.set_schedule({NOTE: 5})
        queue.run(*literal_eval(Schedule.objects.get().args))

        assert Job.objects.get().path == NOTE


def test_old_finished_jobs_are_forgotten_and_others_are_not(at):
    old = at - timedelta(days=31)
    facts = {"path": NOTE, "arguments": {}}
    Job.objects.create(key="old", finished_at=old, **facts)
    Job.objects.create(key="recent", finished_at=at, **facts)
    Job.objects.create(key="stopped", finished_at=old, stopped_at=at, attempts=5, **facts)
    Job.objects.create(key="begun again", finished_at=old, attempts=1, **facts)

    assert jobs.forget_finished_jobs(at=at) == 1
    assert not Job.objects.filter(key="old").exists()
