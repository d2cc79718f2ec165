"""Questions that one page asks again and again, asked once while it is being drawn.

A case page asks for a dozen moves who serves the body and who is in office. Nothing changes between these questions,
because drawing writes nothing. Outside `while_drawing` every question is asked anew: an action never decides by memory.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers of the page that is being drawn", default=None)


@contextmanager
def while_drawing() -> Iterator[None]:
    """Let remembered questions be asked once until the end of the block, which must not write; may be nested."""
    if _answers.get() is not None:
        yield
        return
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def remembered(question: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Let a question about the database be answered from memory inside `while_drawing`, by what it was asked."""

    @wraps(question)
    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        known = _answers.get()
        if known is None:
            return question(*args, **kwargs)
        key = (question, *(_plain(value) for value in args), *((name, _plain(kwargs[name])) for name in sorted(kwargs)))
        if key not in known:
            known[key] = question(*args, **kwargs)
        answer: Answer = known[key]
        return answer

    return ask


def _plain(value: Any) -> Any:
    """Return what a value is known by: the row of a model, the members of a list, else itself."""
    if hasattr(value, "pk"):
        return type(value).__name__, value.pk
    return tuple(value) if isinstance(value, list | set | tuple) else value
