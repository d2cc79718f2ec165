"""A note on good faith keeps evidence for a dispute and changes nothing: the request is answered all the same."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.policies import Denied
from documents.inspection import FileRefused
from requests_flow.actions.note_good_faith import note_good_faith
from requests_flow.actions.purge import purge
from requests_flow.models import Note, NoteEvidence
from requests_flow.timeline import verify
from tests.requests_flow import cases

DAY = timedelta(days=1)
TEXT = "Tiga puluh permohonan yang sama dalam satu hari, 12 Mei 2026."


def evidence(text="pesan,jam\nsama,9\n"):
    return SimpleUploadedFile("pesan.csv", text.encode(), "text/csv")


def test_it_keeps_words_and_evidence_and_changes_neither_status_nor_clock(cast):
    case = cases.walk_to("in_progress", cast)
    before = (case.status, case.current_round.due_on, case.assigned_to)
    note = note_good_faith(case=case, text=TEXT, evidence=[evidence()], by=cast.clerk, at=cases.AT + DAY)
    case = cases.fresh(case)
    assert (case.status, case.current_round.due_on, case.assigned_to) == before
    assert (note.kind, note.text) == ("good_faith", TEXT)
    event = case.events.last()
    assert event.facts == {"note": note.pk, "sha256": [note.evidence.get().file.sha256]}
    assert verify(case) == case.events.count()


def test_without_evidence_or_with_a_bad_file_nothing_is_written(cast):
    case = cases.walk_to("in_progress", cast)
    with pytest.raises(ValueError, match="berkas bukti"):
        note_good_faith(case=case, text=TEXT, evidence=[], by=cast.ppid, at=cases.AT + DAY)
    broken = SimpleUploadedFile("bukti.pdf", b"bukan PDF", "application/pdf")
    with pytest.raises(FileRefused):
        note_good_faith(case=case, text=TEXT, evidence=[evidence(), broken], by=cast.ppid, at=cases.AT + DAY)
    assert not Note.objects.exists()


@pytest.mark.parametrize("role", ["other_ppid", "monitor", "stranger"])
def test_nobody_else_writes_one(cast, role):
    case = cases.walk_to("in_progress", cast)
    with pytest.raises(Denied):
        note_good_faith(case=case, text=TEXT, evidence=[evidence()], by=getattr(cast, role), at=cases.AT + DAY)


def test_officers_read_it_with_its_evidence_and_the_applicant_does_not(cast, client, set_clock):
    set_clock(cases.AT + 2 * DAY)
    case = cases.walk_to("in_progress", cast)
    client.force_login(cast.ppid)
    page = reverse("requests:case", args=[case.public_id])
    assert "Hanya Komisi Informasi yang menilai" in client.get(page).content.decode()
    url = reverse("requests:note_good_faith", args=[case.public_id])
    wrong = client.post(url, {"note_good_faith-text": TEXT})
    assert wrong.status_code == 422
    assert TEXT in wrong.content.decode()
    client.post(url, {"note_good_faith-text": TEXT, "note_good_faith-evidence": [evidence(), evidence("lain,1\n")]})
    files = [row.file for row in NoteEvidence.objects.all()]
    assert len(files) == 2
    assert TEXT in client.get(page).content.decode()
    paper = reverse("requests:file", args=[case.public_id, files[0].pk])
    assert paper in client.get(page).content.decode()
    assert client.get(paper).status_code == 200
    client.logout()
    session = client.session
    session["tracked"] = {str(case.public_id): cases.holder_of(case).key_id}
    session.save()
    status = client.get(reverse("requests:status", args=[case.public_id])).content.decode()
    assert TEXT not in status
    assert "iktikad" not in status
    assert client.get(paper).status_code == 404


def test_the_evidence_goes_with_the_applicants_data(cast):
    case = cases.walk_to("closed", cast)
    note_good_faith(case=case, text=TEXT, evidence=[evidence()], by=cast.ppid, at=cases.AT + 5 * DAY)
    purge(case=case, at=cases.AT + 60 * DAY)
    assert NoteEvidence.objects.get().file.is_purged
