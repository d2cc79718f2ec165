import pytest

from notifications.masking import has_personal_number, mask, mask_address, mask_personal_numbers


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("budi.santoso@gmail.example", "b•••@gmail.example"),
        ("a@b", "a•••@b"),
        ('"budi@rumah"@desa.example', '"•••@desa.example'),
        ("not an address", "•••"),
        ("", "•••"),
    ],
)
def test_of_an_address_the_first_letter_and_the_domain_remain(address, masked):
    assert mask_address(address) == masked


def test_a_masked_address_fits_its_column():
    assert len(mask_address("a@" + "x" * 300)) == 80


def test_a_log_line_loses_addresses_and_personal_numbers_and_keeps_the_rest():
    line = "550 <budi+desa@surat.example> (3310051234567803) refused at 10.0.0.1, message 12345678"

    assert mask(line) == "550 <b•••@surat.example> (331005••••••••03) refused at 10.0.0.1, message 12345678"


@pytest.mark.parametrize(
    "typed", ["3310051234567803", "3310 0512 3456 7803", "331005-123456-7803", "NIK3310051234567803"]
)
def test_what_people_typed_may_stand_in_a_message_after_masking(typed):
    masked = mask_personal_numbers(f"Nomor saya {typed}.")

    assert "331005••••••••03" in masked
    assert not has_personal_number(masked)
