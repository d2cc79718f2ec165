"""manage.py import_regions FILE [--dry-run]: bring the regions of a CSV into the registry."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from notifications.queue import moment
from registry.actions.import_regions import RegionReport, import_regions


class Command(BaseCommand):
    """Reads a file, says what changes, and changes it unless --dry-run."""

    help = "Import provinces, regencies, districts and villages from a CSV, with the public bodies they bring."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="CSV with one village a row; registry/data/regions/klaten.csv is one")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        report = import_regions(data=data, dry_run=options["dry_run"], by=None, at=moment())
        for fault in report.faults:
            self.stderr.write(str(fault))
        if report.faults:
            raise CommandError(f"{len(report.faults)} fault(s); nothing was written.")
        if options["verbosity"]:
            self._tell(report, verbose=options["verbosity"] > 1 or options["dry_run"])

    def _tell(self, report: RegionReport, *, verbose: bool) -> None:
        for note in report.notes:
            self.stdout.write(str(note))
        if verbose:
            for line in report.created:
                self.stdout.write(f"+ {line}")
            for line in report.bodies_created:
                self.stdout.write(f"+ {line}")
        for line in report.changed:
            self.stdout.write(f"~ {line}")
        for line in report.absent:
            self.stdout.write(f"? {line} is in the registry but not in the file; it stays.")
        self.stdout.write(
            f"Regions: {len(report.created)} new, {len(report.changed)} changed, {report.unchanged} unchanged. "
            f"Public bodies: {len(report.bodies_created)} new."
        )
        if not report.written:
            self.stdout.write("Dry run: nothing was written.")
