"""The applicant withdraws: after a yes, at once, and for good."""

import pytest

from tests.browser import asking
from tests.browser.driving import errors, follow, press, text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fixed_clock")]


def test_a_withdrawn_request_needs_no_answer_any_more(visitor, officer, cast):
    citizen = visitor()
    asking.ask(citizen, "sengon")
    press(citizen, "Saya sudah menyimpan kuncinya")
    follow(citizen, "Cabut permohonan")
    withdrawal = citizen.url
    press(citizen, "Cabut permohonan")
    assert errors(citizen) == ["Centang dahulu bila Anda yakin."]
    citizen.get_by_label("Saya yakin ingin mencabut permohonan ini.").check()
    press(citizen, "Cabut permohonan")
    assert "Permohonan Anda sudah dicabut." in text_of(citizen)
    assert "Anda boleh mengajukan permohonan baru kapan saja." in text_of(citizen)
    citizen.goto(withdrawal)
    assert citizen.get_by_role("button", name="Cabut permohonan").count() == 0

    desk = officer(cast.ppid)
    assert "Tidak ada permohonan yang menunggu jawaban." in text_of(desk)
    desk.goto("/meja/permohonan/?tab=ended")
    follow(desk, asking.ITEMS[0])
    assert "Permohonan ini dicabut oleh pemohon" in text_of(desk)
    assert desk.locator(".move summary").all_inner_texts() == ["Tulis catatan"]
