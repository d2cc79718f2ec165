"""Turns an event and its facts into the subject and the body of a plain-text message."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template import Context, Engine, engines
from django.template.backends.django import DjangoTemplates
from django.utils import translation

_EVENT = re.compile(r"[a-z][a-z_]*")
_MISSING = "\N{SYMBOL FOR NULL}%s\N{SYMBOL FOR NULL}"
_MISSING_NAME = re.compile(_MISSING.replace("%s", "(.*?)"))
_SUBJECT_LENGTH = 200


class UndefinedVariable(Exception):
    """A message template asks for something that the event did not give."""


class _StrictContext(Context):
    def __getitem__(self, key: Any) -> Any:
        try:
            return super().__getitem__(key)
        except KeyError:
            # Django swallows KeyError, and then an `if` on a misspelt name is silently false.
            raise UndefinedVariable(str(key)) from None


def render(event: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return (subject, body) from templates/messages/<event>/subject.txt and body.txt.

    The templates are plain text: nothing is escaped. Besides `context` they know `site_url` and `is_example`. The
    subject comes out as one line of at most 200 characters. A name that is not defined raises `UndefinedVariable`.
    """
    if not _EVENT.fullmatch(event):
        raise ValueError(f"'{event}' is not the name of an event.")
    facts = {"site_url": settings.SITE_URL, "is_example": settings.IS_EXAMPLE, **context}
    with translation.override(settings.LANGUAGE_CODE):
        subject = _text(f"messages/{event}/subject.txt", facts)
        body = _text(f"messages/{event}/body.txt", facts)
    return _one_line(subject), _paragraphs(body)


def _text(template: str, facts: dict[str, Any]) -> str:
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    pages = backend.engine
    # An engine of its own, because that of the pages forgives a missing value.
    engine = Engine(
        dirs=pages.dirs,
        libraries=pages.libraries,
        builtins=pages.builtins,
        string_if_invalid=_MISSING,
    )
    text = engine.get_template(template).render(_StrictContext(facts, autoescape=False))
    if missing := _MISSING_NAME.search(text):
        raise UndefinedVariable(f"{missing.group(1)} in {template}")
    return text


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SUBJECT_LENGTH else line[: _SUBJECT_LENGTH - 1].rstrip() + "…"


def _paragraphs(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
