"""From a filed request to its letter and its mail, through the real worker process, across a power failure."""

from collections import Counter
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from documents import files
from documents.models import Letter, StoredFile
from notifications.models import Delivery, Job, Message
from ppid_portal import schedule
from requests_flow import keys
from requests_flow.actions.file_request import Filed
from requests_flow.models import TrackingKey
from tests.notifications import cluster as cluster_module
from tests.notifications.cluster import Cluster, running_cluster
from tests.registry import world
from tests.requests_flow import cases

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.worker]

# A letter is drawn within this on a busy machine; a task whose worker died is handed out again after RETRY.
TIMEOUT, RETRY = 15, 18
RENDER = "documents.issuing.ensure_pdf"


@pytest.fixture
def filed(db) -> list[Filed]:
    """Two requests, filed at the same moment: two letters to draw, and mails to both applicants and to the desk."""
    cast = cases.make_cast()
    people = (("Fulanah Contoh", "fulanah@warga.example"), ("Fulan Misal", "fulan@warga.example"))
    return [
        cases.file_case(cast.body, applicant=cases.APPLICANT | {"name": name, "email": email}) for name, email in people
    ]


def worker_at(moment: datetime, mails: Path) -> dict[str, str]:
    """Return the settings of a worker that lives at `moment` and delivers into a folder."""
    offset = moment - timezone.now()  # noqa: TID251 - sets the clock of another process
    return {"PPID_CLOCK_OFFSET_SECONDS": str(offset.total_seconds()), "EMAIL_URL": f"filemail:///{mails}"}


def mails_in(folder: Path) -> list[EmailMessage]:
    # Django names a file by the second, so two mails of one second may share it; a line of 79 hyphens ends each.
    texts = [text for path in sorted(folder.glob("*")) for text in path.read_bytes().split(b"-" * 79)]
    return [message_from_bytes(text.lstrip(), policy=policy.default) for text in texts if text.strip()]


def is_rendering() -> bool:
    return Job.objects.filter(path=RENDER, started_at__isnull=False, finished_at=None).exists()


def is_all_done() -> bool:
    waiting = Message.objects.filter(delivered_at=None).exists() or Letter.objects.filter(pdf=None).exists()
    return not waiting and not OrmQ.objects.exists()


def check_that_nothing_is_lost_or_doubled(filed: list[Filed], mails: Path, clusters: list[Cluster]) -> None:
    letters = Letter.objects.select_related("pdf")
    assert letters.count() == len(filed)
    assert StoredFile.objects.filter(kind="letter_pdf").count() == len(filed), "each letter was kept once"
    assert all(files.read(letter.pdf).startswith(b"%PDF") for letter in letters)
    arrived = mails_in(mails)
    assert Counter(mail["Message-ID"].split("@")[0].strip("<") for mail in arrived) == Counter(
        str(pk) for pk in Message.objects.values_list("pk", flat=True)
    )
    accepted = Delivery.objects.filter(outcome="accepted").values_list("message_id", flat=True)
    assert sorted(accepted) == sorted(Message.objects.values_list("pk", flat=True))
    assert not Message.objects.filter(secret__isnull=False).exists(), "the keys are gone from the outbox"
    for one in filed:
        [mail] = [mail for mail in arrived if one.key in mail.get_content()]
        assert mail["To"] == one.case.applicant.email
        assert TrackingKey.objects.get(request=one.case).key_hash == keys.key_hash(one.key)
    for log in (cluster.log() for cluster in clusters):
        for private in ("Fulanah", "fulanah@", "fulan@", cases.NIK, *(one.key for one in filed)):
            assert private not in log


def test_a_power_failure_while_a_letter_is_drawn_loses_nothing_and_tells_nobody_twice(filed, tmp_path):
    mails = tmp_path / "mails"
    environment = worker_at(cases.AT, mails)
    with running_cluster(tmp_path, timeout=TIMEOUT, retry=RETRY, **environment) as first:
        first.wait_until(is_rendering, "the worker draws the first letter")
        first.kill()
    assert Letter.objects.filter(pdf=None).count() == len(filed), "the failure came before the first letter was kept"
    assert OrmQ.objects.exists()

    with running_cluster(tmp_path, timeout=TIMEOUT, retry=RETRY, **environment) as second:
        second.wait_until(is_all_done, "letters drawn, mails delivered, queue empty")
    check_that_nothing_is_lost_or_doubled(filed, mails, [first, second])
    assert Job.objects.filter(path=RENDER).count() == len(filed)
    assert not Job.objects.exclude(attempts=0, stopped_at=None).exists()


def test_a_queue_that_lost_its_tasks_is_filled_again_by_the_schedule(filed, tmp_path, monkeypatch):
    # django-q2 looks at its schedule every thirty seconds.
    monkeypatch.setattr(cluster_module, "PATIENCE", 120)
    OrmQ.objects.all().delete()
    schedule.install()
    mails = tmp_path / "mails"
    later = worker_at(cases.AT + timedelta(minutes=20), mails)
    with running_cluster(tmp_path, timeout=TIMEOUT, retry=RETRY, **later) as cluster:
        cluster.wait_until(is_all_done, "letters drawn and mails delivered although no task was left")
    check_that_nothing_is_lost_or_doubled(filed, mails, [cluster])


def test_a_request_that_is_rolled_back_leaves_no_task_and_no_mail(filed, tmp_path):
    before = (OrmQ.objects.count(), Message.objects.count(), Letter.objects.count())
    with pytest.raises(ValueError, match="sedikitnya satu"):
        cases.file_case(world.sengon(), items=())
    with pytest.raises(Exception, match="purpose"):
        cases.file_case(world.sengon(), purpose="")
    assert (OrmQ.objects.count(), Message.objects.count(), Letter.objects.count()) == before
