"""Every deadline of the law has a test that carries its number (D01 to D19)."""

import re

import pytest
from django.conf import settings

NAMED = re.compile(r"^def (test_\w+)", re.MULTILINE)


@pytest.fixture(scope="module")
def names() -> str:
    files = (settings.BASE_DIR / "tests").rglob("test_*.py")
    return " ".join(name.lower() for path in files for name in NAMED.findall(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("number", range(1, 20))
def test_a_test_carries_the_number(number, names):
    assert re.search(rf"_d{number:02d}_", names), f"no test has D{number:02d} in its name"
