"""An undefined variable in one of our templates fails the test and says its name.

Django prints nothing for a name it does not know, so a misspelt variable is a gap on a citizen's page. Allowed:

- a name that was not passed, a missing dictionary key, or something of None, inside `{% if %}` or `{% firstof %}`:
  that is how a template asks whether an optional thing is there;
- the same with a default: `{{ hint|default:"" }}` says that the variable is optional.

A missing attribute of a real object is a mistake everywhere, and so is a `{% for %}` over a name that was not passed.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.template import base
from django.template.context import BaseContext
from django.template.defaulttags import ForNode

DEFAULT_FILTERS = {"default", "default_if_none"}
faults: list[str] = []


class UndefinedVariable(AssertionError):
    """A template of ours uses a variable that nobody passed."""


def is_ours(template: str) -> bool:
    """Return whether the file is a template of this project and not one of an installed package."""
    path = Path(template)
    return path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts


def _surroundings(frame: FrameType | None) -> tuple[base.FilterExpression | None, base.Node | None]:
    """Return the expression and the node whose rendering asked for the variable."""
    expression = None
    while frame is not None:
        owner = frame.f_locals.get("self")
        if isinstance(owner, base.FilterExpression) and expression is None:
            expression = owner
        if isinstance(owner, base.Node) and getattr(owner, "origin", None) is not None:
            return expression, owner
        frame = frame.f_back
    return expression, None


def _is_optional(expression: base.FilterExpression | None, node: base.Node, missing_from: Any, forgiving: bool) -> bool:
    """Return whether the template says that the variable may be missing."""
    defaulted = expression is not None and any(f.__name__ in DEFAULT_FILTERS for f, _ in expression.filters)
    if isinstance(node, ForNode) and isinstance(missing_from, BaseContext):
        return defaulted
    if forgiving or defaulted:
        return missing_from is None or isinstance(missing_from, BaseContext | Mapping)
    return False


def _resolve(self: base.Variable, context: BaseContext) -> Any:
    try:
        return original(self, context)
    except base.VariableDoesNotExist as error:
        caller = sys._getframe(1)
        expression, node = _surroundings(caller)
        if node is None or not is_ours(node.origin.name):
            raise
        forgiving = bool(caller.f_locals.get("ignore_failures"))
        missing_from = error.params[1] if len(error.params) > 1 else None
        if not _is_optional(expression, node, missing_from, forgiving):
            where = Path(node.origin.name).relative_to(settings.BASE_DIR)
            line = node.token.lineno if node.token else "?"
            faults.append(f"{where}:{line}: nobody passed {{{{ {self.var} }}}}")
            raise UndefinedVariable(faults[-1]) from error
        raise


original = base.Variable.resolve


def install() -> None:
    """Put the check in place for the whole test run."""
    base.Variable.resolve = _resolve  # type: ignore[method-assign]


def take_faults() -> list[str]:
    """Return and forget what was found: `{% if a and b %}` swallows exceptions, a list does not."""
    found = faults.copy()
    faults.clear()
    return found
