"""Write docs/states/*.md from the state machines, so that no picture can tell another story than the code."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_fsm import Transition

from requests_flow import machines
from requests_flow.enums import Actor, RequestStatus, Turn
from requests_flow.exemptions import machine as consequence_test
from requests_flow.exemptions.enums import ConsequenceTestStatus

FOLDER = Path(settings.BASE_DIR) / "docs" / "states"


@dataclass(frozen=True, kw_only=True)
class Machine:
    """A state machine and how its page is called and begins; `remark` stands under its moves."""

    file: str
    title: str
    written_in: str
    remark: str
    begins: str
    owner: type
    moves: Sequence[str]
    statuses: Any
    turn_of: Mapping[Any, Turn]

    def transitions(self, move: str) -> list[Transition]:
        """Return the transitions of a move, one for each status it starts from, in the order of the statuses."""
        found: dict[str, Transition] = getattr(self.owner, move)._django_fsm.transitions  # noqa: SLF001 - its only listing
        return [found[status] for status in self.statuses.values if status in found]

    def label(self, status: str) -> str:
        """Return the name of a status as people read it."""
        return str(self.statuses(status).label)


REQUEST = Machine(
    file="request.md",
    title="The states of a request",
    written_in="requests_flow/machines.py",
    remark="""\
"Pemohon" may also be an officer who enters what the applicant brought to the desk. Who exactly may make a move is said
by the rule of the same name in `requests_flow/policies.py`; the total matrix in
`tests/requests_flow/test_machine_matrix.py` holds each status against each move and each role.
""",
    begins="Daftarkan permohonan",
    owner=machines.RequestMachine,
    moves=machines.MOVES,
    statuses=RequestStatus,
    turn_of=machines.TURN_OF,
)
CONSEQUENCE_TEST = Machine(
    file="consequence_test.md",
    title="The states of a consequence test",
    written_in="requests_flow/exemptions/machine.py",
    remark="""\
Who exactly may make a move is said by the rule of the same name in `requests_flow/exemptions/policies.py`; the total
matrix in `tests/requests_flow/exemptions/test_machine_matrix.py` holds each status against each move and each role.
""",
    begins="Tulis uji konsekuensi",
    owner=consequence_test.ConsequenceTestMachine,
    moves=consequence_test.MOVES,
    statuses=ConsequenceTestStatus,
    turn_of=consequence_test.TURN_OF,
)
MACHINES = (REQUEST, CONSEQUENCE_TEST)
INTRODUCTION = """\
# {title}

Written by `manage.py state_diagram` from `{written_in}`; `make fix` runs it, `make check` compares.
A status says who must act. What was given (the outcome), whether it is late (the deadline condition) and who may see it
are separate facts.
"""


def diagram(machine: Machine) -> Iterator[str]:
    """Yield the lines of the Mermaid diagram: statuses, the beginning, every move, the ends."""
    yield "stateDiagram-v2"
    for status in machine.statuses.values:
        yield f'    state "{machine.label(status)}" as {status}'
    yield f"    [*] --> {machine.statuses.values[0]}: {machine.begins}"
    left = set()
    for move in machine.moves:
        for each in machine.transitions(move):
            yield f"    {each.source} --> {each.target or each.source}: {each.custom['label']}"
            left.add(each.source)
    for status in machine.statuses.values:
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


def move_rows(machine: Machine) -> Iterator[list[str]]:
    """Yield a row for each move: its verb and label, from where to where, by whom, on which question and article."""
    for move in machine.moves:
        rows = machine.transitions(move)
        first = rows[0]
        questions = [(question.__doc__ or "").strip().splitlines()[0] for question in first.conditions]
        yield [
            f"`{move}`",
            first.custom["label"],
            ", ".join(machine.label(str(each.source)) for each in rows),
            machine.label(str(first.target)) if first.target else "(the status stays)",
            Actor(first.custom["actor"]).label,
            " ".join(questions),
            first.custom["article"],
        ]


def status_rows(machine: Machine) -> Iterator[list[str]]:
    """Yield a row for each status: its code, its name, whose turn it is."""
    for status in machine.statuses:
        yield [f"`{status.value}`", status.label, Turn(machine.turn_of[status]).label]


def document(machine: Machine) -> str:
    """Return the whole page of a machine."""
    moves = table(["Move", "Label", "From", "To", "Who", "Only when", "Article"], move_rows(machine))
    statuses = table(["Status", "Label", "Whose turn"], status_rows(machine))
    parts = [
        INTRODUCTION.format(title=machine.title, written_in=machine.written_in),
        "```mermaid\n" + "\n".join(diagram(machine)) + "\n```\n",
        "## Moves\n\n" + "\n".join(moves) + "\n",
        machine.remark,
        "## Statuses\n\n" + "\n".join(statuses) + "\n",
    ]
    return "\n".join(parts)


class Command(BaseCommand):
    help = "Writes docs/states/*.md, the diagrams and tables of the state machines."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a file is out of date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        for machine in MACHINES:
            target, wanted = FOLDER / machine.file, document(machine)
            if target.exists() and target.read_text() == wanted:
                continue
            if check:
                raise CommandError(f"docs/states/{machine.file} is out of date; run `make fix`.")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(wanted)
            self.stdout.write(f"Wrote docs/states/{machine.file}.")
