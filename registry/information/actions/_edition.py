"""What the actions on an edition share: the lock, and the letter that fixes the list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from documents.enums import LetterKind
from registry import selectors
from registry.actions._service_papers import frame_of
from registry.information.enums import CATEGORY_TITLES
from registry.information.letters import ListDecreeContent, groups_of
from registry.models import InformationEdition, PublicBody
from registry.service_documents.wording import tanggal

KIND = LetterKind.DIP_DECREE


class ListEmpty(ValueError):
    """There is nothing to fix; `str()` is a sentence for the officer."""


def locked(edition: InformationEdition) -> InformationEdition:
    """Return the edition as it stands, locked to the end of the transaction."""
    rows = InformationEdition.objects.select_for_update(of=("self",))
    return rows.select_related("body__region__parent", "letter").get(pk=edition.pk)


def next_number(body: PublicBody, year: int) -> int:
    """Return the number of the next edition of a year; a recalled one keeps its own."""
    last = InformationEdition.objects.filter(body=body, year=year).order_by("number").last()
    return last.number + 1 if last else 1


def layout_of(
    body: PublicBody, rows: Sequence[dict[str, str]], *, year: int, number: int, at: datetime
) -> dict[str, Any]:
    """Return what the decree has, issued or as a draft. Raises ListEmpty."""
    if not rows:
        raise ListEmpty("Belum ada informasi yang terbit. Terbitkan dahulu sedikitnya satu informasi.")
    headings = {category.value: title for category, title in CATEGORY_TITLES.items()}
    content = ListDecreeContent(
        year=year,
        edition=number,
        count=str(len(rows)),
        as_of=tanggal(selectors.local_date(body, at)),
        groups=groups_of(rows, headings),
    )
    title = f"Keputusan tentang Penetapan Daftar Informasi Publik {body.short_name} Tahun {year}"
    return frame_of(body, KIND, title, at) | {"content": content}
