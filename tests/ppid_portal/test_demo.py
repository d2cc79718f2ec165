"""`make demo` keeps its own state, its own clock and its own port."""

import importlib.util
import socket
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command

from documents.models import Letter
from ppid_portal.management.commands import demo as command
from requests_flow.enums import RequestStatus
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.models import (
    ConsequenceTest,
    Dispute,
    ExemptListDecree,
    Incident,
    InformationRequest,
    Objection,
    PersonalDataRequest,
)
from requests_flow.timeline import verify


@pytest.fixture
def script(tmp_path):
    """Return scripts/demo.py as a module whose state lies in a folder of this test."""
    spec = importlib.util.spec_from_file_location("demo_script", project.BASE_DIR / "scripts" / "demo.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.STATE = tmp_path
    return module


def test_the_first_start_sets_the_clock_to_the_working_day_of_the_examples(script):
    offset = timedelta(seconds=float(script.clock_offset()))
    today = datetime.now(UTC) + offset  # noqa: TID251 - the clock is what is tested
    assert abs(today - datetime(2026, 5, 21, 2, 20, tzinfo=UTC)) < timedelta(seconds=10)


def test_a_later_start_goes_on_with_the_same_clock(script):
    (script.STATE / "clock-offset-seconds").write_text("-86400\n")
    assert script.clock_offset() == "-86400"


def test_the_demo_never_touches_a_developers_own_state(script):
    environment = script.environment("8000")
    assert environment["PPID_MODE"] == "demo"
    for name in ("DATABASE_URL", "PPID_FILES_DIR", "PPID_MAIL_COPY_DIR"):
        assert str(script.STATE) in environment[name]


def test_a_busy_port_is_told_in_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use .* PPID_PORT={port + 1} make demo"):
            command.refuse_busy_port(port)


def test_a_free_port_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    command.refuse_busy_port(port)
    assert not command.port_is_busy(port)


def test_the_demo_runs_in_its_own_mode_only():
    with pytest.raises(CommandError, match="make demo"):
        call_command("demo")


def test_the_worker_may_die_and_the_web_server_may_not():
    restarts = {program.name: program.restarts for program in command.programs(8000)}
    assert restarts == {"web": 0, "worker": 5}


@pytest.mark.django_db(transaction=True)
def test_the_examples_load_with_every_status_and_every_chain_holds(fixed_clock, settings, tmp_path):
    settings.VAR_DIR, settings.TTE_PKCS12 = tmp_path, ""
    call_command("load_demo")
    cases = InformationRequest.objects.order_by("pk")
    assert {case.status for case in cases} == set(RequestStatus.values)
    assert {case.status for case in Objection.objects.order_by("pk")} >= {"received", "decided"}
    assert {case.status for case in Dispute.objects.order_by("pk")} == {"mediation", "decided"}
    assert {str(decree.status) for decree in ExemptListDecree.objects.order_by("pk")} == {"in_force"}
    assert {test.status for test in ConsequenceTest.objects.order_by("pk")} == set(ConsequenceTestStatus.values)
    assert {case.status for case in PersonalDataRequest.objects.order_by("pk")} == {"answered", "received"}
    assert [case.everybody_is_told for case in Incident.objects.order_by("pk")] == [False]
    for model in (InformationRequest, Objection, Dispute, PersonalDataRequest, Incident):
        assert all(verify(case) for case in model.objects.order_by("pk"))
    assert not Letter.objects.filter(pdf=None).exists()
    count = cases.count()
    call_command("load_demo")
    assert cases.count() == count, "a second run leaves everything alone"
