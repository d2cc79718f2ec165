"""Check a dispute bundle that somebody holds in hand, without asking the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from requests_flow.disputes.verification import sha256_of, verify_bundle


class Command(BaseCommand):
    help = "Recomputes every hash of a dispute bundle and says OK, or what was touched."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the ZIP file")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            found = verify_bundle(file)
            with file.open("rb") as source:
                fingerprint = sha256_of(source)
        except OSError as missing:
            raise CommandError(f"{file}: {missing.strerror}.") from missing
        except ValueError as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"SHA-256 {fingerprint}")
        if not found.ok:
            raise CommandError("\n".join(found.faults))
        self.stdout.write(f"OK: {found.files} berkas dan {found.events} peristiwa utuh.")
