"""The renderer reaches no network and no file outside its own assets, and prints only what its fonts hold."""

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import pdf
from tests.documents import reading

IDENTIFIER = "ab" * 32
SECRET = "isi-berkas-rahasia"


def letter(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="id"><head><title>Uji</title>{head}</head><body>{body}</body></html>'


def render(body: str, head: str = "", **options: str) -> bytes:
    return pdf.render(letter(body, head), identifier=IDENTIFIER, **options)


@pytest.fixture
def secret_file(tmp_path) -> Path:
    path = tmp_path / "rahasia.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text y="9">{SECRET}</text></svg>')
    return path


ATTACKS = {
    "a picture from the network": '<img src="http://127.0.0.1:9/x.png" alt="x">',
    "a picture over https": '<img src="https://contoh.example/x.png" alt="x">',
    "a picture from the disk": '<img src="file://{path}" alt="x">',
    "a picture from the disk by its bare path": '<img src="{path}" alt="x">',
    "a picture by climbing out": '<img src="../../../../../..{path}" alt="x">',
    "a picture by climbing out, encoded": '<img src="assets/%2e%2e/%2e%2e/settings.py" alt="x">',
    "a picture inside the letter": '<img src="data:image/png;base64,AAAA" alt="x">',
    "an import in a style": "<style>@import url('http://127.0.0.1:9/x.css');</style>",
    "an import from the disk": "<style>@import url('file://{path}');</style>",
    "a linked style": '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    "a background": "<p style=\"background: url('http://127.0.0.1:9/x.png')\">x</p>",
    "a font": "<style>@font-face {{ font-family: X; src: url('file://{path}') }} p {{ font: 9pt X }}</style><p>x</p>",
    "an svg picture that loads another": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file://{path}" width="9"/></svg>'
    ),
    "an object": '<object data="file://{path}"></object>',
    "an embed": '<embed src="http://127.0.0.1:9/x.svg">',
    "an attachment": '<link rel="attachment" href="file://{path}">',
    "an attached link": '<a rel="attachment" href="file://{path}">x</a>',
    "another base": '<base href="file:///"><img src="etc/hostname" alt="x">',
    "generated content": "<style>p::after {{ content: url('http://127.0.0.1:9/x.png') }}</style><p>x</p>",
    "a list mark": "<ul style=\"list-style-image: url('file://{path}')\"><li>x</li></ul>",
    "a frame": '<iframe src="file://{path}"></iframe>',
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_renderer_does_not_reach_out_for(attack, secret_file) -> None:
    """The network guard of the tests fails on any connection; so a render that passes has read nothing either."""
    body = ATTACKS[attack].format(path=secret_file)
    try:
        made = render(f"<p>Teks</p>{body}")
    except pdf.RenderingRefused:
        return
    assert SECRET not in reading.text(made)
    with reading.pikepdf.open(reading.io.BytesIO(made)) as document:
        assert not document.attachments


@pytest.mark.parametrize(
    "attack", ["a picture from the network", "a picture from the disk", "an import in a style", "a font", "an embed"]
)
def test_reaching_out_is_an_error_and_not_a_letter_with_a_hole(attack, secret_file) -> None:
    with pytest.raises(pdf.RenderingRefused):
        render(f"<p>Teks</p>{ATTACKS[attack].format(path=secret_file)}")


def test_a_missing_asset_is_an_error_and_not_an_empty_picture() -> None:
    with pytest.raises(pdf.RenderingRefused):
        render('<img src="assets/tidak-ada.svg" alt="x">')


def test_after_a_refused_letter_the_next_one_is_rendered() -> None:
    with pytest.raises(pdf.RenderingRefused):
        render('<img src="assets/tidak-ada.svg" alt="x">')
    assert "Halo" in reading.text(render("<p>Halo</p>"))


def test_the_same_letter_gives_the_same_bytes() -> None:
    body = '<p>Halo</p><img src="assets/qr.svg" alt="kode">'
    address = "https://portal.example/v/ABCD2345/"
    assert render(body, verify_url=address) == render(body, verify_url=address)


def test_letters_rendered_at_once_do_not_disturb_each_other() -> None:
    wanted = {n: render(f"<h1>Surat {n}</h1><p>{'kata ' * 200}</p>") for n in range(4)}
    made: dict[int, bytes] = {}

    def work(n: int) -> None:
        made[n] = render(f"<h1>Surat {n}</h1><p>{'kata ' * 200}</p>")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == wanted


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Penjabaran APBDes “2026” – ’s", "Penjabaran APBDes “2026” – ’s"),
        ("Terima kasih 🙏🏽👍 ya", "Terima kasih [simbol] ya"),
        ("nama ꦱꦼꦩꦂ", "nama [aksara lain]"),
        ("张伟 dan محمد", "[aksara lain] dan [aksara lain]"),
        ("nilai ≤ 5 → 6 ✓", "nilai tidak lebih dari 5 - 6 ya"),
        ("a\u202eb\u200bc\u00add\x07e\ufeff", "abcde"),
        ("re\u0301sume\u0301", "résumé"),
        ("Đặng", "Đang"),
        ("＜script＞", "[simbol]script[simbol]"),
        ("satu\r\ndua\u2028tiga", "satu\ndua tiga"),
    ],
)
def test_what_the_fonts_do_not_hold_is_spelled_out(written, printed) -> None:
    assert pdf.printable(written) == printed


@given(st.text())
def test_making_text_printable_never_makes_markup(text) -> None:
    printed = pdf.printable(text)
    for sign in "<>&\"'":
        assert printed.count(sign) <= text.count(sign)
    assert all(ord(char) in pdf.covered() or char in pdf.KEPT for char in printed)


def test_a_text_of_many_scripts_still_conforms() -> None:
    made = render(f"<h1>Uji</h1><p>{pdf.printable('Désirée ꦱꦼꦩꦂ 张伟 🙏 ≤ ﷽ ½ № ①')}</p>")
    assert reading.faults(made) == reading.GOOD
    assert {name.split("-")[0] for name in reading.font_names(made)} == {"Surat", "Label"}


def test_a_number_does_not_break_after_its_slashes() -> None:
    number = pdf.WORD_JOINER.join(["025/", "PI/", "VIII/", "2026"])
    narrow = "".join(f'<p style="width: {width}mm">Nomor {number}</p>' for width in range(36, 56))
    lines = reading.text(render(narrow)).split("\n")
    assert sum("025/PI/VIII/2026" in line for line in lines) == 20
