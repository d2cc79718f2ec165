"""Every mail about personal data, whole and readable, as the real actions make it."""

import pytest
from django.conf import settings

from documents.models import Letter
from requests_flow.models import AffectedPerson
from requests_flow.privacy import jobs
from requests_flow.privacy.actions.assess import assess
from requests_flow.privacy.actions.notify_persons import notify_persons
from tests.requests_flow import cases, readable
from tests.requests_flow.privacy import world
from tests.requests_flow.test_messages import KEY, mails_of, readable_mails

AT, HOUR = world.AT, world.HOUR
FOLDER = settings.BASE_DIR / "templates" / "messages"
EVENTS = sorted(path.name for each in ("data_request_*", "incident_*") for path in FOLDER.glob(each))


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


@pytest.fixture
def walked(cast) -> None:
    """Walk through everything that makes a mail."""
    world.walk_to("answered", cast)
    world.walk_to("withdrawn", cast)
    world.owing_erasure(cast, done=True)
    world.at_the_desk(cast, subject={"name": "Tamu Contoh", "address": "Dukuh Tamu", "email": "tamu@warga.example"})
    jobs.remind_of_data_requests(at=AT + 50 * HOUR)
    jobs.remind_of_data_requests(at=AT + 75 * HOUR)
    case = world.incident(cast)
    told = world.ASSESSED | {"cause": f"Nomor {cases.NIK} ikut terbaca."}
    assess(case=case, **told, by=cast.ppid, at=AT + HOUR)
    world.add_people(case, cast, AT + HOUR)
    jobs.remind_of_incidents(at=AT + 50 * HOUR)
    notify_persons(case=case, by=cast.ppid, at=AT + 51 * HOUR)
    jobs.remind_of_incidents(at=AT + 75 * HOUR)


def test_the_mails_are_those_that_were_read(walked, snapshot):
    code = Letter.objects.get(pk=AffectedPerson.objects.exclude(request=None).get().letter_id).verify_code
    texts = {event: readable_mails(event, kode=code) for event in EVENTS}
    assert [event for event in EVENTS if not texts[event]] == [], "no action sends these, so nobody has read them"
    for event in EVENTS:
        assert texts[event] == snapshot(name=event)


def test_no_mail_about_personal_data_holds_a_key_a_nik_or_the_wish(walked):
    for event in EVENTS:
        text = mails_of(event)
        assert not KEY.search(text)
        assert cases.NIK not in text
        assert world.WISH not in text
