"""A tariff, and requests for paper in the states that follow an answer, for the pages that show them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from accounts.models import User
from registry import tariffs
from registry.actions.publish_tariff import Price, publish_tariff
from registry.models import PublicBody
from requests_flow import costs
from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.actions.file_request import file_request
from requests_flow.actions.receive import receive
from requests_flow.actions.reopen import reopen
from requests_flow.actions.sign import sign
from requests_flow.aftercare.actions.hand_over import Handed, hand_over
from requests_flow.aftercare.actions.rate import rate
from requests_flow.aftercare.actions.record_payment import Money, record_payment
from requests_flow.enums import PaymentWay, ReceiverKind
from requests_flow.models import InformationRequest
from tests.requests_flow import cases

DAY = timedelta(days=1)
PRICES = (
    Price(what="Fotokopi A4 hitam putih", unit="lembar", price=500),
    Price(what="Cakram padat", unit="keping", price=7000),
)


def aftercare_on_stage(body: PublicBody, ppid: User, at: datetime) -> Mapping[str, InformationRequest]:
    """Return a request for paper to be answered, to be paid, handed over, and opened again."""
    on = at.date()
    if tariffs.tariff_in_force(body, on) is None:
        publish_tariff(
            body=body, decree_number="Keputusan Kepala Desa Nomor 12 Tahun 2026", decided_on=on - 9 * DAY,
            valid_from_on=on - 8 * DAY, lines=PRICES, payment_ways="Tunai di meja layanan.", by=None, at=at - 8 * DAY,
        )  # fmt: skip
    made = {name: _asked(body, ppid, at) for name in ("to_price", "priced", "handed", "reopened")}
    for name in ("priced", "handed", "reopened"):
        _answered(made[name], ppid, at)
    for name in ("handed", "reopened"):
        case = made[name]
        money = Money(amount=23_000, way=PaymentWay.CASH, paid_on=on)
        record_payment(case=case, money=money, by=ppid, at=at)
        handed = Handed(things=("LPJ APBDes 2025",), sheets=46, receiver=ReceiverKind.APPLICANT, handed_at=at)
        hand_over(case=case, handed=handed, by=ppid, at=at)
    rate(case=made["handed"], score=5, words="Cepat dan ramah.", by=cases.holder_of(made["handed"]), at=at)
    reason = "Halaman 12 sampai 20 tidak ada."
    reopen(case=made["reopened"], reason=reason, by=cases.holder_of(made["reopened"]), at=at)
    return made


def _asked(body: PublicBody, ppid: User, at: datetime) -> InformationRequest:
    filing = cases.filing(body, obtain="copy_print", delivery="pick_up")
    case = file_request(filing=filing, by=None, at=at - 3 * DAY).case
    receive(case=case, by=ppid, at=at - 2 * DAY)
    return case


def _answered(case: InformationRequest, ppid: User, at: datetime) -> None:
    tariff = tariffs.tariff_in_force(case.body, at.date())
    assert tariff is not None
    line = tariff.lines.all()[0]
    wanted = costs.Wanted(pieces={line.pk: 23_000 // line.price})
    items = {item.pk: ItemReply(decision="given") for item in case.items.all()}
    reply = Reply(items=items, handover="Salinan diambil di meja layanan.", wanted=wanted)
    written = answer(case=cases.fresh(case), reply=reply, by=ppid, at=at - DAY)
    sign(case=cases.fresh(case), letter=written.letter, scan=cases.scan(), by=ppid, at=at - DAY)
