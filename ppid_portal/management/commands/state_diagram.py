"""Write docs/states/request.md from the state machine, so that the picture cannot tell another story than the code."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_fsm import Transition

from requests_flow.enums import Actor, RequestStatus, Turn
from requests_flow.machines import MOVES, TURN_OF, RequestMachine

TARGET = Path(settings.BASE_DIR) / "docs" / "states" / "request.md"
INTRODUCTION = """\
# The states of a request

Written by `manage.py state_diagram` from `requests_flow/machines.py`; `make fix` runs it, `make check` compares.
A status says who must act. What was given (the outcome), whether it is late (the deadline condition) and who may see it
are separate facts.
"""
AFTER_THE_MOVES = """\
"Pemohon" may also be an officer who enters what the applicant brought to the desk. Who exactly may make a move is said
by the rule of the same name in `requests_flow/policies.py`; the total matrix in
`tests/requests_flow/test_machine_matrix.py` holds each status against each move and each role.
"""


def transitions(move: str) -> list[Transition]:
    """Return the transitions of a move, one for each status it starts from, in the order of the statuses."""
    found: dict[str, Transition] = getattr(RequestMachine, move)._django_fsm.transitions  # noqa: SLF001 - its only listing
    return [found[status] for status in RequestStatus.values if status in found]


def label(status: str) -> str:
    """Return the name of a status as people read it."""
    return RequestStatus(status).label


def diagram() -> Iterator[str]:
    """Yield the lines of the Mermaid diagram: statuses, the beginning, every move, the ends."""
    yield "stateDiagram-v2"
    for status in RequestStatus.values:
        yield f'    state "{label(status)}" as {status}'
    yield f"    [*] --> {RequestStatus.RECEIVED}: Daftarkan permohonan"
    left = set()
    for move in MOVES:
        for each in transitions(move):
            yield f"    {each.source} --> {each.target or each.source}: {each.custom['label']}"
            left.add(each.source)
    for status in RequestStatus.values:
        if status not in left:
            yield f"    {status} --> [*]"


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    columns = list(header)
    yield _row(columns)
    yield _row("---" for _ in columns)
    for row in rows:
        yield _row(row)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def move_rows() -> Iterator[list[str]]:
    """Yield a row for each move: its verb and label, from where to where, by whom, on which question and article."""
    for move in MOVES:
        rows = transitions(move)
        first = rows[0]
        questions = [(question.__doc__ or "").strip().splitlines()[0] for question in first.conditions]
        yield [
            f"`{move}`",
            first.custom["label"],
            ", ".join(label(str(each.source)) for each in rows),
            label(str(first.target)) if first.target else "(the status stays)",
            Actor(first.custom["actor"]).label,
            " ".join(questions),
            first.custom["article"],
        ]


def status_rows() -> Iterator[list[str]]:
    """Yield a row for each status: its code, its name, whose turn it is."""
    for status in RequestStatus:
        yield [f"`{status.value}`", status.label, Turn(TURN_OF[status]).label]


def document() -> str:
    """Return the whole file."""
    moves = table(["Move", "Label", "From", "To", "Who", "Only when", "Article"], move_rows())
    statuses = table(["Status", "Label", "Whose turn"], status_rows())
    parts = [
        INTRODUCTION,
        "```mermaid\n" + "\n".join(diagram()) + "\n```\n",
        "## Moves\n\n" + "\n".join(moves) + "\n",
        AFTER_THE_MOVES,
        "## Statuses\n\n" + "\n".join(statuses) + "\n",
    ]
    return "\n".join(parts)


class Command(BaseCommand):
    help = "Writes docs/states/request.md, the diagram and tables of the state machine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when the file is out of date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        wanted = document()
        if TARGET.exists() and TARGET.read_text() == wanted:
            return
        if check:
            raise CommandError("docs/states/request.md is out of date; run `make fix`.")
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(wanted)
        self.stdout.write(f"Wrote {TARGET.relative_to(settings.BASE_DIR)}.")
