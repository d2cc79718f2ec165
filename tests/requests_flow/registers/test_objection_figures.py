"""Figures of objections and disputes: every number against a case that was walked, late answers of the superior too."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_flow.objections.actions.record_silence import record_silence
from requests_flow.registers import objection_figures, statistics
from requests_flow.registers.objection_figures import DisputeFact, ObjectionFact, ObjectionFigures
from requests_flow.registers.yearly_cases import YearlyCases
from tests.registry import world as country
from tests.requests_flow.disputes import world as disputes
from tests.requests_flow.objections import world
from tests.requests_flow.registers.reporting import some_cases

ON = date(2026, 6, 30)


def counted(cast, *, year=2026, on=ON) -> ObjectionFigures:
    return YearlyCases.find(statistics.to(cast.body), year=year).objection_figures(on=on)


def fact(**changes) -> ObjectionFact:
    facts = {
        "region_id": 1, "ending": "rejected", "grounds": ("a",), "due_on": date(2026, 7, 21),
        "answered_on": date(2026, 7, 21), "working_days": 30,
    }  # fmt: skip
    return ObjectionFact(**(facts | changes))


def dispute(*steps: str, result: str = "open") -> DisputeFact:
    return DisputeFact(region_id=1, steps=frozenset(steps), result=result)


# --- counting ---------------------------------------------------------------------------------------------------------
def test_every_objection_is_counted_by_ground_and_by_ending(cast):
    world.file(cast, world.answered(cast), grounds=("a", "d"))
    for status in ("received", "closed", "withdrawn"):
        world.walk_to(status, cast)
    found = counted(cast)
    assert found.received == 4
    assert found.by_ground == {"a": 1, "c": 3, "d": 1}
    assert found.by_ending == {"accepted": 1, "withdrawn": 1, "open": 2}
    assert (found.answered, found.on_time, found.late, found.open, found.open_late) == (1, 1, 0, 2, 0)
    assert (found.average_days, found.median_days) == (1.0, 1.0)
    assert found.days_by_ending == {"accepted": 1.0}


def test_a_response_that_waits_for_its_signature_is_no_answer_yet(cast):
    world.walk_to("awaiting_signature", cast)
    assert counted(cast).by_ending == {"open": 1}


def test_d07_an_answer_of_the_superior_is_late_the_day_after_thirty_working_days():
    rows = [fact(), fact(answered_on=date(2026, 7, 22)), fact(answered_on=None, ending="open", working_days=None)]
    found = objection_figures.count(rows, [], on=date(2026, 7, 21))
    assert (found.on_time, found.late, found.open_late) == (1, 1, 0)
    assert objection_figures.count(rows, [], on=date(2026, 7, 22)).open_late == 1


def test_silence_and_late_filing_are_counted(cast):
    case = disputes.silent(cast)
    on = case.silent_after_on + timedelta(days=1)
    record_silence(case=case, at=world.AT.replace(month=on.month, day=on.day))
    world.file(cast, None, found_on=date(2026, 1, 5))
    found = counted(cast, on=on)
    assert (found.silent, found.filed_late, found.open_late) == (1, 1, 2)


def test_a_withdrawn_objection_is_never_late():
    found = objection_figures.count([fact(ending="withdrawn", answered_on=None)], [], on=date(2027, 1, 1))
    assert (found.late, found.open_late, found.on_time) == (0, 0, 0)


@pytest.mark.parametrize(
    ("status", "steps", "result"),
    [
        ("filed", {}, "open"),
        ("mediation", {"registered": 1, "mediation": 1}, "open"),
        ("decided", {"registered": 1, "mediation": 1, "adjudication": 1, "decision": 1}, "rejected"),
        ("cassation", {"registered": 1, "adjudication": 1, "decision": 1, "court": 1, "judgment": 1, "cassation": 1},
         "rejected"),
        ("execution", {"registered": 1, "mediation": 1, "decision": 1, "execution": 1}, "agreed"),
        ("withdrawn", {"registered": 1}, "withdrawn"),
    ],
)  # fmt: skip
def test_a_dispute_is_counted_by_the_steps_it_took_and_its_result(cast, status, steps, result):
    disputes.walk_to(status, cast)
    found = counted(cast)
    assert (found.disputes, found.by_step, found.by_result) == (1, steps, {result: 1})


def test_the_decision_of_the_highest_instance_is_the_result(cast):
    disputes.walk_to("judged", cast, outcome="granted", order="Memberikan LPJ.", order_days=5)
    assert counted(cast).by_result == {"granted": 1}


def test_a_dispute_counts_in_the_year_in_which_it_was_filed():
    found = objection_figures.count([], [dispute("mediation"), dispute(result="agreed")], on=ON)
    assert (found.received, found.disputes, found.has_any) == (0, 2, True)
    assert found.by_result == {"agreed": 1, "open": 1}


def test_nothing_happened_in_another_year(cast):
    disputes.walk_to("filed", cast)
    assert not counted(cast, year=2025).has_any
    assert counted(cast, year=2025).average_days is None


def test_frozen_figures_of_objections_are_the_same_figures():
    found = objection_figures.count([fact(), fact(ending="open", answered_on=None)], [dispute("court")], on=ON)
    assert ObjectionFigures.from_data(found.as_data()) == found


def test_no_code_of_open_data_means_two_things():
    rows = objection_figures.as_rows(objection_figures.count([], [], on=ON))
    codes = [code for _, code, _, _ in rows]
    assert len(codes) == len(set(codes))
    assert "received" not in codes


# --- pages ------------------------------------------------------------------------------------------------------------
def data(client, address):
    return list(csv.reader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


def test_the_village_page_shows_objections_and_disputes_and_no_names(cast, client, set_clock):
    set_clock(world.AT + 9 * world.DAY)
    disputes.walk_to("mediation", cast)
    html = client.get(reverse("requests:village_statistics", args=["sengon"])).content.decode()
    assert "Keberatan menurut alasan" in html
    assert "Huruf c: Permintaan tidak ditanggapi" in html
    assert "Sengketa menurut tahap yang dilalui" in html
    assert "1 dari 1 tanggapan" in html
    assert "Fulanah" not in html


def test_a_year_without_objections_says_so(cast, client, fixed_clock):
    some_cases(cast)
    html = client.get(reverse("requests:village_statistics", args=["sengon"])).content.decode()
    assert "Belum ada keberatan dan sengketa pada tahun ini." in html


def test_the_regency_counts_objections_together_and_for_each_village(cast, client, set_clock):
    set_clock(world.AT + 9 * world.DAY)
    world.walk_to("closed", cast)
    body = country.cucukan()
    world.file(cast, None, body=body, region=body.region)
    rows = data(client, reverse("requests:statistics_csv"))
    received = {row[1]: row[6] for row in rows if row[4] == "objections_received"}
    assert received == {"semua wilayah portal ini": "2", "Desa Cucukan": "1", "Desa Sengon": "1"}
    html = client.get(reverse("requests:statistics")).content.decode()
    assert 'data-label="Keberatan">1</td>' in html
    assert "Desa Cucukan" in html, "a village with an objection and no request stands there too"


def test_statistics_of_objections_cost_the_same_with_more_of_them(cast, client, set_clock):
    set_clock(world.AT + 9 * world.DAY)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("requests:statistics")).status_code == 200
        return len(seen)

    disputes.walk_to("mediation", cast)
    few = queries()
    for body in (country.cucukan(), country.government("33.10.10.2005")):
        for _ in range(3):
            world.file(cast, None, body=body, region=body.region)
    disputes.walk_to("decided", cast)
    assert queries() == few
