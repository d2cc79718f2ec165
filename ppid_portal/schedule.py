"""Every periodic job, in one place. Each is a question, so it may run late, twice or after a crash."""

from notifications import queue

# Path of a function that takes only `at`, and how often it is asked, in minutes.
JOBS = {
    "notifications.jobs.retry_messages": 1,
    "requests_flow.jobs.record_receipts": 1,
    "requests_flow.jobs.render_missing_letters": 5,
    "requests_flow.jobs.recount_deadlines": 15,
    "requests_flow.jobs.remind_officers": 60,
    "requests_flow.jobs.report_overdue": 60,
    "requests_flow.objections.jobs.record_receipts": 1,
    "requests_flow.objections.jobs.recount_deadlines": 15,
    "requests_flow.objections.jobs.remind_superiors": 60,
    "requests_flow.objections.jobs.record_silences": 60,
    "requests_flow.exemptions.jobs.ask_for_reviews": 60,
    "requests_flow.privacy.jobs.remind_of_data_requests": 30,
    "requests_flow.privacy.jobs.remind_of_incidents": 30,
    "requests_flow.privacy.jobs.purge_due": 24 * 60,
    "requests_flow.jobs.forget_drafts": 24 * 60,
    "requests_flow.jobs.close_what_is_over": 24 * 60,
    "requests_flow.jobs.purge_due": 24 * 60,
    "documents.jobs.sweep_files": 24 * 60,
    "notifications.jobs.forget_finished_jobs": 24 * 60,
}


def install() -> None:
    """Make the table of schedules match JOBS; safe to call at every start."""
    queue.set_schedule(JOBS)
