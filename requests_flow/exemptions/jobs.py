"""What the schedule asks about exemptions. It may run late, twice or after a crash: nobody is told twice."""

from datetime import datetime

from requests_flow import clocks
from requests_flow.exemptions import messages, selectors
from requests_flow.models import ConsequenceTest


def ask_for_reviews(*, at: datetime) -> int:
    """Ask each desk to review the exemptions that end soon, and tell it which have ended; return how many.

    Nothing opens by itself: from the end on an exemption carries no refusal, and the desk decides (PP 61/2010; D18).
    """
    due = selectors.due_for_review(ConsequenceTest.objects.all(), on=at.date())
    for test in due:
        if test.is_expired(clocks.local_day(test.body, at)):
            messages.expired(test, at=at)
        else:
            messages.review_due(test, at=at)
    return len(due)
