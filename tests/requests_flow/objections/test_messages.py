"""Every mail about an objection, whole and readable, as the real actions make it."""

import pytest
from django.conf import settings

from requests_flow.objections import jobs
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.reissue_key import reissue_key
from requests_flow.objections.enums import ObjectionStatus
from tests.requests_flow import readable
from tests.requests_flow.objections import world
from tests.requests_flow.objections.test_jobs import DUE, morning
from tests.requests_flow.test_messages import KEY, mails_of, readable_mails

S, DAY, AT = ObjectionStatus, world.DAY, world.AT
FOLDER = settings.BASE_DIR / "templates" / "messages"
EVENTS = sorted(path.name for path in FOLDER.glob("objection_*"))


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


@pytest.fixture
def walked(cast) -> None:
    """Walk through everything that makes a mail."""
    world.walk_to(S.WITHDRAWN, cast)
    world.walk_to(S.DECIDED, cast)
    alone = world.file(cast, None).case
    reissue_key(case=alone, by=cast.clerk, at=AT + DAY)
    decide(case=alone, ruling=world.ORDER, by=cast.head, at=AT + DAY)
    world.sign_response(alone, cast.head, AT + DAY)
    world.walk_to(S.RECEIVED, cast, at=AT.replace(month=7, day=15))
    world.walk_to(S.RECEIVED, cast)
    jobs.remind_superiors(at=morning(DUE - DAY))
    jobs.remind_superiors(at=morning(DUE))
    jobs.record_silences(at=morning(DUE + DAY))
    acting = world.acting_head_objected_to(cast)
    world.name(acting, cast.clerk, cast)
    answerer = world.acting_head_objected_to(cast, again=True)
    decide(case=answerer, ruling=world.REJECT, by=cast.ppid, at=AT)
    world.sign_response(answerer, cast.ppid, AT)


def test_the_mails_are_those_that_were_read(walked, snapshot):
    texts = {event: readable_mails(event) for event in EVENTS}
    assert [event for event in EVENTS if not texts[event]] == [], "no action sends these, so nobody has read them"
    for event in EVENTS:
        assert texts[event] == snapshot(name=event)


def test_the_key_is_in_the_two_mails_that_bring_it_and_in_no_other(walked):
    with_key = {event for event in EVENTS if KEY.search(mails_of(event))}
    assert with_key == {"objection_registered_with_key", "objection_key_reissued"}
