"""A request that was answered, ordered to be answered anew and answered again shows both answers with their papers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.actions.attach_file import attach_file
from requests_flow.enums import RequestStatus
from tests.journeys.village import csv
from tests.requests_flow import cases
from tests.requests_flow.objections import world

DAY = timedelta(days=1)
FIRST = "Gambarnya belum ada di kantor desa."


@pytest.fixture
def twice(cast, set_clock):
    """A request with two answered rounds; the first gave a file and refused nothing, in its own words."""
    filed = cases.file_case(cast.body)
    case = cases.receive(case=filed.case, by=cast.ppid, at=cases.AT + DAY)
    given = attach_file(case=case, upload=csv("putaran-pertama.csv", "isi"), by=cast.ppid, at=cases.AT + DAY)
    first, second = case.items.all()
    replies = {
        first.pk: ItemReply(decision="given"),
        second.pk: ItemReply(decision="not_held", reason=FIRST, holder="Dinas Contoh"),
    }
    reply = Reply(items=replies, handover="Diunduh.", files=(given.file,))
    answer(case=cases.fresh(case), reply=reply, by=cast.ppid, at=cases.AT + DAY)
    cases.sign_answer(cases.fresh(case), cast.ppid, cases.AT + DAY)
    objection = world.file(cast, cases.fresh(case), grounds=("d",)).case
    world.decide(case=objection, ruling=world.ORDER, by=cast.head, at=world.AT + DAY)
    world.sign_response(objection, cast.head, world.AT + DAY)
    case = cases.fresh(case)
    answer(case=case, reply=cases.give_all(case), by=cast.ppid, at=world.AT + 2 * DAY)
    cases.sign_answer(cases.fresh(case), cast.ppid, world.AT + 2 * DAY)
    set_clock(world.AT + 3 * DAY)
    return filed


def test_the_citizen_reads_the_earlier_answer_and_opens_its_letter_and_file(twice, client):
    client.post(reverse("requests:track"), {"number": twice.case.number, "key": twice.key})
    page = client.get(twice.case.get_absolute_url())
    [row] = page.context["earlier"]
    assert row["number"] == 1
    assert FIRST in page.text
    assert "Jawaban putaran ke-1" in page.text
    assert {file["text"] for file in row["files"]} >= {"putaran-pertama.csv", "Pemberitahuan tertulis"} or len(
        row["files"]
    ) == 2
    for file in row["files"]:
        assert file["url"] in page.text
        assert client.get(file["url"]).status_code == 200


def test_the_officer_sees_both_answers(twice, cast, client):
    client.force_login(cast.clerk)
    page = client.get(reverse("requests:case", args=[twice.case.public_id])).text
    assert "Jawaban putaran ke-1" in page
    assert FIRST in page
    assert "putaran-pertama.csv" in page


def test_a_recalled_answer_and_a_first_round_show_nothing_earlier(cast, client, fixed_clock):
    case = cases.walk_to(RequestStatus.ANSWERED, cast)
    client.force_login(cast.clerk)
    assert "Jawaban sebelumnya" not in client.get(reverse("requests:case", args=[case.public_id])).text


def test_what_was_asked_in_the_first_round_is_still_told_after_the_second_began(cast, client, set_clock):
    case = cases.walk_to(RequestStatus.LAPSED, cast)
    objection = world.file(cast, case, grounds=("e",), by=cases.holder_of(case)).case
    world.decide(case=objection, ruling=world.ORDER, by=cast.head, at=world.AT + DAY)
    world.sign_response(objection, cast.head, world.AT + DAY)
    set_clock(world.AT + 2 * DAY)
    client.force_login(cast.clerk)
    page = client.get(reverse("requests:case", args=[case.public_id]))
    asked = next(item for item in page.context["timeline"] if item["title"] == "Kelengkapan diminta")
    assert asked["text"] == "Surat kuasa"
