"""Starts `manage.py qcluster` on the database of the test, watches it, and kills it where a test wants it killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

PATIENCE = 40


class Cluster:
    """A running cluster. `process` leads a process group of its own, so that it can be killed with all its children."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.process = process
        self._log = log

    def log(self) -> str:
        """Return all that the cluster has printed."""
        return self._log.read_text()

    def wait_until(self, question: Callable[[], object], what: str) -> None:
        """Return as soon as the question is answered yes; fail when the cluster ends before or it takes too long."""
        end = time.monotonic() + PATIENCE
        while not question():
            assert self.process.poll() is None, f"The cluster ended before: {what}\n{self.log()}"
            assert time.monotonic() < end, f"Waited {PATIENCE} s in vain: {what}\n{self.log()}"
            time.sleep(0.1)

    def kill_busy_worker(self) -> None:
        """Kill the worker that is at a task, as a full memory would."""
        self._kill_worker("processing")

    def kill_idle_worker(self) -> None:
        """Kill the worker that waits for a task, once it really waits: between two tasks it holds no lock yet."""
        time.sleep(0.5)
        self._kill_worker("idle")

    def _kill_worker(self, state: str) -> None:
        [pid] = [pid for pid in self._descendants(self.process.pid) if state in _title(pid)]
        os.kill(pid, signal.SIGKILL)

    def kill(self) -> None:
        """Kill the cluster with all its processes, as a power failure would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask the cluster to end, as systemd would; kill it if it does not listen."""
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()

    def _descendants(self, pid: int) -> list[int]:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        return children + [grandchild for child in children for grandchild in self._descendants(child)]


@contextmanager
def running_cluster(
    folder: Path, *, timeout: int, retry: int, command: str = "qcluster", **environment: str
) -> Iterator[Cluster]:
    """Give a cluster that works on the database of the test until the end of the block."""
    log = folder / f"cluster-{time.monotonic_ns()}.log"
    variables = {
        "DJANGO_SETTINGS_MODULE": "tests.notifications.worker_settings",
        "DATABASE_URL": _database_url(),
        "PPID_TEST_TIMEOUT": str(timeout),
        "PPID_TEST_RETRY": str(retry),
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", command],
            cwd=settings.BASE_DIR,
            env=os.environ | variables | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    cluster = Cluster(process, log)
    try:
        yield cluster
    finally:
        cluster.stop()


def _title(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text()


def _database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    user, password = quote(database["USER"] or ""), quote(database["PASSWORD"] or "")
    return f"postgres://{user}:{password}@{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"
