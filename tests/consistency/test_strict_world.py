"""The strict world is itself tested: each of its traps must snap."""

import socket
import warnings
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.template import Context, Origin, Template, engines

from ppid_portal import clock
from tests.strict import moves, network, querysets, templates


def render(source: str, **values) -> str:
    """Render `source` as if it were a file of ours."""
    engine = engines["django"].engine
    origin = Origin(name=str(Path(settings.BASE_DIR) / "templates" / "made-up.html"))
    return Template(source, origin=origin, engine=engine).render(Context(values))


@pytest.mark.parametrize(
    ("source", "values", "name"),
    [
        ("{{ nama }}", {}, "nama"),
        ("{{ person.nama }}", {"person": SimpleNamespace(name="x")}, "person.nama"),
        ("{{ person.name|upper }}", {"person": None}, "person.name"),
        ("{% for row in rows %}{{ row }}{% endfor %}", {}, "rows"),
        ("{% if person.nama %}x{% endif %}", {"person": SimpleNamespace(name="x")}, "person.nama"),
        ("{% if 1 and person.nama %}x{% endif %}", {"person": SimpleNamespace(name="x")}, "person.nama"),
        ("{% with a=b %}{{ a }}{% endwith %}", {}, "b"),
        ("{{ person.nama|default:'-' }}", {"person": SimpleNamespace(name="x")}, "person.nama"),
    ],
)
def test_an_undefined_variable_fails_with_its_name(source, values, name):
    with suppress(templates.UndefinedVariable):  # `{% if a and b %}` swallows it
        render(source, **values)
    assert any(name in fault for fault in templates.take_faults())


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("{% if hint %}x{% endif %}", {}),
        ("{% if days.label %}x{% endif %}", {"days": {}}),
        ("{% if case.answer.number %}x{% endif %}", {"case": SimpleNamespace(answer=None)}),
        ("{{ hint|default:'' }}", {}),
        ("{% for row in rows|default:'' %}x{% endfor %}", {}),
    ],
)
def test_an_optional_variable_may_be_missing(source, values):
    assert render(source, **values) == ""


def test_a_template_of_an_installed_package_keeps_its_manners():
    assert Template("{{ unknown }}").render(Context()) == ""


@pytest.mark.django_db
def test_a_queryset_without_order_comes_back_in_another_order():
    stored = [row.pk for row in ContentType.objects.order_by("pk")]
    assert [row.pk for row in ContentType.objects.all().order_by()] != stored
    assert [row.pk for row in ContentType.objects.order_by("pk")] == stored


def test_two_rows_always_change_places():
    assert querysets.shuffled([1, 2]) == [2, 1]


def test_another_machine_cannot_be_reached():
    with pytest.raises(network.NetworkUsed), socket.socket() as sock:
        sock.connect(("192.0.2.1", 80))
    with pytest.raises(network.NetworkUsed):
        socket.getaddrinfo("portal.example", 80)


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_move_outside_an_action_fails():
    with pytest.raises(moves.MoveOutsideAnAction):
        moves._check(sender=ContentType, name="answer")
    assert moves.may_move(Path("requests_flow/actions/answer.py"))
    assert not moves.may_move(Path("tests/requests_flow/actions/test_answer.py"))


def test_a_warning_is_an_error():
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


@pytest.mark.django_db
def test_the_sqlite_database_is_a_file_with_the_options_of_production():
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    assert Path(connection.settings_dict["NAME"]).is_absolute()
    assert connection.transaction_mode == "IMMEDIATE"
    with connection.cursor() as cursor:
        answers = {
            pragma: cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            for pragma in ("journal_mode", "busy_timeout", "foreign_keys")
        }
    assert answers == {"journal_mode": "wal", "busy_timeout": 20_000, "foreign_keys": 1}


def test_the_clock_can_be_set(fixed_clock):
    assert abs((clock.now() - fixed_clock).total_seconds()) < 5
