"""Every mail about a dispute, whole and readable, as the real actions make it."""

import pytest
from django.conf import settings

from tests.requests_flow import readable
from tests.requests_flow.disputes import world
from tests.requests_flow.test_messages import KEY, mails_of, readable_mails

DAY, AT = world.DAY, world.AT
FOLDER = settings.BASE_DIR / "templates" / "messages"
EVENTS = sorted(path.name for path in FOLDER.glob("dispute_*"))


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


@pytest.fixture
def walked(cast) -> None:
    """Walk through everything that makes a mail."""
    world.walk_to("execution", cast)
    world.file(cast, at=AT + 30 * DAY)
    case = world.walk_to("registered", cast)
    world.withdraw(
        case=case, facts=world.facts("withdraw", (AT + 2 * DAY).date()), by=world.holder_of(case), at=AT + 2 * DAY
    )


def test_the_mails_are_those_that_were_read(walked, snapshot):
    texts = {event: readable_mails(event) for event in EVENTS}
    assert [event for event in EVENTS if not texts[event]] == [], "no action sends these, so nobody has read them"
    for event in EVENTS:
        assert texts[event] == snapshot(name=event)


def test_no_mail_brings_a_key(walked):
    assert not [event for event in EVENTS if KEY.search(mails_of(event))]
