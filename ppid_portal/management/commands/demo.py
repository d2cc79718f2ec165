"""The demo's one parent process: web server and worker."""

import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from ppid_portal import processes
from ppid_portal.demo.guide import guide

HOST = "127.0.0.1"  # the demo's passwords are printed: it serves this machine only


def port_is_busy(port: int) -> bool:
    """Return whether some program already listens at the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def refuse_busy_port(port: int) -> None:
    """Raise CommandError with a sentence when the web server could not have the port."""
    if port_is_busy(port):
        raise CommandError(
            f"Port {port} is in use by another program, perhaps by a demo that still runs. "
            f"Stop that program, or choose another port: PPID_PORT={port + 1} make demo"
        )


def programs(port: int) -> list[processes.Program]:
    """Return the web server and the worker; the worker may die a few times, the web server may not."""
    python = sys.executable
    web = [
        python,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--blocking-threads",
        "4",
        "--workers",
        "1",
        "--no-access-log",
    ]
    address = ["--host", HOST, "--port", str(port), "--log-level", "warning"]
    return [
        processes.Program("web", [*web, *address, "ppid_portal.wsgi:application"]),
        processes.Program("worker", [python, "manage.py", "run_worker"], restarts=5),
    ]


class Command(BaseCommand):
    help = "Runs the demo: web server and worker under one parent that stops both on Ctrl-C. `make demo` prepares it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port of the web server (default: 8000)")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if settings.MODE != "demo":
            raise CommandError("This runs with PPID_MODE=demo only; `make demo` sets it.")
        refuse_busy_port(port)
        connections.close_all()  # the programs have their own; a parent that waits for hours needs none

        def ready() -> bool:
            if not port_is_busy(port):
                return False
            processes.say(guide(site_url=f"http://localhost:{port}"))
            return True

        if processes.run(programs(port), ready=ready):
            raise CommandError("The demo has ended because one of its programs did; its last lines above say why.")
