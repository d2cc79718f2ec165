import re
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.actions import CODE_ALPHABET, CODE_TRIES, issue_one_time_code, redeem_one_time_code
from accounts.enums import CodePurpose
from accounts.models import OneTimeCode, User
from tests.accounts.people import NEW_PASSWORD, PASSWORD, officer, officer_without_email
from tests.conftest import MOMENT

WRONG = "AAAA2222"


def redeem(code: str, username: str = "tarno", password: str = NEW_PASSWORD, at=MOMENT) -> User:
    return redeem_one_time_code(username=username, code=code, new_password=password, at=at)


def refusal(code: str, **kwargs) -> str:
    with pytest.raises(ValidationError) as refused:
        redeem(code, **kwargs)
    return " ".join(refused.value.messages)


@pytest.fixture
def tarno(db) -> User:
    return officer_without_email()


def test_a_code_is_eight_signs_that_nobody_confuses_and_is_not_kept(tarno, at):
    code = issue_one_time_code(user=tarno, by=None, at=at)
    assert re.fullmatch(f"[{CODE_ALPHABET}]{{8}}", code)
    assert not set("ILO01") & set(CODE_ALPHABET)
    kept = OneTimeCode.objects.get()
    assert code not in str(vars(kept))
    assert kept.expires_at == at + timedelta(days=14)


def test_it_is_kept_who_issued_a_code_and_what_for(tarno, at):
    clerk = officer()
    fresh = officer_without_email(username="fresh", password=None)
    issue_one_time_code(user=tarno, by=clerk, at=at)
    issue_one_time_code(user=fresh, by=None, at=at)
    assert tarno.one_time_codes.get().issued_by == clerk
    assert tarno.one_time_codes.get().purpose == CodePurpose.PASSWORD_RESET
    assert fresh.one_time_codes.get().purpose == CodePurpose.FIRST_SIGN_IN


def test_a_code_gives_the_password_its_holder_wants(tarno, at):
    user = redeem(issue_one_time_code(user=tarno, by=None, at=at))
    assert user == tarno
    tarno.refresh_from_db()
    assert tarno.check_password(NEW_PASSWORD)
    assert tarno.one_time_codes.get().used_at == at


def test_a_redeemed_code_lifts_the_duty_to_change_the_password(tarno, at):
    User.objects.update(must_change_password=True)
    assert not redeem(issue_one_time_code(user=tarno, by=None, at=at)).must_change_password


@pytest.mark.parametrize("typed", [str.lower, lambda code: f" {code[:4]}-{code[4:]} ", " ".join])
def test_case_spaces_and_hyphens_do_not_matter(tarno, at, typed):
    assert redeem(typed(issue_one_time_code(user=tarno, by=None, at=at)), username=" Tarno ") == tarno


def test_a_code_works_once(tarno, at):
    code = issue_one_time_code(user=tarno, by=None, at=at)
    redeem(code)
    assert refusal(code).startswith("Kode ini sudah pernah dipakai.")


def test_a_code_works_until_the_fourteenth_day(tarno, at):
    code = issue_one_time_code(user=tarno, by=None, at=at)
    assert refusal(code, at=at + timedelta(days=14)).startswith("Kode ini sudah lewat 14 hari")
    assert redeem(code, at=at + timedelta(days=14, seconds=-1)) == tarno


def test_a_newer_code_ends_the_older_one(tarno, at):
    older = issue_one_time_code(user=tarno, by=None, at=at)
    newer = issue_one_time_code(user=tarno, by=None, at=at)
    assert refusal(older).startswith("Kode ini sudah diganti")
    assert redeem(newer) == tarno


def test_five_wrong_tries_end_a_code(tarno, at):
    code = issue_one_time_code(user=tarno, by=None, at=at)
    for _ in range(CODE_TRIES):
        assert refusal(WRONG).startswith("Nama pengguna atau kode tidak cocok.")
    assert refusal(code).startswith("Kode ini sudah lima kali salah diketik")
    tarno.refresh_from_db()
    assert tarno.check_password(PASSWORD)


def test_four_wrong_tries_do_not(tarno, at):
    code = issue_one_time_code(user=tarno, by=None, at=at)
    for _ in range(CODE_TRIES - 1):
        refusal(WRONG)
    assert redeem(code) == tarno


def test_a_new_code_starts_counting_again(tarno, at):
    issue_one_time_code(user=tarno, by=None, at=at)
    for _ in range(CODE_TRIES):
        refusal(WRONG)
    assert redeem(issue_one_time_code(user=tarno, by=None, at=at)) == tarno


def test_a_stranger_reads_the_same_whether_the_name_the_code_or_both_are_wrong(tarno, at):
    silent = officer_without_email(username="silent")
    code = issue_one_time_code(user=tarno, by=None, at=at)
    sentences = {refusal(WRONG), refusal(code, username="nobody"), refusal(code, username=silent.username)}
    assert len(sentences) == 1


def test_the_code_of_one_person_is_nothing_for_another(tarno, at):
    other = officer_without_email(username="other")
    code = issue_one_time_code(user=tarno, by=None, at=at)
    issue_one_time_code(user=other, by=None, at=at)
    refusal(code, username="other")
    other.refresh_from_db()
    assert other.check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["pendek", "1234567890", "tarno tarno", "tarno contoh"])
def test_a_weak_password_is_refused_at_its_field_and_uses_up_nothing(tarno, at, weak):
    code = issue_one_time_code(user=tarno, by=None, at=at)
    with pytest.raises(ValidationError) as refused:
        redeem(code, password=weak)
    assert list(refused.value.message_dict) == ["new_password"]
    assert tarno.one_time_codes.get().attempts == 0
    assert redeem(code) == tarno


def test_an_account_that_is_not_active_gets_and_redeems_no_code(tarno, at):
    code = issue_one_time_code(user=tarno, by=None, at=at)
    User.objects.update(is_active=False)
    assert refusal(code).startswith("Akun ini sudah tidak aktif.")
    with pytest.raises(ValidationError, match="Akun ini sudah tidak aktif"):
        issue_one_time_code(user=tarno, by=None, at=at)


def test_a_person_with_an_address_may_have_a_code_as_well(db, at):
    sri = officer()
    assert redeem(issue_one_time_code(user=sri, by=None, at=at), username=sri.username) == sri


@pytest.mark.django_db(transaction=True)
def test_a_try_cannot_be_hidden_in_a_transaction_that_is_rolled_back(at):
    tarno = officer_without_email()
    issue_one_time_code(user=tarno, by=None, at=at)
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        redeem(WRONG)


def run_together(*jobs) -> list[object]:
    """Run the jobs at the same moment, each on a connection of its own; return results and exceptions."""
    start = threading.Barrier(len(jobs))
    outcomes: list[object] = [None] * len(jobs)

    def run(number, job):
        start.wait()
        try:
            outcomes[number] = job()
        except ValidationError as error:
            outcomes[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_of_two_who_redeem_one_code_at_once_one_wins_and_the_other_reads_a_sentence(at):
    tarno = officer_without_email()
    code = issue_one_time_code(user=tarno, by=None, at=at)
    outcomes = run_together(lambda: redeem(code), lambda: redeem(code, password=NEW_PASSWORD + "!"))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["User", "ValidationError"]


@pytest.mark.django_db(transaction=True)
def test_wrong_tries_at_the_same_moment_are_all_counted(at):
    tarno = officer_without_email()
    issue_one_time_code(user=tarno, by=None, at=at)
    run_together(*[lambda: redeem(WRONG)] * 4)
    assert tarno.one_time_codes.get().attempts == 4


@pytest.mark.django_db(transaction=True)
def test_codes_issued_at_the_same_moment_leave_one_open(at):
    tarno = officer_without_email()
    codes = run_together(*[lambda: issue_one_time_code(user=tarno, by=None, at=at)] * 4)
    assert tarno.one_time_codes.filter(replaced_at=None).count() == 1
    assert sum(not isinstance(attempt(code), ValidationError) for code in codes) == 1


def attempt(code: object) -> object:
    try:
        return redeem(str(code))
    except ValidationError as error:
        return error
