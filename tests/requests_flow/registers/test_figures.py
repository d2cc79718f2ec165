"""Figures are counted from cases: every number against a case that was walked, and no query more for more villages."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_flow.enums import RequestStatus
from requests_flow.registers import figures, statistic_words, statistics
from requests_flow.registers.figures import Fact, Figures
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.registers import looking
from tests.requests_flow.registers.test_request_register import ELSEWHERE, GIVEN, MISSING, REDACTED, REFUSED, answered

S = RequestStatus
DAY = timedelta(days=1)
ON = looking.ON


def counted(cast, *, on: date = ON) -> Figures:
    return figures.count(statistics.facts(statistics.to(cast.body), year=2026), on=on)


def fact(**changes) -> Fact:
    facts = {
        "region_id": 1, "channel": "web", "status": "answered", "outcome": "granted", "received_on": date(2026, 5, 4),
        "answered_on": date(2026, 5, 8), "deadline_on": date(2026, 5, 22), "is_extended": False, "working_days": 4,
    }  # fmt: skip
    return Fact(**(facts | changes))


# --- counting ---------------------------------------------------------------------------------------------------------
def test_every_case_is_counted_once_in_each_table(cast):
    for replies in ((GIVEN,), (GIVEN, REDACTED), (REFUSED, REFUSED), (MISSING,), (ELSEWHERE,)):
        answered(cast, *replies)
    for status in (S.RECEIVED, S.WITHDRAWN, S.LAPSED):
        cases.walk_to(status, cast)
    found = counted(cast)
    assert found.received == 8
    assert found.by_ending == {
        "granted": 1, "partly_granted": 1, "refused": 2, "not_held": 1, "withdrawn": 1, "lapsed": 1, "open": 1,
    }  # fmt: skip
    assert found.by_channel == {"web": 8}
    assert found.by_month == [0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]
    assert (found.answered, found.granted, found.open, found.open_late) == (5, 2, 1, 0)
    assert found.refused_by_ground == {"p17b": 2, "p6_3e": 1}
    assert found.redacted_by_ground == {"p17h": 1}


def test_days_are_working_days_of_the_office(cast):
    """11 to 13 May are two working days; 14 and 15 May 2026 are a holiday and a collective leave."""
    answered(cast, GIVEN)
    answered(cast, GIVEN, at=cases.AT + 2 * DAY)  # 13 May, signed on Friday 15 May: no working day has passed
    found = counted(cast)
    assert (found.average_days, found.median_days, found.fastest_days) == (1.0, 1.0, 0)


def test_open_and_late_depends_on_the_day(cast):
    cases.walk_to(S.RECEIVED, cast)
    assert counted(cast, on=date(2026, 5, 29)).open_late == 0
    assert counted(cast, on=date(2026, 5, 30)).open_late == 1


def test_a_withdrawn_request_is_never_late(cast):
    cases.walk_to(S.WITHDRAWN, cast)
    found = counted(cast, on=date(2026, 12, 31))
    assert (found.late, found.open_late, found.on_time) == (0, 0, 0)


def test_an_answer_is_late_the_day_after_its_deadline():
    rows = [fact(answered_on=date(2026, 5, 22)), fact(answered_on=date(2026, 5, 23))]
    found = figures.count(rows, on=ON)
    assert (found.on_time, found.late) == (1, 1)


def test_averages_are_rounded_to_one_decimal_and_absent_without_answers():
    found = figures.count([fact(working_days=n) for n in (1, 1, 2)], on=ON)
    assert (found.average_days, found.median_days, found.fastest_days) == (1.3, 1.0, 1)
    assert found.days_by_ending == {"granted": 1.3}
    none = figures.count([], on=ON)
    assert (none.received, none.average_days, none.median_days, none.fastest_days) == (0, None, None, None)


def test_frozen_figures_are_the_same_figures():
    found = figures.count([fact(), fact(outcome="refused", refused=("p17h",))], on=ON)
    assert Figures.from_data(found.as_data()) == found


@pytest.mark.parametrize(("part", "whole", "words"), [(1, 3, "33%"), (199, 200, "99%"), (3, 3, "100%"), (0, 0, "–")])
def test_a_share_is_rounded_down(part, whole, words):
    assert statistic_words.per_cent(part, whole) == words


# --- pages ------------------------------------------------------------------------------------------------------------
def test_the_village_shows_numbers_with_bars_and_no_names(cast, client, fixed_clock):
    answered(cast, REFUSED)
    cases.walk_to(S.RECEIVED, cast)
    html = client.get(reverse("requests:village_statistics", args=["sengon"])).content.decode()
    assert "Permohonan menurut saluran" in html
    assert "Pasal 17 huruf b" in html
    assert '<rect width="100.0" height="10"/>' in html
    assert "Fulanah" not in html
    assert "1 dari 1 jawaban" in html


def test_a_village_without_requests_says_so(cast, client, fixed_clock):
    html = client.get(reverse("requests:village_statistics", args=["sengon"]) + "?tahun=1999").content.decode()
    assert "Belum ada permohonan pada tahun ini." in html


def test_the_regency_shows_all_villages_and_each(cast, client, fixed_clock):
    answered(cast, GIVEN)
    cases.file_case(world.cucukan())
    html = client.get(reverse("requests:statistics")).content.decode()
    assert html.index("Desa Cucukan") < html.index("Desa Sengon")
    rows = list(csv.reader(io.StringIO(client.get(reverse("requests:statistics_csv")).content.decode("utf-8-sig"))))
    assert rows[0] == ["kode_wilayah", "wilayah", "tahun", "kelompok", "kode", "ukuran", "nilai"]
    received = {row[1]: row[6] for row in rows if row[4] == "received"}
    assert received == {"semua wilayah portal ini": "2", "Desa Cucukan": "1", "Desa Sengon": "1"}


def test_village_data_is_the_same_table(cast, client, fixed_clock):
    answered(cast, GIVEN)
    response = client.get(reverse("requests:village_statistics_csv", args=["sengon"]))
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[2] == ["33.10.01.2001", "Desa Sengon", "2026", "Ringkasan", "answered", "Sudah dijawab", "1"]


def test_statistics_cost_the_same_with_more_villages(cast, client, fixed_clock):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("requests:statistics")).status_code == 200
        return len(seen)

    answered(cast, GIVEN, REDACTED)
    few = queries()
    for code in ("33.10.10.2005", "33.10.16.2002"):
        body = world.government(code)
        for _ in range(3):
            cases.file_case(body)
    cases.file_case(world.cucukan())
    answered(cast, REFUSED)
    assert queries() == few
