"""Write docs/states/*.md from the state machines, so that no picture can tell another story than the code."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import TextChoices
from django_fsm import Transition

from requests_flow.disputes import machine as dispute
from requests_flow.disputes.enums import DisputeStatus
from requests_flow.enums import Actor, RequestStatus, Turn
from requests_flow.exemptions import machine as consequence_test
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.machines import MOVES, TURN_OF, RequestMachine
from requests_flow.objections import machine as objection
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.privacy import machine as privacy
from requests_flow.privacy.enums import DataRequestStatus, IncidentStatus

FOLDER = Path(settings.BASE_DIR) / "docs" / "states"
INTRODUCTION = """\
# The states of {article} {title}

Written by `manage.py state_diagram` from `{source}`; `make fix` runs it, `make check` compares.
A status says who must act. {apart}
"""
AFTER_THE_MOVES = """\
{people}Who exactly may make a move is said by the rule of the same name in
`{policies}`; the total matrix in
`{matrix}` holds each status against each move and each role.
"""
AT_THE_DESK = '"Pemohon" may also be an officer who enters what {who} brought to the desk. '


@dataclass(frozen=True, kw_only=True)
class Machine:
    """A state machine and the words its page needs."""

    name: str
    article: str
    of: type
    moves: Sequence[str]
    statuses: type[TextChoices]
    turn_of: Mapping[Any, Turn]
    begin: str
    words: Mapping[str, str]

    @property
    def target(self) -> Path:
        """The file that tells of this machine."""
        return FOLDER / f"{self.name}.md"

    def transitions(self, move: str) -> list[Transition]:
        """Return the transitions of a move, one for each status it starts from, in the order of the statuses."""
        found: dict[str, Transition] = getattr(self.of, move)._django_fsm.transitions  # noqa: SLF001 - its only listing
        return [found[status] for status in self.statuses.values if status in found]

    def label(self, status: str) -> str:
        """Return the name of a status as people read it."""
        return str(self.statuses(status).label)

    def diagram(self) -> Iterator[str]:
        """Yield the lines of the Mermaid diagram: statuses, the beginning, every move, the ends."""
        yield "stateDiagram-v2"
        for status in self.statuses.values:
            yield f'    state "{self.label(status)}" as {status}'
        yield f"    [*] --> {self.statuses.values[0]}: {self.begin}"
        left = set()
        for move in self.moves:
            for each in self.transitions(move):
                yield f"    {each.source} --> {each.target or each.source}: {each.custom['label']}"
                left.add(each.source)
        for status in self.statuses.values:
            if status not in left:
                yield f"    {status} --> [*]"

    def move_rows(self) -> Iterator[list[str]]:
        """Yield a row for each move: verb and label, from where to where, by whom, on which question and article."""
        for move in self.moves:
            rows = self.transitions(move)
            first = rows[0]
            questions = [(question.__doc__ or "").strip().splitlines()[0] for question in first.conditions]
            yield [
                f"`{move}`",
                first.custom["label"],
                ", ".join(self.label(str(each.source)) for each in rows),
                self.label(str(first.target)) if first.target else "(the status stays)",
                Actor(first.custom["actor"]).label,
                " ".join(questions),
                first.custom["article"],
            ]

    def status_rows(self) -> Iterator[list[str]]:
        """Yield a row for each status: its code, its name, whose turn it is."""
        for status in self.statuses:
            yield [f"`{status.value}`", str(status.label), Turn(self.turn_of[status]).label]

    def document(self) -> str:
        """Return the whole file."""
        moves = table(["Move", "Label", "From", "To", "Who", "Only when", "Article"], self.move_rows())
        statuses = table(["Status", "Label", "Whose turn"], self.status_rows())
        parts = [
            INTRODUCTION.format(article=self.article, title=self.name.replace("_", " "), **self.words),
            "```mermaid\n" + "\n".join(self.diagram()) + "\n```\n",
            "## Moves\n\n" + "\n".join(moves) + "\n",
            AFTER_THE_MOVES.format(**self.words),
            "## Statuses\n\n" + "\n".join(statuses) + "\n",
        ]
        return "\n".join(parts)


REQUEST = Machine(
    name="request",
    article="a",
    of=RequestMachine,
    moves=MOVES,
    statuses=RequestStatus,
    turn_of=TURN_OF,
    begin="Daftarkan permohonan",
    words={
        "source": "requests_flow/machines.py",
        "apart": "What was given (the outcome), whether it is late (the deadline condition) and who may see it\n"
        "are separate facts.",
        "people": AT_THE_DESK.format(who="the applicant"),
        "policies": "requests_flow/policies.py",
        "matrix": "tests/requests_flow/test_machine_matrix.py",
    },
)
OBJECTION = Machine(
    name="objection",
    article="an",
    of=objection.ObjectionMachine,
    moves=objection.MOVES,
    statuses=ObjectionStatus,
    turn_of=objection.TURN_OF,
    begin="Daftarkan keberatan",
    words={
        "source": "requests_flow/objections/machine.py",
        "apart": "A deliberation, the silence of the superior, a late filing and the proof of receipt\n"
        "are separate facts.",
        "people": AT_THE_DESK.format(who="the objector"),
        "policies": "requests_flow/objections/policies.py",
        "matrix": "tests/requests_flow/objections/test_machine_matrix.py",
    },
)
CONSEQUENCE_TEST = Machine(
    name="consequence_test",
    article="a",
    of=consequence_test.ConsequenceTestMachine,
    moves=consequence_test.MOVES,
    statuses=ConsequenceTestStatus,
    turn_of=consequence_test.TURN_OF,
    begin="Tulis uji konsekuensi",
    words={
        "source": "requests_flow/exemptions/machine.py",
        "apart": "Its conclusion and whether its period has ended are separate facts.",
        "people": "",
        "policies": "requests_flow/exemptions/policies.py",
        "matrix": "tests/requests_flow/exemptions/test_machine_matrix.py",
    },
)
DISPUTE = Machine(
    name="dispute",
    article="a",
    of=dispute.DisputeMachine,
    moves=dispute.MOVES,
    statuses=DisputeStatus,
    turn_of=dispute.TURN_OF,
    begin="Catat pengajuan sengketa",
    words={
        "source": "requests_flow/disputes/machine.py",
        "apart": "A late filing, what a decision orders and the terms of the commission and the courts\n"
        "are separate facts: they are shown and never stop a move.",
        "people": AT_THE_DESK.format(who="the objector"),
        "policies": "requests_flow/disputes/policies.py",
        "matrix": "tests/requests_flow/disputes/test_machine_matrix.py",
    },
)
PERSONAL_DATA_REQUEST = Machine(
    name="personal_data_request",
    article="a",
    of=privacy.DataRequestMachine,
    moves=privacy.MOVES,
    statuses=DataRequestStatus,
    turn_of=privacy.TURN_OF,
    begin="Catat permintaan",
    words={
        "source": "requests_flow/privacy/machine.py",
        "apart": "What the reply gives, whether it is late and whether a promised erasure is done\nare separate facts.",
        "people": AT_THE_DESK.format(who="the person"),
        "policies": "requests_flow/privacy/policies.py",
        "matrix": "tests/requests_flow/privacy/test_machine_matrix.py",
    },
)
INCIDENT = Machine(
    name="incident",
    article="an",
    of=privacy.IncidentMachine,
    moves=privacy.INCIDENT_MOVES,
    statuses=IncidentStatus,
    turn_of=privacy.INCIDENT_TURN_OF,
    begin="Catat insiden",
    words={
        "source": "requests_flow/privacy/machine.py",
        "apart": "Who was told, whether the 3 x 24 hours were kept and what the public reads are separate facts:\n"
        "a missed clock is recorded and never stops a move.",
        "people": "",
        "policies": "requests_flow/privacy/incident_policies.py",
        "matrix": "tests/requests_flow/privacy/test_machine_matrix.py",
    },
)
MACHINES = (REQUEST, OBJECTION, DISPUTE, CONSEQUENCE_TEST, PERSONAL_DATA_REQUEST, INCIDENT)


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    columns = list(header)
    yield _row(columns)
    yield _row("---" for _ in columns)
    for row in rows:
        yield _row(row)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


class Command(BaseCommand):
    help = "Writes docs/states/*.md, the diagrams and tables of the state machines."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a file is out of date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        for machine in MACHINES:
            self._write(machine, check=check)

    def _write(self, machine: Machine, *, check: bool) -> None:
        wanted, target = machine.document(), machine.target
        if target.exists() and target.read_text() == wanted:
            return
        if check:
            raise CommandError(f"docs/states/{target.name} is out of date; run `make fix`.")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(wanted)
        self.stdout.write(f"Wrote docs/states/{target.name}.")
