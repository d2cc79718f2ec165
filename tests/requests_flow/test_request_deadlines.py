"""The deadlines of a request (regulation brief 7.3), D01 to D05: each with its last day and what follows from it."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from accounts.policies import Denied
from requests_flow.actions.answer import answer
from requests_flow.actions.extend import extend
from requests_flow.actions.sign import sign
from requests_flow.enums import ExtensionReason, RequestStatus
from requests_flow.models import InformationRequest
from requests_flow.registers import figures, statistics
from tests.requests_flow import cases
from tests.requests_flow.objections import world as objections

S = RequestStatus
DAY = timedelta(days=1)
# A request of Monday, 11 May 2026: 14 and 15 May, 27 and 28 May 2026 are days off.
ANSWER_BY, EXTENDED_TO = date(2026, 5, 29), date(2026, 6, 10)
RIGHT_TO_OBJECT = "Anda berhak mengajukan keberatan kepada Atasan PPID."


def morning(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 8, 0, tzinfo=cases.AT.tzinfo)


def status_page(client, case: InformationRequest) -> str:
    session = client.session
    session["tracked"] = {str(case.public_id): case.tracking_keys.get().pk}
    session.save()
    return client.get(reverse("requests:status", args=[case.public_id])).content.decode()


def extended(cast) -> InformationRequest:
    case = cases.walk_to(S.IN_PROGRESS, cast)
    facts = {"reason": ExtensionReason.NOT_DOCUMENTED, "explanation": "Masih disusun."}
    extend(case=case, by=cast.ppid, at=cases.AT + 2 * DAY, **facts)
    letter = cases.fresh(case).current_round.extension_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast.ppid, at=cases.AT + 2 * DAY)
    return cases.fresh(case)


def counted(cast, on: date) -> figures.Figures:
    return figures.count(statistics.facts(statistics.to(cast.body), year=2026), on=on)


# --- D01: number at the same moment -----------------------------------------------------------------------------------
def test_d01_the_number_is_given_in_the_moment_of_filing_and_stands_on_the_receipt(cast):
    case = cases.file_case(cast.body).case
    assert (case.number, case.received_at) == ("001/PI/V/2026", cases.AT)
    assert case.receipt_letter.issued_at == cases.AT
    assert case.number in case.receipt_letter.html


# --- D02 and D03: completeness ----------------------------------------------------------------------------------------
def test_d02_the_citizen_reads_by_when_the_desk_says_what_is_missing(cast, client, fixed_clock):
    slug = cast.body.region.slug
    typed = {"item-1": "LPJ 2025", "body": cast.body.pk, "purpose": "Rapat", "obtain": "copy_digital"}
    page = client.post(reverse("requests:begin", args=[slug]), typed)
    for more in (cases.APPLICANT, {"delivery": "download"}):
        page = client.post(page["Location"], more)
    html = client.get(page["Location"]).content.decode()
    # Filed on Thursday, 21 May: three working days end on Tuesday.
    assert "26 Mei 2026" in html.replace("\N{NO-BREAK SPACE}", " ")


def test_d02_asking_late_stops_no_clock(cast):
    case = cases.walk_to(S.RECEIVED, cast)
    cases.ask_completion(case=case, missing=cases.MISSING, by=cast.ppid, at=cases.AT + 9 * DAY)
    assert cases.fresh(case).current_round.deadline_on == ANSWER_BY


@pytest.mark.parametrize(("days", "is_over"), [(0, False), (1, True)], ids=["on-the-last-day", "a-day-later"])
def test_d03_a_request_may_be_closed_once_three_working_days_passed_without_an_answer(cast, days, is_over):
    case = cases.walk_to(S.INCOMPLETE, cast)
    letter = cases.fresh(case).current_round.completion_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast.ppid, at=cases.AT + DAY)
    last = cases.fresh(case).current_round.completion_due_on
    assert last == date(2026, 5, 19), "12 May, then 13, 18 and 19"
    if is_over:
        assert cases.lapse(case=case, by=cast.ppid, at=morning(last + days * DAY)).status == S.LAPSED
        return
    with pytest.raises(Denied, match="belum lewat"):
        cases.lapse(case=case, by=cast.ppid, at=morning(last + days * DAY))


# --- D04: the answer --------------------------------------------------------------------------------------------------
def test_d04_the_answer_is_due_ten_working_days_after_the_request(cast):
    current = cases.walk_to(S.IN_PROGRESS, cast).current_round
    assert current.deadline_on == ANSWER_BY
    assert sum(row["counted"] for row in current.due_days) == 10
    assert current.due_days[0]["on"] == "2026-05-11"
    assert not current.due_days[0]["counted"], "the day of receipt is not counted"


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)], ids=["on-the-last-day", "a-day-later"])
def test_d04_the_citizen_is_told_of_the_right_to_object_the_day_after(cast, client, set_clock, days, late):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    set_clock(morning(ANSWER_BY + days * DAY))
    assert (RIGHT_TO_OBJECT in status_page(client, case)) == late
    assert counted(cast, ANSWER_BY + days * DAY).open_late == int(late)


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)], ids=["on-the-last-day", "a-day-later"])
def test_d04_an_answer_counts_by_the_day_of_its_signature(cast, days, late):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    answer(case=case, reply=cases.give_all(case), by=cast.ppid, at=morning(ANSWER_BY))
    cases.sign_answer(cases.fresh(case), cast.ppid, morning(ANSWER_BY + days * DAY))
    found = counted(cast, ANSWER_BY + 9 * DAY)
    assert (found.on_time, found.late) == (int(not late), int(late))


def test_d04_silence_after_the_last_day_is_a_ground_to_object(cast):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    objection = objections.file(cast, case, grounds=("c",), at=morning(ANSWER_BY + 3 * DAY)).case
    assert objection.opened_on == ANSWER_BY + DAY


# --- D05: the extension -----------------------------------------------------------------------------------------------
def test_d05_one_extension_adds_seven_working_days_to_the_last_day(cast):
    current = extended(cast).current_round
    assert current.deadline_on == EXTENDED_TO
    assert sum(row["counted"] for row in current.extended_due_days) == 7
    assert current.due_on == ANSWER_BY, "the first count is kept"
    with pytest.raises(Denied, match="satu kali"):
        extend(case=cases.fresh(current.request), reason=ExtensionReason.NOT_HELD, explanation="Lagi.", by=cast.ppid,
               at=cases.AT + 3 * DAY)  # fmt: skip


@pytest.mark.parametrize(("days", "allowed"), [(0, True), (1, False)], ids=["on-the-last-day", "a-day-later"])
def test_d05_the_term_is_extended_only_before_it_ends(cast, days, allowed):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    facts = {"reason": ExtensionReason.NOT_HELD, "explanation": "Diminta dari kecamatan."}
    at = morning(ANSWER_BY + days * DAY)
    if allowed:
        extend(case=case, by=cast.ppid, at=at, **facts)
        return
    with pytest.raises(Denied, match="sebelum batas itu berakhir"):
        extend(case=case, by=cast.ppid, at=at, **facts)


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)], ids=["on-the-last-day", "a-day-later"])
def test_d05_after_an_extension_the_right_to_object_begins_with_the_new_day(cast, client, set_clock, days, late):
    case = extended(cast)
    set_clock(morning(EXTENDED_TO + days * DAY))
    assert (RIGHT_TO_OBJECT in status_page(client, case)) == late


def test_d04_the_receipt_names_the_last_day(cast):
    case = cases.file_case(cast.body).case
    assert "29\N{NO-BREAK SPACE}Mei\N{NO-BREAK SPACE}2026" in case.receipt_letter.html
