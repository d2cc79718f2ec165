"""The public information list: what each action keeps, and what it refuses."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.policies import Denied
from documents.files import FileRefused
from registry.enums import Role
from registry.information import selectors
from registry.information.actions._item import Outdated
from registry.information.actions._release import FindingsLeft
from registry.information.actions.add_version import add_version
from registry.information.actions.change_item import change_item
from registry.information.actions.confirm_item import confirm_item
from registry.information.actions.discard_item import discard_item
from registry.information.actions.discard_version import discard_version
from registry.information.actions.publish_item import publish_item
from registry.information.actions.publish_version import publish_version
from registry.information.actions.withdraw_item import withdraw_item
from registry.information.enums import Category, ItemStatus
from registry.information.kinds import kinds
from registry.models import InformationEvent, InformationItem
from tests.registry.information import made
from tests.registry.world import AT, cucukan, in_office, sengon

pytestmark = pytest.mark.usefixtures("country")
DAY = timedelta(days=1)


@pytest.fixture
def ppid():
    return in_office(sengon())


def test_kinds_are_whole_and_every_category_has_some():
    found = kinds()
    assert len(found) == 31
    assert {kind.category for kind in found.values()} == set(Category)
    assert [kind.code for kind in found.values() if kind.is_sure and not kind.article] == []
    assert [kind.code for kind in found.values() if not kind.is_sure and "UU" in kind.article] == []


def test_a_draft_is_for_the_desk_alone(ppid):
    item = made.draft(sengon(), ppid)
    assert item.status == ItemStatus.DRAFT
    assert not selectors.public_items([sengon()]).exists()
    assert [event.kind for event in item.events.all()] == ["added"]


def test_publishing_numbers_the_file_and_dates_the_item(ppid):
    item = made.published(sengon(), ppid)
    (found,) = selectors.public_items([sengon()])
    assert found == item
    assert [(file.number, file.note) for file in found.files] == [(1, "Naskah lengkap")]
    assert found.refreshed_on == AT.date()
    assert found.form_words == "Softcopy, hardcopy"


def test_a_softcopy_needs_a_file_and_a_printed_paper_none(ppid):
    with pytest.raises(ValueError, match="Unggah dahulu berkasnya"):
        publish_item(item=made.draft(sengon(), ppid), reason="", by=ppid, at=AT)
    paper = made.draft(sengon(), ppid, forms=["hardcopy"])
    assert publish_item(item=paper, reason="", by=ppid, at=AT).status == ItemStatus.PUBLISHED


def test_a_file_with_a_nik_needs_a_reason_that_is_kept(ppid):
    item = made.draft(sengon(), ppid)
    version = add_version(item=item, upload=made.with_nik(), note="", by=ppid, at=AT)
    with pytest.raises(FindingsLeft, match="ada temuan"):
        publish_item(item=item, reason="", by=ppid, at=AT)
    item.refresh_from_db()
    assert item.status == ItemStatus.DRAFT, "all or nothing"
    publish_item(item=item, reason="Nomor contoh pada naskah peraturan.", by=ppid, at=AT)
    version.refresh_from_db()
    assert (version.number, version.overridden_by) == (1, ppid)
    assert item.events.get(kind="scan_overridden").reason == "Nomor contoh pada naskah peraturan."


def test_a_new_file_waits_until_it_is_published_and_the_old_one_stays(ppid):
    item = made.published(sengon(), ppid)
    add_version(item=item, upload=made.clean(), note="Perubahan", by=ppid, at=AT + DAY)
    (found,) = selectors.public_items([sengon()])
    assert len(found.files) == 1
    publish_version(version=item.versions.get(number=None), reason="", by=ppid, at=AT + DAY)
    (found,) = selectors.public_items([sengon()])
    assert [file.number for file in found.files] == [2, 1]
    assert found.refreshed_on == (AT + DAY).date()


def test_only_what_was_never_published_can_be_deleted(ppid):
    item = made.published(sengon(), ppid)
    with pytest.raises(Denied, match="tidak dihapus"):
        discard_version(version=item.versions.get(), by=ppid, at=AT)
    with pytest.raises(Denied, match="ditarik dengan alasan"):
        discard_item(item=item, by=ppid, at=AT)
    waiting = add_version(item=item, upload=made.clean(), note="", by=ppid, at=AT)
    discard_version(version=waiting, by=ppid, at=AT)
    assert waiting.file.__class__.objects.get(pk=waiting.file.pk).is_purged
    draft = made.draft(sengon(), ppid)
    discard_item(item=draft, by=ppid, at=AT)
    assert InformationItem.objects.get() == item


def test_what_is_withdrawn_keeps_its_reason_and_cannot_change(ppid):
    item = made.withdrawn(sengon(), ppid)
    assert not selectors.public_items([sengon()]).exists()
    assert item.withdrawal_reason == "Digantikan naskah yang benar."
    for act in (
        lambda: change_item(item=item, facts={"year": 2025}, revision=item.revision, by=ppid, at=AT),
        lambda: withdraw_item(item=item, reason="Lagi", by=ppid, at=AT),
        lambda: add_version(item=item, upload=made.clean(), note="", by=ppid, at=AT),
    ):
        with pytest.raises(Denied):
            act()


def test_withdrawing_wants_a_reason(ppid):
    item = made.published(sengon(), ppid)
    with pytest.raises(ValueError, match="alasan"):
        withdraw_item(item=item, reason=" ", by=ppid, at=AT)


def test_two_editors_do_not_overwrite_each_other(ppid):
    item = made.draft(sengon(), ppid)
    change_item(item=item, facts={"holder": "Sekretaris Desa"}, revision=1, by=ppid, at=AT)
    with pytest.raises(Outdated, match="diubah orang lain"):
        change_item(item=item, facts={"holder": "Kaur Umum"}, revision=1, by=ppid, at=AT)
    item.refresh_from_db()
    assert item.holder == "Sekretaris Desa"
    assert item.events.get(kind="changed").facts == {"before": {"holder": "Kaur Keuangan"}}


def test_a_change_that_changes_nothing_leaves_no_trace(ppid):
    item = made.draft(sengon(), ppid)
    change_item(item=item, facts=made.FACTS, revision=1, by=ppid, at=AT)
    assert item.events.count() == 1


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"forms": []}, "Pilih bentuk"),
        ({"forms": ["pita kaset"]}, "Pilih bentuk"),
        ({"kind": "BK99"}, "tidak dikenal"),
        ({"category": "any_time"}, "kategori lain"),
    ],
)
def test_what_the_list_cannot_hold_is_refused(ppid, facts, sentence):
    with pytest.raises(ValueError, match=sentence):
        made.draft(sengon(), ppid, **facts)


def test_an_empty_column_is_refused_by_its_field(ppid):
    with pytest.raises(ValidationError) as refused:
        made.draft(sengon(), ppid, holder="")
    assert set(refused.value.message_dict) == {"holder"}


def test_a_file_that_is_not_what_it_seems_is_refused(ppid):
    item = made.draft(sengon(), ppid)
    fake = SimpleUploadedFile("perdes.pdf", b"MZ bukan pdf", "application/pdf")
    with pytest.raises(FileRefused):
        add_version(item=item, upload=fake, note="", by=ppid, at=AT)
    assert not item.versions.exists()


def test_each_office_does_its_part():
    body = sengon()
    ppid, clerk, editor = (in_office(body, role) for role in (Role.PPID, Role.CLERK, Role.EDITOR))
    head, neighbour = in_office(body, Role.VILLAGE_HEAD), in_office(cucukan())
    item = made.draft(body, clerk)
    add_version(item=item, upload=made.clean(), note="", by=editor, at=AT)
    for other in (clerk, head, neighbour):
        with pytest.raises(Denied):
            publish_item(item=item, reason="", by=other, at=AT)
    for other in (head, neighbour):
        with pytest.raises(Denied):
            made.draft(body, other)
    publish_item(item=item, reason="", by=editor, at=AT)
    withdraw_item(item=item, reason="Salah berkas.", by=ppid, at=AT)


def test_d15_periodic_information_is_stale_after_six_months_and_d16_a_monthly_look_counts(ppid):
    item = made.published(sengon(), ppid, kind="BK07_LAPKEU")
    half_a_year = AT + 180 * DAY
    assert not selectors.is_stale(item, half_a_year.date())
    assert selectors.is_stale(item, (half_a_year + DAY).date())
    confirm_item(item=item, by=ppid, at=half_a_year + DAY)
    item.refresh_from_db()
    assert not selectors.is_stale(item, (half_a_year + DAY).date())
    assert selectors.refreshed_on(sengon()) == (half_a_year + DAY).date()


def test_the_history_is_only_ever_added_to(ppid):
    event = made.draft(sengon(), ppid).events.get()
    event.reason = "lain"
    with pytest.raises(TypeError):
        event.save()
    assert InformationEvent.objects.get().reason == ""
