"""Requests of Desa Sengon for paper: one to be paid, one that was paid, one that was handed over."""

from datetime import date, timedelta
from typing import Any

from registry.actions.publish_tariff import Price, publish_tariff
from requests_flow import costs
from requests_flow.actions.answer import Reply, answer
from requests_flow.actions.receive import receive
from requests_flow.actions.set_public_subject import set_public_subject
from requests_flow.aftercare.actions.hand_over import Handed, hand_over
from requests_flow.aftercare.actions.rate import rate
from requests_flow.aftercare.actions.record_payment import Money, record_payment
from requests_flow.enums import PaymentWay, ReceiverKind
from tests.requests_flow import cases
from tests.requests_flow.cases import AT

DAY = timedelta(days=1)
NAMES = ("priced", "paid", "handed")
RATED = "Menunggunya di bawah pohon asem"
PROXY = "Kuasarah Rahasiawan"


def aftercare(village: Any, file: Any) -> None:
    """Publish the tariff and walk a request to each state; `file` files one in the words of the village."""
    cast = village.cast
    tariff = publish_tariff(
        body=cast.body, decree_number="Keputusan Nomor 3 Tahun 2026", decided_on=date(2026, 5, 4),
        valid_from_on=date(2026, 5, 4), lines=(Price(what="Fotokopi A4", unit="lembar", price=500),),
        payment_ways="Tunai.", by=cast.head, at=AT,
    )  # fmt: skip
    for name in NAMES:
        file(village, name, obtain="copy_print", delivery="pick_up")
        case = village.cases[name]
        receive(case=case, by=cast.ppid, at=AT + DAY)
        wanted = costs.Wanted(pieces={tariff.lines.get().pk: 4})
        reply = Reply(items=cases.give_all(case).items, handover="Diambil.", wanted=wanted)
        answer(case=cases.fresh(case), reply=reply, by=cast.ppid, at=AT + 2 * DAY)
        cases.sign_answer(cases.fresh(case), cast.ppid, AT + 2 * DAY)
        set_public_subject(case=case, subject="Keterangan keuangan desa", by=cast.ppid, at=AT + 2 * DAY)
        at = AT + 3 * DAY
        if name != "priced":
            money = Money(amount=2000, way=PaymentWay.TRANSFER, paid_on=at.date(), proof=cases.scan())
            record_payment(case=case, money=money, by=cast.clerk, at=at)
        if name == "handed":
            facts: dict[str, Any] = {"things": ("Salinan cetak",), "receiver": ReceiverKind.PROXY, "handed_at": at}
            hand_over(case=case, handed=Handed(**facts, receiver_name=PROXY), by=cast.clerk, at=at)
            rate(case=case, score=3, words=RATED, by=cases.holder_of(case), at=at)
        village.cases[name] = cases.fresh(case)
