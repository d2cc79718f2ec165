"""The timetable says what is kept how long; the job deletes on time, with proof; a regency chooses within bounds."""

import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.policies import Denied
from documents import files
from documents.enums import FileKind
from documents.models import StoredFile
from ppid_portal import schedule
from requests_flow import jobs
from requests_flow.actions.purge_papers import purge_papers
from requests_flow.enums import ENDED_STATUSES, EventKind, RequestStatus
from requests_flow.messages import scope_of
from requests_flow.models import Applicant, InformationRequest, Objector, RetentionTerm
from requests_flow.objections.actions.close import close as close_objection
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.retention import selectors, table
from requests_flow.retention.actions.set_retention import set_retention
from requests_flow.timeline import verify
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.objections import world as objections

DAY = timedelta(days=1)
S = RequestStatus
LAST = cases.AT + 3 * DAY  # a case walked to its end is closed by then


@pytest.fixture
def ended(cast, monkeypatch):
    """Return a function that makes an ended case whose applicant handed in a card."""

    def make(status):
        card = files.intake(
            upload=SimpleUploadedFile("KTP Sri Teladani.pdf", cases.scan().read()),
            kind=FileKind.IDENTITY, scope=scope_of(cast.body), by=None, at=cases.AT,
        )  # fmt: skip
        filing = cases.filing
        with monkeypatch.context() as patched:
            patched.setattr(cases, "filing", lambda body, **facts: filing(body, files=(card,), **facts))
            return cases.walk_to(status, cast)

    return make


def final(case):
    ending = case.events.filter(kind__in=selectors.ENDINGS).latest("sequence")
    return selectors.final_on(case, ending.at)


def moment(day):
    return cases.AT.replace(year=day.year, month=day.month, day=day.day)


def due(at, within=0):
    return [(row.case.pk, row.data_class) for row in selectors.due(world.klaten(), at=at, within=within)]


# --- the data ---------------------------------------------------------------------------------------------------------
def test_the_timetable_is_whole():
    rules = table.rules()
    assert {table.IDENTITY_PAPERS, table.APPLICANT, table.DRAFT} <= rules.keys()
    for rule in rules.values():
        assert rule.label
        assert rule.basis
        assert rule.source
        assert rule.since in table.SINCE
        assert rule.certainty in {"sure", "likely", "unsure"}
        assert (rule.certainty != "unsure") or "(?)" in rule.source
        if rule.days is not None:
            assert rule.least <= rule.days <= rule.most


def test_the_draft_lives_as_long_as_its_job_says():
    assert timedelta(days=table.rules()[table.DRAFT].days) == jobs.DRAFT_LIFE


def test_the_job_is_on_the_schedule():
    assert schedule.JOBS["requests_flow.jobs.purge_due"] == 24 * 60


# --- when a case is final ---------------------------------------------------------------------------------------------
def test_an_answered_case_is_final_after_the_last_day_to_object(ended):
    case = ended(S.CLOSED)
    assert final(case) == case.current_round.objection_due_on > LAST.date()


def test_a_lapsed_case_waits_as_long_and_a_withdrawn_one_does_not(ended):
    lapsed, withdrawn = ended(S.LAPSED), ended(S.WITHDRAWN)
    assert final(lapsed) > (cases.AT + 14 * DAY + 30 * DAY).date()
    assert final(withdrawn) == (cases.AT + DAY).date()


@pytest.mark.parametrize("status", [status for status in S if status not in ENDED_STATUSES])
def test_a_case_that_is_not_over_is_never_due(ended, status):
    ended(status)
    assert due(cases.AT + 4000 * DAY) == []
    assert jobs.purge_due(at=cases.AT + 4000 * DAY) == 0


# --- the job ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", ENDED_STATUSES)
def test_papers_go_on_the_day_and_not_before(ended, status, django_capture_on_commit_callbacks):
    case = ended(status)
    day = final(case) + 30 * DAY
    stored = StoredFile.objects.get(kind=FileKind.IDENTITY)
    assert jobs.purge_due(at=moment(day - DAY)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.purge_due(at=moment(day)) == 1
    gone = StoredFile.objects.get(pk=stored.pk)
    assert gone.purged_at == moment(day)
    assert not default_storage.exists(stored.file.name)
    assert Applicant.objects.filter(request=case).exists(), "who asked is kept longer"


def test_the_proof_says_how_many_which_and_by_which_rule_and_the_chain_holds(ended):
    case = ended(S.WITHDRAWN)
    stored = StoredFile.objects.get(kind=FileKind.IDENTITY)
    jobs.purge_due(at=moment(final(case) + 30 * DAY))
    facts = case.events.get(kind=EventKind.PAPERS_PURGED).facts
    assert facts == {
        "count": 1, "sha256": [stored.sha256], "data_class": "identity_papers", "days": 30,
        "final_on": final(case).isoformat(),
    }  # fmt: skip
    assert verify(case)
    assert stored.sha256 == hashlib.sha256(cases.scan().read()).hexdigest()


def test_the_name_of_the_file_goes_too(ended):
    case = ended(S.WITHDRAWN)
    jobs.purge_due(at=moment(final(case) + 30 * DAY))
    assert StoredFile.objects.get(kind=FileKind.IDENTITY).original_name == "Salinan identitas"


def test_running_twice_deletes_and_records_once(ended):
    case = ended(S.WITHDRAWN)
    day = moment(final(case) + 30 * DAY)
    assert [jobs.purge_due(at=day) for _ in range(2)] == [1, 0]
    assert purge_papers(case=case, why={}, at=day) == 0
    assert case.events.filter(kind=EventKind.PAPERS_PURGED).count() == 1


def test_who_asked_goes_years_later_with_a_proof_of_its_own(ended):
    case = ended(S.WITHDRAWN)
    jobs.purge_due(at=moment(final(case) + 30 * DAY))
    last = moment(final(case)) + 1825 * DAY
    assert [jobs.purge_due(at=at) for at in (last - DAY, last, last + DAY)] == [0, 1, 0]
    assert not Applicant.objects.filter(request=case).exists()
    assert case.events.get(kind=EventKind.PURGED).facts["data_class"] == "applicant"
    assert verify(case)


def test_a_job_that_comes_late_does_both(ended):
    case = ended(S.WITHDRAWN)
    assert jobs.purge_due(at=moment(final(case)) + 2000 * DAY) == 2
    kinds = list(case.events.order_by("sequence").values_list("kind", flat=True))
    assert kinds[-2:] == [EventKind.PAPERS_PURGED, EventKind.PURGED]


def test_an_open_case_keeps_its_papers(cast):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    with pytest.raises(ValueError, match="setelah permohonan berakhir"):
        purge_papers(case=case, why={}, at=cases.AT)


# --- objections -------------------------------------------------------------------------------------------------------
def objected(cast, case, status):
    """Walk an objection to the answer of `case` to `status`."""
    start = LAST + 4 * DAY
    found = objections.file(cast, case, grounds=("d",), at=start).case
    if status != ObjectionStatus.RECEIVED:
        decide(case=found, ruling=objections.REJECT, by=cast.head, at=start + DAY)
        objections.sign_response(found, cast.head, start + DAY)
    if status == ObjectionStatus.CLOSED:
        objections.hand_over(found, cast.clerk, start + 2 * DAY)
        close_objection(case=found, by=cast.clerk, at=start + 2 * DAY)
    return objections.fresh(found)


def test_a_running_objection_holds_everything_back(cast, ended):
    case = ended(S.CLOSED)
    objected(cast, case, ObjectionStatus.RECEIVED)
    assert final(case) is None
    assert jobs.purge_due(at=LAST + 4000 * DAY) == 0
    with pytest.raises(ValueError, match="setelah permohonan berakhir"):
        purge_papers(case=case, why={}, at=LAST)


def test_a_response_that_nobody_is_known_to_have_received_holds_it_back_too(cast, ended):
    case = ended(S.CLOSED)
    objected(cast, case, ObjectionStatus.DECIDED)
    assert jobs.purge_due(at=LAST + 4000 * DAY) == 0


def test_after_an_objection_the_case_is_final_when_no_dispute_can_follow_and_all_goes_together(cast, ended):
    case = ended(S.CLOSED)
    found = objected(cast, case, ObjectionStatus.CLOSED)
    case = cases.fresh(case)
    assert final(case) == max(found.dispute_due_on, case.current_round.objection_due_on)
    assert jobs.purge_due(at=moment(final(case) + 29 * DAY)) == 0
    assert jobs.purge_due(at=moment(final(case) + 30 * DAY)) == 1
    late = moment(final(case)) + 1825 * DAY
    assert [jobs.purge_due(at=at) for at in (late, late + DAY)] == [1, 0]
    assert not Objector.objects.exists()
    assert not Applicant.objects.exists()


# --- what a regency chooses -------------------------------------------------------------------------------------------
def choose(cast, days=60, data_class=table.IDENTITY_PAPERS, by=None, reason="SK Bupati 5/2026"):
    return set_retention(
        regency=world.klaten(), data_class=data_class, days=days, reason=reason, by=by or cast.admin, at=cases.AT
    )


def test_a_longer_term_holds_for_what_is_still_there(cast, ended):
    case = ended(S.WITHDRAWN)
    choose(cast, 60)
    assert selectors.terms_of(world.klaten())[table.IDENTITY_PAPERS] == 60
    assert selectors.terms_of(world.kendal())[table.IDENTITY_PAPERS] == 30
    assert jobs.purge_due(at=moment(final(case) + 59 * DAY)) == 0
    assert jobs.purge_due(at=moment(final(case) + 60 * DAY)) == 1


def test_the_latest_choice_counts_and_all_are_kept(cast):
    choose(cast, 60)
    choose(cast, 14)
    assert choose(cast, 14) is None
    assert selectors.terms_of(world.klaten())[table.IDENTITY_PAPERS] == 14
    assert RetentionTerm.objects.count() == 2


@pytest.mark.parametrize(("days", "data_class"), [(6, "identity_papers"), (91, "identity_papers"), (8, "draft"),
                                                  (30, "letters"), (30, "tidak-ada")])  # fmt: skip
def test_the_bounds_hold(cast, days, data_class):
    with pytest.raises(ValidationError):
        choose(cast, days, data_class)
    assert not RetentionTerm.objects.exists()


def test_a_choice_has_a_reason(cast):
    with pytest.raises(ValidationError):
        choose(cast, reason=" ")


@pytest.mark.parametrize("who", ["ppid", "head", "monitor", "other_ppid", "stranger"])
def test_only_the_regencys_admin_chooses(cast, who):
    with pytest.raises(Denied):
        choose(cast, by=getattr(cast, who))


# --- the pages --------------------------------------------------------------------------------------------------------
PAGE = "/meja/retensi/"


def read(client, who, address=PAGE):
    client.force_login(who)
    return client.get(address)


def test_the_page_shows_the_timetable_and_what_is_deleted_soon(cast, ended, client, set_clock):
    case = ended(S.WITHDRAWN)
    set_clock(moment(final(case) + 5 * DAY))
    html = read(client, cast.clerk).content.decode()
    assert "30 hari sesudah permohonan berakhir" in html
    assert "usulan portal (?)" in html
    assert case.number in html
    assert "Ubah" not in html
    assert case.number not in read(client, cast.ppid, f"{PAGE}?q=999").content.decode()
    assert case.number in read(client, cast.ppid, f"{PAGE}?q={case.number[:3]}").content.decode()


def test_a_neighbour_sees_the_timetable_and_no_case_of_ours(cast, ended, client, set_clock):
    case = ended(S.WITHDRAWN)
    set_clock(moment(final(case) + 5 * DAY))
    html = read(client, cast.other_ppid).content.decode()
    assert "Masa simpan data" in html
    assert str(case.public_id) not in html


def test_a_citizen_has_no_business_here(cast, client, fixed_clock):
    assert read(client, cast.stranger).status_code == 403
    assert read(client, cast.ppid, f"{PAGE}identity_papers/").status_code == 403
    assert read(client, cast.admin, f"{PAGE}draft/").status_code == 404


def test_the_admin_chooses_on_a_page(cast, client, fixed_clock):
    client.force_login(cast.admin)
    response = client.post(f"{PAGE}identity_papers/", {"days": "45", "reason": "SK Bupati 5/2026"})
    assert (response.status_code, response["Location"]) == (302, PAGE)
    html = client.get(PAGE).content.decode()
    assert "45 hari sesudah" in html
    assert "SK Bupati 5/2026" in html


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"days": "400", "reason": "Lama"}, "Isi antara 7 dan 90 hari."),
        ({"days": "", "reason": "Lama"}, "Tulis jumlah harinya."),
        ({"days": "tujuh", "reason": "Lama"}, "Tulis jumlah hari dengan angka."),
        ({"days": "45", "reason": ""}, "Tulis alasan perubahan ini."),
    ],
)
def test_a_wrong_choice_is_told_and_stays_typed(cast, client, fixed_clock, typed, sentence):
    client.force_login(cast.admin)
    response = client.post(f"{PAGE}identity_papers/", typed)
    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in html
    assert all(f'value="{text}"' in html for text in typed.values() if text)


def test_the_certificate_stands_on_the_case_page(cast, ended, client, set_clock):
    case = ended(S.WITHDRAWN)
    day = moment(final(case) + 30 * DAY)
    digest = StoredFile.objects.get(kind=FileKind.IDENTITY).sha256
    jobs.purge_due(at=day)
    set_clock(day)
    html = read(client, cast.ppid, reverse("requests:case", args=[case.public_id])).content.decode()
    assert "Bukti penghapusan" in html
    assert "1 berkas" in html
    assert digest in html
    assert case.events.get(kind=EventKind.PAPERS_PURGED).hash in html
    assert "Sudah dihapus sesuai jadwal penyimpanan." in html


def test_what_is_due_takes_few_queries(cast, ended, client, set_clock, django_assert_max_num_queries):
    for _ in range(4):
        ended(S.WITHDRAWN)
    at = moment(final(InformationRequest.objects.latest("pk")) + 31 * DAY)
    with django_assert_max_num_queries(30):
        assert len(due(at)) == 4
