"""An objection enters the register: when it may, from which day its terms run, and what it takes along."""

import uuid
from datetime import date, timedelta

import pytest

from accounts.policies import Denied
from registry.actions.configure_regency import configure_regency
from requests_flow import keys
from requests_flow.actions.note_opening import note_opening
from requests_flow.enums import Channel
from requests_flow.models import Objection, ObjectionDecision, TrackingKey
from requests_flow.objections.actions.decide import RulingIncomplete, decide
from requests_flow.objections.enums import Ground
from requests_flow.objections.letter_facts import Ruling
from requests_flow.policies import KeyHolder
from tests.registry import world as registry_world
from tests.requests_flow import cases
from tests.requests_flow.objections import world

DAY = world.DAY


def test_silence_opens_the_objection_the_day_after_the_deadline_and_not_before(cast):
    request = world.unanswered(cast)
    last_day = cases.AT.replace(day=29)
    with pytest.raises(Denied, match="belum lewat"):
        world.file(cast, request, at=last_day)
    case = world.file(cast, request, at=last_day + DAY).case
    assert case.opened_on == world.SILENT_SINCE
    assert case.round == request.current_round


def test_an_answer_opens_the_objection_the_day_it_was_received(cast):
    case = world.file(cast, world.answered(cast), grounds=("d",)).case
    assert case.opened_on == date(2026, 5, 15)


def test_an_answer_that_was_opened_opens_it_before_the_job_has_drawn_the_consequence(cast):
    request = world.answered(cast, received=False)
    note_opening(case=request, key_id=None, at=cases.AT + 6 * DAY)
    assert world.file(cast, request, grounds=("d",)).case.opened_on == date(2026, 5, 17)


def test_an_answer_whose_arrival_nothing_proves_was_found_on_the_day_of_the_objection(cast):
    case = world.file(cast, world.answered(cast, received=False), grounds=("d",)).case
    assert case.opened_on == world.AT.date()


def test_a_lapsed_request_opens_it_on_the_day_it_lapsed(cast):
    case = world.file(cast, cases.walk_to("lapsed", cast), grounds=("e",)).case
    assert case.opened_on == date(2026, 5, 25)


def test_d06_thirty_working_days_from_silence(cast):
    assert world.file(cast, world.unanswered(cast)).case.objection_due_on == date(2026, 7, 14)


def test_d06_thirty_working_days_from_the_answer_received(cast):
    case = world.file(cast, world.answered(cast), grounds=("d",)).case
    assert case.objection_due_on == date(2026, 7, 2)


def test_d06_of_several_grounds_the_latest_counts(cast):
    found = date(2026, 6, 5)
    case = world.file(cast, world.answered(cast), grounds=("b", "d"), found_on=found).case
    assert case.opened_on == found


def test_d07_the_thirty_working_days_to_respond_are_shown_one_by_one(cast):
    case = world.file(cast, world.unanswered(cast)).case
    assert case.due_on == case.silent_after_on == date(2026, 7, 21)
    counted = [row for row in case.due_days if row["counted"]]
    assert len(counted) == 30
    assert counted[-1]["on"] == "2026-07-21"
    [skipped] = [row for row in case.due_days if row["on"] == "2026-06-16"]
    assert skipped["because"] == "Tahun Baru Islam"
    assert not skipped["counted"]


def test_d07_a_term_the_regency_shortened_does_not_shorten_the_way_to_the_commission(cast):
    configure_regency(
        regency=registry_world.klaten(), changes={"term_overrides": {"objection_response": 10}}, reason="SK", by=None,
        at=cases.AT,
    )  # fmt: skip
    case = world.file(cast, world.unanswered(cast)).case
    assert case.due_on == date(2026, 6, 23)
    assert case.silent_after_on == date(2026, 7, 21)


@pytest.mark.parametrize("ground", Ground.values)
def test_each_of_the_seven_grounds_can_be_named(ground, cast):
    found = {"found_on": world.AT.date()} if ground == "b" else {}
    case = world.file(cast, world.unanswered(cast), grounds=(ground,), **found).case
    assert case.letters_of_grounds == (ground,)
    assert case.is_mediable == (ground != "a")


def test_several_grounds_at_once(cast):
    case = world.file(cast, world.unanswered(cast), grounds=("g", "a", "c")).case
    assert case.letters_of_grounds == ("a", "c", "g")
    assert case.is_mediable


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"grounds": ()}, "sedikitnya satu alasan"),
        ({"grounds": ("h",)}, "sedikitnya satu alasan"),
        ({"grounds": ("b",), "found_on": None}, "tanggal Anda menemukan"),
        ({"grounds": ("b",), "found_on": date(2026, 6, 9)}, "belum tiba"),
        ({"grounds": ("b", "c"), "request": None, "found_on": date(2026, 6, 1)}, "huruf b"),
    ],
)
def test_a_wrong_objection_is_refused_with_a_sentence_and_takes_no_number(changes, words, cast):
    request = world.unanswered(cast)
    by = None if "request" in changes else cases.holder_of(request)
    facts = {"request": request} | changes
    with pytest.raises(ValueError, match=words):
        world.file(cast, facts.pop("request"), by=by, **facts)
    assert not Objection.objects.exists()
    assert world.file(cast, request).case.sequence == 1


def test_ground_b_needs_no_request_and_gets_a_key_of_its_own(cast):
    filed = world.file(cast, None)
    assert filed.case.request is None
    assert filed.case.opened_on == filed.case.found_on
    key = TrackingKey.objects.get(key_hash=keys.key_hash(filed.key))
    assert key.case == filed.case
    assert filed.case.objector.name == cases.APPLICANT["name"]


def test_an_objection_to_a_request_has_no_key_and_copies_who_asked(cast):
    request = world.unanswered(cast)
    filed = world.file(cast, request, objector={"proxy_name": "Wulan Misal", "proxy_address": "Dukuh Misal"})
    assert filed.key is None
    assert not filed.case.tracking_keys.exists()
    assert filed.case.objector.nik == request.applicant.nik == cases.NIK
    assert bytes(filed.case.objector.salt) != bytes(request.applicant.salt)
    assert filed.case.objector.proxy_name == "Wulan Misal"
    assert filed.case.purpose == request.purpose


def test_numbers_run_in_a_series_of_their_own(cast):
    first = world.file(cast, world.unanswered(cast)).case
    second = world.file(cast, None).case
    assert (first.number, second.number) == ("001/KB/VI/2026", "002/KB/VI/2026")


def test_the_same_form_sent_twice_is_one_objection(cast):
    request, same = world.unanswered(cast), uuid.uuid4()
    first = world.file(cast, request, submission_id=same)
    again = world.file(cast, request, submission_id=same)
    assert first.case == again.case


def test_one_objection_to_a_request_runs_at_a_time(cast):
    request = world.unanswered(cast)
    world.file(cast, request)
    with pytest.raises(Denied, match="sudah diajukan"):
        world.file(cast, request)


def test_a_withdrawn_request_cannot_be_objected_to(cast):
    request = cases.walk_to("withdrawn", cast)
    with pytest.raises(Denied, match="dicabut"):
        world.file(cast, request)


def test_a_stranger_and_another_key_cannot_object_to_a_request(cast):
    request, other = world.unanswered(cast), world.unanswered(cast)
    for by in (cast.stranger, cases.holder_of(other), KeyHolder(0), None):
        with pytest.raises(Denied):
            world.file(cast, request, by=by)


def test_an_officer_enters_an_oral_objection_on_the_day_it_was_put_in_writing(cast):
    request = world.unanswered(cast)
    case = world.file(
        cast, request, by=cast.clerk, channel=Channel.WALK_IN, received_at=world.AT - 3 * DAY
    ).case  # fmt: skip
    assert case.received_by == cast.clerk
    assert case.receipt_letter.issued_by == cast.clerk
    assert case.events.get().actor == "officer"
    assert case.due_days[0]["on"] == "2026-06-05"
    with pytest.raises(Denied):
        world.file(cast, None, by=cast.other_ppid, channel=Channel.PHONE)


# --- late -------------------------------------------------------------------------------------------------------------
LATE = world.AT.replace(month=7, day=15)
EXCUSE = {"lateness": "accepted", "lateness_reason": "Pemohon dirawat di rumah sakit."}
REFUSED_AS_LATE = {"outcome": "rejected", "lateness": "refused", "lateness_reason": "Tidak ada alasan yang diajukan."}


def test_a_late_objection_is_recorded_all_the_same(cast):
    case = world.file(cast, world.unanswered(cast), at=LATE).case
    assert case.objection_due_on < LATE.date()
    assert "Keberatan ini diterima sesudah tanggal tersebut" in case.receipt_letter.html


@pytest.mark.parametrize("ruling", [EXCUSE, REFUSED_AS_LATE])
def test_the_superior_decides_on_lateness_with_a_reason(ruling, cast):
    case = world.file(cast, world.unanswered(cast), at=LATE).case
    facts = {"outcome": "accepted", "reasons": "Belum dijawab."} | ruling
    decision = decide(case=case, ruling=Ruling(**facts), by=cast.head, at=LATE + DAY)
    assert decision.lateness == ruling["lateness"]
    assert ruling["lateness_reason"] in decision.letter.html


@pytest.mark.parametrize(
    "ruling",
    [
        {"outcome": "accepted"},
        {"outcome": "accepted", "lateness": "accepted", "lateness_reason": " "},
        {"outcome": "accepted", "lateness": "refused", "lateness_reason": "Terlambat."},
    ],
)
def test_a_late_objection_is_not_decided_without_saying_so(ruling, cast):
    case = world.file(cast, world.unanswered(cast), at=LATE).case
    with pytest.raises(RulingIncomplete):
        decide(case=case, ruling=Ruling(reasons="Belum dijawab.", **ruling), by=cast.head, at=LATE + timedelta(hours=1))
    assert not ObjectionDecision.objects.exists()


def test_an_objection_in_time_is_not_decided_as_late(cast):
    case = world.file(cast, world.unanswered(cast)).case
    with pytest.raises(RulingIncomplete, match="tepat waktu"):
        decide(case=case, ruling=Ruling(reasons="x", **REFUSED_AS_LATE), by=cast.head, at=world.AT)
