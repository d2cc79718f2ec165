"""Run several programs under one parent: their output side by side, one stop for all, a dead worker started again."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Program:
    """One program: its name before each line it prints, its command, and how often it may be started again."""

    name: str
    command: Sequence[str]
    restarts: int = 0
    process: subprocess.Popen[str] | None = field(default=None, init=False)
    reader: threading.Thread | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C reaches the parent only, which then stops it in good order."""
        self.process = subprocess.Popen(  # noqa: S603 - the commands are ours
            self.command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            bufsize=1,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
        self.reader = threading.Thread(target=self._print_lines, args=(self.process,), daemon=True)
        self.reader.start()

    def has_died(self) -> bool:
        """Return whether it was started and has ended."""
        return self.process is not None and self.process.poll() is not None

    def stop(self, seconds: float) -> None:
        """Ask it to end and wait; end it when it takes longer than `seconds`, and whatever child it left behind."""
        if self.process is None or self.reader is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            say(f"{self.name} did not stop within {seconds:.0f} seconds and is ended.")
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.reader.join()

    def _print_lines(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                say(f"{self.name:>7} | {line.rstrip()}")


def say(text: str) -> None:
    """Print a line at once, whole."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def run(programs: Sequence[Program], *, ready: Callable[[], bool], patience: float = 30) -> int:
    """Run the programs until Ctrl-C, SIGTERM or the death of one that may not be started again.

    `ready` is asked again and again until it says yes; it may then greet. Returns 0 after a stop that was asked for,
    1 after a death. No program and no child of one is left running when this returns.
    """
    asked_to_stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        asked_to_stop.set()

    before = {number: signal.signal(number, on_signal) for number in STOP_SIGNALS}
    try:
        for program in programs:
            program.start()
        healthy = _watch(programs, asked_to_stop, ready)
    finally:
        say("Stopping ...")
        for program in reversed(programs):
            program.stop(patience)
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0 if healthy else 1


def _watch(programs: Sequence[Program], asked_to_stop: threading.Event, ready: Callable[[], bool]) -> bool:
    """Start the dead again as long as they may be; return False when one may not, True when asked to stop."""
    is_ready = False
    while not asked_to_stop.wait(0.2):
        is_ready = is_ready or ready()
        for program in programs:
            if not program.has_died():
                continue
            if program.restarts <= 0:
                say(f"{program.name} has ended and is not started again.")
                return False
            program.restarts -= 1
            say(f"{program.name} has ended; it is started again ({program.restarts} more times).")
            program.stop(seconds=0)  # what is left of it: children without a parent
            time.sleep(1)  # a program that dies at once must not spin
            program.start()
    return True
