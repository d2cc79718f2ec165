"""The officer's moves through the browser's eyes: each goes through its form, and a refusal loses nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_fsm import ConcurrentTransition

from requests_flow import case_moves, keys
from requests_flow.actions.answer import answer
from requests_flow.actions.extend import extend
from requests_flow.actions.receive import receive
from requests_flow.enums import ExtensionReason, RequestStatus
from requests_flow.models import InformationRequest, TrackingKey
from requests_flow.views.desk import sentence_of
from tests.requests_flow import cases

DAY = timedelta(days=1)
S = RequestStatus


@pytest.fixture
def desk(cast, client, set_clock):
    """Return a function that sends a move of `case`, by default as the PPID, three days after the request came."""

    def send(case, name, data=None, *, by=None, at=cases.AT + 3 * DAY, more=()):
        set_clock(at)
        client.force_login(by or cast.ppid)
        typed = {f"{name}-{field}": value for field, value in (data or {}).items()}
        return client.post(reverse(f"requests:{name}", args=[case.public_id, *more]), typed)

    return send


def status_of(case):
    return InformationRequest.objects.get(pk=case.pk).status


def case_url(case):
    return reverse("requests:case", args=[case.public_id])


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


MOVES = [
    ("receive", S.RECEIVED, {}, S.IN_PROGRESS),
    ("ask_completion", S.IN_PROGRESS, {"missing": ["identity"], "note": "Fotonya buram."}, S.INCOMPLETE),
    ("complete_for", S.INCOMPLETE, {"explanation": "Pemohon datang membawa KTP."}, S.IN_PROGRESS),
    ("extend", S.IN_PROGRESS, {"reason": "not_held", "explanation": "Masih dikumpulkan."}, S.IN_PROGRESS),
    ("recall", S.AWAITING_SIGNATURE, {"reason": "Salah nama."}, S.IN_PROGRESS),
    ("withdraw_for", S.IN_PROGRESS, {"sure": "on"}, S.WITHDRAWN),
    ("note", S.CLOSED, {"text": "Arsip di lemari dua."}, S.CLOSED),
]


@pytest.mark.parametrize(("name", "before", "data", "after"), MOVES, ids=[move[0] for move in MOVES])
def test_a_move_is_made_and_leads_back_to_the_case(cast, desk, name, before, data, after):
    case = cases.walk_to(before, cast)
    response = desk(case, name, data)
    assert (response.status_code, response["Location"]) == (302, case_url(case))
    assert status_of(case) == after


def test_a_move_is_no_get(cast, client):
    case = cases.walk_to(S.RECEIVED, cast)
    client.force_login(cast.ppid)
    for name in case_moves.MOVES.keys() - {"answer"}:
        assert client.get(reverse(f"requests:{name}", args=[case.public_id])).status_code == 405
    assert status_of(case) == S.RECEIVED


def test_a_lost_race_is_told_in_a_sentence():
    assert sentence_of(ConcurrentTransition()) == (
        "Petugas lain baru saja mengubah permohonan ini. Muat ulang halaman."
    )


@pytest.mark.parametrize(
    ("name", "status", "data", "sentence"),
    [
        ("ask_completion", S.IN_PROGRESS, {"note": "Tolong"}, "Pilih sedikitnya satu hal"),
        ("extend", S.IN_PROGRESS, {"explanation": "Karena belum ada"}, "Pilih salah satu alasan"),
        ("note", S.IN_PROGRESS, {"text": " "}, "Tulis catatannya."),
        ("recall", S.AWAITING_SIGNATURE, {}, "Tulis alasan menarik surat ini."),
        ("withdraw_for", S.IN_PROGRESS, {}, "Centang dahulu bila Anda yakin."),
        ("reissue_key", S.IN_PROGRESS, {}, "Centang dahulu bila Anda yakin."),
        ("assign", S.IN_PROGRESS, {}, "Pilih petugasnya."),
        ("prove_receipt", S.ANSWERED, {"channel": "posted"}, "Isi tanggal dan jamnya."),
    ],
)
def test_a_form_that_is_wrong_comes_back_open_with_its_error(cast, desk, name, status, data, sentence):
    case = cases.walk_to(status, cast)
    response = desk(case, name, data)
    html = response.content.decode()
    assert response.status_code == 422
    assert f'id="langkah-{name}" open' in html
    assert sentence in html
    for typed in data.values():
        assert str(typed).strip() in html
    assert status_of(case) == status


def test_a_refusal_is_told_on_the_page_and_what_was_typed_stays(cast, desk):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    response = desk(case, "extend", {"reason": "not_held", "explanation": "Menunggu para dukuh."}, by=cast.clerk)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Hanya PPID Desa Sengon yang dapat memutuskan jawaban." in html
    assert "Menunggu para dukuh." in html


def test_d05_an_extension_after_the_deadline_is_refused_with_the_reason(cast, desk):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    late = {"reason": "not_held", "explanation": "Terlambat."}
    response = desk(case, "extend", late, at=cases.AT + 30 * DAY)
    assert response.status_code == 409
    assert "Perpanjangan hanya sah sebelum batas itu berakhir." in response.content.decode()


def test_the_second_of_two_officers_reads_that_it_was_done(cast, desk):
    case = cases.walk_to(S.RECEIVED, cast)
    receive(case=case, by=cast.clerk, at=cases.AT + DAY)
    response = desk(case, "receive")
    assert response.status_code == 409
    assert "Permohonan ini sudah mulai diproses." in response.content.decode()


def test_a_scan_signs_the_answer(cast, client, set_clock):
    case = cases.walk_to(S.AWAITING_SIGNATURE, cast)
    set_clock(cases.AT + 3 * DAY)
    client.force_login(cast.ppid)
    address = reverse("requests:sign", args=[case.public_id, cases.answer_letter(case).pk])
    assert client.post(address, {"scan": cases.scan()})["Location"] == case_url(case)
    assert status_of(case) == S.ANSWERED


def test_signing_without_a_scan_says_what_is_missing(cast, desk):
    case = cases.walk_to(S.AWAITING_SIGNATURE, cast)
    response = desk(case, "sign", more=[cases.answer_letter(case).pk])
    assert response.status_code == 422
    assert "Unggah pindaian surat yang sudah ditandatangani dan dicap." in response.content.decode()
    assert status_of(case) == S.AWAITING_SIGNATURE


def test_a_clerk_cannot_sign(cast, client, fixed_clock):
    case = cases.walk_to(S.AWAITING_SIGNATURE, cast)
    client.force_login(cast.clerk)
    address = reverse("requests:sign", args=[case.public_id, cases.answer_letter(case).pk])
    response = client.post(address, {"scan": cases.scan()})
    assert response.status_code == 409
    assert status_of(case) == S.AWAITING_SIGNATURE


def test_a_letter_of_another_case_is_not_found(cast, client, fixed_clock):
    case, other = cases.walk_to(S.IN_PROGRESS, cast), cases.walk_to(S.AWAITING_SIGNATURE, cast)
    client.force_login(cast.ppid)
    address = reverse("requests:sign", args=[case.public_id, cases.answer_letter(other).pk])
    assert client.post(address, {"scan": cases.scan()}).status_code == 404


def test_d05_an_extension_moves_the_deadline_once_it_is_signed(cast, client, set_clock):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    at = cases.AT + 2 * DAY
    extend(case=case, reason=ExtensionReason.NOT_HELD, explanation="Masih dikumpulkan.", by=cast.ppid, at=at)
    current = cases.fresh(case).current_round
    set_clock(at + DAY)
    client.force_login(cast.ppid)
    before = current.deadline_on
    client.post(reverse("requests:sign", args=[case.public_id, current.extension_letter_id]), {"scan": cases.scan()})
    assert cases.fresh(case).current_round.deadline_on > before


def test_electronic_signing_needs_one_button(cast, client, set_clock):
    type(cast.body).objects.filter(pk=cast.body.pk).update(signing_mode="tte")
    case = cases.walk_to(S.IN_PROGRESS, cast)
    answer(case=case, reply=cases.give_all(case), by=cast.ppid, at=cases.AT + 2 * DAY)
    set_clock(cases.AT + 3 * DAY)
    client.force_login(cast.ppid)
    html = client.get(case_url(case)).content.decode()
    assert "Tanda tangani secara elektronik" in html
    assert "Cetak di kertas" not in html
    client.post(reverse("requests:sign", args=[case.public_id, cases.answer_letter(case).pk]))
    assert status_of(case) == S.ANSWERED


def test_handing_over_is_recorded_and_then_the_case_can_be_closed(cast, desk):
    case = cases.walk_to(S.ANSWERED, cast)
    blocked = desk(case, "close")
    assert blocked.status_code == 409
    assert "Belum ada bukti bahwa jawaban sudah diterima pemohon." in blocked.content.decode()
    handed = {"channel": "handed_over", "received_at": local(cases.AT + 3 * DAY), "evidence": "Tanda terima 4"}
    assert desk(case, "prove_receipt", handed, at=cases.AT + 4 * DAY).status_code == 302
    assert cases.fresh(case).current_round.received_by_applicant_at == cases.AT + 3 * DAY
    assert desk(case, "close", at=cases.AT + 4 * DAY).status_code == 302
    assert status_of(case) == S.CLOSED


def test_a_receipt_in_the_future_is_refused(cast, desk):
    case = cases.walk_to(S.ANSWERED, cast)
    data = {"channel": "posted", "received_at": local(cases.AT + 9 * DAY), "evidence": "Resi 12"}
    response = desk(case, "prove_receipt", data)
    assert response.status_code == 409
    assert "tidak di masa depan" in response.content.decode()


def test_d03_a_request_lapses_only_after_the_term_of_a_signed_notice(cast, desk, client):
    case = cases.walk_to(S.INCOMPLETE, cast)
    assert desk(case, "lapse", {"sure": "on"}).status_code == 409
    letter = cases.fresh(case).current_round.completion_letter_id
    client.post(reverse("requests:sign", args=[case.public_id, letter]), {"scan": cases.scan()})
    assert desk(case, "lapse", {"sure": "on"}, at=cases.AT + 20 * DAY).status_code == 302
    assert status_of(case) == S.LAPSED


def test_a_colleague_can_be_put_in_charge_and_a_stranger_cannot(cast, desk):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    assert desk(case, "assign", {"to": cast.clerk.pk}).status_code == 302
    assert cases.fresh(case).assigned_to == cast.clerk
    assert desk(case, "assign", {"to": cast.other_ppid.pk}).status_code == 422
    assert cases.fresh(case).assigned_to == cast.clerk


def test_what_the_applicant_brings_is_kept_with_the_case(cast, desk):
    case = cases.walk_to(S.INCOMPLETE, cast)
    assert desk(case, "complete_for", {"identity": cases.scan()}).status_code == 302
    assert [row.file.kind for row in case.attachments.all()] == ["identity"]


def test_a_new_key_is_shown_on_the_slip_until_it_was_handed_over(cast, desk, client):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    slip = reverse("requests:slip", args=[case.public_id])
    assert desk(case, "reissue_key", {"sure": "on"})["Location"] == slip
    html = client.get(slip).content.decode()
    shown = html.split("<code>")[1].split("</code>")[0]
    key = "".join(part.split("</span>")[0] for part in shown.split("<span>")[1:])
    assert len(key) == keys.LENGTH
    assert TrackingKey.objects.get(request=case, revoked_at=None).key_hash == keys.key_hash(key)
    client.post(slip)
    assert "<code>" not in client.get(slip).content.decode()


def test_a_colleague_never_sees_the_new_key(cast, desk, client):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    desk(case, "reissue_key", {"sure": "on"})
    client.force_login(cast.clerk)
    assert "<code>" not in client.get(reverse("requests:slip", args=[case.public_id])).content.decode()


def test_something_of_their_own_words_is_enough_to_ask_for(cast, desk):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    assert desk(case, "ask_completion", {"other": "Nama jalan yang dimaksud"}).status_code == 302
    assert [row["what"] for row in cases.fresh(case).current_round.completion_missing] == ["Nama jalan yang dimaksud"]
