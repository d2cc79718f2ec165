"""issue_decree: the decree that establishes the exempt list takes its number and waits for the superior's signature."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.exemptions import messages, policies, selectors
from requests_flow.exemptions.actions import _decree
from requests_flow.models import ConsequenceTest, ExemptListDecree, ExemptListEntry


@transaction.atomic
def issue_decree(*, body: PublicBody, tests: Sequence[ConsequenceTest], by: User, at: datetime) -> ExemptListDecree:
    """Issue the decree with `tests` as its annex, frozen; it counts once it is signed (UU 14/2008 articles 17 to 20).

    Raises Denied, or NothingChosen with a sentence: for no test, one of another body, or one that no longer holds or
    stands in a decree already.
    """
    on = clocks.local_day(body, at)
    policies.issue_decree(by, body, on=on)
    wanted = _decree.chosen(body, tests)
    # Locked first, then looked at: of two who list the same test at once, the second finds it listed.
    rows = ConsequenceTest.objects.filter(pk__in=[test.pk for test in wanted])
    list(rows.select_for_update(of=("self",)).order_by("pk"))
    free = set(selectors.undecreed(body, on=on).values_list("pk", flat=True))
    taken = [test.title for test in wanted if test.pk not in free]
    if taken:
        raise _decree.NothingChosen(f"Sudah ada dalam keputusan lain, atau tidak berlaku lagi: {'; '.join(taken)}.")
    decree = ExemptListDecree(body=body, issued_at=at, issued_by=by)
    decree.letter = _decree.issue(decree, wanted, by=by, at=at)
    decree.save()
    ExemptListEntry.objects.bulk_create(
        ExemptListEntry(decree=decree, test=test, order=order) for order, test in enumerate(wanted, start=1)
    )
    messages.decree_issued(decree, at=at, by=by)
    return decree
