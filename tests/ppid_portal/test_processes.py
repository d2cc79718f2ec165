"""The demo's parent process starts, watches and stops its programs."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from ppid_portal.processes import Program, run

SLEEPER = "import time; print('awake', flush=True); time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
# A program whose child would outlive it.
PARENT = (
    "import subprocess, sys, time, pathlib;"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "pathlib.Path(sys.argv[1]).write_text(str(child.pid));"
    "time.sleep(60)"
)


def python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def send_soon(number: signal.Signals, seconds: float = 1.0) -> bool:
    threading.Timer(seconds, os.kill, (os.getpid(), number)).start()
    return True


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_all_programs(number, capfd):
    programs = [Program("web", python(SLEEPER)), Program("worker", python(SLEEPER), restarts=5)]
    assert run(programs, ready=lambda: send_soon(number)) == 0
    assert all(program.has_died() for program in programs)
    printed = capfd.readouterr().out
    assert "    web | awake" in printed
    assert " worker | awake" in printed


def test_a_dead_worker_is_started_again_a_few_times(capfd):
    worker = Program("worker", python("print('I die'); raise SystemExit(3)"), restarts=1)
    assert run([Program("web", python(SLEEPER)), worker], ready=lambda: True) == 1
    printed = capfd.readouterr().out
    assert printed.count("worker | I die") == 2
    assert "worker has ended and is not started again." in printed


def test_the_death_of_the_web_server_stops_the_rest():
    worker = Program("worker", python(SLEEPER), restarts=5)
    assert run([Program("web", python("raise SystemExit(1)")), worker], ready=lambda: True) == 1
    assert worker.has_died()


def test_a_program_that_does_not_listen_is_ended():
    deaf = Program("worker", python(DEAF), restarts=5)
    began = time.monotonic()
    assert run([deaf], ready=lambda: send_soon(signal.SIGTERM), patience=1) == 0
    assert deaf.has_died()
    assert time.monotonic() - began < 10


def test_no_grandchild_is_left_behind(tmp_path):
    note = tmp_path / "pid"
    program = Program("worker", python(PARENT, str(note)), restarts=5)

    def when_the_child_lives() -> bool:
        return note.exists() and note.read_text() != "" and send_soon(signal.SIGINT, 0.1)

    assert run([program], ready=when_the_child_lives) == 0
    time.sleep(0.2)
    assert not is_running(int(note.read_text()))
