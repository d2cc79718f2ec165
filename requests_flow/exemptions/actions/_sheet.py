"""The sheet of a consequence test as a letter: template, number series, signer; rendering follows the commit."""

from datetime import datetime
from typing import Any

from accounts.models import User
from documents import issuing
from documents.enums import LetterKind, SigningMode
from documents.models import Letter
from notifications.queue import enqueue
from registry import letterheads
from registry import selectors as registry_selectors
from requests_flow import clocks
from requests_flow.exemptions.letter_facts import sheet
from requests_flow.messages import scope_of
from requests_flow.models import ConsequenceTest

KIND = LetterKind.CONSEQUENCE_TEST
SERIES = "UK"


def layout_of(test: ConsequenceTest, *, by: User, at: datetime) -> dict[str, Any]:
    """Return what a sheet has, issued or as a draft: words, template, title, letterhead, signer, paper, place, zone."""
    letterhead = letterheads.letterhead_of(test.body)
    return {
        "template": f"letters/{KIND}.html",
        "content": sheet(test, superior=letterhead.superior),
        "letterhead": letterhead,
        "title": "Lembar Uji Konsekuensi Nomor {nomor}",
        "signer_name": letterheads.signer_of(test.body, by, at),
        "signer_role": test.body.unit_name,
        "paper": test.body.paper,
        "place": test.body.region.name,
        "zone": clocks.zone_of(test.body),
    }


def issue_sheet(test: ConsequenceTest, *, by: User, at: datetime) -> Letter:
    """Issue the sheet with the next number of the body's UK series of the year."""
    letter = issuing.issue(
        kind=KIND,
        scope=scope_of(test.body),
        series=SERIES,
        number_pattern=registry_selectors.config_for(test.body).consequence_test_pattern,
        subject=test.about,
        signing_mode=SigningMode(test.body.signing_mode),
        by=by,
        at=at,
        **layout_of(test, by=by, at=at),
    )
    enqueue("documents.issuing.ensure_pdf", letter_id=letter.pk)
    return letter
