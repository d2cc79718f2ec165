"""The lock files are fresh, complete and free of addresses."""

import re
import subprocess
import sys
import tomllib

import pytest

from tests.consistency import sources

LOCKS = sorted((sources.ROOT / "requirements").glob("*.txt"))


def names(lock) -> dict[str, str]:
    """Return each locked package with its version."""
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", lock.read_text(), re.MULTILINE))


def test_the_locks_are_fresh():
    check = [sys.executable, "scripts/lock.py", "--check"]
    assert subprocess.run(check, cwd=sources.ROOT, check=False).returncode == 0


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_locked_package_has_a_hash(lock):
    blocks = re.split(r"\n(?=[a-z0-9])", lock.read_text())[1:]
    assert blocks
    assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_development_has_the_runtime_with_the_same_versions():
    runtime, development = (names(sources.ROOT / "requirements" / f"{name}.txt") for name in ("runtime", "development"))
    assert runtime.items() <= development.items()


def test_every_dependency_is_imported_or_has_a_reason():
    """What nobody imports is not a dependency of ours."""
    project = tomllib.loads((sources.ROOT / "pyproject.toml").read_text())
    modules = {
        "argon2-cffi": "Argon2PasswordHasher",
        "django-allauth": "allauth",
        "django-csp": "csp",
        "django-environ": "environ",
        "django-fsm-2": "django_fsm",
        "django-q2": "django_q",
        "pillow": "PIL",
        "psycopg": "postgres",
        "python-magic": "magic",
    }
    code = "\n".join(path.read_text() for path in sources.python_files(tests=False))
    wanted = [re.split(r"[\[<>=]", line)[0] for line in project["project"]["dependencies"]]
    assert [name for name in wanted if not re.search(rf"\b{modules.get(name, name)}\b", code, re.IGNORECASE)] == []
