"""docs/states/request.md tells what the machine does."""

import pytest
from django.core.management import CommandError, call_command

from ppid_portal.management.commands import state_diagram
from requests_flow.enums import RequestStatus
from requests_flow.machines import MOVES


def test_the_file_in_the_repository_is_the_machine_as_it_is():
    call_command("state_diagram", check=True)


def test_a_file_that_tells_another_story_fails_the_check_and_is_written_anew(tmp_path, monkeypatch, settings):
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(state_diagram, "TARGET", tmp_path / "docs" / "request.md")
    with pytest.raises(CommandError, match="out of date"):
        call_command("state_diagram", check=True)
    call_command("state_diagram")
    call_command("state_diagram", check=True)
    state_diagram.TARGET.write_text("Tidak ada mesin.\n")
    with pytest.raises(CommandError, match="out of date"):
        call_command("state_diagram", check=True)


def test_every_status_and_every_move_is_in_it():
    text = state_diagram.document()
    for status in RequestStatus:
        assert f'state "{status.label}" as {status.value}\n' in text
        assert f"| `{status.value}` | {status.label} | " in text
    for move in MOVES:
        assert f"| `{move}` | " in text


def test_the_diagram_begins_at_received_and_ends_where_no_move_leads_on():
    lines = [line.strip() for line in state_diagram.diagram()]
    assert "[*] --> received: Daftarkan permohonan" in lines
    assert {line for line in lines if line.endswith("--> [*]")} == {
        "closed --> [*]", "withdrawn --> [*]", "lapsed --> [*]",
    }  # fmt: skip


def test_an_extension_leads_back_to_the_same_status():
    assert "    in_progress --> in_progress: Perpanjang waktu" in list(state_diagram.diagram())
