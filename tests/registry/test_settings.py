"""What a regency and a body may decide about themselves, and what the law keeps from them."""

import pytest
from django.core.exceptions import ValidationError

from accounts.policies import Denied
from registry import selectors
from registry.actions.configure_regency import configure_regency
from registry.actions.create_body import create_body
from registry.actions.update_body import update_body
from registry.enums import BodyKind, ChangeKind, Role
from registry.models import Change, PublicBody, RegencyConfig
from tests.registry.world import (
    AT,
    admin_of,
    blumah,
    cucukan,
    in_office,
    kendal,
    klaten,
    monitor_of,
    region,
    sengon,
)

pytestmark = pytest.mark.usefixtures("country")


def configure(by=None, reason="Keputusan Bupati 5/2026", **changes) -> RegencyConfig:
    return configure_regency(regency=klaten(), changes=changes, reason=reason, by=by, at=AT)


def fields_of(error: pytest.ExceptionInfo[ValidationError]) -> set[str]:
    return set(error.value.error_dict)


def test_a_term_may_be_shortened():
    configure(term_overrides={"answer": 7, "objection_response": 20})
    assert selectors.terms_for(sengon()) == {"answer": 7, "objection_response": 20}
    assert selectors.terms_for(blumah()) == {}


@pytest.mark.parametrize(
    "terms",
    [
        *({"answer": 11}, {"extension": 8}, {"objection_response": 31}, {"completeness_notice": 4}, {"answer": 0}),
        *({"objection": 10}, {"answer": "7"}, {"answer": True}, [7]),
    ],
)
def test_a_term_is_never_lengthened_and_only_terms_of_officers_are_open(terms):
    with pytest.raises(ValidationError) as error:
        configure(term_overrides=terms)
    assert fields_of(error) == {"term_overrides"}
    assert selectors.terms_for(sengon()) == {}


@pytest.mark.parametrize("days", [[0, 1, 2, 3, 4, 5, 6], [7], [5, 5], ["5"], "56"])
def test_a_week_has_different_days_of_rest_and_a_day_to_work(days):
    with pytest.raises(ValidationError) as error:
        configure(rest_days=days)
    assert fields_of(error) == {"rest_days"}


@pytest.mark.parametrize(
    "pattern",
    [
        "PI/{bulan}/{tahun}",
        "{n}/PI",
        "{n}/{tahun}/{nama}",
        "{n:9999999d}/{tahun}",
        "{n}/{tahun",
        "{n}/{tahun.__class__}",
    ],
)
def test_a_number_pattern_needs_number_and_year_and_knows_nothing_else(pattern):
    with pytest.raises(ValidationError) as error:
        configure(letter_pattern=pattern)
    assert fields_of(error) == {"letter_pattern"}


@pytest.mark.parametrize("pattern", ["{n}/{tahun}", "{n:03d}/PI/{bulan}/{tahun}", "{tahun}-{n:05d}"])
def test_a_number_pattern_with_number_and_year_is_taken(pattern):
    assert configure(registration_pattern=pattern).registration_pattern == pattern


def test_settings_are_recorded_with_both_sides_and_the_reason():
    admin = admin_of(klaten())
    configure(by=admin, time_zone="Asia/Makassar", classification_code="500.12")
    change = Change.objects.get(kind=ChangeKind.REGENCY_CONFIGURED)
    assert (change.before, change.after) == ({"time_zone": "Asia/Jakarta"}, {"time_zone": "Asia/Makassar"})
    assert (change.by, change.reason) == (admin, "Keputusan Bupati 5/2026")


def test_a_change_of_settings_needs_a_reason_and_no_change_needs_none():
    with pytest.raises(ValidationError) as error:
        configure(reason="", time_zone="Asia/Makassar")
    assert fields_of(error) == {"reason"}
    configure(reason="", time_zone="Asia/Jakarta")
    assert not Change.objects.exists()


def test_a_field_outside_the_list_is_a_mistake_of_the_programmer():
    with pytest.raises(TypeError, match="regency_id"):
        configure(regency_id=1)


def test_only_the_regency_admin_configures():
    for user in (monitor_of(klaten()), admin_of(kendal()), in_office(sengon())):
        with pytest.raises(Denied):
            configure(by=user, time_zone="Asia/Makassar")


def test_requests_to_a_kelurahan_go_to_the_regencys_ppid_or_whom_the_regency_names():
    kelurahan = region("33.10.16.1001")
    assert selectors.bodies_for(kelurahan) == [selectors.regency_body(klaten())]
    configure(kelurahan_superior=sengon())
    assert selectors.bodies_for(kelurahan) == [sengon()]
    assert Change.objects.get().after == {"kelurahan_superior": "Pemerintah Desa Sengon"}


def test_a_body_of_another_regency_does_not_answer_for_a_kelurahan():
    with pytest.raises(ValidationError) as error:
        configure(kelurahan_superior=blumah())
    assert fields_of(error) == {"kelurahan_superior"}


def test_a_ppid_keeps_the_letterhead_of_his_body():
    ppid = in_office(sengon())
    update_body(body=sengon(), changes={"address": "Jalan Raya 1", "signing_mode": "tte"}, by=ppid, at=AT)
    body = sengon()
    assert (body.address, body.signing_mode) == ("Jalan Raya 1", "tte")
    change = Change.objects.get()
    assert (change.body, change.by) == (body, ppid)
    assert change.after == {"address": "Jalan Raya 1", "signing_mode": "tte"}


def test_a_letterhead_that_stays_the_same_leaves_no_record():
    update_body(body=sengon(), changes={"address": ""}, by=None, at=AT)
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"), [("email", "bukan surel"), ("accent", "emas"), ("website", "sengon"), ("unit_name", "")]
)
def test_a_letterhead_value_that_cannot_be_is_refused_by_field(field, value):
    with pytest.raises(ValidationError) as error:
        update_body(body=sengon(), changes={field: value}, by=None, at=AT)
    assert fields_of(error) == {field}


def test_the_name_and_kind_of_a_body_are_not_open_to_its_officers():
    with pytest.raises(TypeError):
        update_body(body=sengon(), changes={"kind": "bpd"}, by=None, at=AT)


def test_who_may_change_a_letterhead():
    for user in (in_office(sengon(), Role.VILLAGE_HEAD), admin_of(klaten())):
        update_body(body=sengon(), changes={"phone": f"0272-{user.pk}"}, by=user, at=AT)
    strangers = [in_office(sengon(), Role.CLERK), in_office(cucukan()), admin_of(kendal()), monitor_of(klaten())]
    for user in strangers:
        with pytest.raises(Denied):
            update_body(body=sengon(), changes={"phone": "1"}, by=user, at=AT)


def test_a_village_may_have_several_bodies_beside_its_government():
    admin = admin_of(klaten())
    village = region("33.10.01.2001")
    bpd = create_body(region=village, kind=BodyKind.BPD, name=" BPD  Desa Sengon ", by=admin, at=AT)
    create_body(region=village, kind=BodyKind.BUM_DESA, name="BUM Desa Sengon Maju", by=admin, at=AT)
    assert bpd.unit_name == "PPID BPD Desa Sengon"
    assert [body.name for body in selectors.bodies_for(village)] == [
        "Pemerintah Desa Sengon",
        "BPD Desa Sengon",
        "BUM Desa Sengon Maju",
    ]


@pytest.mark.parametrize(
    ("code", "kind", "name", "sentence"),
    [
        ("33.10.16.1001", BodyKind.BPD, "BPD", "hanya dapat ditambahkan pada desa"),
        ("33.10", BodyKind.BPD, "BPD", "hanya dapat ditambahkan pada desa"),
        ("33.10.01.2001", BodyKind.VILLAGE_GOVERNMENT, "Pemdes", "Pilih BPD, BUM Desa, atau BKAD"),
        ("33.10.01.2001", BodyKind.BPD, "pemerintah desa sengon", "sudah punya badan publik bernama"),
    ],
)
def test_a_body_that_cannot_be_is_refused_with_a_sentence(code, kind, name, sentence):
    with pytest.raises(ValidationError, match=sentence):
        create_body(region=region(code), kind=kind, name=name, by=None, at=AT)
    assert PublicBody.objects.count() == 7


def test_a_village_has_one_government():
    twin = sengon()
    twin.pk, twin._state.adding = None, True
    with pytest.raises(ValidationError):
        twin.full_clean()


def test_only_the_regency_admin_adds_bodies():
    for user in (in_office(sengon()), admin_of(kendal()), monitor_of(klaten())):
        with pytest.raises(Denied):
            create_body(region=region("33.10.01.2001"), kind=BodyKind.BPD, name="BPD", by=user, at=AT)


def test_an_objection_goes_on_to_the_regency_only_by_a_regulation_of_the_regent():
    on = {"escalates_objections": True}
    with pytest.raises(ValidationError, match="peraturan bupati"):
        configure_regency(regency=klaten(), changes=on, reason="SK", by=None, at=AT)
    named = on | {"escalation_regulation": "Peraturan Bupati Klaten Nomor 12 Tahun 2026"}
    assert configure_regency(regency=klaten(), changes=named, reason="SK", by=None, at=AT).escalates_objections
