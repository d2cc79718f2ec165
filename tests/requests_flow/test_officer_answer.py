"""The answer page: decisions on each item, files that are never lost, the draft, and the letter."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.models import Letter, LetterCounter, StoredFile
from requests_flow.actions.attach_file import attach_file
from requests_flow.actions.recall import recall
from requests_flow.enums import ItemDecision, Outcome, RequestStatus
from requests_flow.models import Answer, PreparedFile
from requests_flow.timeline import verify
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

DAY = timedelta(days=1)
S = RequestStatus
REFUSED = {"decision": "refused", "ground": "p17h", "reason": "Memuat riwayat kesehatan warga."}
REDACTED = {"decision": "redacted", "redacted": "NIK", "ground": "p17h", "reason": REFUSED["reason"]}
NOT_HELD = {"decision": "not_held", "holder": "Dinas Pekerjaan Umum", "reason": "Jalan kabupaten."}


@pytest.fixture
def case(cast, client, set_clock):
    """A request with two items that is being worked on, seen by the PPID two days later."""
    found = cases.walk_to(S.IN_PROGRESS, cast)
    set_clock(cases.AT + 2 * DAY)
    client.force_login(cast.ppid)
    return found


def url(case, name="answer", *more):
    return reverse(f"requests:{name}", args=[case.public_id, *more])


def typed(case, *decisions, **more):
    """Return what the browser sends for these decisions, one for each item."""
    data = {"handover": "Diunduh dari halaman status.", "step": "issue"} | more
    for item, decision in zip(case.items.all(), decisions, strict=True):
        facts = {"decision": decision} if isinstance(decision, str) else decision
        data |= {f"item{item.pk}-{name}": value for name, value in facts.items()}
    return data


def resting(decision, cast):
    """Return the decision, resting on a finished consequence test where it is exempt."""
    is_exempt = isinstance(decision, dict) and "ground" in decision
    return decision | {"test": made.finished(cast).pk} if is_exempt else decision


def sheet(name="rab.csv", text="uraian,jumlah\ntalut,3\n"):
    return SimpleUploadedFile(name, text.encode(), "text/csv")


def test_the_page_names_each_item_and_offers_the_usual_handover(case, client):
    html = client.get(url(case)).content.decode()
    assert "Informasi 1 dari 2" in html
    assert "LPJ APBDes 2025" in html
    assert "Berkas dapat diunduh dari halaman status" in html
    assert "checked" not in html, "nothing is decided in advance"


@pytest.mark.parametrize(
    ("decisions", "outcome"),
    [
        (("given", "given"), Outcome.GRANTED),
        (("given", NOT_HELD), Outcome.PARTLY_GRANTED),
        ((REDACTED, "given"), Outcome.PARTLY_GRANTED),
        ((NOT_HELD, NOT_HELD), Outcome.NOT_HELD),
    ],
)  # fmt: skip
def test_an_answer_issues_its_letter(case, client, cast, decisions, outcome):
    response = client.post(url(case), typed(case, *(resting(decision, cast) for decision in decisions)))
    assert (response.status_code, response["Location"]) == (302, url(case, "case"))
    written = Answer.objects.get(round__request=case)
    assert written.outcome == outcome
    assert cases.fresh(case).status == S.AWAITING_SIGNATURE
    assert "Menunggu tanda tangan" in client.get(url(case, "case")).content.decode()


@pytest.mark.parametrize(
    ("decisions", "outcome"),
    [((REFUSED, REFUSED), Outcome.REFUSED), ((REFUSED, "given"), Outcome.PARTLY_GRANTED),
     ((REDACTED, "given"), Outcome.PARTLY_GRANTED)],
)  # fmt: skip
def test_an_exemption_needs_the_test_of_consequences(case, client, cast, decisions, outcome):
    response = client.post(url(case), typed(case, *decisions))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Pasal 19 UU KIP" in html
    assert REFUSED["reason"] in html
    assert client.post(url(case), typed(case, *(resting(each, cast) for each in decisions))).status_code == 302
    written = Answer.objects.get(round__request=case)
    assert written.outcome == outcome
    assert "mengungkap penghasilan dan utang 23 keluarga" in written.letter.html


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        ({"decision": "refused", "reason": "Rahasia"}, "Pilih dasar hukum penolakan."),
        ({"decision": "redacted", "ground": "p17h", "reason": "NIK"}, "Sebutkan bagian mana yang dihitamkan."),
        (REDACTED | {"ground": "p6_3e"}, "Yang belum didokumentasikan tidak dapat dihitamkan."),
        ({"decision": "not_held"}, "Sebutkan badan yang menguasai"),
        ({}, "Pilih jawaban untuk informasi 2."),
    ],
)
def test_what_the_law_wants_said_is_asked_for_at_the_item(case, client, decision, sentence):
    response = client.post(url(case), typed(case, "given", decision, handover="Dikirim besok."))
    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert "Dikirim besok." in html
    assert not Answer.objects.exists()


def test_what_does_not_belong_to_the_decision_is_not_kept(case, client):
    client.post(url(case), typed(case, "given", {"decision": "given", "ground": "p17h", "holder": "Dinas"}))
    rows = Answer.objects.get(round__request=case).items.all()
    assert {(row.decision, row.ground, row.holder) for row in rows} == {(ItemDecision.GIVEN, "", "")}


def test_a_referral_names_one_body(case, client):
    elsewhere = NOT_HELD | {"holder": "Dinas Sosial"}
    response = client.post(url(case), typed(case, NOT_HELD, elsewhere, refer="on"))
    assert response.status_code == 422
    assert "hanya untuk satu badan publik" in response.content.decode()
    client.post(url(case), typed(case, NOT_HELD, NOT_HELD, refer="on"))
    assert Answer.objects.get(round__request=case).referral_letter is not None


def test_an_upload_is_kept_although_the_rest_is_wrong(case, client):
    response = client.post(
        url(case), typed(case, "given", {}) | {"uploads": [sheet(), sheet("lain.csv", "a,b\n1,2\n")]}
    )
    assert response.status_code == 422
    assert [row.file.original_name for row in case.prepared_files.all()] == ["rab.csv", "lain.csv"]
    client.post(url(case), typed(case, "given", "given"))
    given = Answer.objects.get(round__request=case).files.all()
    assert {row.file.original_name for row in given} == {"rab.csv", "lain.csv"}


def test_saving_files_judges_nothing_and_keeps_what_was_typed(case, client):
    data = typed(case, REFUSED, {}, handover="Diantar.", step="upload") | {"uploads": sheet()}
    html = client.post(url(case), data).content.decode()
    assert "rab.csv" in html
    assert "Memuat riwayat kesehatan warga." in html
    assert "Diantar." in html
    assert "field-error" not in html


def test_a_file_that_is_refused_says_why_and_the_good_one_stays(case, client):
    bad = SimpleUploadedFile("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")
    response = client.post(url(case), typed(case, "given", "given") | {"uploads": [bad, sheet()]})
    assert response.status_code == 422
    assert "gambar.svg: " in response.content.decode()
    assert [row.file.original_name for row in case.prepared_files.all()] == ["rab.csv"]
    assert not Answer.objects.exists()


def test_the_same_file_sent_twice_is_one_file(case, client):
    for _ in range(2):
        client.post(url(case, "attach"), {"attach-uploads": sheet()})
    assert case.prepared_files.count() == 1


def test_enter_in_a_text_box_issues_nothing(case, client):
    html = client.get(url(case)).content.decode()
    buttons = [part.split(">")[0] for part in html.split("<button ")[1:]]
    assert 'value="check"' in buttons[0]
    assert client.post(url(case), typed(case, "given", "given", step="check")).status_code == 200
    assert not Answer.objects.exists()


def test_the_draft_is_a_pdf_that_takes_no_number(case, client):
    before = {(row.scope, row.series): row.value for row in LetterCounter.objects.all()}
    letters = Letter.objects.count()
    response = client.post(url(case, "preview"), typed(case, "given", NOT_HELD))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"].startswith("inline")
    assert {(row.scope, row.series): row.value for row in LetterCounter.objects.all()} == before
    assert Letter.objects.count() == letters
    assert cases.fresh(case).status == S.IN_PROGRESS


def test_the_draft_asks_for_the_same_as_the_letter(case, client):
    response = client.post(url(case, "preview"), typed(case, "given", {}))
    assert response.status_code == 422
    assert "Pilih jawaban untuk informasi 2." in response.content.decode()


def test_a_clerk_prepares_files_and_cannot_issue(case, cast, client):
    client.force_login(cast.clerk)
    client.post(url(case, "attach"), {"attach-uploads": sheet()})
    assert case.prepared_files.get().added_by == cast.clerk
    assert "Terbitkan surat jawaban" not in client.get(url(case)).content.decode()
    response = client.post(url(case), typed(case, "given", "given"))
    assert response.status_code == 409
    assert "Hanya PPID" in response.content.decode()


def test_a_removed_file_leaves_no_bytes(case, client):
    client.post(url(case, "attach"), {"attach-uploads": sheet()})
    prepared = case.prepared_files.get()
    assert client.post(url(case, "detach", prepared.pk)).status_code == 302
    assert not case.prepared_files.exists()
    assert StoredFile.objects.get(pk=prepared.file_id).is_purged
    assert [event.kind for event in case.events.order_by("sequence")][-2:] == ["file_prepared", "file_removed"]
    assert verify(case) == case.events.count()


def test_a_file_is_removed_inside_the_form_without_losing_the_rest(case, client, cast):
    prepared = attach_file(case=case, upload=sheet(), by=cast.ppid, at=cases.AT + 2 * DAY)
    data = typed(case, REFUSED, {}) | {"remove": prepared.pk}
    html = client.post(url(case), data).content.decode()
    assert "Memuat riwayat kesehatan warga." in html
    assert not PreparedFile.objects.exists()


def test_a_file_of_another_case_is_not_removed(case, cast, client):
    other = cases.walk_to(S.IN_PROGRESS, cast)
    prepared = attach_file(case=other, upload=sheet(), by=cast.ppid, at=cases.AT + 2 * DAY)
    client.post(url(case, "detach", prepared.pk))
    assert PreparedFile.objects.filter(pk=prepared.pk).exists()


def test_files_cannot_change_while_the_letter_that_lists_them_stands(case, cast, client):
    prepared = attach_file(case=case, upload=sheet(), by=cast.ppid, at=cases.AT + 2 * DAY)
    client.post(url(case), typed(case, "given", "given"))
    response = client.post(url(case, "detach", prepared.pk))
    assert response.status_code == 409
    assert "Tarik dahulu suratnya" in response.content.decode()
    assert case.prepared_files.count() == 1


def test_after_a_recall_the_files_are_still_there_and_stay_readable_when_removed(case, cast, client):
    prepared = attach_file(case=case, upload=sheet(), by=cast.ppid, at=cases.AT + 2 * DAY)
    client.post(url(case), typed(case, "given", "given"))
    recall(case=case, reason="Salah ketik", by=cast.ppid, at=cases.AT + 2 * DAY)
    assert case.prepared_files.count() == 1
    client.post(url(case, "detach", prepared.pk))
    stored = StoredFile.objects.get(pk=prepared.file_id)
    assert not stored.is_purged, "the recalled letter lists it"


def test_too_many_files_are_refused_with_advice(case, client):
    uploads = [sheet(f"{n}.csv", f"a\n{n}\n") for n in range(21)]
    response = client.post(url(case, "attach"), {"attach-uploads": uploads})
    assert response.status_code == 422
    assert "paling banyak 20 berkas" in response.content.decode()
    assert case.prepared_files.count() == 20


def test_an_answer_that_a_colleague_gave_first_is_told_and_nothing_is_lost(case, cast, client):
    client.post(url(case), typed(case, "given", "given"))
    response = client.post(url(case), typed(case, NOT_HELD, NOT_HELD, handover="Kalimat kedua."))
    html = response.content.decode()
    assert response.status_code == 409
    assert "Jawaban sudah dibuat oleh petugas lain" in html
    assert "Kalimat kedua." in html
    assert Answer.objects.filter(round__request=case).count() == 1
