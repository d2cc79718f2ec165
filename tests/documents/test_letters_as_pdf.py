"""Every letter in every state is opened: conformance, text, tags, fonts, QR."""

import pypdfium2
import pytest
from django.conf import settings

from documents import files, issuing, scanning
from documents.enums import SigningMode
from tests.documents import reading, samples
from tests.documents.issued import draft_arguments, issue

pytestmark = pytest.mark.django_db
SIZES = {"a4": (210, 297), "f4": (215, 330)}
VARIANTS = {
    **samples.ALL,
    "refusal of what is not documented": samples.not_available(),
    "refusal of all kinds": samples.mixed_refusal(),
    "refusal on two tests": samples.refusal(harms=(samples.harm(), samples.other_harm())),
    "notification on two tests": samples.notification(harms=(samples.harm(), samples.other_harm())),
    "consequence_test before a request, tested anew": samples.consequence_test(
        occasions=(("sebelum ada permohonan", True), ("atas permohonan", False)),
        registration_number="",
        replaces="11/UK/PPID/2024",
    ),
    "notification of a whole grant": samples.notification(
        outcome="granted", items=samples.answer_items()[:1], harms=(), costs=(), cost_note="", answered_on_day=0
    ),
    "notification of nothing held": samples.notification(
        outcome="not_held", items=samples.answer_items()[3:], harms=(), files=(), costs=(), handover="", cost_note=""
    ),
    "completeness with the clock stopped": samples.completeness(clock_from_completion=True, answer_due=""),
}


def kind_of(variant: str) -> str:
    return variant.split()[0]


def made(variant: str, mode: SigningMode = SigningMode.WET, paper: str = "a4", **changes) -> bytes:
    """Issue the letter and return its PDF."""
    kind = kind_of(variant)
    if kind == "receipt":
        mode = SigningMode.NONE
    content = changes.pop("content", VARIANTS[variant])
    letter = issue(kind, content=content, signing_mode=mode, paper=paper, **changes)
    return files.read(issuing.ensure_pdf(letter_id=letter.pk, at=samples.AT).pdf)


@pytest.mark.parametrize("paper", ["a4", "f4"])
@pytest.mark.parametrize("mode", [SigningMode.WET, SigningMode.TTE])
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_letter_is_archivable_accessible_and_verifiable(variant, mode, paper) -> None:
    pdf = made(variant, mode, paper)
    assert reading.faults(pdf) == reading.GOOD
    assert reading.unembedded_fonts(pdf) == []
    assert {name.split("-")[0] for name in reading.font_names(pdf)} == {"Surat", "Label"}
    assert set(reading.page_sizes(pdf)) == {SIZES[paper]}
    code = issuing.Letter.objects.get().verify_code
    assert reading.codes(pdf) == {f"{settings.SITE_URL}/v/{code}/"}
    assert reading.tags(pdf)["H1"] == 1
    assert reading.tags(pdf)["Figure"] == 2
    assert reading.tags(pdf)["TH"] > 0


@pytest.mark.parametrize("kind", samples.ALL)
def test_a_letter_of_ours_hides_nothing(kind) -> None:
    found = scanning.scan(made(kind), "application/pdf")
    assert [row.code for row in found.told] == ["author"], "the public body that issues it"


def test_no_line_runs_through_the_crest_of_a_head_without_an_address() -> None:
    short = samples.letterhead(address="", contact="", above=("PEMERINTAH KABUPATEN KLATEN",))
    with pypdfium2.PdfDocument(made("receipt", letterhead=short)) as pdf:
        page = pdf[0].render(scale=2).to_pil().convert("L")
    # Right of the crest and left of the names there is paper only, until the two lines under the head.
    millimetre = page.height / 297
    strip = page.crop((int(48 * millimetre), 0, int(52 * millimetre), int(60 * millimetre)))
    rows = [y for y in range(strip.height) if strip.crop((0, y, strip.width, y + 1)).getextrema()[1] < 128]
    first_line = min(rows) / millimetre
    crest = page.crop((int(26 * millimetre), 0, int(44 * millimetre), int(first_line * millimetre) - 1))
    lowest = max(y for y in range(crest.height) if crest.crop((0, y, crest.width, y + 1)).getextrema()[0] < 128)
    assert first_line - lowest / millimetre > 0.5


@pytest.mark.parametrize("paper", ["a4", "f4"])
@pytest.mark.parametrize("kind", samples.ALL)
def test_a_draft_has_a_watermark_and_neither_number_nor_code(kind, paper) -> None:
    pdf = issuing.preview(**draft_arguments(kind, paper=paper))
    assert reading.faults(pdf) == reading.GOOD
    assert reading.codes(pdf) == set()
    assert set(reading.page_sizes(pdf)) == {SIZES[paper]}
    assert "Verifikasi dokumen" not in reading.text(pdf)
    if kind != "receipt":
        assert "Belum ditandatangani" in reading.text(pdf)
        assert "(diberikan saat terbit)" in reading.text(pdf)
    assert not issuing.Letter.objects.exists()


def test_the_watermark_is_on_every_page_of_a_draft() -> None:
    plain, draft = made("notification"), issuing.preview(**draft_arguments("notification"))
    assert grey_share(draft) > 3 * grey_share(plain)


def grey_share(pdf: bytes) -> float:
    """Return the smallest share, over all pages, of pixels in the grey of the watermark."""
    with reading.pypdfium2.PdfDocument(pdf) as document:
        shares = []
        for leaf in document:
            counts = leaf.render(scale=0.5).to_pil().convert("L").histogram()
            shares.append(sum(counts[230:242]) / sum(counts))
    return min(shares)


@pytest.mark.parametrize(
    ("mode", "present", "absent"),
    [
        (SigningMode.WET, "Wening Umpamani", "Ruang tanda tangan elektronik"),
        (SigningMode.TTE, "Ruang tanda tangan elektronik", "Konsep"),
    ],
)
def test_a_letter_shows_one_way_of_signing(mode, present, absent) -> None:
    words = reading.text(made("notification", mode))
    assert present in words
    assert absent not in words


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_letter_calls_its_code_a_signature(variant) -> None:
    words = reading.prose(made(variant)).lower()
    assert "bukan tanda tangan elektronik" in words
    assert "sah tanpa" not in words


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_printed_fingerprint_is_that_of_the_stored_text(variant) -> None:
    words = reading.prose(made(variant))
    letter = issuing.Letter.objects.get()
    assert issuing.is_intact(letter)
    groups = " ".join(letter.body_sha256[i : i + 4] for i in range(0, 16, 4)).upper()
    assert f"Sidik isi (SHA-256): {groups}" in words


def test_a_receipt_bears_no_tracking_key_and_needs_no_officer() -> None:
    words = reading.prose(made("receipt", by=None))
    assert "025/PI/VIII/2026" in words
    assert "Dicatat oleh sistem" in words
    assert "kunci lacak yang diberikan terpisah" in words


NASTY = 'Désirée Ŵáng-Đặng "Ki" O\'Brien <script>alert(1)</script> & Søren Łukasz'


def test_names_with_accents_quotes_and_markup_are_printed_as_written() -> None:
    content = samples.notification(addressee=samples.addressee(name=NASTY))
    pdf = made("notification", content=content)
    assert reading.faults(pdf) == reading.GOOD
    # A line may end within the markup; so the text is compared without its spaces.
    written = NASTY.replace("ặ", "a").replace(" ", "")
    assert written in reading.prose(pdf).replace(" ", "")


@pytest.mark.parametrize("paper", ["a4", "f4"])
def test_thirty_items_and_long_texts_flow_over_the_pages(paper) -> None:
    sentence = "Mohon salinan dokumen pertanggungjawaban kegiatan beserta lampirannya. "
    items = tuple(
        samples.letters.AnswerItem(
            what=f"Butir nomor {n}", decision=samples.letters.Decision.REFUSED, article=samples.ARTICLE,
            reason=sentence * (60 if n == 9 else 2),
        )
        for n in range(1, 31)
    )  # fmt: skip
    pdf = made("notification", paper=paper, content=samples.notification(items=items, handover=sentence * 40))
    assert reading.faults(pdf) == reading.GOOD
    words = reading.prose(pdf)
    assert [n for n in range(1, 31) if f"Butir nomor {n}" not in words] == []
    with reading.pypdfium2.PdfDocument(pdf) as document:
        filled = [len(leaf.get_textpage().get_text_bounded()) for leaf in document]
    # A long row runs on instead of leaving the rest of a page empty; the table's head comes again on each page.
    assert min(filled[:-1]) > 1000
    assert words.count("Informasi yang diminta Jawaban Bentuk") > 1


def test_a_word_without_an_end_does_not_leave_the_page() -> None:
    address = "https://contoh.example/" + "a" * 300
    content = samples.receipt(items=(address,), applicant=(samples.letters.Fact(label="Alamat", value=address),))
    pdf = made("receipt", content=content)
    with reading.pypdfium2.PdfDocument(pdf) as document:
        for leaf in document:
            page = leaf.get_textpage()
            edges = [page.get_charbox(n)[2] for n in range(page.count_chars()) if page.get_text_range(n, 1).strip()]
            assert max(edges) < leaf.get_width() - 18 / 25.4 * 72


def test_a_number_is_found_in_the_text_as_it_is_written() -> None:
    words = reading.text(made("extension"))
    assert "500.12/001/2026" in words
    assert "026/PI/VIII/2026" in words


def test_the_signature_brings_the_last_paragraph_along() -> None:
    """A page with a signature alone could be put under another text."""
    for lines in range(8, 30, 3):
        missing = tuple(
            samples.letters.MissingItem(what=f"Berkas {n}", state="Belum ada", todo="Serahkan.") for n in range(lines)
        )
        pdf = made("completeness", content=samples.completeness(missing=missing))
        with reading.pypdfium2.PdfDocument(pdf) as document:
            pages = [leaf.get_textpage().get_text_bounded() for leaf in document]
        signed = next(words for words in pages if "Wening Umpamani" in words)
        assert "Petugas kami siap membantu" in signed


def test_the_metadata_names_title_issuer_and_moment() -> None:
    pdf = made("notification")
    with reading.pikepdf.open(reading.io.BytesIO(pdf)) as document:
        info = document.docinfo
        assert str(info["/Title"]) == "Surat Nomor 500.12/001/2026"
        assert str(info["/Author"]) == "PPID Desa Kebondalem Lor"
        assert str(info["/CreationDate"]).startswith("D:20260810021400")
        assert document.Root.Lang == "id"
