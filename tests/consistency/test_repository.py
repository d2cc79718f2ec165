"""What is in the repository fits every machine and is finished."""

import ast
import re

from tests.consistency import sources

# Written in pieces: this file is searched too.
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:" + "|".join(["work", "root", "tmp", "home/[a-z]+"]) + r")/")
REGISTRY = re.compile(
    "|".join(["pypi" + r"\.org", "python" + "hosted", "npmjs" + r"\.", "deb" + r"\.debian"]), re.IGNORECASE
)
FOR_LATER = re.compile(
    r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b|raise NotImplemented" + "Error"
)
NOT_A_NAME = {"core", "common", "utils", "helpers", "util", "helper", "misc"}


def lines_with(pattern: re.Pattern) -> list[str]:
    """Return where in the text files the pattern occurs."""
    return [
        f"{sources.named(path)}:{number}: {line.strip()[:100]}"
        for path in sources.text_files()
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_folder_of_one_machine():
    assert lines_with(MACHINE_PATH) == []


def test_no_file_names_a_package_registry():
    assert lines_with(REGISTRY) == []


def test_nothing_is_left_for_later():
    assert lines_with(FOR_LATER) == []


def test_nothing_is_called_by_a_word_that_says_nothing():
    parts = {part: sources.named(path) for path in sources.python_files() for part in (path.stem, path.parent.name)}
    assert {parts[name] for name in NOT_A_NAME & parts.keys()} == set()


def test_every_module_says_what_it_is_for():
    empty = {"__init__.py", "apps.py"}
    silent = [
        sources.named(path)
        for path in sources.python_files(tests=False)
        if path.name not in empty and "migrations" not in path.parts and not ast.get_docstring(sources.tree(path))
    ]
    assert silent == []


def test_the_patterns_find_what_they_look_for():
    assert MACHINE_PATH.search('open("' + "/" + "work" + '/main")')
    assert not MACHINE_PATH.search("https://portal.example" + "/" + "work" + "/")
    assert REGISTRY.search("https://" + "pypi" + ".org/simple")
    assert FOR_LATER.search("# TO" + "DO: later")
