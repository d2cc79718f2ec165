"""Prepare the demo and run it. Everything it keeps lies in var/demo; remove that folder to begin anew."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

BASE_DIR = Path(__file__).resolve().parent.parent
STATE = BASE_DIR / "var" / "demo"
# The working day around which the example cases lie: Thursday, 21 May 2026, 09.20 in Klaten.
FIRST_MOMENT = datetime(2026, 5, 21, 2, 20, tzinfo=UTC)


def clock_offset() -> str:
    """Return the seconds between the demo's clock and the real one, fixed at the first start: the days go on."""
    file = STATE / "clock-offset-seconds"
    if not file.exists():
        real = datetime.now(UTC)  # noqa: TID251 - this sets the demo's clock
        file.write_text(f"{(FIRST_MOMENT - real).total_seconds():.0f}\n")
    return file.read_text().strip()


def environment(port: str) -> dict[str, str]:
    """Return the settings of the demo. They win over .env, so that a demo never touches a developer's own database."""
    return {
        "PPID_MODE": "demo",
        "PPID_SITE_URL": f"http://localhost:{port}",
        "PPID_CLOCK_OFFSET_SECONDS": clock_offset(),
        "DATABASE_URL": f"sqlite:///{quote(str(STATE / 'portal.sqlite3'))}",
        "CACHE_URL": "dbcache://ppid_cache",
        "EMAIL_URL": "consolemail://",
        "PPID_FILES_DIR": str(STATE / "files"),
        "PPID_MAIL_COPY_DIR": str(STATE / "mail"),
        # The steps of the letter renderer would bury what a newcomer should read.
        "PPID_LOG_LEVEL": os.environ.get("PPID_LOG_LEVEL", "WARNING"),
    }


def main() -> None:
    """Migrate, collect the static files, load the example data once, then serve until Ctrl-C."""
    os.chdir(BASE_DIR)
    for folder in ("files", "mail"):
        (STATE / folder).mkdir(parents=True, exist_ok=True)
    port = os.environ.get("PPID_PORT", "8000")
    if not port.isdigit():
        sys.exit(f"PPID_PORT is '{port}'; it must be a number such as 8000.")
    os.environ |= environment(port) | {"DJANGO_SETTINGS_MODULE": "ppid_portal.settings"}
    sys.path.insert(0, str(BASE_DIR))
    # After the environment is set: importing Django's commands reads the settings.
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.core.management.base import CommandError  # noqa: PLC0415

    django.setup()
    from ppid_portal.management.commands.demo import refuse_busy_port  # noqa: PLC0415

    try:
        refuse_busy_port(int(port))
        print("Preparing the database and the static files", flush=True)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_demo")
        call_command("demo", port=int(port))
    except CommandError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped before the demo had started; `make demo` begins again.")


if __name__ == "__main__":
    main()
