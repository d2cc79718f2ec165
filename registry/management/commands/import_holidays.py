"""manage.py import_holidays [FILE ...]: make the national calendar equal to the files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from notifications.queue import moment
from registry.actions.import_holidays import HolidayReport, import_holidays
from registry.enums import YearState

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "holidays"


class Command(BaseCommand):
    """Reads the files, or those that come with the portal, and says what changes."""

    help = "Import national holidays and collective leave from CSV files; without a file, those that are shipped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", help="CSV with one day a row")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument(
            "--state",
            choices=[YearState.OFFICIAL.value, YearState.PROVISIONAL.value],
            help="how sure the years are; without it the file tells",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [Path(name) for name in options["files"]] or sorted(SHIPPED.glob("*.csv"))
        state = YearState(options["state"]) if options["state"] else None
        at = moment()
        faults = 0
        with transaction.atomic():
            for path in paths:
                try:
                    data = path.read_bytes()
                except OSError as error:
                    raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
                report = import_holidays(data=data, state=state, dry_run=options["dry_run"], by=None, at=at)
                self._tell(path, report, verbosity=options["verbosity"])
                faults += len(report.faults)
            if faults:
                raise CommandError(f"{faults} fault(s); nothing was written.")
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was written.")

    def _tell(self, path: Path, report: HolidayReport, *, verbosity: int) -> None:
        for fault in report.faults:
            self.stderr.write(f"{path.name}: {fault}")
        if not verbosity:
            return
        for note in report.notes:
            self.stdout.write(f"{path.name}: {note}")
        for sign, lines in (("+", report.created), ("~", report.changed), ("-", report.removed)):
            for line in lines:
                self.stdout.write(f"{sign} {line}")
        for year, state in report.states.items():
            self.stdout.write(f"{year}: {state.value}; {report.unchanged} entries unchanged.")
