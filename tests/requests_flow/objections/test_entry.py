"""The desk enters an objection that was said or brought: with a request or without, number, slip, key and papers."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_flow.actions.file_request import file_request
from requests_flow.models import InformationRequest, Objection
from requests_flow.objections.actions.file_objection import file_objection
from requests_flow.timeline import verify
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.objections import world
from tests.requests_flow.objections.world import AT, DAY

NOW = "2026-06-08T09:30"
SPOKEN = {"channel": "walk_in", "received_at": NOW, "read_back": "on", "case_position": world.POSITION}
MISSING = SPOKEN | cases.APPLICANT | {"found_on": "2026-06-05", "purpose": "Musyawarah"}


@pytest.fixture
def clerk(client, cast, set_clock):
    """The clerk at the desk on 8 June, when the request of 11 May is silent."""
    set_clock(AT)
    client.force_login(cast.clerk)
    return client


def against(case):
    return reverse("requests:record_objection_against", args=[case.public_id])


WITHOUT = "/meja/keberatan/catat/tanpa-permohonan/"


def begin(client, url):
    return client.get(url).context["entry"].submission_id


def send(client, url, facts, **more):
    return client.post(url, {"submission_id": begin(client, url)} | facts | more)


def test_the_request_is_found_by_number_and_by_name_at_this_desk_only(clerk, cast):
    case = world.unanswered(cast)
    other = cases.file_case(country.cucukan()).case
    url = reverse("requests:record_objection")
    assert not clerk.get(url).context["rows"]
    for words in (case.number, case.number[:8], "Fulanah"):
        page = clerk.get(url, {"q": words})
        assert against(case) in page.text
        assert against(other) not in page.text
    assert cases.NIK not in page.text
    assert "tidak ditemukan" in clerk.get(url, {"q": "atlantis"}).text
    assert clerk.get(against(other)).status_code == 404


def test_an_oral_objection_on_two_grounds_gets_a_number_a_slip_and_the_identity_of_the_request(clerk, cast):
    case = world.unanswered(cast)
    page = clerk.get(against(case))
    assert "331012••••••••07" in page.text
    assert "hari kerja lagi" in page.text
    answer = send(clerk, against(case), SPOKEN, grounds=["c", "e"])
    made = Objection.objects.get()
    assert answer["Location"] == reverse("requests:objection_slip", args=[made.public_id])
    assert (made.letters_of_grounds, made.channel, made.received_by) == (("c", "e"), "walk_in", cast.clerk)
    assert made.received_at.astimezone(AT.tzinfo).strftime("%Y-%m-%dT%H:%M") == NOW
    assert made.objector.name == case.applicant.name
    assert made.events.get(kind="filed").facts["read_back"] is True
    assert verify(made) == 1
    slip = clerk.get(answer["Location"])
    assert made.number in slip.text.replace("\u2060", "")
    assert "kunci lacak permohonannya" in slip.text


def test_ground_b_without_a_request_gets_a_key_that_is_shown_until_it_was_handed_over(clerk, cast):
    answer = send(clerk, WITHOUT, MISSING, body=cast.body.pk)
    made = Objection.objects.get()
    assert (made.request, made.letters_of_grounds, made.objector.nik) == (None, ("b",), cases.NIK)
    slip = clerk.get(answer["Location"])
    key = "-".join(slip.context["key_groups"])
    assert key
    assert clerk.post(reverse("requests:track"), {"number": made.number, "key": key}).status_code == 302
    assert clerk.post(answer["Location"])["Location"] == reverse("requests:objection", args=[made.public_id])
    assert clerk.get(answer["Location"]).context["key_groups"] == []


def test_what_was_spoken_must_have_been_read_back_and_a_letter_need_not(clerk, cast):
    case = world.unanswered(cast)
    unread = {name: value for name, value in SPOKEN.items() if name != "read_back"}
    answer = send(clerk, against(case), unread, grounds=["c"])
    assert answer.status_code == 422
    assert "Bacakan kembali" in answer.text
    assert world.POSITION in answer.text
    assert send(clerk, against(case), unread, grounds=["c"], channel="letter").status_code == 302
    assert "read_back" not in Objection.objects.get().events.get(kind="filed").facts


def test_mistakes_get_a_sentence_and_lose_nothing(clerk, cast):
    case = world.unanswered(cast)
    for changes, sentence in (
        ({}, "sedikitnya satu alasan"),
        ({"grounds": ["b"]}, "Tulis tanggal"),
        ({"grounds": ["c"], "received_at": "2026-06-09T09:00"}, "di masa depan"),
        ({"grounds": ["c"], "received_at": "2026-01-02T09:00"}, "Paling lama 60 hari"),
        ({"grounds": ["c"], "proxy_name": "Kuasa"}, "alamat penerima kuasa"),
    ):
        answer = send(clerk, against(case), SPOKEN, **changes)
        assert answer.status_code == 422
        assert sentence in answer.text
        assert world.POSITION in answer.text
    early = send(clerk, against(case), SPOKEN, grounds=["c"], received_at="2026-05-20T09:00")
    assert early.status_code == 409, "it was brought before the term of the answer had passed"
    assert "belum lewat" in early.text
    assert not Objection.objects.exists()


def test_a_request_that_cannot_be_objected_to_says_why(clerk, cast):
    case = cases.file_case(cast.body, at=AT).case
    assert "Batas jawaban permohonan ini belum lewat" in clerk.get(against(case)).text
    assert send(clerk, against(case), SPOKEN, grounds=["c"], received_at="2026-06-08T10:05").status_code == 409
    objected = world.walk_to("received", cast).request
    assert "sudah diajukan dan belum ditanggapi" in clerk.get(against(objected)).text


def test_papers_are_kept_taken_away_and_belong_to_the_objection(clerk, cast):
    case = world.unanswered(cast)
    scan = SimpleUploadedFile("bukti.pdf", cases.scan().read(), "application/pdf")
    wrong = SimpleUploadedFile("salah.pdf", b"bukan PDF", "application/pdf")
    entry = begin(clerk, against(case))
    facts = SPOKEN | {"submission_id": entry, "grounds": ["c"]}
    answer = clerk.post(against(case), facts | {"supporting": [scan, wrong]})
    assert answer.status_code == 422
    assert "salah.pdf: " in answer.text
    paper = answer.context["entry"].papers[0]
    answer = clerk.post(against(case), facts | {"remove_file": paper.pk})
    assert (answer.status_code, answer.context["entry"].papers) == (200, [])
    assert world.POSITION in answer.text
    assert answer.context["entry"].what["grounds"].value() == ["c"]
    scan.seek(0)
    assert clerk.post(against(case), facts | {"supporting": scan}).status_code == 302
    assert Objection.objects.get().attachments.get().file.original_name == "bukti.pdf"


def test_a_double_click_makes_one_objection(clerk, cast):
    case = world.unanswered(cast)
    facts = SPOKEN | {"submission_id": begin(clerk, against(case)), "grounds": ["c"]}
    first, second = clerk.post(against(case), facts), clerk.post(against(case), facts)
    assert first["Location"] == second["Location"]
    again = send(clerk, against(case), SPOKEN, grounds=["c"])
    assert again.status_code == 409, "another form: somebody else was first"
    assert world.POSITION in again.text
    facts = MISSING | {"submission_id": begin(clerk, WITHOUT), "body": cast.body.pk}
    first, second = clerk.post(WITHOUT, facts), clerk.post(WITHOUT, facts)
    assert first["Location"] == second["Location"]
    assert Objection.objects.count() == 2


def test_a_form_never_answers_with_the_case_of_another_body_or_request(cast):
    same = uuid.uuid4()
    mine = world.file(cast, None, submission_id=same).case
    assert world.file(cast, None, submission_id=same).case == mine
    elsewhere = {"body": country.cucukan(), "region": country.cucukan().region}
    with pytest.raises(ValueError, match="perkara lain"):
        world.file(cast, None, submission_id=same, **elsewhere)
    with pytest.raises(ValueError, match="perkara lain"):
        world.file(cast, world.unanswered(cast), submission_id=same)
    assert Objection.objects.count() == 1
    filed = file_request(filing=cases.filing(cast.body, submission_id=same), by=None, at=AT).case
    with pytest.raises(ValueError, match="badan publik lain"):
        file_request(filing=cases.filing(country.cucukan(), submission_id=same), by=None, at=AT)
    assert list(InformationRequest.objects.filter(submission_id=same)) == [filed]


def test_who_works_elsewhere_may_enter_nothing_here(client, cast, set_clock):
    set_clock(AT)
    case = world.unanswered(cast)
    client.force_login(cast.other_ppid)
    assert client.get(against(case)).status_code == 404
    client.force_login(cast.stranger)
    assert client.get(reverse("requests:record_objection")).status_code == 403
    assert client.post(WITHOUT, MISSING).status_code == 403
    assert not Objection.objects.exists()


def test_a_new_key_is_shown_on_the_slip_and_the_old_one_dies(clerk, cast):
    filed = world.file(cast, None)
    url = reverse("requests:objection_reissue_key", args=[filed.case.public_id])
    assert clerk.post(url).status_code == 422
    answer = clerk.post(url, {"reissue_key-sure": "on"})
    assert answer["Location"] == reverse("requests:objection_slip", args=[filed.case.public_id])
    key = "-".join(clerk.get(answer["Location"]).context["key_groups"])
    track = reverse("requests:track")
    assert clerk.post(track, {"number": filed.case.number, "key": filed.key}).status_code == 404
    assert clerk.post(track, {"number": filed.case.number, "key": key}).status_code == 302
    tied = world.walk_to("received", cast)
    url = reverse("requests:objection_reissue_key", args=[tied.public_id])
    answer = clerk.post(url, {"reissue_key-sure": "on"})
    assert answer.status_code == 409
    assert "kunci lacak permohonannya" in answer.text


def test_the_response_is_shown_as_a_draft_before_it_is_issued(client, cast, set_clock):
    set_clock(AT + 2 * DAY)
    client.force_login(cast.head)
    case = world.walk_to("received", cast)
    url = reverse("requests:objection_preview", args=[case.public_id])
    assert url in client.get(reverse("requests:objection", args=[case.public_id])).text
    ruling = {"decide-outcome": "rejected", "decide-reasons": "Sudah dijawab."}
    answer = client.post(url, ruling)
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store"
    assert world.fresh(case).status == "received"
    assert not case.decisions.exists()
    assert client.post(url, ruling | {"decide-reasons": ""}).status_code == 422
    refused = client.post(url, ruling | {"decide-order": "Jawablah.", "decide-order_days": "3"})
    assert (refused.status_code, "tidak memuat perintah" in refused.text) == (409, True)
    client.force_login(cast.clerk)
    assert client.post(url, ruling).status_code == 409


def test_the_action_itself_takes_what_the_desk_enters(cast):
    filing = world.filing(cast, None, channel="phone", read_back=True)
    made = file_objection(filing=filing, by=cast.clerk, at=AT).case
    assert made.received_by == cast.clerk
