"""Payments: a receipt for each, never more than what is open, and a wrong entry is cancelled, not erased."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.policies import Denied
from documents import files, issuing
from documents.issuing import LetterRefused
from documents.models import Letter
from notifications.models import Message
from requests_flow import costs
from requests_flow.actions.note_opening import note_opening
from requests_flow.actions.purge import purge
from requests_flow.aftercare.actions.cancel_payment import cancel_payment
from requests_flow.enums import RequestStatus
from requests_flow.models import Event, Payment
from requests_flow.timeline import verify
from tests.documents import reading
from tests.requests_flow import cases
from tests.requests_flow.aftercare import world
from tests.requests_flow.aftercare.world import AT, DAY


def cancel(cast, case, payment, reason="Salah jumlah."):
    return cancel_payment(case=case, payment=payment, reason=reason, by=cast.ppid, at=AT + 4 * DAY)


def test_a_payment_gets_a_numbered_receipt_in_figures_and_words(cast):
    case = world.answered(cast)
    payment = world.pay(cast, case)
    words = reading.prose(files.read(issuing.ensure_pdf(letter_id=payment.letter_id, at=AT + 3 * DAY).pdf))
    assert "Rp23.000 (dua puluh tiga ribu rupiah)" in words
    assert "Dengan pembayaran ini biayanya lunas." in words
    assert payment.letter.series == "SURAT"
    assert payment.letter.counts
    assert payment.letter.number in words
    assert costs.open_of(payment.answer) == 0


def test_parts_add_up_and_the_second_receipt_knows_the_first(cast):
    case = world.answered(cast)
    first = world.pay(cast, case, 20_000)
    assert costs.open_of(first.answer) == 3000
    second = world.pay(cast, case, 3000)
    words = reading.prose(files.read(issuing.ensure_pdf(letter_id=second.letter_id, at=AT + 3 * DAY).pdf))
    assert "Sudah dibayar sebelumnya Rp20.000" in words
    with pytest.raises(Denied, match="lunas"):
        world.pay(cast, case, 1)


@pytest.mark.parametrize("amount", [0, -5, 23_001])
def test_nothing_and_more_than_what_is_open_are_refused(cast, amount):
    case = world.answered(cast)
    with pytest.raises(ValueError, match=r"sisa biayanya, Rp23\.000"):
        world.pay(cast, case, amount)
    assert Payment.objects.count() == 0


@pytest.mark.parametrize("day", [date(2026, 5, 12), date(2026, 5, 15)])
def test_a_day_before_the_letter_or_ahead_is_refused(cast, day):
    with pytest.raises(ValueError, match="Tanggal bayar"):
        world.pay(cast, world.answered(cast), paid_on=day)


def test_a_free_answer_and_an_unanswered_request_take_no_money(cast):
    with pytest.raises(Denied, match="tanpa biaya"):
        world.pay(cast, cases.walk_to(RequestStatus.ANSWERED, cast))
    with pytest.raises(Denied, match="belum dijawab"):
        world.pay(cast, cases.walk_to(RequestStatus.RECEIVED, cast))


@pytest.mark.parametrize("person", ["other_ppid", "admin", "stranger"])
def test_only_officers_of_the_body_take_money(cast, person):
    case = world.answered(cast)
    from requests_flow.aftercare import policies  # noqa: PLC0415

    with pytest.raises(Denied):
        policies.record_payment(getattr(cast, person), case, on=AT.date())


def test_a_cancelled_entry_voids_its_receipt_and_opens_the_cost_again(cast):
    case = world.answered(cast)
    payment = world.pay(cast, case)
    cancel(cast, case, payment)
    letter = Letter.objects.get(pk=payment.letter_id)
    assert (letter.is_voided, letter.void_reason) == (True, "Salah jumlah.")
    assert costs.open_of(payment.answer) == 23_000
    world.pay(cast, case, 23_000)
    assert costs.open_of(payment.answer) == 0
    verify(cases.fresh(case))


def test_an_entry_is_cancelled_once_with_a_reason_and_only_by_its_own_case(cast):
    case, other = world.answered(cast), world.answered(cast)
    payment, foreign = world.pay(cast, case), world.pay(cast, other)
    with pytest.raises(LetterRefused, match="alasan"):
        cancel(cast, case, payment, " ")
    with pytest.raises(ValueError, match="bukan milik"):
        cancel(cast, case, foreign)
    cancel(cast, case, payment)
    with pytest.raises(Denied, match="Tidak ada pembayaran"):
        cancel(cast, case, payment)


def test_money_moves_no_clock_and_holds_no_download_back(cast):
    case = world.answered(cast)
    before = case.current_round.deadline_on
    assert case.status == RequestStatus.ANSWERED
    note_opening(case=case, key_id=None, at=AT + 3 * DAY)
    assert case.current_round.opening
    world.pay(cast, case)
    after = cases.fresh(case)
    assert (after.status, after.current_round.deadline_on) == (RequestStatus.ANSWERED, before)


def test_the_timeline_tells_sums_and_no_person(cast):
    case = world.answered(cast)
    payment = world.pay(cast, case)
    event = Event.objects.get(request=case, kind="payment_recorded")
    assert event.facts == {
        "payment": str(payment.public_id), "amount": 23_000, "way": "cash", "paid_on": "2026-05-14",
        "letter": str(payment.letter_id), "number": payment.letter.number,
    }  # fmt: skip
    assert event.user == cast.clerk


def test_the_applicant_is_told_of_each_receipt_and_of_one_that_falls(cast):
    case = world.answered(cast)
    cancel(cast, case, world.pay(cast, case))
    told = Message.objects.filter(event__startswith="after_payment").order_by("queued_at")
    assert [row.event for row in told] == ["after_payment", "after_payment_cancelled"]
    assert {row.to_address for row in told} == {"fulanah@warga.example"}


# --- pages ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def desk(cast, client, set_clock):
    set_clock(AT + 3 * DAY)
    client.force_login(cast.clerk)
    return client


def url(case, name):
    return reverse(f"requests:{name}", args=[case.public_id])


def test_the_desk_enters_a_payment_with_its_proof_and_opens_it_again(cast, desk):
    case = world.answered(cast)
    page = desk.get(url(case, "case")).content.decode()
    assert "Catat pembayaran" in page
    sent = {"record_payment-amount": "23000", "record_payment-way": "transfer", "record_payment-paid_on": "2026-05-14",
            "record_payment-proof": cases.scan()}  # fmt: skip
    assert desk.post(url(case, "record_payment"), sent).status_code == 302
    payment = Payment.objects.get()
    assert payment.proof.kind == "payment_proof"
    proof = reverse("requests:file", args=[case.public_id, payment.proof_id])
    assert desk.get(proof).status_code == 200
    desk.force_login(cast.other_ppid)
    assert desk.get(proof).status_code == 404


def test_too_much_is_told_beside_the_box_and_nothing_typed_is_lost(cast, desk):
    case = world.answered(cast)
    sent = {"record_payment-amount": "99000", "record_payment-way": "cash", "record_payment-paid_on": "2026-05-14"}
    response = desk.post(url(case, "record_payment"), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Yang belum dibayar hanya Rp23.000." in page
    assert 'value="99000"' in page


def test_a_case_without_cost_does_not_speak_of_payment(cast, desk):
    page = desk.get(url(cases.walk_to(RequestStatus.ANSWERED, cast), "case")).content.decode()
    assert "Catat pembayaran" not in page


def test_a_wrong_entry_is_cancelled_from_the_page(cast, desk):
    case = world.answered(cast)
    payment = world.pay(cast, case)
    sent = {"cancel_payment-payment": str(payment.pk), "cancel_payment-reason": "Salah permohonan."}
    assert desk.post(url(case, "cancel_payment"), sent).status_code == 302
    assert Payment.objects.get().cancelled_by == cast.clerk
    assert "(dibatalkan)" in desk.get(url(case, "case")).content.decode()


def test_the_proof_goes_with_the_personal_data_and_the_sum_stays(cast):
    case = world.answered(cast)
    payment = world.pay(cast, case, proof=cases.scan())
    world.hand(cast, case)
    from requests_flow.actions.close import close  # noqa: PLC0415

    close(case=case, by=cast.ppid, at=AT + 4 * DAY)
    purge(case=case, at=AT + 90 * DAY)
    payment.refresh_from_db()
    assert payment.proof.is_purged
    assert payment.amount == 23_000
    verify(cases.fresh(case))
