"""The calendar proof of a bundle: every deadline that ran, each day of it counted or skipped with its reason."""

import tracemalloc
from datetime import timedelta

from documents import files
from documents.enums import FileKind
from requests_flow.actions.complete import complete
from requests_flow.actions.sign import sign
from requests_flow.disputes import evidence
from requests_flow.disputes.bundle import build
from requests_flow.disputes.evidence import Clock
from requests_flow.messages import scope_of
from requests_flow.models import Dispute, ObjectionAttachment
from requests_flow.objections.letter_facts import Ruling
from tests.requests_flow import cases
from tests.requests_flow.disputes import world
from tests.requests_flow.objections import world as objections

DAY = timedelta(days=1)
NOW = "dihitung dengan kalender saat berkas dibuat"


def clocks_of(case: Dispute) -> dict[str, Clock]:
    return {clock.name.partition(f", {NOW}")[0]: clock for clock in evidence.clock_proofs(case)}


def counted(clock: Clock) -> int:
    """Return how many days count, after checking that the last of them is the deadline."""
    assert clock.days[-1]["on"] == clock.due_on.isoformat(), clock.name
    return sum(row["counted"] for row in clock.days)


def test_the_term_to_complete_is_counted_from_the_signed_notice(cast):
    case = cases.walk_to("incomplete", cast)
    notice = cases.fresh(case).current_round.completion_letter
    sign(case=case, letter=notice, scan=cases.scan(), by=cast.ppid, at=cases.AT + 7 * DAY)
    complete(case=case, explanation="Lengkap.", papers=(), by=cases.holder_of(case), at=cases.AT + 8 * DAY)
    objection = objections.walk_to("closed", cast, request=cases.fresh(case), ruling=objections.REJECT)
    found = clocks_of(world.file(cast, objection))
    clock = found["Kelengkapan dari pemohon, putaran 1"]
    assert (clock.days[0]["on"], clock.due_on.isoformat()) == ("2026-05-18", "2026-05-21")
    assert counted(clock) == 3
    assert "(" not in clock.name, "today's calendar gives the same day"


def test_the_term_to_object_is_counted_over_thirty_working_days(cast):
    request = objections.answered(cast)
    objection = objections.walk_to("closed", cast, request=request, ruling=objections.REJECT)
    found = clocks_of(world.file(cast, objection))
    for name in ("Keberatan paling lambat", "Keberatan atas jawaban putaran 1 paling lambat"):
        assert counted(found[name]) == 30
        assert found[name].basis == "Pasal 36 ayat (1) UU KIP"
    assert counted(found["Tanggapan keberatan"]) == 30
    assert counted(found["Sengketa paling lambat"]) == 14


def test_an_order_of_the_superior_is_a_round_with_its_own_term_and_ground(cast):
    case = world.file(cast, objections.walk_to("closed", cast, ruling=objections.ORDER))
    clock = clocks_of(case)["Jawaban permohonan, putaran 2"]
    assert counted(clock) == 5
    assert "perintah Atasan PPID" in clock.basis


def test_an_order_without_a_request_is_counted_too(cast):
    objection = objections.file(cast, None).case
    order = Ruling(outcome="accepted", reasons="Wajib diumumkan.", order="Mengumumkan APBDes.", order_days=3)
    objections.decide(case=objection, ruling=order, by=cast.head, at=objections.AT + DAY)
    objections.sign_response(objection, cast.head, objections.AT + DAY)
    objections.hand_over(objection, cast.clerk, objections.AT + 2 * DAY)
    case = world.file(cast, objections.fresh(objection))
    clock = clocks_of(case)["Pelaksanaan perintah Atasan PPID"]
    assert clock.days[0]["on"] == "2026-06-09"
    assert counted(clock) == 3


def test_what_a_dispute_orders_is_a_round_that_names_the_dispute(cast):
    case = world.walk_to("execution", cast)
    clock = clocks_of(case)["Jawaban permohonan, putaran 2"]
    assert counted(clock) == 5
    assert "sengketa" in clock.basis


def test_every_day_of_every_clock_says_why(cast):
    case = world.walk_to("cassation", cast)
    for clock in evidence.clock_proofs(case):
        rows = list(evidence.day_rows(clock))
        assert rows, clock.name
        assert all(why for _, _, _, why in rows), clock.name
        assert clock.basis, clock.name


def test_a_bundle_of_many_files_holds_one_at_a_time(cast):
    case = world.file(cast)
    size = 2_000_000
    for number in range(10):
        kept = files.keep(
            data=bytes(size), kind=FileKind.DISPUTE_PAPER, scope=scope_of(cast.body), name=f"berkas-{number}.pdf",
            media_type="application/pdf", by=None, at=world.AT,
        )  # fmt: skip
        ObjectionAttachment.objects.create(objection=case.objection, file=kept, added_at=world.AT)
    build(case, for_citizen=False, made_by="Uji", at=world.AT).file.close()
    tracemalloc.start()
    with build(case, for_citizen=False, made_by="Uji", at=world.AT).file as made:
        peak = tracemalloc.get_traced_memory()[1]
        assert made.seek(0, 2) > 10 * size
    tracemalloc.stop()
    assert peak < 6 * size, f"{peak / 1e6:.0f} MB for {10 * size / 1e6:.0f} MB of files"
