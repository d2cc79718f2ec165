"""The decree that fixes the list: frozen rows, one edition in force, a letter with the statutory annex."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.policies import Denied
from documents import files, issuing
from documents.issuing import LetterRefused
from notifications.models import Message
from registry.enums import Role
from registry.information import selectors
from registry.information.actions._edition import ListEmpty
from registry.information.actions.change_item import change_item
from registry.information.actions.fix_list import fix_list
from registry.information.actions.preview_list import preview_list
from registry.information.actions.recall_edition import recall_edition
from registry.information.actions.sign_edition import sign_edition
from registry.information.enums import EditionStatus
from registry.models import InformationEdition
from tests.documents import reading
from tests.registry.information import made
from tests.registry.world import AT, cucukan, in_office, sengon
from tests.requests_flow.cases import scan

pytestmark = pytest.mark.usefixtures("country")
DAY = timedelta(days=1)


@pytest.fixture
def ppid():
    return in_office(sengon())


@pytest.fixture
def head():
    return in_office(sengon(), Role.VILLAGE_HEAD, name="Slamet Contoh")


def paper(edition: InformationEdition) -> bytes:
    return files.read(issuing.ensure_pdf(letter_id=edition.letter.pk, at=AT).pdf)


def test_the_decree_has_the_list_in_its_seven_columns(ppid, head):
    made.published(sengon(), ppid)
    made.published(sengon(), ppid, summary="Inventaris aset desa", kind="SS05_INVENTARIS", category="any_time")
    made.draft(sengon(), ppid, summary="Belum boleh dibaca")
    edition = fix_list(body=sengon(), by=ppid, at=AT)
    data = paper(edition)
    words = reading.prose(data)
    for said in (
        "KEPUTUSAN KEPALA DESA SENGON", edition.letter.number, "berisi 2 informasi", "Slamet Contoh",
        "Peraturan Desa tentang APB Desa tahun 2026", "Kaur Keuangan", "29 Desember 2025, Sengon",
        "A. Informasi yang wajib disediakan dan diumumkan secara berkala",
        "C. Informasi yang wajib tersedia setiap saat", "Inventaris aset desa", "Softcopy, hardcopy", "Permanen",
    ):  # fmt: skip
        assert said.casefold() in words.casefold(), said
    assert "Belum boleh dibaca" not in words
    assert reading.faults(data) == reading.GOOD


def test_an_edition_stays_as_it_was_when_the_list_moves_on(ppid, head):
    item = made.published(sengon(), ppid)
    first = sign_edition(edition=fix_list(body=sengon(), by=ppid, at=AT), scan=scan(), by=head, at=AT)
    change_item(item=item, facts={"holder": "Sekretaris Desa"}, revision=item.revision, by=ppid, at=AT + DAY)
    second = sign_edition(edition=fix_list(body=sengon(), by=ppid, at=AT + DAY), scan=scan(), by=head, at=AT + DAY)
    first.refresh_from_db()
    assert (first.status, second.status) == (EditionStatus.REPLACED, EditionStatus.IN_FORCE)
    assert (first.rows[0]["holder"], second.rows[0]["holder"]) == ("Kaur Keuangan", "Sekretaris Desa")
    assert selectors.edition_in_force(sengon()) == second
    assert (first.number, second.number) == (1, 2)


def test_a_recalled_decree_gives_its_number_to_nobody(ppid):
    made.published(sengon(), ppid)
    wrong = fix_list(body=sengon(), by=ppid, at=AT)
    with pytest.raises(Denied, match="menunggu tanda tangan"):
        fix_list(body=sengon(), by=ppid, at=AT)
    with pytest.raises(LetterRefused):
        recall_edition(edition=wrong, reason=" ", by=ppid, at=AT)
    recall_edition(edition=wrong, reason="Salah tahun.", by=ppid, at=AT)
    right = fix_list(body=sengon(), by=ppid, at=AT)
    assert right.letter.number != wrong.letter.number
    with pytest.raises(Denied):
        sign_edition(edition=wrong, scan=scan(), by=ppid, at=AT)


def test_an_empty_list_is_not_fixed_and_the_draft_writes_nothing(ppid, head):
    with pytest.raises(ListEmpty, match="Terbitkan dahulu"):
        fix_list(body=sengon(), by=ppid, at=AT)
    made.published(sengon(), ppid)
    draft = preview_list(body=sengon(), by=ppid, at=AT)
    assert "(diberikan saat terbit)" in reading.prose(draft)
    assert not InformationEdition.objects.exists()


def test_each_office_does_its_part(ppid, head):
    made.published(sengon(), ppid)
    for other in (head, in_office(sengon(), Role.CLERK), in_office(cucukan())):
        with pytest.raises(Denied):
            fix_list(body=sengon(), by=other, at=AT)
    edition = fix_list(body=sengon(), by=ppid, at=AT)
    (message,) = Message.objects.filter(event="document_signature_awaited")
    assert message.to_user == head
    with pytest.raises(Denied):
        sign_edition(edition=edition, scan=scan(), by=in_office(cucukan(), Role.VILLAGE_HEAD), at=AT)
    with pytest.raises(Denied):
        recall_edition(edition=edition, reason="Salah.", by=head, at=AT)


@pytest.mark.usefixtures("fixed_clock")
def test_the_list_is_fixed_through_the_pages(client, ppid, head):
    made.published(sengon(), ppid)
    client.force_login(ppid)
    assert client.get(reverse("registry:edition_preview")).content.startswith(b"%PDF")
    client.post(reverse("registry:editions"))
    edition = InformationEdition.objects.get()
    sign = reverse("registry:edition_sign", args=[edition.public_id])
    assert client.post(sign).status_code == 422
    client.force_login(head)
    client.post(sign, {"scan": scan()})
    edition.refresh_from_db()
    assert edition.status == EditionStatus.IN_FORCE
    client.logout()
    page = client.get(reverse("registry:information_list", args=["sengon"]))
    assert f"Ditetapkan dengan Keputusan Nomor {edition.letter.number}" in page.content.decode()
