"""Numbers have no gaps and no doubles, whoever takes them and when."""

import threading
from datetime import date

import pytest
from django.db import connection, connections, transaction

from documents import numbering
from documents.models import LetterCounter

SERIES = {"scope": "body:1", "series": "SURAT", "year": 2026}


class Rollback(Exception):
    """Ends a transaction of a test."""


@pytest.mark.django_db
def test_a_series_counts_from_one() -> None:
    assert [numbering.take(**SERIES) for _ in range(3)] == [1, 2, 3]


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"scope": "body:2"}, {"series": "SK"}, {"year": 2027}])
def test_every_scope_series_and_year_counts_for_itself(other) -> None:
    numbering.take(**SERIES)
    assert numbering.take(**SERIES | other) == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_is_refused_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="needs a transaction"):
        numbering.take(**SERIES)
    assert not LetterCounter.objects.exists()


@pytest.mark.django_db
def test_a_rolled_back_letter_gives_its_number_back() -> None:
    def take_and_give_up() -> None:
        with transaction.atomic():
            assert numbering.take(**SERIES) == 1
            raise Rollback

    with pytest.raises(Rollback):
        take_and_give_up()
    assert numbering.take(**SERIES) == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_takers_at_once_get_twenty_numbers_without_a_gap() -> None:
    """On a series nobody has used yet: the first row too is written by all of them at once."""
    taken: list[int] = []
    faults: list[BaseException] = []
    start = threading.Barrier(20)

    def take_one() -> None:
        try:
            start.wait()
            with transaction.atomic():
                number = numbering.take(**SERIES)
            taken.append(number)
        except BaseException as fault:  # noqa: BLE001 - a thread must report whatever stopped it
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take_one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(taken) == list(range(1, 21))
    assert LetterCounter.objects.get().value == 20


@pytest.mark.django_db(transaction=True)
def test_takers_that_give_up_leave_no_gap_for_the_others() -> None:
    kept: list[int] = []
    faults: list[BaseException] = []

    def take_one(gives_up: bool) -> None:
        try:
            with transaction.atomic():
                number = numbering.take(**SERIES)
                if gives_up:
                    raise Rollback
            kept.append(number)
        except Rollback:
            pass
        except BaseException as fault:  # noqa: BLE001 - a thread must report whatever stopped it
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take_one, args=(n % 3 == 0,)) for n in range(18)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(kept) == list(range(1, 13))


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        ("{n:03d}/PI/{bulan}/{tahun}", "007/PI/VIII/2026"),
        ("500.12/{n:03d}/{tahun}", "500.12/007/2026"),
        ("{n}/PPID/{tahun}", "7/PPID/2026"),
        ("{kode}/{n}/{tahun}", "500.12/7/2026"),
    ],
)
def test_a_pattern_prints_the_number_with_roman_month_and_year(pattern, printed) -> None:
    assert numbering.format_number(pattern, n=7, at=date(2026, 8, 10), kode="500.12") == printed


@pytest.mark.parametrize("pattern", ["PI/{tahun}", "{n}/{apa}", "{n.__class__}"])
def test_a_pattern_without_number_or_with_unknown_names_is_refused(pattern) -> None:
    with pytest.raises(ValueError, match="must contain"):
        numbering.format_number(pattern, n=7, at=date(2026, 8, 10))


def test_the_month_is_roman_in_every_month() -> None:
    months = [numbering.format_number("{n} {bulan}", n=1, at=date(2026, month, 1))[2:] for month in range(1, 13)]
    assert months == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


@pytest.mark.django_db
def test_the_database_knows_one_counter_for_a_series() -> None:
    numbering.take(**SERIES)
    constraints = connection.introspection.get_constraints(connection.cursor(), LetterCounter._meta.db_table)
    assert any(c["unique"] and c["columns"] == ["scope", "series", "year"] for c in constraints.values())
