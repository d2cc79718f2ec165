"""Periodic work of this app. Each is a question to the database, so it may run late, twice or after a crash."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from notifications import delivery, queue

FINISHED_JOBS_ARE_KEPT = timedelta(days=30)


def retry_messages(*, at: datetime) -> int:
    """Queue a new task for each message that is due for one, and return how many. Meant for every minute."""
    return sum(_requeue(message_id, at=at) for message_id in delivery.due_retries(at=at).values_list("pk", flat=True))


def forget_finished_jobs(*, at: datetime) -> int:
    """Delete the rows of jobs that finished a month ago, and return how many. Meant for once a day."""
    return queue.forget(before=at - FINISHED_JOBS_ARE_KEPT)


@transaction.atomic
def _requeue(message_id: UUID, *, at: datetime) -> int:
    # The question is asked again in the update: of two runs at once, only one queues the task.
    updated = delivery.due_retries(at=at).filter(pk=message_id).update(enqueued_at=at)
    if updated:
        queue.enqueue("notifications.delivery.deliver", message_id)
    return updated
