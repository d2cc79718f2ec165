"""The receipts of the desk as they are really issued, for the tests that read them."""

from documents.models import Letter
from requests_flow.actions.answer import answer
from requests_flow.actions.reopen import reopen
from requests_flow.enums import ReceiverKind
from tests.requests_flow import cases
from tests.requests_flow.aftercare import world
from tests.requests_flow.aftercare.world import AT, DAY
from tests.requests_flow.cases import Cast


def payment(cast: Cast) -> Letter:
    return world.pay(cast, world.answered(cast)).letter


def payment_of_a_part(cast: Cast) -> Letter:
    case = world.answered(cast)
    world.pay(cast, case, 15_000)
    return world.pay(cast, case, 5000, way="transfer").letter


def handover(cast: Cast) -> Letter:
    case = world.answered(cast)
    world.pay(cast, case)
    return world.hand(cast, case).letter


def handover_to_a_proxy(cast: Cast) -> Letter:
    case = world.answered(cast, sheets=0)
    facts = {"receiver": ReceiverKind.PROXY, "receiver_name": "Wulan Misal", "sheets": None}
    return world.hand(cast, case, **facts).letter


def notification_with_a_cost(cast: Cast) -> Letter:
    priced = world.tariff(cast)
    case = world.asked(cast, **world.POSTED)
    paid = world.wanted(priced, 46, 1, sending=18_500, sending_note="Pos tercatat ke Jogonalan")
    return answer(case=case, reply=world.reply(case, paid), by=cast.ppid, at=AT + 2 * DAY).letter


def notification_after_a_reopening(cast: Cast) -> Letter:
    case = cases.walk_to("closed", cast)
    reopen(case=case, reason="Halaman 12 tidak ada.", by=cases.holder_of(case), at=AT + 4 * DAY)
    fresh = cases.fresh(case)
    return answer(case=fresh, reply=cases.give_all(fresh), by=cast.ppid, at=AT + 7 * DAY).letter


LETTERS = (
    payment, payment_of_a_part, handover, handover_to_a_proxy, notification_with_a_cost, notification_after_a_reopening,
)  # fmt: skip
