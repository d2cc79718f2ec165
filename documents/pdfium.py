"""The one door to PDFium: it keeps global state, and two threads in it at once would crash the process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Yield a PDF opened for reading, and let nobody else in until it is closed. Raises pypdfium2.PdfiumError."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as document:
        yield document
