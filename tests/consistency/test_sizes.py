"""Files and functions stay small enough to be read in one go."""

import ast

from tests.consistency import sources

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 40
COUNTED = {".py", ".html", ".css", ".sh", ".md"}
# Assembled from the parts that are counted.
NOT_COUNTED = {"static/css/portal.css"}


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return its lines without the docstring, which may be as long as it must."""
    documented = ast.get_docstring(function) is not None
    first = function.body[1] if documented and len(function.body) > 1 else function.body[0]
    return (function.body[0].lineno - function.lineno) + (function.end_lineno - first.lineno + 1)


def test_no_file_is_too_long():
    long = {
        sources.named(path): lines
        for path in sources.text_files()
        if path.suffix in COUNTED and sources.named(path) not in NOT_COUNTED and "migrations" not in path.parts
        if (lines := path.read_text().count("\n")) > MOST_LINES_OF_A_FILE
    }
    assert long == {}


def test_no_function_is_too_long():
    long = {
        f"{sources.named(path)}:{node.lineno} {node.name}": lines
        for path in sources.python_files()
        if "migrations" not in path.parts
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := lines_of(node)) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}
