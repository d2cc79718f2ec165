"""Jobs are questions: asked late, twice or after a crash, they tell nobody twice and forget nobody."""

import inspect
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.module_loading import import_string
from django_q.models import OrmQ, Schedule

from documents import files
from documents.models import Letter, StoredFile
from notifications import delivery, queue
from notifications.models import Message
from ppid_portal import schedule
from registry.actions.configure_regency import configure_regency
from registry.actions.set_day import set_day
from requests_flow import jobs, messages
from requests_flow.actions.extend import extend
from requests_flow.actions.note_opening import note_opening
from requests_flow.actions.sign import sign
from requests_flow.enums import ExtensionReason, ProofChannel, RequestStatus
from requests_flow.models import Attachment, RequestDraft
from tests.registry import world
from tests.requests_flow import cases

S = RequestStatus
DAY = timedelta(days=1)
# Filed on Monday, 11 May 2026. Off: 14 and 15 May, 27 and 28 May, 31 May and 1 June. The tenth working day is 29 May.
DUE = date(2026, 5, 29)
PLAN = {date(2026, 5, 20): 5, date(2026, 5, 22): 3, date(2026, 5, 26): 1, DUE: 0}


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, 0, tzinfo=world.JAKARTA)


def told(event: str) -> list[Message]:
    return list(Message.objects.filter(event=event).order_by("queued_at", "to_user__full_name"))


def names_told(event: str) -> list[str]:
    return [message.to_user.full_name for message in told(event)]


def days_of(event: str) -> Counter[date]:
    return Counter(message.queued_at.astimezone(world.JAKARTA).date() for message in told(event))


def ask_every_day(job, first: date, last: date) -> None:
    for step in range((last - first).days + 1):
        job(at=morning(first + step * DAY))


# --- reminders --------------------------------------------------------------------------------------------------------
def test_the_desk_is_reminded_five_three_and_one_working_day_before_and_on_the_day(cast):
    cases.walk_to(S.IN_PROGRESS, cast)
    ask_every_day(jobs.remind_officers, date(2026, 5, 11), date(2026, 6, 5))
    assert days_of("reminder") == dict.fromkeys(PLAN, 3)
    assert names_told("reminder")[:3] == ["Bagus Misal", "Ratih Misal", "Slamet Contoh"]
    words = {message.queued_at.astimezone(world.JAKARTA).date(): message.subject for message in told("reminder")}
    assert words[date(2026, 5, 20)].startswith("5 hari kerja lagi")
    assert words[date(2026, 5, 26)].startswith("1 hari kerja lagi"), "27 and 28 May are no working days"
    assert words[DUE].startswith("Hari ini batas jawaban")


def test_asking_twice_reminds_nobody_twice(cast):
    cases.walk_to(S.IN_PROGRESS, cast)
    for hour in range(6):
        jobs.remind_officers(at=morning(date(2026, 5, 20)) + timedelta(hours=hour))
    assert len(told("reminder")) == 3


def test_a_late_run_sends_the_nearest_reminder_only_and_counts_from_today(cast):
    cases.walk_to(S.IN_PROGRESS, cast)
    jobs.remind_officers(at=morning(date(2026, 5, 25)))
    assert days_of("reminder") == {date(2026, 5, 25): 3}
    assert told("reminder")[0].subject.startswith("2 hari kerja lagi"), "the one of the 22nd, as of the 25th"
    jobs.remind_officers(at=morning(date(2026, 5, 26)))
    assert days_of("reminder") == {date(2026, 5, 25): 3, date(2026, 5, 26): 3}


def test_after_a_crash_in_the_middle_the_rest_is_reminded(cast):
    first, second = cases.walk_to(S.IN_PROGRESS, cast), cases.walk_to(S.IN_PROGRESS, cast)
    at = morning(date(2026, 5, 22))
    messages.reminded(first, at=at, offset=3, days_left=3)  # so far came the run that was cut off
    assert len(told("reminder")) == 3
    jobs.remind_officers(at=at + timedelta(minutes=5))
    assert Counter(message.about for message in told("reminder")) == {first.about: 3, second.about: 3}


def test_a_term_that_is_shorter_than_the_plan_skips_what_lies_before_it(cast):
    configure_regency(
        regency=world.klaten(), changes={"term_overrides": {"answer": 2}}, reason="SK", by=None, at=cases.AT - DAY
    )
    case = cases.walk_to(S.IN_PROGRESS, cast)
    assert case.current_round.deadline_on == date(2026, 5, 13)
    ask_every_day(jobs.remind_officers, date(2026, 5, 11), date(2026, 5, 13))
    assert days_of("reminder") == {date(2026, 5, 12): 3, date(2026, 5, 13): 3}


def test_a_holiday_that_is_decreed_later_moves_the_reminders_and_repeats_none(cast):
    cases.walk_to(S.IN_PROGRESS, cast)
    ask_every_day(jobs.remind_officers, date(2026, 5, 11), date(2026, 5, 22))
    set_day(
        regency=world.klaten(), date=date(2026, 5, 26), kind="local", name="Libur", reason="SK", by=cast.admin,
        at=morning(date(2026, 5, 23)),
    )  # fmt: skip
    ask_every_day(jobs.remind_officers, date(2026, 5, 23), DUE)
    assert days_of("reminder") == dict.fromkeys((date(2026, 5, 20), date(2026, 5, 22), date(2026, 5, 25), DUE), 3)


def test_after_a_signed_extension_the_new_deadline_is_reminded_of(cast):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    facts = {"reason": ExtensionReason.NOT_HELD, "explanation": "Dikumpulkan."}
    extend(case=case, by=cast.ppid, at=cases.AT + 2 * DAY, **facts)
    letter = cases.fresh(case).current_round.extension_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast.ppid, at=cases.AT + 2 * DAY)
    assert cases.fresh(case).current_round.deadline_on == date(2026, 6, 10)
    ask_every_day(jobs.remind_officers, date(2026, 5, 14), date(2026, 6, 10))
    assert set(days_of("reminder")) == {date(2026, 6, 3), date(2026, 6, 5), date(2026, 6, 9), date(2026, 6, 10)}


@pytest.mark.parametrize("status", [S.RECEIVED, S.INCOMPLETE, S.AWAITING_SIGNATURE])
def test_every_open_request_is_reminded_of(cast, status):
    cases.walk_to(status, cast)
    assert jobs.remind_officers(at=morning(DUE)) == 1
    assert len(told("reminder")) == 3


@pytest.mark.parametrize("status", [S.ANSWERED, S.CLOSED, S.WITHDRAWN, S.LAPSED])
def test_nobody_is_reminded_of_what_has_ended(cast, status):
    cases.walk_to(status, cast)
    ask_every_day(jobs.remind_officers, date(2026, 5, 18), DUE)
    assert told("reminder") == []


def test_where_nobody_is_in_office_those_of_the_regency_who_can_act_are_reminded(cast):
    cases.file_case(world.government("33.10.10.2005"))
    jobs.remind_officers(at=morning(DUE))
    assert names_told("reminder") == ["Budi Admin"], "a monitor may only look"


# --- late -------------------------------------------------------------------------------------------------------------
def test_d04_the_regency_is_told_once_when_the_day_of_the_deadline_is_over_in_the_village(cast):
    cases.walk_to(S.IN_PROGRESS, cast)
    last_moment = datetime(2026, 5, 29, 16, 59, tzinfo=UTC)
    assert jobs.report_overdue(at=last_moment) == 0, "it is 23.59 in Klaten"
    assert jobs.report_overdue(at=last_moment + timedelta(minutes=1)) == 1
    for days in range(1, 9):
        jobs.report_overdue(at=last_moment + days * DAY)
    assert names_told("overdue") == ["Budi Admin", "Tuti Pemantau"]


def test_the_late_notice_says_nothing_of_what_was_asked(cast):
    case = cases.walk_to(S.IN_PROGRESS, cast)
    jobs.report_overdue(at=morning(DUE + DAY))
    message = told("overdue")[0]
    assert case.number in message.body
    for private in (case.subject, cases.APPLICANT["name"]):
        assert private not in message.body + message.subject


@pytest.mark.parametrize("status", [S.ANSWERED, S.CLOSED, S.WITHDRAWN, S.LAPSED])
def test_what_has_ended_is_not_late(cast, status):
    cases.walk_to(status, cast)
    assert jobs.report_overdue(at=morning(DUE + 30 * DAY)) == 0


# --- proof of receipt -------------------------------------------------------------------------------------------------
def accept_mail(at: datetime) -> None:
    """Let the mail server take the message that the request is answered."""
    delivery.deliver(Message.objects.get(event="answered").pk, at=at)


@pytest.mark.parametrize(
    ("mail", "opening", "channel"),
    [
        (10, 60, ProofChannel.MAIL_ACCEPTED),
        (60, 10, ProofChannel.OPENED_WITH_KEY),
        (10, None, ProofChannel.MAIL_ACCEPTED),
        (None, 10, ProofChannel.OPENED_WITH_KEY),
    ],
)
def test_the_earlier_of_mail_and_opening_proves_the_receipt(cast, mail, opening, channel):
    case = cases.walk_to(S.ANSWERED, cast)
    answered = case.current_round.answered_at
    if mail is not None:
        accept_mail(answered + timedelta(minutes=mail))
    if opening is not None:
        note_opening(case=case, key_id=None, at=answered + timedelta(minutes=opening))
    # Late by a day, and twice: what counts is when it happened.
    assert [jobs.record_receipts(at=answered + late) for late in (DAY, 2 * DAY)] == [1, 0]
    current = cases.fresh(case).current_round
    assert current.received_by_applicant_at == answered + timedelta(minutes=10)
    assert current.receipt_channel == channel


def test_without_any_proof_nothing_is_recorded(cast):
    case = cases.walk_to(S.ANSWERED, cast)
    assert jobs.record_receipts(at=case.current_round.answered_at + 30 * DAY) == 0
    assert cases.fresh(case).current_round.objection_due_on is None


def test_the_mail_about_another_event_proves_nothing(cast):
    case = cases.walk_to(S.ANSWERED, cast)
    answered = case.current_round.answered_at
    delivery.deliver(Message.objects.get(event="filed").pk, at=answered + DAY)
    assert jobs.record_receipts(at=answered + 2 * DAY) == 0


def test_a_recorded_hand_over_is_not_replaced_by_a_later_mail(cast):
    case = cases.walk_to(S.CLOSED, cast)
    before = case.current_round.received_by_applicant_at
    accept_mail(before + DAY)
    assert jobs.record_receipts(at=before + 2 * DAY) == 0
    assert cases.fresh(case).current_round.receipt_channel == ProofChannel.HANDED_OVER


# --- drafts -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def start_draft(cast, client, fixed_clock):
    """Return a function that types a request through the pages, with a copy of an identity card."""

    def start() -> RequestDraft:
        body = cast.body
        typed = {"item-1": "LPJ 2025", "body": body.pk, "purpose": "Ingin tahu", "obtain": "copy_digital"}
        client.post(reverse("requests:begin", args=[body.region.slug]), typed)
        draft = RequestDraft.objects.latest("started_at")
        card = SimpleUploadedFile("ktp.pdf", cases.scan().read(), "application/pdf")
        step = {name: reverse("requests:step", args=[draft.pk, name]) for name in ("siapa", "cara")}
        client.post(step["siapa"], cases.APPLICANT | {"identity": card})
        client.post(step["cara"], {"delivery": "download"})
        assert draft.files.count() == 1
        return draft

    return start


def test_a_form_that_was_never_sent_is_forgotten_after_a_week_with_its_papers(
    start_draft, at, django_capture_on_commit_callbacks
):
    draft = start_draft()
    paper = draft.files.get()
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.forget_drafts(at=at + 6 * DAY) == 0
    assert files.read(paper)
    with django_capture_on_commit_callbacks(execute=True):
        assert [jobs.forget_drafts(at=at + 8 * DAY) for _ in range(2)] == [1, 0]
    assert not RequestDraft.objects.exists()
    gone = StoredFile.objects.get(pk=paper.pk)
    assert gone.purged_at == at + 8 * DAY
    assert not gone.file.storage.exists(gone.file.name)


def test_the_papers_of_a_form_that_was_sent_stay_with_the_request(
    start_draft, client, at, django_capture_on_commit_callbacks
):
    draft = start_draft()
    client.post(reverse("requests:step", args=[draft.pk, "periksa"]), {"truthful": "on"})
    assert not RequestDraft.objects.exists()
    attachment = Attachment.objects.select_related("file").get()
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.forget_drafts(at=at + 8 * DAY) == 0
    assert files.read(attachment.file)


def test_going_back_after_sending_does_not_destroy_what_was_sent(start_draft, client):
    draft = start_draft()
    client.post(reverse("requests:step", args=[draft.pk, "periksa"]), {"truthful": "on"})
    paper = Attachment.objects.get().file
    client.post(reverse("requests:step", args=[draft.pk, "siapa"]), cases.APPLICANT | {"remove_file": str(paper.pk)})
    paper.refresh_from_db()
    assert not paper.is_purged


# --- letters ----------------------------------------------------------------------------------------------------------
def work_off() -> int:
    """Do what the queue holds, as a worker would; return how many tasks."""
    tasks = [row.task for row in OrmQ.objects.order_by("pk")]
    OrmQ.objects.all().delete()
    for task in tasks:
        import_string(task["func"])(*task["args"], **task["kwargs"])
    return len(tasks)


def test_letters_whose_rendering_was_lost_are_queued_again_until_they_are_there(cast, at):
    cases.walk_to(S.INCOMPLETE, cast)
    OrmQ.objects.all().delete()  # the queue died with its tasks
    assert Letter.objects.filter(pdf=None).count() == 2
    assert jobs.render_missing_letters(at=at) == 2
    assert jobs.render_missing_letters(at=at) == 2, "asked again before a worker came"
    assert work_off() == 4
    assert not Letter.objects.filter(pdf=None).exists()
    assert StoredFile.objects.filter(kind="letter_pdf").count() == 2, "rendered once each"
    assert jobs.render_missing_letters(at=at) == 0
    assert not OrmQ.objects.exists()


# --- the schedule -----------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_installing_the_schedule_twice_leaves_one_row_a_job_and_its_next_run():
    schedule.install()
    rows = set(Schedule.objects.values_list("name", "func", "args", "minutes", "repeats", "next_run"))
    assert {row[0] for row in rows} == set(schedule.JOBS)
    Schedule.objects.create(name="pekerjaan.lama", func="x.y", schedule_type=Schedule.DAILY)
    schedule.install()
    assert set(Schedule.objects.values_list("name", "func", "args", "minutes", "repeats", "next_run")) == rows


@pytest.mark.parametrize("path", schedule.JOBS)
def test_a_scheduled_job_can_be_imported_and_takes_the_moment_alone(path):
    parameters = inspect.signature(import_string(path)).parameters
    assert [(name, parameter.kind) for name, parameter in parameters.items()] == [
        ("at", inspect.Parameter.KEYWORD_ONLY)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("path", schedule.JOBS)
def test_a_scheduled_job_has_nothing_to_do_in_an_empty_portal(path):
    assert queue.run(path) == "done"
