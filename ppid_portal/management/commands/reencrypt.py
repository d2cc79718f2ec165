"""manage.py reencrypt: write all encrypted columns and files again with the newest of PPID_DATA_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import reencryption
from accounts.encryption import CannotDecrypt, newest_key_id
from documents import files
from documents.enums import HOLDS_IDENTITY
from documents.models import StoredFile


class Command(BaseCommand):
    """Goes on after whatever cannot be opened, and says at the end how much that was."""

    help = "Encrypt personal data again with the newest key. May be broken off and started again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        self._faults: list[str] = []
        self.stdout.write(f"Newest key: {newest_key_id()}")
        for model, name in reencryption.columns():
            self._tell(f"{model.__name__}.{name}", reencryption.reencrypt_column, model, name)
        self._tell("second factors", reencryption.reencrypt_second_factors)
        self._tell("files", self._files)
        if self._faults:
            raise CommandError("Not everything could be opened; keep all keys.\n" + "\n".join(self._faults))
        self.stdout.write(
            "Everything has the newest key. One-time codes on paper still need the oldest until they end."
        )

    def _tell(self, what: str, run: Any, *args: Any) -> None:
        try:
            count = run(*args)
        except CannotDecrypt as fault:
            self._faults.append(f"{what}: {fault}")
        else:
            self.stdout.write(f"{what}: {count} written again")

    def _files(self) -> int:
        waiting = StoredFile.objects.filter(kind__in=HOLDS_IDENTITY, purged_at=None)
        count = 0
        for stored in waiting.exclude(encrypted_with=newest_key_id()).order_by("created_at", "pk").iterator():
            try:
                count += files.reseal(stored_file=stored)
            except files.FileGone as gone:
                self._faults.append(f"file {stored.pk}: {gone}")
        return count
