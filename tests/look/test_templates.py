"""House rules that every template keeps: nothing inline, contracts on components, no class without a rule."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Letters have a style sheet of their own and are printed, not served; messages are plain text.
PAGES = sorted(
    path for path in TEMPLATES.rglob("*.html") if path.relative_to(TEMPLATES).parts[0] not in {"letters", "messages"}
)
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
CSS = (Path(settings.BASE_DIR) / "static" / "css" / "portal.css").read_text()
# Set by the browser or by Django, or hooks without a look of their own.
UNSTYLED = {"account"}


def _name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_has_no_inline_style_script_or_handler(path):
    source = path.read_text()
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_asks_no_other_machine(path):
    assert not re.search(r"(?:src|srcset)=\"(?:https?:)?//|<link[^>]*href=\"(?:https?:)?//", path.read_text())


@pytest.mark.parametrize("path", COMPONENTS, ids=_name)
def test_a_component_opens_with_its_contract(path):
    assert re.match(r"\{# .+ #\}\n", path.read_text())


def test_a_component_is_always_included_with_only():
    careless = [
        f"{_name(path)}: {tag}"
        for path in PAGES
        for tag in re.findall(r"\{% include \"components/[^%]*%\}", path.read_text())
        if not tag.endswith(" only %}")
    ]
    assert careless == []


def test_every_component_is_used():
    used = set(re.findall(r"components/(\w+)\.html", "".join(path.read_text() for path in PAGES)))
    for part in ("formfields.py", "templatetags/personal_data.py"):
        code = (Path(settings.BASE_DIR) / "ppid_portal" / part).read_text()
        used |= set(re.findall(r"components/(\w+)\.html", code))
    assert {path.stem for path in COMPONENTS} - used == set()


def test_every_class_of_a_page_has_a_rule():
    """A misspelt class is a page that quietly looks wrong."""
    ruled = set(re.findall(r"\.(-?[a-zA-Z][\w-]*)", CSS))
    written: set[str] = set()
    for path in PAGES:
        source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", path.read_text())
        for value in re.findall(r"\sclass=\"([^\"]*)\"", source):
            written |= {f"{word} ({_name(path)})" for word in value.split()}
    assert {word for word in written if word.split(" ")[0] not in ruled | UNSTYLED} == set()
