"""Every paper and every mail about one, read back whole: a reviewer sees in the diff what people will hold."""

import re

import pytest
from django.conf import settings
from django.core import mail

from documents import files, issuing
from notifications import delivery
from notifications.models import Message
from registry.actions.issue_decree import issue_decree
from registry.actions.sign_document import sign_document
from registry.models import Appointment
from tests.documents import reading
from tests.registry import world
from tests.registry.service_documents import papers
from tests.registry.service_documents.letters import LETTERS
from tests.requests_flow import readable
from tests.requests_flow.cases import scan

AT = world.AT
FOLDER = settings.BASE_DIR / "templates" / "messages"
EVENTS = sorted(path.name for path in FOLDER.iterdir() if path.name.startswith("document_"))


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(readable.TextFile)


@pytest.mark.parametrize("make", LETTERS, ids=lambda make: make.__name__)
def test_the_paper_is_the_one_that_was_read(make, cast, snapshot):
    letter = issuing.ensure_pdf(letter_id=make(cast).pk, at=AT)
    assert readable.settled(reading.text(files.read(letter.pdf)), kode=letter.verify_code) == snapshot


def mails_of(event: str) -> str:
    rows = sorted(Message.objects.filter(event=event), key=lambda row: (row.subject, row.body))
    return "\n\n\n".join(mail_of(row) for row in rows)


def mail_of(message: Message) -> str:
    mail.outbox.clear()
    delivery.deliver(message.pk, at=AT)
    [sent] = mail.outbox
    text = f"Dari: {sent.from_email}\nKepada: {', '.join(sent.to)}\nPerihal: {sent.subject}\n\n{sent.body}"
    text = re.sub(r"orang\d+@", "orang@", text)
    return re.sub(r"/penugasan/\d+/", "/penugasan/[nomor]/", readable.settled(text))


def test_the_mails_are_those_that_were_read(cast, snapshot):
    document = papers.issued(cast.body, "charter", cast.ppid, AT)
    sign_document(document=document, scan=scan(), by=cast.head, at=AT)
    issue_decree(appointment=Appointment.objects.get(user=cast.ppid), by=cast.ppid, at=AT)
    assert EVENTS
    for event in EVENTS:
        mails = mails_of(event)
        assert mails, f"no action sends {event}, so nobody has read it"
        assert mails == snapshot(name=event)


def test_whoever_signs_what_they_issued_themselves_is_told_nothing(cast):
    papers.in_force(cast.body, "charter", cast.ppid, AT)
    assert Message.objects.filter(event="document_in_force").count() == 0
    assert Message.objects.filter(event="document_signature_awaited").count() == 1
