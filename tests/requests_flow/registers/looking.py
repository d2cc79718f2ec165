"""Reading a register in a test: as rows by column key, and as a page."""

from datetime import date

from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.registers import request_rows
from requests_flow.registers.register import Register, Scope

ON = date(2026, 5, 21)


def scope_of(body: PublicBody, *, with_identities: bool = True, on: date = ON, **chosen: str) -> Scope:
    """Return a look at a register of `body`."""
    zone = clocks.zone_of(body)
    return Scope(body=body, zone=zone, on=on, with_identities=with_identities, chosen=chosen)


def rows(body: PublicBody, register: Register = request_rows.REGISTER, **look: object) -> list[dict[str, object]]:
    """Return the rows of a register by column key."""
    table = register.everything(scope_of(body, **look))
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def only_row(body: PublicBody, register: Register = request_rows.REGISTER):
    """Return the one row of a register."""
    (row,) = rows(body, register)
    return row


def page(client, user, address: str) -> str:
    """Return the page at `address` as `user` sees it."""
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()
