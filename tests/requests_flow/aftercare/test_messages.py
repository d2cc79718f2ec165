"""Every mail about payment and hand-over, whole and readable, as the real actions make it."""

import pytest
from django.conf import settings

from requests_flow.aftercare.actions.cancel_payment import cancel_payment
from tests.requests_flow import readable
from tests.requests_flow.aftercare import world
from tests.requests_flow.aftercare.world import AT, DAY
from tests.requests_flow.test_messages import readable_mails

FOLDER = settings.BASE_DIR / "templates" / "messages"
EVENTS = sorted(path.name for path in FOLDER.glob("after_*"))


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


def test_the_mails_are_those_that_were_read(cast, snapshot):
    part = world.answered(cast)
    world.pay(cast, part, 20_000)
    case = world.answered(cast)
    wrong = world.pay(cast, case)
    cancel_payment(case=case, payment=wrong, reason="Salah catat.", by=cast.ppid, at=AT + 3 * DAY)
    world.pay(cast, case)
    world.hand(cast, case)
    texts = {event: readable_mails(event) for event in EVENTS}
    assert [event for event in EVENTS if not texts[event]] == [], "no action sends these, so nobody has read them"
    for event in EVENTS:
        assert texts[event] == snapshot(name=event)
