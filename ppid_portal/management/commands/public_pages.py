"""Prints what the world can see."""

from typing import Any

from django.core.management.base import BaseCommand

from ppid_portal.public_pages import public_pages


class Command(BaseCommand):
    help = "Prints the addresses that need no sign-in, one a line."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(public_pages()))
