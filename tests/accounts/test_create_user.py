import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.actions import create_user
from accounts.models import User
from tests.accounts.people import PASSWORD

pytestmark = pytest.mark.django_db


def test_a_person_has_a_lower_case_user_name_and_address(at):
    user = create_user(
        full_name="  Sri   Contoh ",
        email=" Sri@Desa.Example ",
        username="Sri.Contoh",
        password=PASSWORD,
        by=None,
        at=at,
    )
    assert (user.username, user.email, user.full_name) == ("sri.contoh", "sri@desa.example", "Sri Contoh")
    assert str(user) == user.get_full_name() == "Sri Contoh"
    assert user.date_joined == at
    assert user.check_password(PASSWORD)


def test_a_user_name_is_made_from_the_address_or_the_name(at):
    names = [
        create_user(full_name="Sri Contoh", email="sri.c+ppid@desa.example", by=None, at=at).username,
        create_user(full_name="Drs. H. Slamet Contoh, M.Si.", by=None, at=at).username,
        create_user(full_name="Slamét Contoh", by=None, at=at).username,
        create_user(full_name="Slamet Contoh", by=None, at=at).username,
        create_user(full_name="Slamet Contoh", by=None, at=at).username,
        create_user(full_name="苏", by=None, at=at).username,
    ]
    assert names == [
        "sri.c.ppid",
        "drs.h.slamet.contoh.m.si",
        "slamet.contoh",
        "slamet.contoh2",
        "slamet.contoh3",
        "pengguna",
    ]


def test_a_person_without_a_password_has_none_that_works(at):
    user = create_user(full_name="Sri Contoh", by=None, at=at)
    assert not user.has_usable_password()


def test_many_people_may_be_without_an_address(at):
    for name in ("Satu", "Dua", "Tiga"):
        assert create_user(full_name=name, email="", by=None, at=at).email is None
    assert User.objects.filter(email=None).count() == 3


@pytest.mark.parametrize("proven", [True, False])
def test_the_address_is_known_to_allauth(at, proven):
    user = create_user(full_name="Sri", email="Sri@desa.example", email_verified=proven, by=None, at=at)
    address = EmailAddress.objects.get()
    assert (address.user, address.email, address.primary, address.verified) == (user, "sri@desa.example", True, proven)


def test_it_is_kept_who_registered_a_person(at):
    admin = create_user(full_name="Admin", by=None, at=at)
    assert create_user(full_name="Sri", by=admin, at=at).created_by == admin
    assert admin.created_by is None


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"email": "SRI@desa.example"}, "email", "Alamat surel ini sudah dipakai akun lain."),
        ({"username": "SRI"}, "username", "Nama pengguna ini sudah dipakai orang lain."),
        ({"username": "sri wahyuni"}, "username", "Nama pengguna hanya boleh"),
        ({"username": "sri@desa.example"}, "username", "Nama pengguna hanya boleh"),
        ({"email": "bukan alamat"}, "email", "Tulis alamat surel yang lengkap"),
        ({"full_name": " "}, "full_name", "Tulis nama lengkap."),
        ({"password": "12345678901"}, "password", "Kata sandi"),
        ({"password": "Budi Contoh"}, "password", "Kata sandi"),
    ],
)
def test_bad_input_is_a_sentence_at_its_field_and_creates_nobody(at, given, field, sentence):
    create_user(full_name="Sri", email="sri@desa.example", username="sri", by=None, at=at)
    with pytest.raises(ValidationError) as refused:
        create_user(**({"full_name": "Budi Contoh"} | given), by=None, at=at)
    assert list(refused.value.message_dict) == [field]
    assert refused.value.message_dict[field][0].startswith(sentence)
    assert User.objects.count() == 1


def test_a_proven_address_is_taken_from_an_account_that_never_proved_it(at):
    squatter = create_user(full_name="Orang Lain", email="sri@desa.example", password=PASSWORD, by=None, at=at)
    owner = create_user(full_name="Sri", email="sri@desa.example", email_verified=True, by=None, at=at)
    squatter.refresh_from_db()
    assert (squatter.email, squatter.is_active) == (None, False)
    assert EmailAddress.objects.get(email="sri@desa.example").user == owner


def test_an_account_in_use_loses_an_unproven_address_but_not_itself(at):
    older = create_user(full_name="Orang Lain", email="sri@desa.example", by=None, at=at)
    User.objects.filter(pk=older.pk).update(last_login=at)
    create_user(full_name="Sri", email="sri@desa.example", email_verified=True, by=None, at=at)
    older.refresh_from_db()
    assert (older.email, older.is_active) == (None, True)


def test_a_proven_address_is_never_taken(at):
    create_user(full_name="Sri", email="sri@desa.example", email_verified=True, by=None, at=at)
    with pytest.raises(ValidationError):
        create_user(full_name="Orang Lain", email="sri@desa.example", email_verified=True, by=None, at=at)
    assert EmailAddress.objects.get().user.full_name == "Sri"


@pytest.mark.parametrize("broken", [{"email": ""}, {"email": "Sri@desa.example"}, {"username": "Sri"}])
def test_the_database_refuses_what_the_action_would_not_write(at, broken):
    user = create_user(full_name="Sri", by=None, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=user.pk).update(**broken)


def test_a_user_name_is_found_whatever_its_case(at):
    user = create_user(full_name="Sri", username="sri", by=None, at=at)
    assert User.objects.get_by_natural_key("SRI") == user
