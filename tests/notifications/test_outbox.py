from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django_q.models import OrmQ

from notifications import delivery, outbox
from notifications.models import Message
from notifications.outbox import MessageRefused
from notifications.rendering import UndefinedVariable

pytestmark = pytest.mark.django_db


@pytest.fixture
def put_template(settings, tmp_path):
    """Return a function that makes the event "other" from two texts."""

    def put(subject="Judul", body="Isi"):
        folder = tmp_path / "messages" / "other"
        folder.mkdir(parents=True)
        (folder / "subject.txt").write_text(subject)
        (folder / "body.txt").write_text(body)
        pages = settings.TEMPLATES[0]
        settings.TEMPLATES = [pages | {"DIRS": [*pages["DIRS"], tmp_path]}]

    return put


class ActionFailed(Exception):
    pass


def test_a_message_is_a_row_and_a_task_with_nothing_but_its_id(write):
    message = write(secret="ABCD-EFGH")

    task = OrmQ.objects.get().task
    assert task["func"] == "notifications.queue.run"
    assert task["args"] == ("notifications.delivery.deliver", str(message.pk))
    assert task["kwargs"] == {}


def test_an_action_that_rolls_back_leaves_neither_message_nor_task(write):
    @transaction.atomic
    def action() -> None:
        write()
        raise ActionFailed

    with pytest.raises(ActionFailed):
        action()

    assert not Message.objects.exists()
    assert not OrmQ.objects.exists()


def test_the_text_of_the_example_reads_like_this(write, settings):
    settings.SITE_URL, settings.IS_EXAMPLE = "https://ppid.example", True

    message = write(secret="ABCD-EFGH")

    assert message.subject == "Contoh untuk Budi Contoh"
    assert message.body == (
        "Yth. Budi Contoh,\n\nKunci Anda: [[rahasia]]\n\nPermohonan Anda sudah kami terima.\n\n--\n"
        "Surel ini dikirim otomatis oleh portal informasi publik desa:\nhttps://ppid.example\n\n"
        "Ini contoh. Orang, permohonan, dan angka di dalamnya bukan kejadian nyata.\n"
    )


def test_a_real_mail_does_not_call_itself_an_example(write, settings):
    settings.IS_EXAMPLE = False

    assert "contoh. Orang" not in write().body


def test_text_is_not_escaped_like_html(write):
    assert "Yth. Siti & Co <'Aisyah'>," in write(context={"name": "Siti & Co <'Aisyah'>", "key_follows": False}).body


def test_the_same_key_again_writes_nothing_new(write, at):
    first = write()
    again = write(at=at + timedelta(days=1), to_email="lain@surat.example", context={})

    assert again == first
    assert Message.objects.count() == OrmQ.objects.count() == 1


@pytest.mark.parametrize("nobody", [None, ""])
def test_without_an_address_nothing_is_written(write, nobody):
    assert write(to_email=nobody) is None
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "address", ["budi", "budi@", "budi@x.example\nBcc: semua@x.example", "budi@x.example, b@x.example"]
)
def test_an_impossible_address_becomes_a_failed_message_and_no_task(write, address):
    message = write(to_email=address, secret="ABCD-EFGH")

    assert message.failure == "Alamat surel ini tidak dapat dipakai. Periksa tulisannya."
    assert message.secret is None
    assert not OrmQ.objects.exists()


@pytest.mark.parametrize(
    "number", ["3310051234567803", "NIK3310051234567803", "3310 0512 3456 7803", "331005.123456.7803"]
)
def test_a_message_with_a_personal_number_is_refused(write, number):
    with pytest.raises(MessageRefused, match="NIK tidak boleh"):
        write(context={"name": f"Budi {number}", "key_follows": False})

    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "number", ["33100512345678031", "081234567890", "2026-05-21 09.20", "0f3a1234-1234-1234-1234-123456789012"]
)
def test_other_numbers_are_not_taken_for_a_personal_number(write, number):
    assert number in write(context={"name": number, "key_follows": False}).body


def test_a_subject_is_one_line_whatever_it_is_made_of(write):
    message = write(context={"name": "Budi\r\nBcc: semua@surat.example\n", "key_follows": False})

    assert message.subject == "Contoh untuk Budi Bcc: semua@surat.example"


def test_a_long_subject_is_cut_where_the_column_ends(write):
    subject = write(context={"name": "x" * 300, "key_follows": False}).subject

    assert len(subject) == 200
    assert subject.endswith("x…")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("{{ nama }}", "nama"),
        ("{% if nama %}ya{% endif %}", "nama"),
        ("{{ nama|default:'Bapak' }}", "nama"),
        ("{% for satu in daftar %}{{ satu }}{% endfor %}", "daftar"),
        ("{{ person.nama }}", "person.nama"),
    ],
)
def test_a_text_that_asks_for_an_unknown_thing_fails(write, put_template, body, name):
    put_template(body=body)

    with pytest.raises(UndefinedVariable, match=name):
        write(event="other", context={"person": {"name": "Budi"}})


def test_the_tags_of_the_pages_work_in_a_text(write, put_template):
    put_template(body="{% for satu in daftar %}{{ forloop.counter }}. {{ satu }}\n{% empty %}kosong{% endfor %}")

    assert write(event="other", context={"daftar": ["LPJ", "APBDes"]}).body == "1. LPJ\n2. APBDes\n"


def test_an_event_is_a_name_and_no_path(write):
    with pytest.raises(ValueError, match="not the name of an event"):
        write(event="../letters")


def test_a_secret_without_its_place_or_a_place_without_its_secret_is_refused(write):
    with pytest.raises(MessageRefused, match="tidak cocok"):
        write(secret="ABCD", context={"name": "Budi", "key_follows": False})
    with pytest.raises(MessageRefused, match="tidak cocok"):
        write(context={"name": "Budi", "key_follows": True})


def test_a_secret_never_stands_in_a_subject(write, put_template):
    put_template(subject="Kunci [[rahasia]]", body="Kunci [[rahasia]]")

    with pytest.raises(MessageRefused, match="judul"):
        write(event="other", context={}, secret="ABCD")


def test_address_and_secret_lie_encrypted_in_the_database(write):
    write(secret="ABCD-EFGH")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notifications_message")
        row = str(cursor.fetchone())
    assert "ABCD-EFGH" not in row
    assert "budi.santoso" not in row
    assert "b•••@surat.example" in row


def test_a_key_too_long_for_its_column_is_noticed_on_every_database(write):
    with pytest.raises(ValidationError):
        write(dedupe_key="x" * 201)


def test_the_database_refuses_a_message_that_is_both_delivered_and_failed(write, at):
    message = write()

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(delivered_at=at, failed_at=at, failure="x")


def test_the_database_refuses_a_secret_that_outlives_its_delivery(write, at):
    message = write(secret="ABCD-EFGH")

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(delivered_at=at)


@pytest.fixture
def refused(write, mail_server, at):
    """A message that the server of the recipient has refused."""
    mail_server.rcpt = "550 no such user"
    message = write()
    delivery.deliver(message.pk, at=at)
    mail_server.rcpt = "250 ok"
    return Message.objects.get()


def test_a_failed_message_is_sent_again_to_a_corrected_address(refused, mail_server, at):
    outbox.send_again(message=refused, by=None, at=at + timedelta(hours=1), to_email="budi@benar.example")
    delivery.deliver(refused.pk, at=at + timedelta(hours=1))

    assert [mail["To"] for mail in mail_server.mails] == ["budi@benar.example"]
    message = Message.objects.get()
    assert message.delivered_at == at + timedelta(hours=1)
    assert message.to_masked == "b•••@benar.example"
    assert [row.outcome for row in message.deliveries.all()] == ["refused", "accepted"]


def test_sending_again_queues_a_task(refused, at):
    OrmQ.objects.all().delete()
    outbox.send_again(message=refused, by=None, at=at)

    assert OrmQ.objects.get().task["args"] == ("notifications.delivery.deliver", str(refused.pk))


def test_a_message_that_did_not_fail_is_not_sent_again(write, at):
    with pytest.raises(MessageRefused, match="tidak gagal"):
        outbox.send_again(message=write(), by=None, at=at)


def test_a_message_whose_secret_is_gone_is_not_sent_again(write, at):
    message = write(to_email="budi", secret="ABCD-EFGH")

    with pytest.raises(MessageRefused, match="Buatkan kunci baru"):
        outbox.send_again(message=message, by=None, at=at, to_email="budi@surat.example")


def test_an_impossible_address_is_refused_when_sending_again(refused, at):
    with pytest.raises(MessageRefused, match="Periksa tulisannya"):
        outbox.send_again(message=refused, by=None, at=at, to_email="budi")


def test_purging_erases_the_person_and_keeps_the_evidence(write, at):
    told = write()
    delivery.deliver(told.pk, at=at)
    other = write(about="request:2", dedupe_key="2")

    assert outbox.purge(about="request:1", at=at + timedelta(days=1)) == 1

    told, other = Message.objects.get(pk=told.pk), Message.objects.get(pk=other.pk)
    assert (told.to_address, told.subject, told.body) == (None, "", "")
    assert (told.delivered_at, told.to_masked) == (at, "b•••@surat.example")
    assert other.to_address == "budi.santoso@surat.example"


def test_a_purged_message_that_was_waiting_never_leaves(write, at, mailoutbox):
    message = write(secret="ABCD-EFGH")
    outbox.purge(about="request:1", at=at)

    delivery.deliver(message.pk, at=at + timedelta(days=1))

    assert mailoutbox == []
    with pytest.raises(MessageRefused, match="sudah dihapus"):
        outbox.send_again(message=message, by=None, at=at)
