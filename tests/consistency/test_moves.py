"""Only actions call the moves of a state machine. tests.strict.moves checks it in the tests too, while they run."""

import ast

from requests_flow.disputes.machine import DisputeMachine
from requests_flow.exemptions.machine import ConsequenceTestMachine
from requests_flow.machines import RequestMachine
from requests_flow.objections.machine import ObjectionMachine
from requests_flow.privacy.machine import DataRequestMachine, IncidentMachine
from tests.consistency import sources
from tests.strict.moves import may_move

MACHINES = (
    RequestMachine,
    ConsequenceTestMachine,
    ObjectionMachine,
    DisputeMachine,
    DataRequestMachine,
    IncidentMachine,
)
# Verbs that other objects have too; these receivers are no cases.
OTHER_RECEIVERS = {"connection", "stream", "upload", "image", "pdf", "server", "response", "browser", "page", "context"}


def moves() -> set[str]:
    """Return the names of the machines' transitions."""
    return {name for each in MACHINES for name in dir(each) if hasattr(getattr(each, name), "_django_fsm")}


def receiver(call: ast.Call) -> str:
    """Return the last name of what the method is called on."""
    owner = call.func.value
    return owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else "?"


def calls_of_moves() -> list[str]:
    """Return every call outside the actions that looks like a move: a verb of a machine, called without arguments."""
    return [
        f"{sources.named(path)}:{call.lineno}: {receiver(call)}.{call.func.attr}()"
        for path in sources.python_files(tests=False)
        if path.relative_to(sources.ROOT).parts[0] in sources.APPS
        if not may_move(path) and path.name not in {"machines.py", "machine.py"}
        for call in ast.walk(sources.tree(path))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in moves()
        if not call.args and not call.keywords and receiver(call) not in OTHER_RECEIVERS
    ]


def test_the_machines_have_moves():
    assert {"receive", "extend", "answer", "approve_test", "decide"} <= moves()


def test_only_actions_call_a_move():
    assert calls_of_moves() == []


def test_nothing_writes_a_status_past_the_machine():
    guilty = [
        f"{sources.named(path)}:{node.lineno}"
        for path in sources.python_files()
        if "requests_flow" in path.parts and "migrations" not in path.parts and not path.name.startswith("test_machine")
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"update", "bulk_update"}
        if any(word.arg == "status" for word in node.keywords)
    ]
    assert guilty == []
