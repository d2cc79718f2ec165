"""Write the hashed requirement files from pyproject.toml, or check that they are fresh.

python scripts/lock.py            keep the pinned versions that still fit
python scripts/lock.py --upgrade  take the newest versions that fit
python scripts/lock.py --check    without network: do the lists still have the hash in each file's first line?
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
FOLDER = BASE_DIR / "requirements"
# File name: what uv is asked to lock. No registry address is written: the machine's own configuration says where from.
SOURCES = {
    "runtime": ["pyproject.toml"],
    "development": ["pyproject.toml", "--group", "dev"],
    "postgres": ["--group", "postgres"],
}


def fingerprint(name: str) -> str:
    """Return the hash of the dependency lists that the lock file `name` was made from."""
    project = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    lists = {
        "runtime": [project["project"]["dependencies"]],
        "development": [project["project"]["dependencies"], groups["dev"]],
        "postgres": [groups["postgres"]],
    }[name]
    words = json.dumps([project["project"]["requires-python"], *map(sorted, lists)])
    return hashlib.sha256(words.encode()).hexdigest()


def header(name: str) -> str:
    """Return the first line of a lock file."""
    return f"# Written by `make lock` from the dependency lists of pyproject.toml with SHA-256 {fingerprint(name)}\n"


def write(name: str, *, upgrade: bool) -> None:
    """Resolve and write one lock file."""
    target = FOLDER / f"{name}.txt"
    target.touch()
    options = ["--generate-hashes", "--universal", "--no-emit-index-url", "--no-header", "--quiet"]
    versions = ["--python-version", "3.11", *(["--upgrade"] if upgrade else [])]
    command = [sys.executable, "-m", "uv", "pip", "compile", *SOURCES[name], *options, *versions]
    subprocess.run([*command, "--output-file", str(target)], cwd=BASE_DIR, check=True, stdout=subprocess.DEVNULL)
    target.write_text(header(name) + target.read_text())
    print(f"requirements/{name}.txt is written.")


def main(arguments: list[str]) -> int:
    """Lock or check; return the exit code."""
    if "--check" not in arguments:
        for name in SOURCES:
            write(name, upgrade="--upgrade" in arguments)
        return 0
    stale = [name for name in SOURCES if not (FOLDER / f"{name}.txt").read_text().startswith(header(name))]
    for name in stale:
        print(f"requirements/{name}.txt does not match pyproject.toml: run `make lock`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
