"""The pages of a dispute: the desk records, the citizen sees the same without names, both take the bundle."""

import io

import pytest
from django.urls import reverse

from requests_flow.access import SESSION_KEYS
from requests_flow.disputes.verification import verify_bundle
from requests_flow.models import Dispute
from tests.requests_flow import cases
from tests.requests_flow.disputes import world

AT, DAY = world.AT, world.DAY
NOW = AT + 5 * DAY


@pytest.fixture
def desk(client, cast, set_clock):
    """Return the browser of the clerk, five days after the dispute was filed."""
    set_clock(NOW)
    client.force_login(cast.clerk)
    return client


@pytest.fixture
def citizen(client, set_clock):
    """Return a function that opens a case with the key of its request."""

    def open_with_key(objection):
        set_clock(NOW)
        session = client.session
        session[SESSION_KEYS] = {str(objection.request.public_id): world.objections.holder_of(objection).key_id}
        session.save()
        return client

    return open_with_key


REGISTERED = {"register-happened_on": NOW.date(), "register-number": "x"}


def move(case, name):
    return reverse("requests:dispute_move", args=[case.public_id, name])


def test_the_list_is_searched_and_filtered(desk, cast):
    first, second = world.walk_to("mediation", cast), world.file(cast)
    url = reverse("requests:disputes")
    assert desk.get(url).content.count(b'class="card"') == 2
    for query, shown, hidden in (
        ({"q": world.NUMBER}, first, second),
        ({"q": second.objection.number}, second, first),
        ({"stage": "filed"}, second, first),
    ):
        text = desk.get(url, query).content.decode()
        assert str(shown.public_id) in text
        assert str(hidden.public_id) not in text
    assert "Tidak ada sengketa yang cocok" in desk.get(url, {"q": "Atlantis"}).content.decode()
    assert desk.get(url, {"stage": "tidak-ada"}).status_code == 200


def test_an_empty_list_says_how_a_dispute_gets_there(desk):
    assert "Belum ada sengketa" in desk.get(reverse("requests:disputes")).content.decode()


def test_the_desk_records_a_step_with_its_document(desk, cast):
    case = world.file(cast)
    page = desk.get(reverse("requests:dispute_desk", args=[case.public_id])).content.decode()
    assert "Giliran Komisi Informasi mendaftar sengketa ini" in page
    assert "langkah-register" in page
    assert "langkah-decide" not in page
    sent = {"register-happened_on": NOW.date(), "register-number": world.NUMBER, "register-scan": cases.scan()}
    page = desk.post(move(case, "register"), sent, follow=True).content.decode()
    assert "Langkah sengketa sudah dicatat." in page
    assert world.NUMBER in page
    document = case.steps.last().document
    url = reverse("requests:dispute_desk_file", args=[case.public_id, document.pk])
    assert url in page
    assert desk.get(url)["Content-Type"] == "application/pdf"


def test_bad_input_gives_a_sentence_and_loses_nothing(desk, cast):
    case = world.walk_to("adjudication", cast)
    sent = {
        "decide-happened_on": NOW.date(), "decide-received_on": NOW.date(), "decide-number": "7/PTS/2026",
        "decide-outcome": "rejected", "decide-order": "Berikan salinannya.", "decide-order_days": "5",
    }  # fmt: skip
    response = desk.post(move(case, "decide"), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "tidak mewajibkan badan publik memberikan informasi" in page
    assert "7/PTS/2026" in page
    assert "Berikan salinannya." in page
    response = desk.post(move(case, "decide"), sent | {"decide-outcome": ""})
    assert (response.status_code, "Pilih hasil putusannya." in response.content.decode()) == (422, True)
    assert desk.post(move(case, "register"), REGISTERED).status_code == 409
    assert desk.post(move(case, "execute"), {"execute-sure": "on"}).status_code == 409
    assert desk.post(move(case, "hapus"), {}).status_code == 404
    assert world.fresh(case).status == "adjudication"


def test_the_head_carries_out_a_decision_after_a_yes(desk, client, cast):
    case = world.walk_to("decided", cast, outcome="granted", **world.ORDER)
    client.force_login(cast.head)
    assert client.post(move(case, "execute"), {}).status_code == 422
    page = client.post(move(case, "execute"), {"execute-sure": "on"}, follow=True).content.decode()
    assert "Giliran PPID melaksanakan putusan" in page


def test_the_desk_enters_that_a_dispute_was_filed(desk, cast):
    objection = world.responded(cast)
    url = reverse("requests:dispute_file_for", args=[objection.public_id])
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"filed_on": ""}).status_code == 422
    assert desk.post(url, {"filed_on": NOW.date() + DAY}).status_code == 422
    desk.post(url, {"filed_on": NOW.date(), "scan": cases.scan()})
    assert Dispute.objects.get().recorded_by == cast.clerk
    assert "belum selesai" in desk.get(url).content.decode()


def test_the_monitor_reads_and_records_nothing(client, cast, set_clock):
    case = world.file(cast)
    set_clock(NOW)
    client.force_login(cast.monitor)
    url = reverse("requests:dispute_desk", args=[case.public_id])
    page = client.get(url).content.decode()
    assert "Tidak ada langkah yang dapat diambil" in page
    assert client.post(move(case, "register"), REGISTERED).status_code == 403
    assert client.post(reverse("requests:dispute_desk_bundle", args=[case.public_id])).status_code == 403
    assert not case.bundles.exists()


def test_the_citizen_tells_sees_the_steps_without_names_and_withdraws(citizen, cast):
    objection = world.responded(cast)
    browser = citizen(objection)
    url = reverse("requests:dispute_tell", args=[objection.public_id])
    assert "Rabu, 1 Juli 2026" in browser.get(url).content.decode().replace("\u00a0", " ")
    assert browser.post(url, {"filed_on": "kemarin"}).status_code == 422
    assert browser.post(url, {"filed_on": NOW.date() + DAY}).status_code == 422
    browser.post(url, {"filed_on": AT.date(), "scan": cases.scan()})
    case = Dispute.objects.get()
    assert "belum selesai" in browser.get(url).content.decode()
    world.step(case, "register", cast, AT + DAY)
    response = browser.get(case.get_absolute_url())
    page = response.content.decode()
    assert world.NUMBER in page
    assert cast.clerk.full_name not in page
    document = case.steps.first().document
    assert browser.get(reverse("requests:dispute_file", args=[case.public_id, document.pk])).status_code == 200
    withdraw = reverse("requests:dispute_withdraw", args=[case.public_id])
    assert browser.post(withdraw, {"happened_on": NOW.date()}).status_code == 422
    assert browser.post(withdraw, {"happened_on": AT.date(), "sure": "on"}).status_code == 422
    browser.post(withdraw, {"happened_on": NOW.date(), "sure": "on"})
    assert world.fresh(case).status == "withdrawn"
    assert "sudah dicabut" in browser.get(withdraw).content.decode()


def test_both_sides_download_the_bundle(citizen, client, cast):
    case = world.walk_to("mediation", cast)
    browser = citizen(case.objection)
    for name in ("requests:dispute_bundle", "requests:dispute_desk_bundle"):
        response = browser.post(reverse(name, args=[case.public_id]))
        data = b"".join(response.streaming_content)
        assert response["Content-Type"] == "application/zip"
        assert verify_bundle(io.BytesIO(data)).ok
        client.force_login(cast.ppid)
    assert [row.for_citizen for row in case.bundles.order_by("pk")] == [True, False]
    assert (
        case.bundles.last().sha256
        in client.get(reverse("requests:dispute_desk", args=[case.public_id])).content.decode()
    )


def test_others_find_nothing(client, cast, set_clock):
    case = world.file(cast)
    set_clock(NOW)
    client.force_login(cast.other_ppid)
    for name in ("requests:dispute_desk", "requests:dispute"):
        assert client.get(reverse(name, args=[case.public_id])).status_code == 404
    for name in ("requests:dispute_tell", "requests:dispute_file_for"):
        assert client.get(reverse(name, args=[case.objection.public_id])).status_code == 404
    assert client.get("/sengketa/00000000-0000-4000-8000-000000000000/").status_code == 404
