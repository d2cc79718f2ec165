"""The decree of the exempt list as a letter: template, number series, the superior as its signer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts.models import User
from documents import issuing
from documents.enums import LetterKind, SigningMode
from documents.models import Letter
from notifications.queue import enqueue
from registry import letterheads
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.exemptions.letter_facts import decree
from requests_flow.messages import scope_of
from requests_flow.models import ConsequenceTest, ExemptListDecree

KIND = LetterKind.DIK_DECREE
# The series of decisions, shared with refusals: a body has one run of numbers for what it decides.
SERIES = "SK"
TITLE = "Keputusan {signer} Nomor {{nomor}} tentang Penetapan Daftar Informasi yang Dikecualikan"


class NothingChosen(ValueError):
    """No test was chosen, or one that cannot be listed; `str()` is a sentence for the officer."""


def chosen(body: PublicBody, wanted: Sequence[ConsequenceTest]) -> list[ConsequenceTest]:
    """Return the tests of the annex in their order; raise NothingChosen for none."""
    if not wanted:
        raise NothingChosen("Pilih sedikitnya satu informasi yang akan ditetapkan.")
    if any(test.body_id != body.pk for test in wanted):
        raise NothingChosen("Ada informasi yang dipilih milik badan publik lain.")
    return sorted(wanted, key=lambda test: (test.title, test.pk))


def layout_of(body: PublicBody, tests: Sequence[ConsequenceTest], *, at: datetime) -> dict[str, Any]:
    """Return what a decree has, issued or as a draft: words, template, title, letterhead, signer, paper, zone."""
    letterhead = letterheads.letterhead_of(body)
    return {
        "template": f"letters/{KIND}.html",
        "content": decree(body, tests, signer=letterhead.superior),
        "letterhead": letterhead,
        "title": TITLE.format(signer=letterhead.superior),
        "signer_name": superior_of(body, at) or f"(nama {letterhead.superior})",
        "signer_role": letterhead.superior,
        "paper": body.paper,
        "place": body.region.name,
        "zone": clocks.zone_of(body),
    }


def superior_of(body: PublicBody, at: datetime) -> str:
    """Return the name of the PPID's superior in office, or nothing."""
    on = clocks.local_day(body, at)
    row = registry_selectors.officers(body, on).filter(role=Role.VILLAGE_HEAD).first()
    return row.user.full_name if row else ""


def issue(decree: ExemptListDecree, tests: Sequence[ConsequenceTest], *, by: User, at: datetime) -> Letter:
    """Issue the letter with the next number of the body's decisions of the year."""
    body = decree.body
    letter = issuing.issue(
        kind=KIND,
        scope=scope_of(body),
        series=SERIES,
        number_pattern=registry_selectors.config_for(body).decision_pattern,
        subject=decree.about,
        signing_mode=SigningMode(body.signing_mode),
        by=by,
        at=at,
        **layout_of(body, tests, at=at),
    )
    enqueue("documents.issuing.ensure_pdf", letter_id=letter.pk)
    return letter


def locked(decree: ExemptListDecree) -> ExemptListDecree:
    """Return the decree fresh from the database and locked until the transaction ends."""
    rows = ExemptListDecree.objects.select_for_update(of=("self",)).select_related("body__region__parent", "letter")
    return rows.get(pk=decree.pk)
