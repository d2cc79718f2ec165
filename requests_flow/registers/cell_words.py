"""How a cell reads on the screen and in print."""

from datetime import date
from typing import Any

from requests_flow import wording
from requests_flow.registers.columns import Column, Kind
from requests_flow.registers.register import Table

NOTHING = "–"


def words(column: Column, value: Any) -> str:
    """Return a cell as people read it: 08-01-2026, "Kamis, 08-01-2026", 1.500, or a dash where there is nothing."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, date):
        day = f"{value:%d-%m-%Y}"
        return f"{wording.DAYS[value.weekday()]}, {day}" if column.kind is Kind.DAY else day
    return wording.angka(value) if isinstance(value, int) else str(value)


def drawn(table: Table) -> list[dict[str, Any]]:
    """Return the rows for components/register_table.html: a link, and for each cell its header, kind and words."""
    return [
        {
            "link": link,
            "cells": [
                {"label": column.title, "kind": column.kind, "words": words(column, value)}
                for column, value in zip(table.columns, row, strict=True)
            ],
        }
        for row, link in zip(table.rows, table.links, strict=True)
    ]
