"""Background work. Only this file and the command `run_worker` know django-q2.

A task is a dotted path and ids; what there is to do, it asks the database. So a task may run late, twice or after a
crash. `run` is what the worker calls, for the tasks of `enqueue` and for those of the schedule alike.
"""

import json
import logging
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Failure, OrmQ, Schedule
from django_q.tasks import async_task

from accounts.models import User
from notifications.masking import has_personal_number, trace
from notifications.models import Job

logger = logging.getLogger(__name__)

Id = int | str | UUID

MAX_STARTS = 5
DIED = "Berhenti di tengah jalan tanpa pesan kesalahan."

_RUN = "notifications.queue.run"
# Ids, ISO dates, "request:<uuid>": no spaces and no @, so that a name or an address cannot slip in.
_ID = re.compile(r"[A-Za-z0-9_.:+-]{1,80}")
_KEY_LENGTH = 300


class JobFailed(Exception):
    """A job ended with an error. The text says only which job and which type of error, because django-q2 stores it."""


def moment() -> datetime:
    """Return the present, moved by CLOCK_OFFSET_SECONDS: the one place where background work reads the clock."""
    now = timezone.now()  # noqa: TID251  the clock of the portal is above this app
    return timezone.localtime(now + timedelta(seconds=settings.CLOCK_OFFSET_SECONDS))


def lease() -> timedelta:
    """Return how long a worker may hold a piece of work before it counts as dead: twice the time limit of a task."""
    return timedelta(seconds=2 * settings.Q_CLUSTER["timeout"])


def silence_is_a_hang_after() -> timedelta:
    """Return how long tasks may wait without any being started: a task that failed rests for `retry` seconds."""
    return timedelta(seconds=settings.Q_CLUSTER["retry"]) + lease()


def has_tasks() -> bool:
    """Return whether a task waits, rests or is being done."""
    return OrmQ.objects.exists()


def starts_so_far() -> int:
    """Return how often jobs were ever started; a number that stands still while there are tasks means a hang."""
    return Job.objects.aggregate(total=Sum("starts", default=0))["total"]


@transaction.atomic
def enqueue(path: str, *args: Id, **kwargs: Id) -> None:
    """Have a worker call `path(*args, **kwargs, at=<its moment>)` after the surrounding transaction has committed.

    `path` is the dotted name of a function that may run twice. Arguments are ids (int, UUID, or one short word);
    anything else raises `ValueError`, because payloads lie readable in the database. An unknown path raises
    `ImportError`. A transaction that rolls back leaves no task.
    """
    import_string(path)
    words = [_as_id(value) for value in args]
    named = {name: _as_id(value) for name, value in kwargs.items()}
    _key(path, words, named)
    async_task(_RUN, path, *words, **named)


def run(path: str, *args: Id, **kwargs: Id) -> str:
    """Do one task and return "done" or "stopped". Called by the worker; by the schedule with a path alone.

    The start is counted in the job's row and committed before the work begins. A job that was started MAX_STARTS times
    without finishing, because of an error or because its worker died, is stopped: its tasks do nothing until `restart`.
    An error before that raises `JobFailed`, and the queue hands the task out again.
    """
    job = _start(path, args, kwargs, at=moment())
    if job is None:
        return "stopped"
    try:
        import_string(path)(*args, **kwargs, at=moment())
    except Exception as error:  # noqa: BLE001  whatever a job raises is counted against it
        if _record_error(job, error, at=moment()):
            return "stopped"
        # `from None`: django-q2 stores the whole traceback, and its texts may quote a row of the database.
        raise JobFailed(f"{job.key}: {type(error).__name__}") from None
    except BaseException as error:
        # The worker's time limit arrives as SystemExit and has to reach the worker.
        _record_error(job, error, at=moment())
        raise
    Job.objects.filter(pk=job.pk).update(attempts=0, finished_at=moment(), stopped_at=None, last_error="")
    return "done"


@transaction.atomic
def restart(*, job: Job, by: User | None, at: datetime) -> None:
    """Let a stopped job begin anew with a fresh count; a job that is not stopped is left alone.

    The caller decides who may do this: this app knows no roles.
    """
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.stopped_at is None:
        return
    job.attempts, job.stopped_at, job.last_error = 0, None, ""
    job.restarted_at, job.restarted_by = at, by
    job.save(update_fields=["attempts", "stopped_at", "last_error", "restarted_at", "restarted_by"])
    enqueue(job.path, *job.arguments["args"], **job.arguments["kwargs"])


@transaction.atomic
def set_schedule(minutes_by_path: Mapping[str, int]) -> None:
    """Make the schedule exactly this: each function (called with `at` alone) every so many minutes, beginning now.

    An entry that is already there keeps its next run, so this may be called at every start. Unknown paths raise
    `ImportError`.
    """
    Schedule.objects.exclude(name__in=minutes_by_path).delete()
    for path, minutes in minutes_by_path.items():
        import_string(path)
        task = {"func": _RUN, "args": repr((path,)), "schedule_type": Schedule.MINUTES, "minutes": minutes}
        Schedule.objects.update_or_create(name=path, defaults=task)


def forget(*, before: datetime) -> int:
    """Delete the rows of jobs that finished before this, and django-q2's notes of failures; return how many jobs."""
    Failure.objects.filter(stopped__lt=before).delete()
    return Job.objects.filter(finished_at__lt=before, attempts=0, stopped_at=None).delete()[0]


@transaction.atomic(durable=True)
def _start(path: str, args: tuple[Id, ...], kwargs: Mapping[str, Id], *, at: datetime) -> Job | None:
    facts = {"path": path, "arguments": {"args": list(args), "kwargs": dict(kwargs)}}
    job, _ = Job.objects.select_for_update().get_or_create(key=_key(path, args, kwargs), defaults=facts)
    if job.stopped_at is None and job.attempts >= MAX_STARTS:
        _stop(job, job.last_error or DIED, at=at)
    if job.stopped_at is not None:
        return None
    job.starts, job.attempts, job.started_at, job.last_error = job.starts + 1, job.attempts + 1, at, ""
    job.save(update_fields=["starts", "attempts", "started_at", "last_error"])
    return job


@transaction.atomic
def _record_error(job: Job, error: BaseException, *, at: datetime) -> bool:
    """Note why the job ended early and return whether that was its last start."""
    logger.error("Job %s ended with an error.\n%s", job.key, trace(error))
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.attempts >= MAX_STARTS:
        _stop(job, type(error).__name__, at=at)
        return True
    Job.objects.filter(pk=job.pk).update(last_error=type(error).__name__)
    return False


def _stop(job: Job, why: str, *, at: datetime) -> None:
    job.stopped_at, job.last_error = at, why
    job.save(update_fields=["stopped_at", "last_error"])
    logger.error("Job %s was started %s times without finishing and is stopped: %s", job.key, job.attempts, why)


def _as_id(value: Id) -> int | str:
    if isinstance(value, int):
        return value
    text = str(value)
    if not isinstance(value, str | UUID) or not _ID.fullmatch(text) or has_personal_number(text):
        raise ValueError("Only ids may be handed to a background job.")
    return text


def _key(path: str, args: Sequence[Id], kwargs: Mapping[str, Id]) -> str:
    named = [f"{name}={json.dumps(value)}" for name, value in sorted(kwargs.items())]
    key = f"{path}({', '.join([*map(json.dumps, args), *named])})"
    if len(key) > _KEY_LENGTH:
        raise ValueError("The name and arguments of a background job are too long.")
    return key
