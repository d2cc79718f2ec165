"""Templates: none is left over, components say what they are given, and nothing is loaded twice."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.consistency import sources

FOLDER = sources.ROOT / "templates"
# Django asks for these by name.
FOUND_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html", "429.html"}
# Packages whose templates we replace by ours of the same name.
REPLACED = ("allauth", "django.forms")
# What may be loaded: these and our own. `ppid_portal.templatetags.ui` is there without asking.
LIBRARIES = {"static", "i18n", "allauth", "account", "humanize"}
BUILTIN = {"ui"}
INCLUDE = re.compile(r"{%\s*include\s+[\"'](components/[^\"']+)[\"'](.*?)%}", re.DOTALL)


def name_of(path: Path) -> str:
    return str(path.relative_to(FOLDER))


@cache
def everything_written() -> str:
    """Return the text of all templates and of all Python that is not a test, with which a template can be named."""
    written = [*sources.python_files(tests=False), *sources.templates()]
    return "\n".join(path.read_text() for path in written)


@cache
def names_with_a_variable() -> list[str]:
    """Return a pattern for each name that Python writes with a variable, such as f"letters/{kind}.html"."""
    written = re.findall(r"f\"([a-z_/]+)\{[^}\"]+\}\.html\"", everything_written())
    return [re.escape(start) + r"[a-z_]+\.html" for start in written]


def replaces_a_packages_template(name: str) -> bool:
    """Return whether an installed package has a template of this name."""
    for package in REPLACED:
        spec = find_spec(package)
        for folder in spec.submodule_search_locations or [] if spec else []:
            if (Path(folder) / "templates" / name).exists():
                return True
    return False


def is_used(name: str) -> bool:
    """Return whether anything names the template: whole, or as the event of a message."""
    if name in FOUND_BY_DJANGO or f'"{name}"' in everything_written() or f"'{name}'" in everything_written():
        return True
    if any(re.fullmatch(pattern, name) for pattern in names_with_a_variable()):
        return True
    if name.startswith("messages/"):
        return f'"{name.split("/")[1]}"' in everything_written()
    return replaces_a_packages_template(name)


def test_every_template_is_used():
    assert [name for path in sources.templates() if not is_used(name := name_of(path))] == []


@pytest.mark.parametrize("path", list((FOLDER / "components").glob("*.html")), ids=lambda path: path.name)
def test_a_component_says_first_what_it_is_given(path):
    assert re.match(r"\s*({%\s*comment\b|{#)", path.read_text())


def test_components_are_included_with_only():
    open_ones = [
        f"{name_of(path)}: {component}"
        for path in sources.templates()
        for component, arguments in INCLUDE.findall(path.read_text())
        if not arguments.rstrip().endswith("only")
    ]
    assert open_ones == []


def test_only_known_libraries_are_loaded_and_each_once():
    ours = {path.stem for path in sources.python_files() if path.parent.name == "templatetags"}
    for path in sources.templates():
        loaded = [
            library
            for names in re.findall(r"{%\s*load\s+(.*?)%}", path.read_text())
            for library in names.split(" from ")[-1].split()
        ]
        assert set(loaded) <= (LIBRARIES | ours) - BUILTIN, name_of(path)
        assert len(loaded) == len(set(loaded)), name_of(path)


def test_no_style_and_no_script_is_written_into_a_page():
    """The content security policy would refuse it. Letters are no pages: WeasyPrint reads their own style sheet."""
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=[\"']|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
    guilty = [
        f"{name_of(path)}: {match.group().strip()}"
        for path in sources.templates()
        if path.suffix == ".html" and not name_of(path).startswith("letters/")
        for match in inline.finditer(path.read_text())
    ]
    assert guilty == []


def test_people_read_no_em_dash():
    guilty = [name_of(path) for path in sources.templates() if "\N{EM DASH}" in path.read_text()]
    assert guilty == []
