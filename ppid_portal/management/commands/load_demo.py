"""Load the demo's villages, people and cases into an empty database; on a second run it leaves everything alone."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test.utils import override_settings
from django_q.models import OrmQ

from notifications import delivery
from notifications.models import Message
from ppid_portal import schedule
from ppid_portal.demo import loading
from requests_flow.models import InformationRequest

DATA = settings.BASE_DIR / "registry" / "data"


class Command(BaseCommand):
    """Fill the demo."""

    help = "Loads the 401 villages of Klaten and invented officers and cases. Refuses in production."

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, appoint, walk the stories; all or nothing."""
        if settings.MODE == "production":
            raise CommandError("The demo's people and cases are invented; production does not load them.")
        schedule.install()
        if InformationRequest.objects.exists():
            self.stdout.write("The example data are already there.")
            return
        with transaction.atomic():
            call_command("import_regions", str(DATA / "regions" / "klaten.csv"), verbosity=0)
            call_command(
                "import_holidays", *sorted(str(path) for path in (DATA / "holidays").glob("*.csv")), verbosity=0
            )
            count = loading.load(self.stdout.write)
        self._deliver_old_mails()
        self.stdout.write(f"{count} example cases loaded.")

    def _deliver_old_mails(self) -> None:
        """Deliver the stories' mails at their own moments, to the copies' folder only, and empty the queue behind them.

        Else the worker would begin by printing a hundred mails of past weeks over the guide.
        """
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
            for message in Message.objects.filter(delivered_at=None, failed_at=None).order_by("queued_at"):
                delivery.deliver(message.pk, at=message.queued_at)
        OrmQ.objects.all().delete()
