"""docs/states tells what the machines do."""

import pytest
from django.core.management import CommandError, call_command

from ppid_portal.management.commands import state_diagram
from ppid_portal.management.commands.state_diagram import (
    CONSEQUENCE_TEST,
    DISPUTE,
    MACHINES,
    OBJECTION,
    REQUEST,
)

every_machine = pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)


def test_the_files_in_the_repository_are_the_machines_as_they_are():
    call_command("state_diagram", check=True)


@every_machine
def test_a_file_that_tells_another_story_fails_the_check_and_is_written_anew(machine, tmp_path, monkeypatch):
    monkeypatch.setattr(state_diagram, "FOLDER", tmp_path / "docs")
    with pytest.raises(CommandError, match="out of date"):
        call_command("state_diagram", check=True)
    call_command("state_diagram")
    call_command("state_diagram", check=True)
    machine.target.write_text("Tidak ada mesin.\n")
    with pytest.raises(CommandError, match=f"{machine.name}.md is out of date"):
        call_command("state_diagram", check=True)


@every_machine
def test_every_status_and_every_move_is_in_it(machine):
    text = machine.document()
    for status in machine.statuses:
        assert f'state "{status.label}" as {status.value}\n' in text
        assert f"| `{status.value}` | {status.label} | " in text
    for move in machine.moves:
        assert f"| `{move}` | " in text


@pytest.mark.parametrize(
    ("machine", "begin", "ends"),
    [
        (REQUEST, "[*] --> received: Daftarkan permohonan", {"withdrawn --> [*]"}),
        (DISPUTE, "[*] --> filed: Catat pengajuan sengketa", {"closed --> [*]", "withdrawn --> [*]"}),
        (OBJECTION, "[*] --> received: Daftarkan keberatan", {"closed --> [*]", "withdrawn --> [*]"}),
        (CONSEQUENCE_TEST, "[*] --> draft: Tulis uji konsekuensi", {"withdrawn --> [*]"}),
    ],
)
def test_the_diagram_begins_at_its_first_status_and_ends_where_no_move_leads_on(machine, begin, ends):
    lines = [line.strip() for line in machine.diagram()]
    assert begin in lines
    assert {line for line in lines if line.endswith("--> [*]")} == ends


def test_an_extension_leads_back_to_the_same_status():
    assert "    in_progress --> in_progress: Perpanjang waktu" in list(REQUEST.diagram())
