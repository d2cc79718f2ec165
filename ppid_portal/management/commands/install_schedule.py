"""manage.py install_schedule: make the periodic jobs match the list in ppid_portal/schedule.py."""

from typing import Any

from django.core.management.base import BaseCommand

from ppid_portal import schedule


class Command(BaseCommand):
    """Runs after each deployment; running it twice changes nothing."""

    help = "Makes the table of periodic jobs match ppid_portal/schedule.py."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the table and name the jobs."""
        schedule.install()
        for path, minutes in schedule.JOBS.items():
            self.stdout.write(f"{path}: every {minutes} min")
