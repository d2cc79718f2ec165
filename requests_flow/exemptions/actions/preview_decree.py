"""preview_decree: the decree as it would be; nothing is stored and no number is taken."""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from documents import issuing
from registry.models import PublicBody
from requests_flow import clocks
from requests_flow.exemptions import policies
from requests_flow.exemptions.actions import _decree
from requests_flow.models import ConsequenceTest


def preview_decree(*, body: PublicBody, tests: Sequence[ConsequenceTest], by: User, at: datetime) -> bytes:
    """Return the decree as a PDF draft. Raises Denied, or NothingChosen with a sentence."""
    policies.issue_decree(by, body, on=clocks.local_day(body, at))
    return issuing.preview(at=at, **_decree.layout_of(body, _decree.chosen(body, tests), at=at))
