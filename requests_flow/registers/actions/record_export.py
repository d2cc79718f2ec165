"""record_export: note that a register with identities left the portal."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.policies import Denied
from requests_flow.models import RegisterExport
from requests_flow.registers import policies
from requests_flow.registers.register import Register, Scope


@transaction.atomic
def record_export(
    *, register: Register, scope: Scope, file_format: str, rows: int, by: User, at: datetime
) -> RegisterExport:
    """Write the access record of one export (UU 27/2022 article 31). Raises Denied for who may not see identities."""
    if not policies.read_register(by, scope.body, on=scope.on):
        raise Denied("Register dengan identitas pemohon hanya untuk petugas badan publik ini.")
    return RegisterExport.objects.create(
        body=scope.body,
        register=register.code,
        file_format=file_format,
        chosen=_without_words(scope.chosen),
        rows=rows,
        exported_at=at,
        exported_by=by,
    )


def _without_words(chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the filters; of a search only that there was one, for its words may be a name."""
    return {name: "ada" if name == "q" else value for name, value in chosen.items()}
