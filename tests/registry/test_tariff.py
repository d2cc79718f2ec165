"""Tariffs: decided by the head, entered with the decree, published for everybody; without one copies are free."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.policies import Denied
from registry import tariffs
from registry.actions.publish_tariff import Price, publish_tariff
from registry.enums import ChangeKind, Role
from registry.models import Change, Tariff
from tests.registry.test_pages import text_of
from tests.registry.world import AT, ON, admin_of, cucukan, in_office, klaten, sengon

pytestmark = pytest.mark.usefixtures("country", "fixed_clock")
DAY = timedelta(days=1)
LINES = (Price(what="Fotokopi A4", unit="lembar", price=500),)


def publish(by=None, **changes):
    facts = {
        "body": sengon(), "decree_number": "Keputusan Nomor 12 Tahun 2026", "decided_on": ON, "valid_from_on": ON,
        "lines": LINES, "payment_ways": "Tunai di meja layanan.",
    }  # fmt: skip
    return publish_tariff(**(facts | changes), by=by, at=AT)


def test_a_body_without_tariff_is_free():
    assert tariffs.tariff_in_force(sengon(), ON) is None


def test_a_tariff_holds_from_its_day_and_for_its_body_alone():
    tariff = publish(valid_from_on=ON + DAY)
    assert tariffs.tariff_in_force(sengon(), ON) is None
    assert list(tariffs.coming_tariffs(sengon(), ON)) == [tariff]
    assert tariffs.tariff_in_force(sengon(), ON + DAY) == tariff
    assert tariffs.tariff_in_force(cucukan(), ON + DAY) is None


def test_the_next_tariff_takes_its_place_and_the_one_before_stays_in_the_record():
    old = publish()
    new = publish(lines=(Price(what="Fotokopi A4", unit="lembar", price=300),))
    assert tariffs.tariff_in_force(sengon(), ON) == new
    assert list(tariffs.tariffs_of(sengon())) == [new, old]
    assert old.lines.get().price == 500


def test_a_tariff_without_lines_makes_everything_free_again():
    publish()
    publish(lines=(), payment_ways="")
    assert tariffs.tariff_in_force(sengon(), ON) is None


def test_publishing_is_recorded_with_its_author():
    head = in_office(sengon(), Role.VILLAGE_HEAD)
    publish(by=head)
    change = Change.objects.get(kind=ChangeKind.TARIFF_PUBLISHED)
    assert (change.by, change.body, change.date) == (head, sengon(), ON)
    assert change.after["lines"] == [{"what": "Fotokopi A4", "unit": "lembar", "price": 500}]


@pytest.mark.parametrize("role", [Role.PPID, Role.VILLAGE_HEAD])
def test_head_and_ppid_may_publish(role):
    assert publish(by=in_office(sengon(), role)).published_by


@pytest.mark.parametrize("who", ["clerk", "neighbour", "admin"])
def test_nobody_else_may(who):
    person = {
        "clerk": lambda: in_office(sengon(), Role.CLERK),
        "neighbour": lambda: in_office(cucukan()),
        "admin": lambda: admin_of(klaten()),
    }[who]()
    with pytest.raises(Denied):
        publish(by=person)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"decided_on": ON + DAY, "valid_from_on": ON + DAY}, "masa depan"),
        ({"valid_from_on": ON - DAY}, "pada atau sesudah"),
        ({"payment_ways": " "}, "bagaimana biaya dapat dibayar"),
        ({"lines": LINES * 2}, "tertulis dua kali"),
        ({"lines": (Price(what="Fotokopi", unit="lembar", price=0),)}, "rupiah bulat"),
        ({"lines": (Price(what="Fotokopi", unit=" ", price=5),)}, "satuan"),
        ({"lines": tuple(Price(what=str(n), unit="x", price=5) for n in range(13))}, "paling banyak"),
    ],
)
def test_a_tariff_that_cannot_be_is_refused(changes, sentence):
    with pytest.raises(ValidationError, match=sentence):
        publish(**changes)
    assert not Tariff.objects.exists()


# --- pages ------------------------------------------------------------------------------------------------------------
FORM = {
    "decree_number": "Keputusan Nomor 12 Tahun 2026", "decided_on": "2026-05-20", "valid_from_on": "2026-05-21",
    "payment_ways": "Tunai.", "decided": "on", "what-1": "Fotokopi A4", "unit-1": "lembar", "price-1": "500",
    "what-2": "", "unit-2": "", "price-2": "",
}  # fmt: skip


@pytest.fixture
def ppid(client):
    user = in_office(sengon())
    client.force_login(user)
    return user


def desk():
    return reverse("registry:tariff")


def public():
    return reverse("registry:public_tariff", args=["sengon"])


def test_the_desk_publishes_and_everybody_reads(client, ppid):
    assert "Belum ada tarif" in text_of(client.get(desk()))
    assert client.post(desk(), FORM).status_code == 302
    tariff = Tariff.objects.get()
    assert (tariff.published_by, tariff.valid_from_on) == (ppid, date(2026, 5, 21))
    assert [line.what for line in tariff.lines.all()] == ["Fotokopi A4"]
    client.logout()
    text = text_of(client.get(public())).replace("\u00a0", " ")
    assert "Fotokopi A4 lembar Rp 500" in text
    assert "Keputusan Nomor 12 Tahun 2026" in text
    assert client.get(public()).cookies == {}


def test_a_village_without_tariff_says_that_copies_are_free(client):
    assert "tanpa biaya" in text_of(client.get(public()))


def test_another_row_is_added_without_judging_and_nothing_typed_is_lost(client, ppid):
    page = client.post(desk(), FORM | {"add_line": "1", "decree_number": ""})
    html = page.content.decode()
    assert page.status_code == 200
    assert 'name="what-3"' in html
    assert 'value="Fotokopi A4"' in html
    assert "Tulis nomor keputusan" not in html


def test_half_a_row_is_told_beside_the_box(client, ppid):
    page = client.post(desk(), FORM | {"what-2": "Cakram padat"})
    assert page.status_code == 422
    text = text_of(page)
    assert "Tulis satuannya" in text
    assert "Isi tarifnya dalam rupiah" in text


def test_the_form_begins_with_the_tariff_in_force(client, ppid):
    publish()
    assert 'value="Fotokopi A4"' in client.get(desk()).content.decode()


def test_a_clerk_reads_and_cannot_publish(client):
    client.force_login(in_office(sengon(), Role.CLERK))
    assert "Hanya PPID dan Atasan PPID" in text_of(client.get(desk()))
    assert client.post(desk(), FORM).status_code == 403
    assert not Tariff.objects.exists()
