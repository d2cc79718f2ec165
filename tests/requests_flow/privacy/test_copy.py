"""The copy of own data: what is in it, who may take it, and that each taking is recorded."""

import io
import json
import zipfile

import pytest

from accounts.policies import Denied
from documents import files
from documents.enums import FileKind
from requests_flow.messages import scope_of
from requests_flow.models import TrackingKey
from requests_flow.policies import KeyHolder
from requests_flow.privacy import own_data
from requests_flow.privacy.actions.file_data_request import file_data_request
from requests_flow.privacy.actions.take_copy import take_copy
from requests_flow.privacy.letter_facts import Ruling
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.objections import world as objecting
from tests.requests_flow.privacy import world

AT, HOUR = world.AT, world.HOUR
GRANT = Ruling(outcome="granted", measures="Salinan tersedia.")


def card(cast):
    scope = scope_of(cast.body)
    return files.intake(upload=cases.scan(), kind=FileKind.IDENTITY, scope=scope, by=None, at=cases.AT)


def granted(cast, proof, **changes):
    case = world.file(cast, proof, right="access", wish="Apa saja data saya?", **changes)
    return world.answer(case, GRANT, cast, changes.get("at", AT) + HOUR)


def unpacked(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_copy_holds_the_case_the_objection_and_the_files_handed_in(cast):
    proof = cases.file_case(cast.body, files=(card(cast),)).case
    objection = objecting.file(cast, proof, at=objecting.AT).case
    case = granted(cast, proof, at=objecting.AT + HOUR)
    found = unpacked(take_copy(case=case, by=world.holder_of(case), at=objecting.AT + 3 * HOUR))
    data = json.loads(found[own_data.DATA])
    assert [row["nomor"] for row in data["permohonan_informasi"]] == [proof.number]
    assert [row["nomor"] for row in data["keberatan"]] == [objection.number]
    assert data["permohonan_informasi"][0]["pemohon"]["name"] == cases.APPLICANT["name"]
    assert data["permohonan_informasi"][0]["yang_diminta"] == [
        "LPJ APBDes 2025",
        "Gambar rencana jembatan jalan kabupaten",
    ]
    assert data["permohonan_informasi"][0]["pesan"], "what was written to the applicant"
    assert found["berkas/01-01-pindaian.pdf"].startswith(b"%PDF")
    assert proof.number in found[own_data.READ_ME].decode()


def test_the_copy_holds_nothing_of_anybody_else_and_no_whole_nik(cast):
    other = cases.file_case(cast.body, applicant=cases.APPLICANT | {"name": "Orang Lain Sekali"}).case
    case = granted(cast, cases.walk_to("received", cast))
    made = b"".join(unpacked(take_copy(case=case, by=world.holder_of(case), at=AT + 2 * HOUR)).values()).decode()
    assert other.number not in made
    assert "Orang Lain Sekali" not in made
    assert cases.NIK not in made
    assert "331012••••••••07" in made
    for officer in (cast.ppid, cast.clerk, cast.head):
        assert officer.email not in made


def test_only_the_holder_takes_it_and_only_after_it_was_granted(cast):
    proof = cases.walk_to("received", cast)
    waiting = world.file(cast, proof, right="access", wish="Apa saja?")
    with pytest.raises(Denied, match="dikabulkan"):
        take_copy(case=waiting, by=world.holder_of(waiting), at=AT)
    case = granted(cast, proof)
    other = cases.holder_of(cases.walk_to("received", cast))
    for by in (other, None, cast.ppid, cast.clerk, cast.head, cast.admin, cast.other_ppid, cast.stranger):
        with pytest.raises(Denied):
            take_copy(case=case, by=by, at=AT + 2 * HOUR)
    assert not case.events.filter(kind="copy_taken").exists()


def test_each_taking_is_recorded(cast):
    case = granted(cast, cases.walk_to("received", cast))
    for hours in (2, 3):
        take_copy(case=case, by=world.holder_of(case), at=AT + hours * HOUR)
    assert case.events.filter(kind="copy_taken").count() == 2


def test_a_refused_request_gives_no_copy(cast):
    case = world.file(cast, right="access", wish="Apa saja?")
    case = world.answer(case, Ruling(outcome="refused", reasons="Identitas diragukan."), cast, AT + HOUR)
    with pytest.raises(Denied):
        take_copy(case=case, by=world.holder_of(case), at=AT + 2 * HOUR)


def test_an_account_reaches_all_its_cases_here_and_none_at_another_body(cast):
    citizen = country.person("Warga Berakun")
    mine = [cases.file_case(cast.body, account=citizen).case for _ in range(2)]
    elsewhere = cases.file_case(country.cucukan(), account=citizen).case
    filing = world.filing(cast, mine[0], right="access", wish="Semua.", account=citizen)
    case = file_data_request(filing=filing, by=citizen, at=AT)
    case = world.answer(case, GRANT, cast, AT + HOUR)
    data = own_data.as_data(case, at=AT)
    assert [row["nomor"] for row in data["permohonan_informasi"]] == [row.number for row in mine]
    assert elsewhere not in own_data.requests_of(case)
    assert take_copy(case=case, by=citizen, at=AT + 2 * HOUR)
    key = TrackingKey.objects.get(request=mine[0])
    with pytest.raises(Denied):
        take_copy(case=case, by=KeyHolder(key.pk), at=AT + 2 * HOUR)
