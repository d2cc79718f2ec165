"""The files of the project, as a person would read them: without environments, caches, state and generated things."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ["accounts", "documents", "notifications", "registry", "requests_flow", "ppid_portal"]
NOT_OURS = {"var", "staticfiles", "__pycache__"}
HIDDEN_BUT_OURS = {".ci", ".env.example", ".gitignore"}
BINARY = {".woff2", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico", ".pdf", ".p12", ".sqlite3", ".pyc", ".mo"}


def all_files() -> Iterator[Path]:
    """Yield every file of the project, in a fixed order."""
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and all(is_ours(part) for part in path.relative_to(ROOT).parts):
            yield path


def is_ours(part: str) -> bool:
    """Return whether a file or folder of this name belongs to the repository."""
    return part not in NOT_OURS and (not part.startswith(".") or part in HIDDEN_BUT_OURS)


def text_files() -> Iterator[Path]:
    """Yield every file that is text."""
    return (path for path in all_files() if path.suffix not in BINARY)


def python_files(*, tests: bool = True) -> Iterator[Path]:
    """Yield the Python files; with `tests=False` only what runs in production or by hand."""
    for path in all_files():
        if path.suffix == ".py" and (tests or "tests" not in path.relative_to(ROOT).parts):
            yield path


def templates() -> Iterator[Path]:
    """Yield every template, pages and messages."""
    return (path for path in all_files() if path.is_relative_to(ROOT / "templates"))


def named(path: Path) -> str:
    """Return the path as it is written in messages."""
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(), filename=str(path))


def models() -> list[type]:
    """Return the models of our apps."""
    return [model for label in APPS for model in apps.get_app_config(label).get_models()]
