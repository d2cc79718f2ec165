"""Thirty working days before an exemption ends its desk is asked to review it; nothing opens by itself (D18)."""

from datetime import date, datetime

import pytest

from notifications.models import Message
from registry.actions.configure_regency import configure_regency
from requests_flow import clocks
from requests_flow.exemptions import jobs, selectors
from requests_flow.exemptions.actions.review_test import review_test
from requests_flow.models import ConsequenceTest
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

ENDS_ON = date(2026, 8, 31)  # Monday
# 30 working days before: 17 August is Independence Day, 25 August the Prophet's birthday.
REVIEW_ON = date(2026, 7, 16)


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, 0, tzinfo=world.JAKARTA)


@pytest.fixture
def ending(cast):
    return made.finished(cast, period_kind="until_date", period_until_on=ENDS_ON)


def told(event):
    return {row.to_user for row in Message.objects.filter(event=event)}


def test_d18_the_review_begins_thirty_working_days_before_the_end(cast, ending):
    assert clocks.exemption_review_on(cast.body, ENDS_ON) == REVIEW_ON


@pytest.mark.parametrize("day", [date(2026, 7, 15), REVIEW_ON, date(2026, 7, 18), date(2026, 8, 31), date(2026, 9, 7)])
def test_both_ways_of_counting_agree(cast, ending, day):
    is_due = ending in selectors.due_for_review(ConsequenceTest.objects.all(), on=day)
    assert is_due == (clocks.exemption_review_on(cast.body, ENDS_ON) <= day)


def test_the_desk_is_asked_once_and_told_once_when_it_is_over(cast, ending):
    assert jobs.ask_for_reviews(at=on(date(2026, 7, 15))) == 0
    assert jobs.ask_for_reviews(at=on(REVIEW_ON)) == 1
    assert told("exemption_review_due") == {cast.ppid, cast.clerk, cast.head}
    jobs.ask_for_reviews(at=on(date(2026, 7, 20)))
    jobs.ask_for_reviews(at=on(ENDS_ON))
    assert Message.objects.filter(event="exemption_review_due").count() == 3, "once each"
    assert told("exemption_expired") == set(), "it holds through its last day"
    jobs.ask_for_reviews(at=on(date(2026, 9, 1)))
    jobs.ask_for_reviews(at=on(date(2026, 9, 2)))
    assert Message.objects.filter(event="exemption_expired").count() == 3
    assert made.fresh(ending).review_outcome == "", "nothing opens by itself"


def test_nobody_is_asked_about_what_is_being_tested_again_or_has_no_date(cast, ending):
    made.finished(cast)
    later = made.findings(held_on=REVIEW_ON, period_kind="until_date", period_until_on=date(2027, 1, 4))
    review_test(test=ending, reason="Masih perlu.", findings=later, by=cast.ppid, at=on(REVIEW_ON))
    assert jobs.ask_for_reviews(at=on(REVIEW_ON)) == 0


def test_d18_a_regency_may_ask_earlier_or_later(cast, ending):
    facts = {"regency": world.klaten(), "reason": "Keputusan bupati.", "by": cast.admin, "at": cases.AT}
    configure_regency(changes={"exemption_review_days": 5}, **facts)
    assert clocks.exemption_review_on(cast.body, ENDS_ON) == date(2026, 8, 21)
    assert jobs.ask_for_reviews(at=on(date(2026, 8, 20))) == 0
    assert jobs.ask_for_reviews(at=on(date(2026, 8, 21))) == 1
