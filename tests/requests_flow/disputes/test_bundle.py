"""The dispute bundle: what is in it for whom, and that no byte of it can be changed unnoticed."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from accounts.policies import Denied
from requests_flow.actions.note import note
from requests_flow.disputes.actions.make_bundle import make_bundle
from requests_flow.disputes.verification import MANIFEST, sha256_of, verify_bundle
from requests_flow.timeline import digest, verify
from tests.documents import reading
from tests.requests_flow import cases
from tests.requests_flow.disputes import world
from tests.requests_flow.objections import world as objections

AT = world.AT + 9 * world.DAY
NOTE = "Berkas asli ada di lemari dua."


@pytest.fixture
def case(cast):
    """A dispute in mediation about an answer that was handed over, with a document and an officer's note."""
    request = objections.answered(cast)
    note(case=request, text=NOTE, by=cast.clerk, at=cases.AT)
    objection = objections.walk_to("closed", cast, request=request, ruling=objections.REJECT)
    found = world.file(cast, objection, scan=cases.scan())
    world.step(found, "register", cast)
    world.step(found, "mediate", cast)
    return world.fresh(found)


def taken(case, by) -> bytes:
    with make_bundle(case=case, by=by, at=AT).file as made:
        return made.read()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def packed(files: dict[str, bytes]) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        for name, data in files.items():
            bundle.writestr(name, data)
    made.seek(0)
    return made


def test_the_bundle_holds_letters_proof_days_and_timelines_and_verifies(case, cast):
    data = taken(case, cast.ppid)
    files = parts(data)
    found = verify_bundle(io.BytesIO(data))
    assert found.ok, found.faults
    assert found.files == len(files) - 1
    assert found.events == sum(verify(each) for each in (case.objection.request, case.objection, case)) - 1
    names = " ".join(files)
    for wanted in ("00-daftar-isi.pdf", "riwayat/permohonan.json", "riwayat/keberatan.json", "riwayat/sengketa.json"):
        assert wanted in files
    assert names.count("-bertanda-tangan.pdf") == 2, "the answer and the response"
    assert names.count("berkas/") == 1
    assert "tanda terima 1" in files["bukti/penyerahan.csv"].decode()
    days = next(data.decode() for name, data in files.items() if "sengketa-paling-lambat" in name)
    assert "2026-07-01,Rabu,14," in days
    assert "Pasal 37 ayat (2)" in days
    assert NOTE in files["catatan-petugas.csv"].decode()


def test_taking_it_is_recorded_with_its_fingerprint(case, cast):
    data = taken(case, cast.ppid)
    row, event = case.bundles.get(), case.events.order_by("sequence").last()
    assert (row.made_by, row.for_citizen, row.size) == (cast.ppid, False, len(data))
    assert (event.kind, event.facts["sha256"]) == ("bundle_made", row.sha256)


def test_the_citizens_copy_names_no_officer_and_holds_no_notes(case, cast):
    files = parts(taken(case, world.holder_of(case)))
    assert "catatan-petugas.csv" not in files
    index = reading.prose(files.pop("00-daftar-isi.pdf"))
    texts = " ".join(data.decode() for name, data in files.items() if not name.endswith(".pdf"))
    for hidden in (cast.ppid.full_name, cast.clerk.full_name, cast.head.full_name, NOTE, cases.NIK):
        assert hidden not in index
        assert hidden not in texts
    assert case.bundles.get().made_by is None
    assert verify_bundle(packed(parts(taken(case, world.holder_of(case))))).ok


def test_others_get_none(case, cast):
    for nobody in (cast.other_ppid, cast.stranger, cast.monitor, None):
        with pytest.raises(Denied):
            make_bundle(case=case, by=nobody, at=AT)
    assert not case.bundles.exists()


def test_the_index_is_archivable_and_accessible_and_tells_the_result(case, cast):
    pdf = parts(taken(case, cast.ppid))["00-daftar-isi.pdf"]
    assert reading.faults(pdf) == reading.GOOD
    text = reading.prose(pdf)
    assert "Utuh: setiap peristiwa menyambung" in text
    assert cast.ppid.full_name in text


def flipped(data: bytes) -> bytes:
    return data[:-20] + bytes([data[-20] ^ 1]) + data[-19:]


def test_one_changed_byte_of_any_file_is_found(case, cast):
    files = parts(taken(case, cast.ppid))
    for part in ("surat/", "berkas/", "kalender/", "bukti/", "riwayat/", "00-"):
        name = next(each for each in files if each.startswith(part))
        found = verify_bundle(packed(files | {name: flipped(files[name])}))
        assert any(fault.startswith(f"{name}:") for fault in found.faults)


def relisted(files: dict[str, bytes], name: str, data: bytes) -> io.BytesIO:
    """Return the bundle with a file exchanged and the list of files made to fit."""
    changed = files | {name: data}
    manifest = json.loads(files[MANIFEST])
    for row in manifest["files"]:
        if row["path"] == name:
            row["sha256"] = sha256_of(io.BytesIO(data))
    return packed(changed | {MANIFEST: json.dumps(manifest).encode()})


def test_an_event_changed_together_with_the_list_of_files_breaks_the_chain(case, cast):
    files = parts(taken(case, cast.ppid))
    name = "riwayat/keberatan.json"
    timeline = json.loads(files[name])
    timeline["events"][1]["content"]["facts"]["outcome"] = "accepted"
    found = verify_bundle(relisted(files, name, json.dumps(timeline).encode()))
    assert found.faults == [f"{name}: Isi peristiwa ke-2 berubah sejak dicatat."]
    timeline["events"][1]["hash"] = digest(timeline["events"][1]["content"])
    found = verify_bundle(relisted(files, name, json.dumps(timeline).encode()))
    assert found.faults == [f"{name}: Peristiwa ke-3 tidak menyambung ke peristiwa sebelumnya."]


def test_a_signed_letter_exchanged_together_with_the_list_of_files_is_found(case, cast):
    files = parts(taken(case, cast.ppid))
    signed = [name for name in files if name.endswith("-bertanda-tangan.pdf")]
    manifest = json.loads(files[MANIFEST])
    changed = files | dict.fromkeys(signed, b"%PDF-1.7 lain")
    for row in manifest["files"]:
        if row["path"] in signed:
            row["sha256"] = sha256_of(io.BytesIO(b"%PDF-1.7 lain"))
    found = verify_bundle(packed(changed | {MANIFEST: json.dumps(manifest).encode()}))
    assert len(found.faults) == 2
    assert all("bertanda tangan tidak sama" in fault for fault in found.faults)


def test_a_file_that_is_missing_or_was_added_is_found(case, cast):
    files = parts(taken(case, cast.ppid))
    gone = next(name for name in files if name.startswith("surat/"))
    found = verify_bundle(packed({name: data for name, data in files.items() if name != gone} | {"lain.txt": b"x"}))
    assert f"{gone}: hilang." in found.faults
    assert "lain.txt: tidak ada dalam daftar." in found.faults


def test_the_command_says_ok_or_what_was_touched(case, cast, tmp_path, capsys, django_assert_num_queries):
    data = taken(case, cast.ppid)
    good, bad, none = tmp_path / "baik.zip", tmp_path / "buruk.zip", tmp_path / "lain.zip"
    good.write_bytes(data)
    files = parts(data)
    bad.write_bytes(packed(files | {"01-cara-memeriksa.txt": b"lain"}).read())
    none.write_bytes(b"bukan zip")
    with django_assert_num_queries(0):
        call_command("verify_bundle", good)
    out = capsys.readouterr().out
    assert "OK: " in out
    assert case.bundles.get().sha256 in out
    for path, words in ((bad, "isinya berubah"), (none, "bukan berkas sengketa"), (tmp_path / "tidak-ada", "No such")):
        with pytest.raises(CommandError, match=words):
            call_command("verify_bundle", path)
