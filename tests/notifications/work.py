"""Jobs that the tests hand to the queue."""

import os
import threading
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection

from notifications.models import Job

DATABASE_WORDS = "no row for budi@surat.example\nDETAIL: (Budi Contoh, 3310051234567803)"
calls: list[tuple[object, ...]] = []


def note(*words: object, at: datetime, **named: object) -> None:
    """Remember the call."""
    calls.append((words, named, at))


def look(*, at: datetime) -> None:
    """Remember how many starts another connection sees while this job is at work."""

    def ask() -> None:
        calls.append(tuple(Job.objects.filter(path="tests.notifications.work.look").values_list("attempts", flat=True)))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()


def fail(*, at: datetime) -> None:
    """End with an error that quotes a person, as databases do."""
    calls.append(("failed",))
    raise DatabaseError(DATABASE_WORDS)


def exit_orderly(*, at: datetime) -> None:
    """End the way django-q2 ends a task that takes too long."""
    raise SystemExit


def die_if_told(*, at: datetime) -> None:
    """Note a start in a file and kill the worker, as long as the file PPID_TEST_DIE is there."""
    with Path(os.environ["PPID_TEST_STARTS"]).open("a") as starts:
        starts.write("started\n")
    if Path(os.environ["PPID_TEST_DIE"]).exists():
        os._exit(9)
