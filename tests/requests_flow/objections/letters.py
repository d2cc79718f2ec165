"""The letters of an objection as they are really issued, for the tests that read them."""

from datetime import date

from documents.models import Letter
from requests_flow.enums import Channel
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.deliberate import deliberate
from requests_flow.objections.letter_facts import Ruling
from tests.requests_flow.cases import Cast
from tests.requests_flow.objections import world

AT, DAY = world.AT, world.DAY
PARTLY = Ruling(
    outcome="partly_accepted",
    reasons="Penolakan atas nama dan NIK dipertahankan.\nJumlah dan luas tidak menunjuk orang, jadi dapat dibuka.",
    order="Memberikan ringkasan yang memuat jumlah bidang, luas, kelas, dan penggunaan tanah.",
    order_days=5,
)


def objection_receipt(cast: Cast) -> Letter:
    return world.file(cast, world.unanswered(cast), grounds=("c", "e")).case.receipt_letter


def objection_receipt_of_a_late_oral_one(cast: Cast) -> Letter:
    found = date(2026, 4, 1)
    return world.file(cast, None, by=cast.clerk, channel=Channel.WALK_IN, found_on=found).case.receipt_letter


def objection_response_with_an_order(cast: Cast) -> Letter:
    case = world.file(cast, world.answered(cast), grounds=("a", "d")).case
    return decide(case=case, ruling=PARTLY, by=cast.head, at=AT + DAY).letter


def objection_response_rejecting_a_late_one(cast: Cast) -> Letter:
    late = AT.replace(month=7, day=15)
    case = world.file(cast, world.unanswered(cast), at=late).case
    ruling = Ruling(
        outcome="rejected", reasons="Keberatan tidak diperiksa.", lateness="refused",
        lateness_reason="Pemohon tidak menjelaskan mengapa terlambat.",
    )  # fmt: skip
    return decide(case=case, ruling=ruling, by=cast.head, at=late + DAY).letter


def objection_response_after_a_deliberation(cast: Cast) -> Letter:
    case = world.file(cast, None).case
    deliberate(
        case=case, held_on=AT.date(), place="Balai Desa Sengon", participants="Kepala Desa, PPID, pemohon",
        is_agreed=True, minutes="APBDes ditempel di papan pengumuman.", by=cast.clerk, at=AT + DAY,
    )  # fmt: skip
    ruling = Ruling(
        outcome="accepted", reasons="APBDes wajib diumumkan secara berkala.", order="Mengumumkan APBDes.", order_days=3
    )
    return decide(case=case, ruling=ruling, by=cast.head, at=AT + DAY).letter


def objection_response_by_a_delegate(cast: Cast) -> Letter:
    case = world.acting_head_objected_to(cast)
    world.name(case, cast.clerk, cast)
    return decide(case=case, ruling=world.REJECT, by=cast.clerk, at=AT + DAY).letter


def objection_response_by_who_answered_and_late(cast: Cast) -> Letter:
    case = world.acting_head_objected_to(cast)
    return decide(case=case, ruling=world.REJECT, by=cast.ppid, at=AT.replace(month=7, day=22)).letter


LETTERS = (
    objection_receipt, objection_receipt_of_a_late_oral_one, objection_response_with_an_order,
    objection_response_rejecting_a_late_one, objection_response_after_a_deliberation, objection_response_by_a_delegate,
    objection_response_by_who_answered_and_late,
)  # fmt: skip
