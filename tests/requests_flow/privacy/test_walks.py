"""Random walks of a personal-data request and of an incident: whatever the order of moves, the invariants hold."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.policies import Denied
from requests_flow.models import Applicant, TrackingKey
from requests_flow.privacy import jobs
from requests_flow.privacy.actions.assess import assess
from requests_flow.privacy.actions.close import close
from requests_flow.privacy.actions.conclude import conclude
from requests_flow.privacy.actions.correct import correct
from requests_flow.privacy.actions.decide_public import decide_public
from requests_flow.privacy.actions.dismiss import dismiss
from requests_flow.privacy.actions.end_public import end_public
from requests_flow.privacy.actions.erase import erase
from requests_flow.privacy.actions.notify_persons import notify_persons
from requests_flow.privacy.actions.recall import recall
from requests_flow.privacy.actions.reply import reply
from requests_flow.privacy.actions.sign import sign
from requests_flow.privacy.actions.take_copy import take_copy
from requests_flow.privacy.actions.take_up import take_up
from requests_flow.privacy.actions.withdraw import withdraw
from requests_flow.privacy.actions.write_to_authority import write_to_authority
from requests_flow.privacy.enums import GIVING, DataRight
from requests_flow.privacy.letter_facts import Ruling
from requests_flow.privacy.machine import INCIDENT_MOVES, MOVES
from requests_flow.timeline import verify
from tests.requests_flow import cases
from tests.requests_flow.privacy import world

REFUSALS = (Denied, ValueError)
GRANT = Ruling(outcome="granted", measures="Dilakukan.")
STEPS = st.lists(
    st.tuples(st.sampled_from([*MOVES, "refuse", "copy"]), st.integers(0, 40)), max_size=10
)  # fmt: skip
INCIDENT_STEPS = st.lists(
    st.tuples(st.sampled_from([*INCIDENT_MOVES, "hide", "hand_over", "clock"]), st.integers(0, 40)), max_size=14
)  # fmt: skip


def attempt(move, case, cast, at):
    """Make one move by the person it belongs to."""
    here = {"case": case, "at": at}
    calls = {
        "take_up": lambda: take_up(**here, by=cast.clerk),
        "correct": lambda: correct(**here, changes={"name": f"Nama {at:%d%H}"}, by=cast.ppid),
        "reply": lambda: reply(**here, ruling=GRANT, by=cast.ppid),
        "refuse": lambda: reply(**here, ruling=world.REFUSE, by=cast.ppid),
        "recall": lambda: recall(**here, reason="Salah.", by=cast.ppid),
        "sign": lambda: sign(**here, scan=cases.scan(), by=cast.ppid),
        "erase": lambda: erase(**here, by=cast.ppid),
        "close": lambda: close(**here, by=cast.clerk),
        "withdraw": lambda: withdraw(**here, by=world.holder_of(case)),
        "copy": lambda: take_copy(**here, by=world.holder_of(case)),
    }
    return calls[move]()


def check(case):
    """Assert what must hold after every step."""
    case = world.fresh(case)
    assert verify(case) == case.events.count()
    assert verify(case.request) == case.request.events.count()
    assert case.replies.filter(recalled_at=None).count() == (
        case.status in ("awaiting_signature", "answered", "closed")
    )
    assert (case.answered_at is not None) == (case.status in ("answered", "closed"))
    if case.answered_at:
        assert case.standing_reply.letter.counts
    assert case.erased_at is None or case.standing_reply.outcome in GIVING
    assert (case.erased_at is None) == Applicant.objects.filter(request=case.request).exists()
    if case.status == "closed":
        assert not case.owes_erasure
    if case.events.filter(kind="copy_taken").exists():
        assert case.right == DataRight.ACCESS
        assert case.standing_reply.outcome in GIVING


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(right=st.sampled_from(DataRight.values), status=st.sampled_from(["in_progress", "withdrawn"]), steps=STEPS)
def test_random_moves_on_a_request_keep_the_invariants(right, status, steps, cast):
    case = world.file(cast, cases.walk_to(status, cast), right=right)
    at = world.AT
    for move, hours in steps:
        at += timedelta(hours=hours)
        fresh = world.fresh(case)
        # After an erasure nobody holds a key any more.
        with suppress(*REFUSALS, TrackingKey.DoesNotExist):
            attempt(move, fresh, cast, at)
        check(case)


def attempt_incident(move, case, cast, at):
    """Make one move by the PPID or the head."""
    here = {"case": case, "at": at, "by": cast.head}
    calls = {
        "assess": lambda: assess(**here, **world.ASSESSED),
        "add_person": lambda: world.add_people(case, cast, at),
        "notify_persons": lambda: notify_persons(**here),
        "hand_over": lambda: [
            world.hand_over_notice(person=row, way="post", **here) for row in case.persons.filter(notified_at=None)
        ],
        "write_to_authority": lambda: write_to_authority(**here),
        "record_sending": lambda: world.send(case, cast, at),
        "decide_public": lambda: decide_public(**here, text="Pengumuman."),
        "hide": lambda: decide_public(**here, reason="Tidak perlu."),
        "end_public": lambda: end_public(**here),
        "conclude": lambda: conclude(**here, lessons="Lebih teliti."),
        "dismiss": lambda: dismiss(**here, reason="Tidak ada data."),
        "clock": lambda: jobs.remind_of_incidents(at=at),
    }
    return calls[move]()


def check_incident(case):
    """Assert what must hold after every step."""
    case = world.fresh_incident(case)
    assert verify(case) == case.events.count()
    assert case.events.filter(kind="clock_missed").count() <= 1
    assert (case.closed_at is not None) == (case.status in ("closed", "dismissed"))
    if case.status == "closed":
        assert case.everybody_is_told
        assert case.public_decided_at
    if case.status == "dismissed":
        assert case.authority_letter_id is None
        assert not case.persons.exclude(notified_at=None).exists()
    if case.authority_sent_at:
        assert case.authority_letter.counts
    assert case.persons.filter(notified_at__isnull=False, letter=None).count() == 0


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=INCIDENT_STEPS)
def test_random_moves_on_an_incident_keep_the_invariants(steps, cast):
    case = world.incident(cast)
    at = world.AT
    for move, hours in steps:
        at += timedelta(hours=hours)
        with suppress(*REFUSALS):
            attempt_incident(move, world.fresh_incident(case), cast, at)
        check_incident(case)
