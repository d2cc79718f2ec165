"""Runs the task queue under watch."""

import logging
import os
import signal
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django_q.cluster import Cluster

from notifications import queue

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """django-q2's own `qcluster`, and a watch over it.

    When a worker is killed while it waits for work (a full memory may do that), it takes the lock of the queue into its
    grave, and its successor waits for ever. The tasks are safe in the database, but nobody does them. This command
    notices it and ends with all its processes, so that whoever started it (systemd, `make demo`) starts it again.
    """

    help = "Run the task queue. Ends at once, with an error, when the queue hangs: let its parent start it again."

    def handle(self, *args: Any, **options: Any) -> None:
        if os.getpgrp() != os.getpid():
            # A process group of its own, so that ending it ends nobody else.
            os.setpgrp()
        cluster = Cluster()
        cluster.start()
        patience = queue.silence_is_a_hang_after().total_seconds()
        if not self._ends_in_good_order(cluster, patience):
            os.killpg(os.getpgrp(), signal.SIGKILL)

    def _ends_in_good_order(self, cluster: Cluster, patience: float) -> bool:
        """Watch until the cluster ends; return False when it hangs, or died without having been asked to end."""
        starts, since = -1, time.monotonic()
        while cluster.sentinel.is_alive():
            now = self._starts_so_far()
            if now is None or now != starts:
                starts, since = now or 0, time.monotonic()
            elif time.monotonic() - since > patience:
                logger.error("Tasks are waiting and no worker has started one for %.0f seconds.", patience)
                return False
            cluster.sentinel.join(patience / 10)
        return bool(cluster.sentinel.exitcode == 0)

    def _starts_so_far(self) -> int | None:
        """Return how often jobs were started, or None when nothing is waiting or the database is away."""
        close_old_connections()
        try:
            return queue.starts_so_far() if queue.has_tasks() else None
        except DatabaseError as error:
            logger.warning("The database does not answer: %s", type(error).__name__)
            return None
