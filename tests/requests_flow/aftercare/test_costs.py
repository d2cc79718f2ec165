"""What an answer costs: the published tariff and nothing else, counted by the portal, told in the letter."""

from datetime import date

import pytest
from django.urls import reverse

from documents import files, issuing
from notifications.models import Message
from registry.models import Tariff
from requests_flow import costs
from requests_flow.actions.answer import AnswerIncomplete, answer
from requests_flow.enums import RequestStatus
from requests_flow.registers import request_rows
from tests.documents import reading
from tests.requests_flow import cases
from tests.requests_flow.aftercare import world
from tests.requests_flow.aftercare.world import AT, DAY

REFUSED = {"decision": "refused", "ground": "p6_3e", "reason": "Belum dibuat."}


def words_of(letter):
    return reading.prose(files.read(issuing.ensure_pdf(letter_id=letter.pk, at=AT + 9 * DAY).pdf))


def bill(case, paid, **facts):
    return costs.bill(case, paid, **({"gives_something": True, "on": (AT + DAY).date()} | facts))


def test_prices_times_pieces_and_what_sending_really_costs_make_the_bill(cast):
    priced = world.tariff(cast)
    case = world.asked(cast, **world.POSTED)
    paid = world.wanted(priced, 46, 2, sending=18_500, sending_note="Pos tercatat ke Jogonalan.")
    found = bill(case, paid)
    assert [charge.amount for charge in found.charges] == [23_000, 14_000, 18_500]
    assert found.charges[-1].what == "Biaya kirim: Pos tercatat ke Jogonalan"
    assert found.total == 55_500
    assert found.tariff == priced


def test_nothing_entered_costs_nothing_and_rests_on_no_tariff(cast):
    priced = world.tariff(cast)
    found = bill(world.asked(cast), world.wanted(priced, 0))
    assert (found.total, found.tariff) == (0, None)


@pytest.mark.parametrize("form", [{"obtain": "copy_digital", "delivery": "download"}, {"obtain": "view"},
                                  {"obtain": "copy_digital", "delivery": "email"}])  # fmt: skip
def test_an_electronic_file_and_a_look_are_always_free(cast, form):
    priced = world.tariff(cast)
    with pytest.raises(ValueError, match="tanpa biaya"):
        bill(world.asked(cast, **form), world.wanted(priced))


def test_an_electronic_file_on_a_medium_costs_the_medium(cast):
    priced = world.tariff(cast)
    case = world.asked(cast, obtain="copy_digital", delivery="pick_up")
    assert bill(case, world.wanted(priced, 0, 1)).total == 7000


def test_without_a_published_tariff_nothing_can_be_asked(cast):
    case = world.asked(cast)
    with pytest.raises(ValueError, match="belum mengumumkan tarif"):
        bill(case, costs.Wanted(pieces={1: 3}))


def test_a_tariff_holds_from_its_day_on_and_one_without_lines_makes_free_again(cast):
    world.tariff(cast, valid_from_on=date(2026, 5, 14))
    assert costs.tariff_for(world.asked(cast), on=date(2026, 5, 13)) is None
    priced = costs.tariff_for(world.asked(cast), on=date(2026, 5, 14))
    assert [line.price for line in priced.lines.all()] == [500, 7000]
    world.tariff(cast, valid_from_on=date(2026, 5, 20), lines=(), payment_ways="")
    assert costs.tariff_for(world.asked(cast), on=date(2026, 5, 20)) is None


def test_lines_of_another_tariff_are_refused(cast):
    old = world.tariff(cast)
    world.tariff(cast, lines=world.PRICES[:1], at=AT)
    with pytest.raises(ValueError, match="Tarif berubah"):
        bill(world.asked(cast), world.wanted(old))


def test_sending_needs_a_way_that_is_sent_and_a_word_how(cast):
    priced = world.tariff(cast)
    with pytest.raises(ValueError, match="lewat pos atau kurir"):
        bill(world.asked(cast), world.wanted(priced, sending=9000, sending_note="Pos"))
    with pytest.raises(ValueError, match="Tulis dengan apa"):
        bill(world.asked(cast, **world.POSTED), world.wanted(priced, sending=9000))


def test_who_gives_nothing_asks_for_nothing(cast):
    priced = world.tariff(cast)
    case = world.asked(cast)
    with pytest.raises(AnswerIncomplete, match="Tidak ada informasi yang diberikan"):
        answer(case=case, reply=world.reply(case, world.wanted(priced), "not_held"), by=cast.ppid, at=AT + DAY)
    assert cases.fresh(case).status == RequestStatus.IN_PROGRESS


def test_the_letter_names_each_cost_the_decree_and_the_way_to_pay(cast):
    case = world.answered(cast)
    words = words_of(cases.answer_letter(case))
    assert "Fotokopi A4 hitam putih 46 lembar 500 23.000" in words
    assert "Jumlah yang dibayar 23.000" in words
    assert "Keputusan Kepala Desa Sengon Nomor 12 Tahun 2026 tanggal 4 Mei 2026" in words
    assert "Cara membayar: Tunai di meja layanan" in words
    assert "sengon/tarif" in words


def test_the_letter_of_a_free_answer_says_that_it_is_free(cast):
    assert "diberikan tanpa biaya" in words_of(cases.answer_letter(cases.walk_to("answered", cast)))


def test_the_mail_of_the_answer_tells_a_cost_and_is_silent_without_one(cast):
    world.answered(cast)
    assert "Biaya salinan: Rp23.000." in Message.objects.get(event="answered").body
    Message.objects.all().delete()
    cases.walk_to("answered", cast)
    assert "Biaya" not in Message.objects.get(event="answered").body


def test_prices_stay_as_they_were_when_the_tariff_changes(cast):
    case = world.answered(cast)
    world.tariff(cast, lines=(world.PRICES[1],), at=AT + 3 * DAY)
    answer_row = costs.answer_of(case)
    assert [(row.what, row.price, row.quantity) for row in answer_row.costs.all()] == [
        ("Fotokopi A4 hitam putih", 500, 46)
    ]
    assert Tariff.objects.count() == 2


# --- the page of the answer -------------------------------------------------------------------------------------------
@pytest.fixture
def desk(cast, client, set_clock):
    set_clock(AT + 2 * DAY)
    client.force_login(cast.ppid)
    return client


def typed(case, **boxes):
    facts = {f"item{item.pk}-decision": "given" for item in case.items.all()}
    return facts | {"handover": "Diambil di meja.", "step": "issue"} | boxes


def url(case):
    return reverse("requests:answer", args=[case.public_id])


def test_the_officer_enters_pieces_and_never_a_sum(cast, desk):
    first = world.tariff(cast).lines.first()
    case = world.asked(cast)
    page = desk.get(url(case)).content.decode()
    assert "Fotokopi A4 hitam putih: banyaknya (lembar)" in page
    assert desk.post(url(case), typed(case, **{f"cost-pieces-{first.pk}": "46"})).status_code == 302
    row = case.current_round.answers.get()
    assert costs.total_of(row) == 23_000
    assert row.tariff == first.tariff


def test_a_village_without_tariff_is_told_why_and_where_to_publish_one(cast, desk):
    page = desk.get(url(world.asked(cast))).content.decode()
    assert "belum mengumumkan tarif" in page
    assert reverse("registry:tariff") in page


def test_a_tariff_that_changed_meanwhile_is_told_and_what_was_typed_elsewhere_stays(cast, desk):
    old = world.tariff(cast).lines.first()
    case = world.asked(cast)
    world.tariff(cast, lines=world.PRICES[:1], at=AT)
    response = desk.post(url(case), typed(case, **{f"cost-pieces-{old.pk}": "46"}))
    assert response.status_code == 422
    assert "Tarif berubah" in response.content.decode()
    assert "Diambil di meja." in response.content.decode()


def test_pieces_that_are_no_whole_number_are_told(cast, desk):
    first = world.tariff(cast).lines.first()
    case = world.asked(cast)
    response = desk.post(url(case), typed(case, **{f"cost-pieces-{first.pk}": "4,5"}))
    assert response.status_code == 422
    assert "Isi angka bulat saja" in response.content.decode()


def test_the_citizen_reads_the_cost_how_to_pay_and_where_to_object(cast, client, set_clock):
    case = world.answered(cast)
    set_clock(AT + 3 * DAY)
    case.account = cast.stranger
    case.save(update_fields=["account"])
    client.force_login(cast.stranger)
    page = " ".join(client.get(case.get_absolute_url()).content.decode().split())
    assert "Yang perlu Anda bayar Rp 23.000" in page.replace("\u00a0", " ")
    assert "Tunai di meja layanan" in page
    assert reverse("requests:object", args=[case.public_id]) + "?alasan=f" in page


# --- the register -----------------------------------------------------------------------------------------------------
def row_of(case):
    from requests_flow.models import InformationRequest  # noqa: PLC0415
    from requests_flow.registers.register import Scope  # noqa: PLC0415

    scope = Scope(body=case.body, zone="Asia/Jakarta", on=(AT + 9 * DAY).date(), with_identities=True,
                  chosen={"year": 2026})  # fmt: skip
    found = request_rows.fetch(InformationRequest.objects.filter(pk=case.pk)).get()
    return request_rows.cells(found, scope)


def test_the_register_tells_cost_and_way_of_payment(cast):
    case = world.answered(cast)
    assert (row_of(case)["cost"], row_of(case)["payment"]) == (23_000, "Belum dibayar")
    world.pay(cast, case, 20_000)
    assert row_of(case)["payment"] == "Belum lunas"
    world.pay(cast, case, 3000, way="transfer")
    assert row_of(case)["payment"] == "Tunai, transfer"


def test_the_register_tells_that_an_answer_was_free_and_is_silent_before_one(cast):
    free = row_of(cases.walk_to("answered", cast))
    assert (free["cost"], free["payment"]) == (0, "Tanpa biaya")
    waiting = row_of(cases.walk_to("received", cast))
    assert (waiting["cost"], waiting["payment"]) == (None, None)


def test_the_register_dates_the_giving_of_information_by_the_hand_over(cast):
    case = world.answered(cast)
    assert row_of(case)["given_on"] is None
    world.pay(cast, case)
    world.hand(cast, case)
    assert row_of(case)["given_on"] == date(2026, 5, 14)
