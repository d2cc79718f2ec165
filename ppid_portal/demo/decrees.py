"""The decree of the demo that establishes the exempt list of its first village; one exemption is left for a visitor."""

from datetime import datetime

from accounts.models import User
from ppid_portal.demo import papers
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.exemptions import selectors
from requests_flow.exemptions.actions.issue_decree import issue_decree
from requests_flow.exemptions.actions.sign_decree import sign_decree


def sign(body: PublicBody, ppid: User, at: datetime) -> None:
    """List all exemptions of `body` but the last, and hand in the paper that the head signed."""
    tests = list(selectors.undecreed(body, on=clocks.local_day(body, at)))
    decree = issue_decree(body=body, tests=tests[:-1], by=ppid, at=at)
    sign_decree(decree=decree, scan=papers.scan_of(decree.letter), by=ppid, at=at)
