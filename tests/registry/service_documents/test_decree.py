"""The decree of the PPID: from the appointment, signed by the village head, its number back on the appointment."""

import pytest
from django.core.exceptions import ValidationError

from accounts.policies import Denied
from registry import selectors
from registry.actions.issue_decree import issue_decree
from registry.actions.preview_decree import preview_decree
from registry.actions.recall_decree import recall_decree
from registry.actions.sign_decree import sign_decree
from registry.actions.update_body import update_body
from registry.enums import ChangeKind, Role
from registry.models import Appointment, Change
from tests.documents import reading
from tests.registry import world
from tests.requests_flow.cases import scan

AT = world.AT
PERDES = "Peraturan Desa Sengon Nomor 3 Tahun 2024 tentang Keterbukaan Informasi Publik;"


def office_of(user) -> Appointment:
    return Appointment.objects.select_related("body__region", "user").get(user=user)


def test_the_decree_is_issued_signed_and_gives_its_number(cast):
    office = issue_decree(appointment=office_of(cast.ppid), local_rules=PERDES, by=cast.ppid, at=AT)
    letter = office.decree_letter
    assert letter.number == "1/PPID/2026"
    assert letter.signer_name == "Slamet Contoh"
    assert letter.html.count("Peraturan Desa Sengon Nomor 3 Tahun 2024") == 1
    assert "Bagus Misal" not in letter.title
    assert office.decree == "", "only a signed decree counts"
    office = sign_decree(appointment=office, scan=scan(), by=cast.head, at=AT)
    assert office_of(cast.ppid).decree == letter.number
    kinds = list(Change.objects.filter(body=cast.body).order_by("pk").values_list("kind", flat=True))
    assert kinds[-2:] == [ChangeKind.DECREE_ISSUED, ChangeKind.DECREE_SIGNED]


def test_the_number_may_come_from_the_villages_own_book(cast):
    office = issue_decree(appointment=office_of(cast.ppid), number=" 188/05/2026 ", by=cast.head, at=AT)
    assert office.decree_letter.number == "188/05/2026"
    assert office.decree_letter.series == ""


def test_a_number_is_not_given_twice(cast):
    issue_decree(appointment=office_of(cast.ppid), number="188/05/2026", by=cast.ppid, at=AT)
    second = office_of(world.in_office(cast.body, Role.PPID, name="Ganti Misal"))
    with pytest.raises(ValidationError, match="Nomor ini sudah dipakai"):
        issue_decree(appointment=second, number="188/05/2026", by=cast.ppid, at=AT)


def test_a_decree_from_elsewhere_keeps_its_number(cast):
    office = office_of(cast.ppid)
    office.decree = "SK 4/2025"
    office.save(update_fields=["decree"])
    office = issue_decree(appointment=office, by=cast.ppid, at=AT)
    assert sign_decree(appointment=office, scan=scan(), by=cast.ppid, at=AT).decree == "SK 4/2025"


def test_an_unsigned_decree_is_recalled_and_made_anew(cast):
    office = issue_decree(appointment=office_of(cast.ppid), by=cast.ppid, at=AT)
    letter = office.decree_letter
    with pytest.raises(Denied, match="sudah dibuat"):
        issue_decree(appointment=office, by=cast.ppid, at=AT)
    office = recall_decree(appointment=office, reason="Salah nama", by=cast.head, at=AT)
    letter.refresh_from_db()
    assert letter.is_voided
    assert issue_decree(appointment=office, by=cast.ppid, at=AT).decree_letter.number == "2/PPID/2026"


def test_a_signed_decree_stays(cast):
    office = issue_decree(appointment=office_of(cast.ppid), by=cast.ppid, at=AT)
    office = sign_decree(appointment=office, scan=scan(), by=cast.head, at=AT)
    with pytest.raises(Denied, match="Tidak ada SK yang dapat ditarik"):
        recall_decree(appointment=office, reason="Lupa", by=cast.head, at=AT)
    with pytest.raises(Denied, match="Tidak ada SK yang menunggu"):
        sign_decree(appointment=office, scan=scan(), by=cast.head, at=AT)


@pytest.mark.parametrize("who", ["clerk", "other_ppid", "admin", "stranger"])
def test_outsiders_prepare_no_decree(cast, who):
    with pytest.raises(Denied):
        preview_decree(appointment=office_of(cast.ppid), local_rules="", by=getattr(cast, who), at=AT)
    with pytest.raises(Denied):
        issue_decree(appointment=office_of(cast.ppid), by=getattr(cast, who), at=AT)


def test_the_head_alone_signs_it_electronically(cast):
    update_body(body=cast.body, changes={"signing_mode": "tte"}, by=None, at=AT)
    office = issue_decree(appointment=office_of(cast.ppid), by=cast.ppid, at=AT)
    with pytest.raises(Denied, match="secara elektronik"):
        sign_decree(appointment=office, scan=None, by=cast.ppid, at=AT)
    assert sign_decree(appointment=office, scan=None, by=cast.head, at=AT).decree_letter.counts


def test_the_decree_is_for_the_ppid_of_a_village_government(cast):
    with pytest.raises(Denied, match="hanya untuk penunjukan PPID"):
        issue_decree(appointment=office_of(cast.clerk), by=cast.ppid, at=AT)
    regency = world.in_office(selectors.regency_body(world.klaten()), Role.PPID)
    with pytest.raises(Denied, match="hanya untuk pemerintah desa"):
        issue_decree(appointment=office_of(regency), by=regency, at=AT)


def test_a_preview_shows_the_words_and_takes_no_number(cast):
    words = reading.prose(preview_decree(appointment=office_of(cast.ppid), local_rules=PERDES, by=cast.ppid, at=AT))
    assert "MEMUTUSKAN" in words
    assert "terhitung mulai tanggal 1 Mei 2026" in words
    assert "(diberikan saat terbit)" in words
