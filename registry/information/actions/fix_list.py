"""fix_list: issue the decree that fixes the public information list as it stands."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from registry import selectors
from registry.actions._service_papers import issue_letter
from registry.information import messages, policies
from registry.information.actions import _edition
from registry.information.enums import EditionStatus
from registry.information.selectors import rows_to_fix
from registry.models import InformationEdition, PublicBody


@transaction.atomic
def fix_list(*, body: PublicBody, by: User, at: datetime) -> InformationEdition:
    """Freeze every published item and issue the decree with the list as its annex; it counts once it is signed.

    (UU 14/2008 article 11(1) letter a; Perki 1/2018 article 7 letter e.) Raises Denied or ListEmpty.
    """
    body = PublicBody.objects.select_for_update(of=("self",)).select_related("region__parent").get(pk=body.pk)
    on = selectors.local_date(body, at)
    policies.fix_list(by, body, on)
    rows, number = rows_to_fix(body), _edition.next_number(body, on.year)
    edition = InformationEdition(
        body=body, year=on.year, number=number, status=EditionStatus.AWAITING_SIGNATURE, rows=rows, issued_at=at,
        issued_by=by,
    )  # fmt: skip
    layout = _edition.layout_of(body, rows, year=on.year, number=number, at=at)
    edition.letter = issue_letter(body, _edition.KIND, subject=edition.about, by=by, at=at, **layout)
    edition.save()
    messages.edition_awaited(edition, by=by, at=at)
    return edition
