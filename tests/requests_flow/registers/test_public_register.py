"""The published register: subject, dates and decision, nobody's identity, and no subject before the answer."""

import csv
import io

import pytest
from django.urls import reverse

from accounts.policies import Denied
from requests_flow.actions.set_public_subject import set_public_subject
from requests_flow.enums import EventKind, RequestStatus
from requests_flow.timeline import verify
from tests.registry import world
from tests.requests_flow import cases

S = RequestStatus
HEADER = [
    "nomor_pendaftaran", "tanggal_diterima", "badan_publik", "pokok", "batas_jawaban", "tanggal_dijawab", "keputusan",
]  # fmt: skip


def address(cast, name="public_register"):
    return reverse(f"requests:{name}", args=[cast.body.region.slug])


def page(client, cast, query=""):
    response = client.get(address(cast) + query)
    assert response.status_code == 200
    return response.content.decode()


def data(client, cast, query=""):
    response = client.get(address(cast, "public_register_csv") + query)
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def rename(case, cast, subject, by=None):
    return set_public_subject(case=case, subject=subject, by=by or cast.ppid, at=cases.AT)


def test_it_names_nobody(cast, client, fixed_clock):
    for status in (S.RECEIVED, S.ANSWERED, S.CLOSED, S.WITHDRAWN):
        cases.walk_to(status, cast)
    html = page(client, cast)
    text = html + str(data(client, cast))
    for told in ("Fulanah", cases.NIK, "Dukuh Contoh", "fulanah@warga.example", "Bahan musyawarah warga"):
        assert told not in text
    assert "Dikabulkan seluruhnya" in html


def test_the_subject_appears_once_the_request_was_answered(cast, client, fixed_clock):
    for status in (S.RECEIVED, S.AWAITING_SIGNATURE, S.ANSWERED, S.WITHDRAWN, S.LAPSED):
        cases.walk_to(status, cast)
    subjects = [row[3] for row in data(client, cast)[1:]]
    assert subjects == ["Belum dijawab", "Belum dijawab", "LPJ APBDes 2025", "Tidak ditampilkan", "Tidak ditampilkan"]


def test_personal_numbers_in_a_subject_are_masked(cast, client, fixed_clock):
    case = cases.file_case(cast.body, items=(f"Data orang ber-NIK {cases.NIK}",)).case
    rename(case, cast, f"Data {cases.NIK} dan 3310 1245 0390 0007")
    row = data(client, cast)[1]
    assert cases.NIK not in row[3]
    assert row[3].count("••••••••") == 2


def test_open_data_has_a_header_that_never_changes(cast, client, fixed_clock):
    case = cases.walk_to(S.CLOSED, cast)
    head, row = data(client, cast)
    assert head == HEADER
    assert row == [
        case.number, "2026-05-11", "Pemerintah Desa Sengon", "LPJ APBDes 2025", "2026-05-29", "2026-05-13",
        "Dikabulkan seluruhnya",
    ]  # fmt: skip


def test_what_is_hidden_cannot_be_searched_either(cast, client, fixed_clock):
    cases.walk_to(S.RECEIVED, cast)
    assert data(client, cast, "?q=LPJ") == [HEADER]
    assert data(client, cast, "?q=Fulanah") == [HEADER]
    cases.walk_to(S.ANSWERED, cast)
    assert len(data(client, cast, "?q=LPJ")) == 2
    assert len(data(client, cast, "?outcome=granted")) == 2
    assert len(data(client, cast, "?outcome=refused")) == 1


def test_the_desk_replaces_a_subject_that_names_a_person(cast, client, fixed_clock):
    case = cases.walk_to(S.ANSWERED, cast)
    client.force_login(cast.clerk)
    url = reverse("requests:set_public_subject", args=[case.public_id])
    response = client.post(url, {"set_public_subject-subject": "Laporan keuangan desa"})
    assert response.status_code == 302
    html = page(client, cast)
    assert "Laporan keuangan desa" in html
    assert "LPJ APBDes 2025" not in html
    event = cases.fresh(case).events.order_by("sequence").last()
    assert event.kind == EventKind.PUBLIC_SUBJECT_SET
    assert "Laporan" not in str(event.facts), "facts hold digests, never words"
    assert verify(case)
    assert data(client, cast, "?q=LPJ") == [HEADER]


def test_an_empty_subject_brings_the_first_one_back(cast, client, fixed_clock):
    case = cases.walk_to(S.ANSWERED, cast)
    rename(case, cast, "Lain")
    rename(case, cast, "  ")
    assert data(client, cast)[1][3] == "LPJ APBDes 2025"


@pytest.mark.parametrize("who", ["other_ppid", "monitor", "stranger"])
def test_only_the_desk_replaces_a_subject(cast, who):
    case = cases.walk_to(S.ANSWERED, cast)
    with pytest.raises(Denied):
        rename(case, cast, "Lain", by=getattr(cast, who))


def test_the_village_page_leads_to_it(cast, client, fixed_clock):
    html = client.get(reverse("village", args=[cast.body.region.slug])).content.decode()
    assert address(cast) in html
    assert address(cast, "village_statistics") in html


def test_the_regency_ppid_answers_for_a_kelurahan_and_its_register_shows_only_that(cast, client, fixed_clock):
    cases.walk_to(S.ANSWERED, cast)
    kelurahan = world.region("33.10.16.1001")
    html = client.get(reverse("requests:public_register", args=[kelurahan.slug])).content.decode()
    assert "Belum ada permohonan pada tahun ini." in html
