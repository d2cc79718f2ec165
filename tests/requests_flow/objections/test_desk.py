"""The desk of the objections: a list that is searched, a page that says whose turn it is, and moves that are sent."""

import pytest
from django.urls import reverse

from requests_flow.objections import jobs
from requests_flow.objections.enums import ObjectionStatus
from tests.requests_flow import cases
from tests.requests_flow.objections import world
from tests.requests_flow.objections.test_jobs import DUE, morning

S, DAY, AT = ObjectionStatus, world.DAY, world.AT
RULING = {"decide-outcome": "accepted", "decide-reasons": "Belum dijawab.", "decide-order": "Jawablah.",
          "decide-order_days": "5"}  # fmt: skip


@pytest.fixture
def head(client, cast, set_clock):
    """The village head at the desk, two days after the objection."""
    set_clock(AT + 2 * DAY)
    client.force_login(cast.head)
    return client


def page_of(case) -> str:
    return reverse("requests:objection", args=[case.public_id])


def sent(client, case, name, **data):
    return client.post(reverse(f"requests:objection_{name}", args=[case.public_id]), data)


@pytest.mark.parametrize("status", list(S))
def test_the_page_shows_each_status(status, head, cast):
    case = world.walk_to(status, cast)
    text = head.get(page_of(case)).text
    assert case.number in text.replace("\u2060", "")
    assert world.POSITION in text
    assert cases.NIK not in text


def test_the_head_decides_signs_and_the_request_is_opened_again(head, cast):
    case = world.walk_to(S.RECEIVED, cast)
    assert sent(head, case, "decide", **RULING).status_code == 302
    assert sent(head, case, "sign", **{"sign-scan": cases.scan()}).status_code == 302
    assert world.fresh(case).status == S.DECIDED
    assert cases.fresh(case.request).rounds.count() == 2
    assert "5 hari kerja sejak" not in head.get(page_of(case)).text, "the last day of the order is known now"


def test_a_wrong_form_comes_back_with_all_that_was_typed(head, cast):
    case = world.walk_to(S.RECEIVED, cast)
    response = sent(head, case, "decide", **(RULING | {"decide-outcome": ""}))
    assert response.status_code == 422
    assert "Pilih putusan" in response.text
    assert "Belum dijawab." in response.text


def test_what_the_law_does_not_allow_is_told_and_nothing_is_lost(head, cast):
    case = world.walk_to(S.RECEIVED, cast)
    response = sent(head, case, "decide", **(RULING | {"decide-outcome": "rejected"}))
    assert response.status_code == 409
    assert "tidak memuat perintah" in response.text
    assert "Belum dijawab." in response.text
    assert world.fresh(case).status == S.RECEIVED


def test_the_ppid_sees_why_the_decision_is_not_his_and_cannot_send_it(client, cast, set_clock):
    set_clock(AT + 2 * DAY)
    client.force_login(cast.ppid)
    case = world.walk_to(S.RECEIVED, cast)
    assert "Hanya Atasan PPID" in client.get(page_of(case)).text
    assert sent(client, case, "decide", **RULING).status_code == 409
    assert world.fresh(case).status == S.RECEIVED


def test_signing_without_a_scan_asks_for_it_and_signing_nothing_is_refused(head, cast):
    case = world.walk_to(S.AWAITING_SIGNATURE, cast)
    assert sent(head, case, "sign").status_code == 422
    assert sent(head, world.walk_to(S.RECEIVED, cast), "sign").status_code == 409


def test_a_head_who_answered_is_told_so_and_names_another(client, cast, set_clock):
    set_clock(AT + 2 * DAY)
    client.force_login(cast.ppid)
    case = world.acting_head_objected_to(cast)
    assert "juga menjawab permohonannya" in client.get(page_of(case)).text
    data = {"to": cast.clerk.pk, "position_title": "Kaur", "decree_number": "7/2026", "decree_on": "2026-06-08"}
    response = sent(client, case, "name_decider", **{f"name_decider-{name}": value for name, value in data.items()})
    assert response.status_code == 302
    text = client.get(page_of(case)).text
    assert "ditunjuk dengan 7/2026" in text
    assert "juga menjawab permohonannya" not in text


def test_minutes_are_kept_and_opened(head, cast):
    case = world.walk_to(S.RECEIVED, cast)
    data = {"held_on": "2026-06-09", "place": "Balai desa", "participants": "Semua", "minutes": "Belum sepakat.",
            "scan": cases.scan()}  # fmt: skip
    assert sent(head, case, "deliberate", **{f"deliberate-{k}": v for k, v in data.items()}).status_code == 302
    stored = case.deliberations.get().minutes_file
    url = reverse("requests:objection_paper", args=[case.public_id, stored.pk])
    assert url in head.get(page_of(case)).text
    assert head.get(url).content.startswith(b"%PDF")


def test_the_list_is_searched_filtered_and_sorted(head, cast):
    case = world.walk_to(S.RECEIVED, cast)
    alone = world.file(cast, None).case
    url = reverse("requests:objections")
    assert {case.number, alone.number} <= {word for row in head.get(url).context["rows"] for word in row["meta"]}
    assert len(head.get(url, {"q": case.request.number}).context["rows"]) == 1
    assert not head.get(url, {"q": "tidak ada"}).context["rows"]
    assert not head.get(url, {"condition": "silent"}).context["rows"]
    jobs.record_silences(at=morning(DUE + DAY))
    assert len(head.get(url, {"condition": "silent"}).context["rows"]) == 2
    assert not head.get(url, {"tab": "ended"}).context["rows"]


def test_somebody_from_elsewhere_opens_only_what_a_decree_gave_him(client, cast, set_clock):
    set_clock(AT + 2 * DAY)
    client.force_login(cast.stranger)
    case = world.acting_head_objected_to(cast)
    assert client.get(page_of(case)).status_code == 404
    assert client.get(reverse("requests:objections")).status_code == 403
    world.name(case, cast.stranger, cast)
    assert client.get(page_of(case)).status_code == 200
    assert len(client.get(reverse("requests:objections")).context["rows"]) == 1
