"""A move of a state machine is made by an action, whoever asks for it."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django_fsm.signals import pre_transition

# The tests of the machines themselves walk the moves directly; nothing else may.
MACHINE_TESTS = "test_machine"


class MoveOutsideAnAction(AssertionError):
    """A transition was called by something that is not an action."""


def may_move(path: Path) -> bool:
    """Return whether code in this file may call a transition."""
    in_actions = "actions" in path.parts and "tests" not in path.parts
    return in_actions or path.name.startswith(MACHINE_TESTS)


def _check(sender: type, name: str, **_: Any) -> None:
    frame = sys._getframe(1)
    while frame is not None:
        if may_move(Path(frame.f_code.co_filename)):
            return
        frame = frame.f_back  # type: ignore[assignment]
    raise MoveOutsideAnAction(f"{sender.__name__}.{name} was called outside {settings.BASE_DIR.name}'s actions.")


def install() -> None:
    """Check every move of the whole test run."""
    pre_transition.connect(_check, weak=False, dispatch_uid="tests.strict.moves")
