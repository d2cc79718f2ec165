"""GET is a promise: a page that is only read changes no case, register, account or setting.

A wrapper around every statement keeps the promise, in tests and in production. What reading a page may write all the
same is listed here and nowhere else, table by table, each with its reason.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections

MAY_BE_WRITTEN_BY_READING = {
    "django_session": "the session itself: messages shown, expiry renewed",
    "ppid_cache": "the cache, which also counts visits for the rate limits",
    "documents_storedfile": "the bytes of a letter already issued, when no worker has rendered them yet",
    "documents_letter": "the link from an issued letter to those bytes; the letter's words are frozen",
    "requests_flow_opening": "proof that the applicant saw the answer: the first opening of the page with the key",
    "django_q_ormq": "a task that makes or sends what was decided earlier",
}

# A statement that begins with one of these changes no row. Comments and brackets before it do not count.
READING = {"SELECT", "VALUES", "EXPLAIN", "SHOW", "PRAGMA", "DECLARE", "FETCH", "CLOSE"}
CONTROL = {"BEGIN", "START", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "SET"}
FIRST_WORD = re.compile(r"(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*([A-Za-z]+)", re.DOTALL)
WRITTEN_TABLE = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|DELETE\s+FROM|UPDATE(?:\s+OR\s+\w+)?)\s+"
    r"[\"`]?(\w+)[\"`]?(?=\s|\(|$)",
    re.IGNORECASE,
)
# "FOR UPDATE OF table" and "ON CONFLICT DO UPDATE SET" name no further table that is written.
NOT_A_TABLE = {"SET", "OF", "SKIP", "NOWAIT"}

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class ReadingPageWrote(RuntimeError):
    """A page that is only read tried to change the database. The message names the table."""


def tables_written(sql: str) -> set[str]:
    """Return the names of the tables that `sql` changes; {"?"} for a change whose table cannot be told."""
    match = FIRST_WORD.match(sql)
    word = match.group(1).upper() if match else ""
    if not word or word in READING or word in CONTROL:
        return set()
    tables = {name for name in WRITTEN_TABLE.findall(sql) if name.upper() not in NOT_A_TABLE}
    if word == "WITH":  # a common table expression may hide a write, but most only read
        return tables
    return tables or {"?"}


def refuse_writes(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Run the statement, unless it writes to a table that reading may not touch: then raise ReadingPageWrote."""
    forbidden = tables_written(str(sql)) - MAY_BE_WRITTEN_BY_READING.keys()
    if forbidden:
        raise ReadingPageWrote(f"A page that is only read tried to write to {', '.join(sorted(forbidden))}.")
    return execute(sql, params, many, context)


@contextmanager
def only_reading() -> Iterator[None]:
    """Refuse, within the block and on this thread's connections, every write that is not on the list above."""
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(refuse_writes))
        yield
