""".env.example explains every variable that the settings read, and no other."""

import ast
import re

from tests.consistency import sources

READERS = {"str", "bool", "int", "float", "list", "db_url", "cache_url", "email_url", "path", "json", "dict"}


def variables_read() -> set[str]:
    """Return the names that settings.py passes to `env.<reader>(...)`."""
    return {
        call.args[0].value
        for call in ast.walk(sources.tree(sources.ROOT / "ppid_portal" / "settings.py"))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in READERS
        if isinstance(call.func.value, ast.Name) and call.func.value.id == "env"
    }


def test_the_example_file_and_the_settings_name_the_same_variables():
    lines = (sources.ROOT / ".env.example").read_text().splitlines()
    explained = {match.group(1) for line in lines if (match := re.match(r"#? ?([A-Z][A-Z0-9_]+)=", line))}
    assert explained == variables_read()
    assert len(explained) > 15


def test_each_variable_has_an_explanation_above_it():
    lines = (sources.ROOT / ".env.example").read_text().splitlines()
    names = [number for number, line in enumerate(lines) if re.match(r"#? ?[A-Z][A-Z0-9_]+=", line)]
    bare = [lines[number] for number in names if not re.match(r"# \S", lines[number - 1])]
    assert bare == []
