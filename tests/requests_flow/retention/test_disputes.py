"""Disputes in the retention timetable: a running one holds everything back; an ended one loses its papers, proven."""

import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage

from documents.enums import FileKind
from documents.models import StoredFile
from requests_flow import jobs
from requests_flow.disputes import bundle
from requests_flow.disputes.actions.purge import purge
from requests_flow.disputes.enums import DisputeEventKind
from requests_flow.disputes.verification import MANIFEST
from requests_flow.models import Dispute
from requests_flow.retention import disputes as retention
from requests_flow.retention import selectors, table
from requests_flow.retention.actions.set_retention import set_retention
from requests_flow.timeline import verify
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.disputes import world
from tests.requests_flow.objections import world as objections

DAY = timedelta(days=1)


@pytest.fixture
def ended(cast) -> Dispute:
    """A dispute that was withdrawn, with the paper it was filed with."""
    objection = objections.walk_to("closed", cast, request=cases.walk_to("closed", cast), ruling=objections.REJECT)
    case = world.file(cast, objection, scan=cases.scan())
    world.step(case, "register", cast, world.AT + DAY)
    world.step(case, "withdraw", cast, world.AT + 2 * DAY)
    return world.fresh(case)


def paper_of(case: Dispute) -> StoredFile:
    return StoredFile.objects.get(kind=FileKind.DISPUTE_PAPER)


def due(at):
    terms = selectors.terms_of(country.klaten())
    return list(retention.due(country.klaten(), terms=terms, at=at))


def moment(day):
    return world.AT.replace(year=day.year, month=day.month, day=day.day)


def final_of(case: Dispute):
    return max(case.objection.dispute_due_on, (world.AT + 2 * DAY).date())


# --- when -------------------------------------------------------------------------------------------------------------
def test_a_running_dispute_holds_the_request_back(cast):
    request = cases.walk_to("closed", cast)
    objection = objections.walk_to("closed", cast, request=request, ruling=objections.REJECT)
    case = world.file(cast, objection)
    request = cases.fresh(request)
    assert selectors.final_on(request, world.AT) is None
    world.step(case, "register", cast, world.AT + DAY)
    world.step(case, "withdraw", cast, world.AT + 100 * DAY)
    assert selectors.final_on(request, world.AT) == (world.AT + 100 * DAY).date()


def test_the_papers_of_a_running_dispute_are_never_due(cast):
    case = world.file(cast, scan=cases.scan())
    assert due(world.AT + 4000 * DAY) == []
    assert jobs.purge_due(at=world.AT + 4000 * DAY) == 0
    with pytest.raises(ValueError, match="setelah sengketanya berakhir"):
        purge(case=case, why={}, at=world.AT)


def test_papers_of_a_dispute_go_on_the_day_and_not_before(ended, django_capture_on_commit_callbacks):
    stored = paper_of(ended)
    day = final_of(ended) + 1825 * DAY
    assert due(moment(day - DAY)) == []
    with django_capture_on_commit_callbacks(execute=True):
        jobs.purge_due(at=moment(day))
    assert StoredFile.objects.get(pk=stored.pk).purged_at == moment(day)
    assert not default_storage.exists(stored.file.name)


def test_another_dispute_about_the_same_objection_holds_the_papers_of_the_first(cast, ended):
    world.file(cast, objections.fresh(ended.objection), at=world.AT + 3 * DAY)
    assert due(world.AT + 4000 * DAY) == []


def test_a_regency_chooses_the_term_within_bounds(cast, ended):
    facts = {"regency": country.klaten(), "data_class": table.DISPUTE_PAPERS, "reason": "SK", "by": cast.admin}
    set_retention(days=400, at=world.AT, **facts)
    (row,) = due(moment(final_of(ended) + 400 * DAY))
    assert (row.case, row.days, row.final_on) == (ended, 400, final_of(ended))


# --- proof ------------------------------------------------------------------------------------------------------------
def test_the_proof_stands_in_the_timeline_and_the_chain_holds(ended):
    stored = paper_of(ended)
    jobs.purge_due(at=moment(final_of(ended) + 1825 * DAY))
    facts = ended.events.get(kind=DisputeEventKind.PURGED).facts
    assert facts == {
        "count": 1, "sha256": [stored.sha256], "data_class": "dispute_papers", "days": 1825,
        "final_on": final_of(ended).isoformat(),
    }  # fmt: skip
    assert verify(ended)


def test_a_second_run_deletes_and_records_nothing(ended):
    at = moment(final_of(ended) + 1825 * DAY)
    jobs.purge_due(at=at)
    assert purge(case=ended, why={}, at=at) == 0
    assert ended.events.filter(kind=DisputeEventKind.PURGED).count() == 1


def test_the_page_shows_the_proof_and_no_link_to_what_is_gone(cast, ended, client, set_clock):
    at = moment(final_of(ended) + 1825 * DAY)
    stored = paper_of(ended)
    jobs.purge_due(at=at)
    set_clock(at)
    client.force_login(cast.ppid)
    html = client.get(f"/meja/sengketa/{ended.public_id}/").content.decode()
    assert "Suratnya sudah dihapus sesuai jadwal penyimpanan." in html
    assert stored.sha256 in html
    assert ended.events.get(kind=DisputeEventKind.PURGED).hash in html
    assert f"berkas/{stored.pk}" not in html


def test_a_bundle_is_not_kept_and_names_what_was_deleted(ended):
    at = moment(final_of(ended) + 1825 * DAY)
    stored = paper_of(ended)
    jobs.purge_due(at=at)

    def manifest():
        with bundle.build(ended, for_citizen=False, made_by="Uji", at=at).file as made, ZipFile(made) as archive:
            return json.loads(archive.read(MANIFEST))

    manifest()
    kept = StoredFile.objects.count()
    assert [row["sha256"] for row in manifest()["unavailable"]] == [stored.sha256]
    assert StoredFile.objects.count() == kept, "a bundle is no stored file"
