"""The calendar of a body: national days, what its regency changed, and who changed it and why."""

import datetime
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from accounts.policies import Denied
from registry import selectors
from registry.actions.configure_regency import configure_regency
from registry.actions.remove_day import remove_day
from registry.actions.restore_day import restore_day
from registry.actions.set_day import set_day
from registry.actions.set_year_state import set_year_state
from registry.actions.update_body import update_body
from registry.enums import ChangeKind, DayKind, YearState
from registry.models import Change, NonWorkingDay
from tests.registry.world import AT, admin_of, blumah, in_office, kendal, klaten, monitor_of, region, sengon

INDEPENDENCE = date(2026, 8, 17)
LEAVE = date(2026, 12, 24)
MARKET_DAY = date(2026, 7, 28)


@pytest.fixture(autouse=True)
def _national_days(country, fixed_clock):
    call_command("import_holidays", verbosity=0)


def days_of(body=None, *years: int) -> dict[date, str]:
    return selectors.calendar(body or sengon(), years or (2026,)).non_working


def close(day: date, *, regency=None, by=None, kind=DayKind.LOCAL, name="Hari Jadi", reason="SK Bupati 12/2026"):
    return set_day(regency=regency or klaten(), date=day, kind=kind, name=name, reason=reason, by=by, at=AT)


def test_a_body_sees_the_national_days_of_the_years_it_asks_for():
    days = days_of()
    assert len(days) == 25
    assert days[INDEPENDENCE] == "Hari Kemerdekaan Republik Indonesia"
    assert set(days_of(None, 2024, 2026)) >= set(days)
    assert not [day for day in days_of(None, 2024, 2026) if day.year == 2025]


def test_each_year_says_how_sure_it_is():
    calendar = selectors.calendar(sengon(), [2025, 2026, 2027, 2028])
    assert calendar.states == {2025: "official", 2026: "official", 2027: "provisional", 2028: "missing"}
    assert not [day for day in calendar.non_working if day.year == 2028]


def test_a_calendar_costs_a_fixed_number_of_queries(django_assert_num_queries):
    body = sengon()
    with django_assert_num_queries(3):
        selectors.calendar(body, [2025, 2026, 2027])


def test_no_year_gives_no_days():
    assert selectors.calendar(sengon(), []).non_working == {}


def test_collective_leave_is_rest_until_the_regency_says_otherwise():
    assert LEAVE in days_of()
    configure_regency(regency=klaten(), changes={"collective_leave_is_rest": False}, reason="SE Bupati", by=None, at=AT)
    assert LEAVE not in days_of()
    assert len(days_of()) == 17
    assert LEAVE in days_of(blumah())


def test_the_week_is_the_bodys_own_or_else_the_regencys():
    assert selectors.calendar(sengon(), [2026]).rest_days == {5, 6}
    configure_regency(regency=klaten(), changes={"rest_days": [6]}, reason="SE Bupati", by=None, at=AT)
    assert selectors.calendar(sengon(), [2026]).rest_days == {6}
    update_body(body=sengon(), changes={"rest_days": [4, 5]}, by=None, at=AT)
    assert selectors.calendar(sengon(), [2026]).rest_days == {4, 5}


def test_a_kelurahan_follows_the_calendar_of_the_body_that_answers_for_it():
    close(MARKET_DAY)
    (body,) = selectors.bodies_for(region("33.10.16.1001"))
    assert MARKET_DAY in days_of(body)


def test_a_day_of_the_regency_counts_there_and_nowhere_else():
    close(MARKET_DAY)
    assert days_of()[MARKET_DAY] == "Hari Jadi"
    assert MARKET_DAY not in days_of(blumah())


def test_a_national_day_can_be_made_a_working_day_and_brought_back():
    remove_day(regency=klaten(), date=INDEPENDENCE, reason="Dipindah", by=None, at=AT)
    assert INDEPENDENCE not in days_of()
    assert INDEPENDENCE in days_of(blumah())
    restore_day(regency=klaten(), date=INDEPENDENCE, reason="Batal dipindah", by=None, at=AT)
    assert INDEPENDENCE in days_of()


def test_a_holiday_that_was_moved_is_removed_here_and_set_there():
    remove_day(regency=klaten(), date=INDEPENDENCE, reason="Dipindah", by=None, at=AT)
    close(date(2026, 8, 18), kind=DayKind.NATIONAL_HOLIDAY, name="Hari Kemerdekaan")
    assert {day.day for day in days_of() if day.month == 8} == {18, 25}


def test_what_the_regency_enters_stands_in_place_of_the_national_entry():
    close(INDEPENDENCE, name="Kirab Budaya")
    assert days_of()[INDEPENDENCE] == "Kirab Budaya"
    close(INDEPENDENCE, name="Kirab Budaya Klaten")
    assert NonWorkingDay.objects.filter(regency=klaten()).count() == 1


def test_a_local_day_that_is_removed_leaves_no_trace_in_the_calendar():
    close(MARKET_DAY)
    remove_day(regency=klaten(), date=MARKET_DAY, reason="Batal", by=None, at=AT)
    assert not NonWorkingDay.objects.filter(regency=klaten()).exists()


def test_every_change_is_recorded_with_who_when_why_and_both_sides():
    admin = admin_of(klaten())
    close(INDEPENDENCE, name="Kirab Budaya", by=admin)
    change = Change.objects.filter(kind=ChangeKind.DAY_SET).get()
    assert (change.by, change.at, change.reason, change.date) == (admin, AT, "SK Bupati 12/2026", INDEPENDENCE)
    assert [entry["name"] for entry in change.before["entries"]] == ["Hari Kemerdekaan Republik Indonesia"]
    assert [entry["name"] for entry in change.after["entries"]] == ["Kirab Budaya"]


def test_the_record_of_changes_is_neither_rewritten_nor_deleted():
    close(MARKET_DAY)
    change = Change.objects.filter(kind=ChangeKind.DAY_SET).get()
    change.reason = "lain"
    with pytest.raises(TypeError):
        change.save()
    with pytest.raises(TypeError):
        change.delete()


def test_a_change_needs_a_reason():
    for act in (
        lambda: close(MARKET_DAY, reason="  "),
        lambda: remove_day(regency=klaten(), date=INDEPENDENCE, reason="", by=None, at=AT),
        lambda: restore_day(regency=klaten(), date=INDEPENDENCE, reason="", by=None, at=AT),
        lambda: set_year_state(regency=klaten(), year=2027, state="official", source="SKB", reason="", by=None, at=AT),
    ):
        with pytest.raises(ValidationError) as error:
            act()
        assert "reason" in error.value.error_dict


@pytest.mark.parametrize(
    ("day", "kind", "name", "field"),
    [
        (MARKET_DAY, DayKind.LOCAL, " ", "name"),
        (MARKET_DAY, DayKind.WORKING_DAY, "Hari", "kind"),
        (MARKET_DAY, "pasaran", "Hari", "kind"),
    ],
)
def test_a_day_needs_a_name_and_a_kind(day, kind, name, field):
    with pytest.raises(ValidationError) as error:
        close(day, kind=kind, name=name)
    assert field in error.value.error_dict


def test_a_year_far_from_any_case_is_refused():
    with pytest.raises(ValidationError, match="antara 2000 dan 2100"):
        close(date(1999, 1, 1))


def test_only_holidays_are_removed_and_only_own_entries_are_dropped():
    with pytest.raises(ValidationError, match="bukan hari libur"):
        remove_day(regency=klaten(), date=MARKET_DAY, reason="x", by=None, at=AT)
    with pytest.raises(ValidationError, match="tidak mengubah apa pun"):
        restore_day(regency=klaten(), date=INDEPENDENCE, reason="x", by=None, at=AT)


def test_a_regency_may_declare_a_provisional_year_official_for_itself():
    admin = admin_of(klaten())
    set_year_state(
        regency=klaten(),
        year=2027,
        state=YearState.OFFICIAL,
        source="SKB 3 Menteri 2027",
        reason="SKB terbit",
        by=admin,
        at=AT,
    )
    assert selectors.calendar(sengon(), [2027]).states == {2027: "official"}
    assert selectors.calendar(blumah(), [2027]).states == {2027: "provisional"}
    change = Change.objects.get(kind=ChangeKind.YEAR_STATE_SET)
    assert (change.before["state"], change.after["state"], change.by) == ("provisional", "official", admin)


def test_a_year_without_entries_is_never_declared():
    with pytest.raises(ValidationError, match="Belum ada hari libur untuk tahun 2028"):
        set_year_state(regency=klaten(), year=2028, state="official", source="SKB", reason="x", by=None, at=AT)


def test_an_official_year_names_its_decree():
    with pytest.raises(ValidationError, match="Tulis keputusan"):
        set_year_state(regency=klaten(), year=2027, state="official", source=" ", reason="x", by=None, at=AT)


def test_a_missing_year_is_not_something_to_declare():
    with pytest.raises(ValidationError, match="Pilih resmi atau sementara"):
        set_year_state(regency=klaten(), year=2027, state="missing", source="", reason="x", by=None, at=AT)


def test_a_body_knows_when_its_calendar_last_changed():
    loaded = selectors.calendar_changed_at(sengon())
    later = AT + datetime.timedelta(days=1)
    set_day(regency=klaten(), date=MARKET_DAY, kind="local", name="Hari Jadi", reason="SK", by=None, at=later)
    assert selectors.calendar_changed_at(sengon()) == later
    assert selectors.calendar_changed_at(blumah()) == loaded
    week = later + datetime.timedelta(days=1)
    update_body(body=sengon(), changes={"rest_days": [5]}, by=None, at=week)
    assert selectors.calendar_changed_at(sengon()) == week
    rules = week + datetime.timedelta(days=1)
    changes = {"collective_leave_is_rest": False}
    configure_regency(regency=klaten(), changes=changes, reason="SE", by=None, at=rules)
    assert selectors.calendar_changed_at(sengon()) == rules
    unrelated = rules + datetime.timedelta(days=1)
    configure_regency(regency=klaten(), changes={"classification_code": "480"}, reason="SE", by=None, at=unrelated)
    update_body(body=sengon(), changes={"phone": "0272"}, by=None, at=unrelated)
    assert selectors.calendar_changed_at(sengon()) == rules


def test_only_the_admin_of_the_regency_changes_its_calendar():
    for user in (monitor_of(klaten()), admin_of(kendal()), in_office(sengon())):
        for act in (
            lambda user=user: close(MARKET_DAY, by=user),
            lambda user=user: remove_day(regency=klaten(), date=INDEPENDENCE, reason="x", by=user, at=AT),
            lambda user=user: restore_day(regency=klaten(), date=INDEPENDENCE, reason="x", by=user, at=AT),
            lambda user=user: set_year_state(
                regency=klaten(), year=2027, state="official", source="SKB", reason="x", by=user, at=AT
            ),
        ):
            with pytest.raises(Denied):
                act()
    assert not NonWorkingDay.objects.filter(regency__isnull=False).exists()
