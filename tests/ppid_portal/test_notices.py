"""The inbox in the portal: everything that was told to a person, also to one without e-mail."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from notifications import delivery, outbox
from notifications import selectors as notification_selectors
from notifications.models import Message
from ppid_portal.notices import notices_of, unread_count
from registry.actions.end_appointment import end_appointment
from registry.models import PublicBody, Region
from requests_flow.actions.assign import assign
from requests_flow.actions.receive import receive
from requests_flow.disputes.actions._dispute import StepFacts
from requests_flow.disputes.actions.file_dispute import file_dispute
from requests_flow.disputes.actions.register import register
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.objections import world as objections

pytestmark = pytest.mark.django_db
LIST = "/akun/pemberitahuan/"


@pytest.fixture
def cast(db):
    return cases.make_cast()


@pytest.fixture
def ppid(cast, client) -> User:
    client.force_login(cast.ppid)
    return cast.ppid


def mail_of(user: User) -> Message:
    return Message.objects.get(to_user=user, event="new_request")


def test_an_officer_reads_what_was_told_and_opens_the_case(cast, ppid, client):
    case = cases.file_case(cast.body).case
    html = client.get(LIST).content.decode()
    assert "1 belum dibaca." in html
    assert case.number in html
    assert "Surel ini dikirim otomatis" not in html, "the foot of the mail says nothing here"
    answer = client.post(reverse("notices_read", args=[mail_of(ppid).pk]))
    assert answer["Location"] == f"/meja/permohonan/{case.public_id}/"
    assert "Semua sudah dibaca." in client.get(LIST).content.decode()
    assert "Baru" not in client.get(LIST).content.decode()


def test_somebody_without_e_mail_is_told_in_the_portal(cast, ppid, client, mailoutbox):
    User.objects.filter(pk=ppid.pk).update(email=None)
    cases.file_case(cast.body)
    message = mail_of(ppid)
    assert (message.channel, message.to_address, message.delivered_at) == ("portal", None, cases.AT)
    delivery.deliver(message.pk, at=cases.AT)
    assert mailoutbox == []
    html = client.get(LIST).content.decode()
    assert message.subject in html
    assert "Hanya di portal" in html
    assert "belum mempunyai alamat surel" in html


def test_nobody_reads_or_marks_the_messages_of_another(cast, ppid, client):
    cases.file_case(cast.body)
    theirs = mail_of(cast.clerk)
    assert client.post(reverse("notices_read", args=[theirs.pk])).status_code == 404
    client.post(reverse("notices_read_all"))
    assert Message.objects.get(pk=theirs.pk).read_at is None
    assert mail_of(ppid).read_at is not None


def test_what_is_no_duty_of_the_office_may_stay_in_the_portal(cast, ppid, client):
    every = [name for name, _ in client.get(LIST).context["form"].fields["mails"].choices]
    client.post(reverse("notices_mails"), {"mails": [name for name in every if name != "assigned"]})
    assert notification_selectors.muted(ppid) == {"assigned"}
    case = cases.file_case(cast.body).case
    receive(case=case, by=cast.clerk, at=cases.AT)
    assign(case=cases.fresh(case), to=ppid, by=cast.clerk, at=cases.AT)
    assert Message.objects.get(event="assigned").channel == "portal"
    assert mail_of(ppid).channel == "email", "a new request is always mailed"
    assert "assigned" not in client.get(LIST).context["form"].initial["mails"]


def test_a_duty_cannot_be_muted(cast, ppid, client):
    answer = client.post(reverse("notices_mails"), {"mails": ["new_request"]})
    assert answer.status_code == 422
    with pytest.raises(ValueError, match="wajib"):
        outbox.mute(user=ppid, events={"overdue"}, among={"assigned"})
    assert notification_selectors.muted(ppid) == set()


def test_a_citizen_with_an_account_finds_the_messages_and_never_the_key(cast, client):
    citizen = world.person("Fulanah Contoh")
    filed = cases.file_case(cast.body, account=citizen)
    client.force_login(citizen)
    html = client.get(LIST).content.decode()
    assert filed.case.number in html
    assert filed.key not in html
    assert outbox.SECRET_PLACEHOLDER not in html
    assert "(hanya tertulis dalam surel)" in html


def test_the_list_has_pages_and_shows_only_what_is_new(cast, ppid, client):
    for _ in range(25):
        cases.file_case(cast.body)
    first = client.get(LIST)
    assert len(first.context["rows"]) == 20
    assert len(client.get(LIST, {"page": 2}).context["rows"]) == 5
    client.post(reverse("notices_read", args=[first.context["rows"][0]["id"]]))
    assert client.get(LIST, {"baru": ""}).context["page"].paginator.count == 24


def test_a_purge_takes_the_message_out_of_the_inbox(cast, client):
    citizen = world.person("Fulanah Contoh")
    filed = cases.file_case(cast.body, account=citizen)
    outbox.purge(about=filed.case.about, at=cases.AT)
    client.force_login(citizen)
    assert client.get(LIST).context["rows"] == []


# --- own objections and disputes --------------------------------------------------------------------------------------
def test_a_citizen_finds_what_was_told_about_own_objections_and_disputes(cast, client):
    citizen = world.person("Fulanah Contoh")
    case = objections.file(cast, None, account=citizen).case
    objections.decide(case=case, ruling=objections.REJECT, by=cast.head, at=objections.AT)
    objections.sign_response(case, cast.head, objections.AT)
    objections.hand_over(case, cast.clerk, objections.AT)
    day = objections.AT.date()
    dispute = file_dispute(objection=objections.fresh(case), filed_on=day, by=cast.ppid, at=objections.AT)
    register(case=dispute, facts=StepFacts(happened_on=day, number="1/2026"), by=cast.ppid, at=objections.AT)
    client.force_login(citizen)
    told = set(notices_of(citizen, on=day).values_list("event", flat=True))
    assert {"objection_registered_with_key", "objection_decided", "dispute_step"} <= told
    assert case.number in client.get(LIST).content.decode()


def test_who_left_the_office_reads_no_more_of_it_and_the_count_agrees(cast, ppid):
    cases.file_case(cast.body)
    day = cases.AT.date()
    assert unread_count(ppid, on=day) == notices_of(ppid, on=day).count() == 1
    office = ppid.appointments.get()
    end_appointment(appointment=office, ends_on=day, by=None, at=cases.AT)
    after = day.replace(day=day.day + 1)
    assert unread_count(ppid, on=after) == notices_of(ppid, on=after).count() == 0


# --- 402 bodies -------------------------------------------------------------------------------------------------------
@pytest.fixture
def regency_of_402(cast):
    """A regency with 402 bodies; somebody wrote to its admin about three of them."""
    like = world.sengon()
    held = PublicBody.objects.in_regency(world.klaten()).count()
    villages = [
        Region(code=f"33.10.77.{number:04}", name=f"Contoh {number}", kind="desa", level="village",
               parent=like.region.parent, slug=f"contoh-{number}")
        for number in range(402 - held)
    ]  # fmt: skip
    Region.objects.bulk_create(villages)
    PublicBody.objects.bulk_create(
        PublicBody(region=region, kind=like.kind, name=f"Pemerintah Desa {region.name}", unit_name="PPID Desa",
                   short_name=region.name, created_at=cases.AT)
        for region in villages
    )  # fmt: skip
    assert PublicBody.objects.in_regency(world.klaten()).count() == 402
    for body in PublicBody.objects.filter(region__code__startswith="33.10.77.").order_by("pk")[:3]:
        cases.file_case(body)
    return cast.admin


def test_counting_the_unread_costs_an_admin_of_402_bodies_few_queries(regency_of_402):
    day = cases.AT.date()
    expected = notices_of(regency_of_402, on=day).filter(read_at=None).count()
    assert expected == 3
    with CaptureQueriesContext(connection) as asked:
        assert unread_count(regency_of_402, on=day) == expected
    assert len(asked) <= 5
    bodies = [query["sql"] for query in asked if 'FROM "registry_publicbody"' in query["sql"]]
    assert bodies
    assert all('"public_id" IN (' in sql for sql in bodies), "never all 402"


def test_nothing_unread_costs_one_question(cast, django_assert_num_queries):
    admin = User.objects.get(pk=cast.admin.pk)
    outbox.mark_read(user=admin, at=cases.AT)
    with django_assert_num_queries(2):
        assert unread_count(admin, on=cases.AT.date()) == 0
