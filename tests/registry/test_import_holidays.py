"""import_holidays makes the national calendar equal to its files and records what that changed."""

import pytest
from django.core.management import CommandError, call_command

from registry.actions.import_holidays import HolidayReport, import_holidays
from registry.enums import ChangeKind, DayKind, YearState
from registry.models import CalendarYear, Change, NonWorkingDay
from tests.registry.world import AT

pytestmark = pytest.mark.django_db
HEADER = "date,kind,name,source,remark"
INDEPENDENCE = "2031-08-17,national_holiday,Hari Kemerdekaan,SKB 1,"
LEAVE = "2031-08-18,collective_leave,Cuti Bersama,SKB 1,"


def run(*lines: str, header: str = HEADER, **how) -> HolidayReport:
    return import_holidays(data="\n".join([header, *lines]).encode(), by=None, at=AT, **how)


def test_the_shipped_years_are_official_but_for_2027():
    call_command("import_holidays", verbosity=0)
    states = dict(CalendarYear.objects.values_list("year", "state"))
    assert states == {2024: "official", 2025: "official", 2026: "official", 2027: "provisional"}
    days = NonWorkingDay.objects.filter(date__year=2026)
    assert days.filter(kind=DayKind.NATIONAL_HOLIDAY).count() == 17
    assert days.filter(kind=DayKind.COLLECTIVE_LEAVE).count() == 8
    assert NonWorkingDay.objects.filter(date="2025-08-18", kind=DayKind.COLLECTIVE_LEAVE).exists()


def test_a_second_run_changes_and_records_nothing(capsys):
    call_command("import_holidays")
    capsys.readouterr()
    call_command("import_holidays")
    assert "+ " not in capsys.readouterr().out
    assert Change.objects.count() == 4


def test_a_new_decree_adds_moves_and_removes_days_and_leaves_a_record():
    run(INDEPENDENCE, LEAVE)
    report = run(INDEPENDENCE.replace("SKB 1", "SKB 2"), "2031-12-25,national_holiday,Natal,SKB 2,")
    assert report.created == ["2031-12-25 Natal"]
    assert report.changed == ["2031-08-17 Hari Kemerdekaan"]
    assert report.removed == ["2031-08-18 Cuti Bersama"]
    change = Change.objects.order_by("-pk").first()
    assert change is not None
    assert (change.kind, change.year, change.by) == (ChangeKind.HOLIDAYS_IMPORTED, 2031, None)
    assert [entry["name"] for entry in change.before["entries"]] == ["Hari Kemerdekaan", "Cuti Bersama"]
    assert [entry["name"] for entry in change.after["entries"]] == ["Hari Kemerdekaan", "Natal"]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (INDEPENDENCE, YearState.OFFICIAL),
        (INDEPENDENCE.replace("SKB 1", ""), YearState.PROVISIONAL),
        (INDEPENDENCE.replace("Kemerdekaan", "Kemerdekaan (perkiraan)"), YearState.PROVISIONAL),
    ],
)
def test_a_day_without_decree_or_an_estimate_makes_the_year_provisional(line, state):
    assert run(LEAVE, line).states == {2031: state}
    assert CalendarYear.objects.get().state == state


def test_the_operator_may_say_how_sure_a_year_is():
    run(INDEPENDENCE, state=YearState.PROVISIONAL)
    assert CalendarYear.objects.get().state == "provisional"


def test_a_dry_run_writes_nothing():
    report = run(INDEPENDENCE, dry_run=True)
    assert report.created == ["2031-08-17 Hari Kemerdekaan"]
    assert not report.written
    assert not NonWorkingDay.objects.exists()
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("17-08-2031,national_holiday,Hari,SKB,", "date '17-08-2031' tidak benar"),
        ("2031-02-30,national_holiday,Hari,SKB,", "date '2031-02-30' tidak benar"),
        ("2031-08-17,holiday,Hari,SKB,", "kind 'holiday' tidak dikenal"),
        ("2031-08-17,working_day,Hari,SKB,", "kind 'working_day' tidak dikenal"),
        ("2031-08-17,national_holiday,,SKB,", "name kosong"),
        (f"2031-08-17,national_holiday,{'H' * 121},SKB,", "name lebih panjang dari 120 huruf"),
        (LEAVE, "tanggal 2031-08-18 dengan jenis yang sama sudah ada di baris 2"),
    ],
)
def test_a_bad_line_is_told_and_nothing_is_written(line, reason):
    report = run(LEAVE, line)
    assert [str(fault).startswith("Baris 3: ") for fault in report.faults] == [True]
    assert reason in str(report.faults[0])
    assert not NonWorkingDay.objects.exists()


def test_one_bad_file_keeps_out_the_good_ones(tmp_path):
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(f"{HEADER}\n{INDEPENDENCE}\n")
    bad.write_text(f"{HEADER}\nkapan-kapan,national_holiday,Hari,SKB,\n")
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("import_holidays", str(good), str(bad))
    assert not NonWorkingDay.objects.exists()
