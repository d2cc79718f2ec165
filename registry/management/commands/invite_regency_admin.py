"""manage.py invite_regency_admin CODE NAME [--email ADDRESS]: the first person of a regency, whom nobody can invite."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from notifications.queue import moment
from registry import selectors
from registry.actions.create_officer_without_email import create_officer_without_email
from registry.actions.invite import invite
from registry.enums import RegionLevel, Role
from registry.models import Region


class Command(BaseCommand):
    """Invites by e-mail, or prints a user name and a one-time code."""

    help = (
        "Make somebody admin of a regency: by an invitation to --email, or with a one-time code that is printed here."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="code of the regency, for example 33.10")
        parser.add_argument("name", help="full name of the person")
        parser.add_argument("--email", default="", help="where the invitation goes; without it a code is printed")

    def handle(self, *args: Any, **options: Any) -> None:
        regency = Region.objects.filter(code=options["code"], level=RegionLevel.REGENCY).first()
        if regency is None:
            raise CommandError(f"There is no regency {options['code']}; run import_regions first.")
        try:
            self._invite(regency, options["name"], options["email"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def _invite(self, regency: Region, name: str, email: str) -> None:
        body, role = selectors.regency_body(regency), Role.REGENCY_ADMIN
        if email:
            invitation = invite(body=body, role=role, full_name=name, email=email, by=None, at=moment())
            self.stdout.write(f"The invitation to {invitation.email} is in the outbox; a worker delivers it.")
            return
        appointment, code = create_officer_without_email(body=body, role=role, full_name=name, by=None, at=moment())
        self.stdout.write(f"User name: {appointment.user.username}")
        self.stdout.write(f"One-time code: {code}")
        self.stdout.write("It works once, for 14 days, on the page /akun/kode/.")
