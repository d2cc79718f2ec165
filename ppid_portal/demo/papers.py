"""Papers of the demo: a file that is given, and the scan of a signed letter. Both say plainly that they are examples."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from documents import issuing, pdf
from documents.enums import SigningMode
from documents.models import Letter

SCRIBBLE = (
    '<div class="ruang"><svg viewBox="0 0 200 60" width="62mm" height="18mm"><title>Tanda tangan dan cap contoh</title>'
    '<circle cx="48" cy="30" r="26" fill="none" stroke="#3a2f8f" stroke-width="2"/>'
    '<text x="48" y="28" font-size="9" fill="#3a2f8f" text-anchor="middle">CAP</text>'
    '<text x="48" y="40" font-size="9" fill="#3a2f8f" text-anchor="middle">CONTOH</text>'
    '<path d="M62 44c10-30 18-34 22-20s-8 26-2 20 14-26 20-22-4 24 4 20 16-22 22-18-2 18 6 16 18-10 30-14" '
    'fill="none" stroke="#1b2a6b" stroke-width="2.2"/></svg></div>'
)
PAGE = (
    '<!doctype html><html lang="id" data-kertas="a4" data-ttd="tanpa"><head><meta charset="utf-8">'
    "<title>{title}</title></head><body><main><div class='judul'><h1>Berkas contoh</h1></div><div class='isi'>"
    "<p>Berkas “{title}” ini contoh untuk mencoba portal. Isinya rekaan dan bukan dokumen desa mana pun.</p>"
    "</div></main></body></html>"
)


def example(name: str) -> SimpleUploadedFile:
    """Return an uploaded PDF named `name` that says it is an example."""
    data = pdf.render(PAGE.replace("{title}", name), identifier="0" * 64)
    return SimpleUploadedFile(name, data, "application/pdf")


def scan_of(letter: Letter) -> SimpleUploadedFile | None:
    """Return the letter with a scribbled signature and stamp, as the scan of the signed paper; None without paper."""
    if letter.signing_mode != SigningMode.WET:
        return None
    html = re.sub(r'<div class="ruang"></div>', SCRIBBLE, letter.html)
    data = pdf.render(html, identifier=letter.body_sha256, verify_url=issuing.verify_url(letter.verify_code))
    return SimpleUploadedFile("pindaian.pdf", data, "application/pdf")
