"""The statutory terms as data, and what a regency may change of them."""

import pytest

from registry.enums import STATUTORY_DAYS
from requests_flow.deadlines import terms
from requests_flow.deadlines.terms import Bound, Term, in_force, named, shorten

OFFICERS_TERMS = [term for term in terms.TERMS.values() if term.bound in (Bound.OFFICER, Bound.SUPERIOR)]
APPLICANTS_TERMS = [term for term in terms.TERMS.values() if term.bound is Bound.APPLICANT]
TERMS_OF_OTHERS = [term for term in terms.TERMS.values() if term.bound in (Bound.COMMISSION, Bound.PARTY)]


def test_the_terms_are_the_lines_of_the_deadlines_table() -> None:
    assert [(term.code, term.days, term.unit) for term in terms.TERMS.values()] == [
        ("D02", 3, "working"),
        ("D03", 3, "working"),
        ("D04", 10, "working"),
        ("D05", 7, "working"),
        ("D06", 30, "working"),
        ("D07", 30, "working"),
        ("D08", 14, "working"),
        ("D09", 14, "working"),
        ("D10", 14, "working"),
        ("D11", 100, "working"),
        ("D12", 14, "working"),
        ("D13", 14, "calendar"),
    ]


def test_only_the_terms_of_the_completeness_procedure_and_of_silence_are_not_sure() -> None:
    doubtful = {term.code: term.certainty for term in terms.TERMS.values() if term.certainty != "sure"}
    assert doubtful == {"D02": "unsure", "D03": "unsure", "D09": "likely"}


@pytest.mark.parametrize("term", terms.TERMS.values(), ids=lambda term: term.name)
def test_a_printed_basis_names_an_article_only_where_it_is_sure(term: Term) -> None:
    assert ("Pasal" in term.basis) == (term.certainty == "sure")


def test_the_answer_is_printed_with_both_articles() -> None:
    assert terms.ANSWER.basis == "Pasal 22 ayat (7) UU KIP; Pasal 13 ayat (7) Perki 1/2018"
    assert terms.ANSWER.length == "10 hari kerja"
    assert terms.CASSATION.length == "14 hari"


def test_a_term_is_found_by_its_name() -> None:
    assert named("objection_response") is terms.OBJECTION_RESPONSE


def test_an_unknown_name_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="Tidak ada jangka waktu bernama jawab\\."):
        named("jawab")


def test_a_shortened_term_says_so_in_its_basis() -> None:
    seven = shorten(terms.ANSWER, 7)
    assert seven.days == 7
    assert seven.basis == (
        "Pasal 22 ayat (7) UU KIP; Pasal 13 ayat (7) Perki 1/2018; "
        "dipersingkat menjadi 7 hari kerja oleh ketentuan kabupaten"
    )


def test_shortening_twice_keeps_one_note() -> None:
    assert shorten(shorten(terms.ANSWER, 7), 5) == shorten(terms.ANSWER, 5)


def test_an_override_of_the_same_length_changes_nothing() -> None:
    assert shorten(terms.ANSWER, 10) is terms.ANSWER


@pytest.mark.parametrize("term", OFFICERS_TERMS, ids=lambda term: term.name)
def test_no_term_of_an_officer_may_be_lengthened(term: Term) -> None:
    assert shorten(term, 1).days == 1
    with pytest.raises(ValueError, match="hanya boleh dipersingkat"):
        shorten(term, term.days + 1)


@pytest.mark.parametrize("term", APPLICANTS_TERMS, ids=lambda term: term.name)
def test_no_term_of_the_applicant_may_be_shortened(term: Term) -> None:
    with pytest.raises(ValueError, match="milik pemohon tidak boleh dipersingkat"):
        shorten(term, term.days - 1)


@pytest.mark.parametrize("term", TERMS_OF_OTHERS, ids=lambda term: term.name)
def test_no_regency_changes_the_terms_of_commission_and_court(term: Term) -> None:
    with pytest.raises(ValueError, match="bukan oleh kabupaten"):
        shorten(term, term.days - 1)


@pytest.mark.parametrize("override", [0, -3, True, 2.5, "5"])
def test_an_override_must_be_a_whole_number_of_days(override: int) -> None:
    with pytest.raises(ValueError, match="angka bulat paling sedikit 1"):
        shorten(terms.ANSWER, override)


def test_the_regency_settings_offer_exactly_the_terms_of_officers() -> None:
    offered = {term.value: days for term, days in STATUTORY_DAYS.items()}
    assert offered == {term.name: term.days for term in OFFICERS_TERMS}


def test_the_terms_in_force_are_the_statutory_ones_with_the_overrides() -> None:
    inside = in_force({"objection_response": 10})
    assert inside["objection_response"].days == 10
    assert {**inside, "objection_response": terms.OBJECTION_RESPONSE} == terms.TERMS


@pytest.mark.parametrize("overrides", [{"jawab": 5}, {"answer": 11}, {"dispute": 7}])
def test_bad_overrides_are_refused_as_a_whole(overrides: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        in_force(overrides)


def test_an_order_of_the_superior_may_take_as_long_as_a_first_answer() -> None:
    assert terms.ordered(5).length == "5 hari kerja"
    assert terms.ordered(10) == terms.ORDER


@pytest.mark.parametrize("days", [0, -1, 11, True, 2.5])
def test_an_order_with_a_longer_term_is_refused_with_a_sentence(days) -> None:
    with pytest.raises(ValueError, match="1 sampai 10 hari kerja"):
        terms.ordered(days)
