"""Assemble static/css/portal.css, the one stylesheet that pages load, from its parts."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

FOLDER = Path(settings.BASE_DIR) / "static" / "css"
PARTS = ("tokens", "base", "components", "choices", "layout", "print")


def assemble(sources: list[str]) -> str:
    """Return the sources in their order as one stylesheet, without comments and spare white space.

    Deliberately shallow: it never rewrites a value, so that what the browser reads is what the layers say.
    """
    css = re.sub(r"/\*.*?\*/", "", "\n".join(sources), flags=re.DOTALL)
    parts = re.split(r"(\"[^\"]*\"|'[^']*')", css)
    # Every second part is a quoted text and stays as it is.
    parts[::2] = [_squeeze(part) for part in parts[::2]]
    return "".join(parts).strip() + "\n"


def _squeeze(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r"(?<=[\w-]): ", ":", css).replace(";}", "}")


class Command(BaseCommand):
    help = "Assemble static/css/portal.css from the other files in static/css."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when portal.css is out of date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        target = FOLDER / "portal.css"
        css = assemble([(FOLDER / f"{part}.css").read_text() for part in PARTS])
        if target.exists() and target.read_text() == css:
            return
        if check:
            raise CommandError("static/css/portal.css is out of date; run `make css`.")
        target.write_text(css)
        self.stdout.write(f"Wrote {target.relative_to(settings.BASE_DIR)}, {len(css)} characters.")
