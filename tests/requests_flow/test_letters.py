"""The words of letters: addressees, explanations, sums, and what a refusal must contain."""

import dataclasses
from dataclasses import replace

import pytest

from requests_flow import letters
from requests_flow.letters import AnswerItem, Decision
from tests.documents import samples


def test_a_person_is_addressed_neutrally_unless_the_honorific_is_known() -> None:
    assert letters.person("Sri Teladani").line == "Yth. Saudara/Saudari Sri Teladani"
    known = letters.person("Sri Teladani", honorific="Saudari")
    assert (known.line, known.you) == ("Yth. Saudari Sri Teladani", "Saudari")


def test_a_group_and_a_legal_entity_are_addressed_as_such() -> None:
    assert letters.group("Kelompok Tani Umpama", attention="Darmo").line == "Yth. Kelompok Tani Umpama"
    entity = letters.legal_entity("PT Andaikata", attention="Wulan")
    assert (entity.line, entity.attention, entity.you) == ("Yth. Pimpinan PT Andaikata", "Wulan", "Saudara")


def explanation(decision: Decision, **facts: str) -> str:
    return " ".join(AnswerItem(what="x", decision=decision, **facts).explanation)


def test_each_decision_explains_holding_reason_and_article() -> None:
    assert explanation(Decision.GIVEN) == "Kami kuasai. Diberikan seluruhnya."
    assert explanation(Decision.REDACTED, redacted="NIK", reason="Rahasia pribadi", article="Pasal 17 huruf h") == (
        "Kami kuasai. Dihitamkan: NIK. Rahasia pribadi. Dasar: Pasal 17 huruf h."
    )
    assert explanation(Decision.REFUSED, reason="Rahasia.", article="Pasal 17 huruf a") == (
        "Tidak diberikan. Rahasia. Dasar: Pasal 17 huruf a."
    )
    assert explanation(Decision.NOT_HELD, holder="Dinas PU") == (
        "Tidak kami kuasai. Sejauh kami ketahui, informasi ini dikuasai Dinas PU."
    )
    assert explanation(Decision.NOT_HELD, reason="Pemegangnya tidak kami ketahui") == (
        "Tidak kami kuasai. Pemegangnya tidak kami ketahui."
    )


@pytest.mark.parametrize("decision", Decision)
def test_every_decision_has_words(decision) -> None:
    assert AnswerItem(what="x", decision=decision).decision_words


@pytest.mark.parametrize("outcome", letters.Outcome)
def test_every_outcome_has_words(outcome) -> None:
    assert samples.notification(outcome=outcome).outcome_words


def test_the_costs_add_up_and_the_attachments_are_counted() -> None:
    content = samples.notification()
    assert content.total_words == "11.500"
    assert content.attachments.replace("\u00a0", " ") == "2 (dua) berkas"
    assert samples.notification(files=()).attachments == "–"


def test_a_file_shows_size_and_the_first_sixteen_digits() -> None:
    file = letters.AttachedFile(name="a.pdf", size=84_200, sha256="0f3a9be1" * 8)
    assert (file.size_words.replace("\u00a0", " "), file.fingerprint) == ("84 kB", "0F3A 9BE1 0F3A 9BE1")


def test_an_extension_shows_all_three_reasons_and_marks_one() -> None:
    reasons = samples.extension().reasons
    assert [chosen for _, chosen in reasons] == [False, True, False]
    assert len(reasons) == 3


def test_an_exemption_without_its_consequence_test_is_no_refusal() -> None:
    with pytest.raises(ValueError, match="consequence test"):
        samples.refusal(harms=())
    with pytest.raises(ValueError, match="consequence test"):
        samples.not_available(harms=(samples.harm(),))


def test_a_refusal_of_nothing_is_no_refusal() -> None:
    with pytest.raises(ValueError, match="at least one item"):
        samples.refusal(exempt=(), harms=())


@pytest.mark.parametrize(
    ("content", "labels", "grounds"),
    [
        (samples.refusal(), ["KESATU", "KEDUA", "KETIGA", "KEEMPAT"], "huruf a"),
        (samples.not_available(), ["KESATU", "KEDUA", "KETIGA"], "huruf e"),
        (samples.mixed_refusal(), ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM"], "huruf a dan huruf e"),
    ],
)
def test_the_clauses_of_a_refusal_are_counted_without_a_gap(content, labels, grounds) -> None:
    assert list(content.labels.values()) == labels
    assert content.objection_letters.replace("\u00a0", " ") == grounds


def test_texts_inside_a_sentence_lose_their_own_full_stop() -> None:
    assert samples.extension(about="jalan desa. ").about == "jalan desa"
    assert samples.refusal(requested="nama pemilik;").requested == "nama pemilik"
    assert replace(samples.harm(), period="c.").period == "c"


def test_contents_cannot_be_changed_after_they_were_made() -> None:
    for content in samples.ALL.values():
        with pytest.raises(dataclasses.FrozenInstanceError):
            content.registration_number = "9"


def test_a_long_row_may_break_and_a_short_one_not() -> None:
    assert not samples.answer_items()[1].is_long
    assert AnswerItem(what="x", decision=Decision.REFUSED, reason="kata " * 300).is_long


def test_the_service_standard_is_that_of_villages_only_for_villages() -> None:
    assert "Nomor 1 Tahun 2018" in samples.letterhead().standard
    assert "Nomor 1 Tahun 2021" in samples.letterhead(is_village=False).standard


def test_the_office_is_named_in_full() -> None:
    assert samples.letterhead().office == "Pejabat Pengelola Informasi dan Dokumentasi Desa Kebondalem Lor"
