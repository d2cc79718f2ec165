"""A village with a tariff, and requests for paper that were answered with a cost."""

from datetime import date, datetime, timedelta

from registry.actions.publish_tariff import Price, publish_tariff
from registry.models import Tariff
from requests_flow import costs
from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.actions.receive import receive
from requests_flow.aftercare.actions.hand_over import Handed, hand_over
from requests_flow.aftercare.actions.record_payment import Money, record_payment
from requests_flow.enums import PaymentWay, ReceiverKind
from requests_flow.models import Handover, InformationRequest, Payment
from tests.requests_flow import cases
from tests.requests_flow.cases import AT, Cast

DAY = timedelta(days=1)
DECREE = "Keputusan Kepala Desa Sengon Nomor 12 Tahun 2026"
PRICES = (
    Price(what="Fotokopi A4 hitam putih", unit="lembar", price=500),
    Price(what="Cakram padat", unit="keping", price=7000),
)
PRINT = {"obtain": "copy_print", "delivery": "pick_up"}
POSTED = {"obtain": "copy_print", "delivery": "post"}
SHEETS = 46


def tariff(cast: Cast, *, at: datetime = AT - DAY, **changes: object) -> Tariff:
    """Publish the tariff of Desa Sengon; `changes` replace its facts."""
    facts: dict[str, object] = {
        "decree_number": DECREE, "decided_on": date(2026, 5, 4), "valid_from_on": date(2026, 5, 4),
        "lines": PRICES, "payment_ways": "Tunai di meja layanan, atau transfer ke rekening kas desa.",
    }  # fmt: skip
    return publish_tariff(body=cast.body, by=cast.head, at=at, **(facts | changes))  # type: ignore[arg-type]


def asked(cast: Cast, **facts: object) -> InformationRequest:
    """Return a request for paper that is being worked on."""
    case = cases.file_case(cast.body, **(PRINT | facts)).case
    receive(case=case, by=cast.ppid, at=AT + DAY)
    return cases.fresh(case)


def wanted(priced: Tariff, sheets: int = SHEETS, discs: int = 0, **more: object) -> costs.Wanted:
    """Return what the officer enters."""
    first, second = priced.lines.all()
    return costs.Wanted(pieces={first.pk: sheets, second.pk: discs}, **more)  # type: ignore[arg-type]


def reply(case: InformationRequest, paid: costs.Wanted, decision: str = "given") -> Reply:
    """Return a reply that gives everything, for `paid`."""
    holder = {"holder": "Dinas PU", "reason": "Jalan kabupaten."} if decision == "not_held" else {}
    items = {item.pk: ItemReply(decision=decision, **holder) for item in case.items.all()}
    return Reply(items=items, handover="Salinan dapat diambil di meja layanan.", wanted=paid)


def answered(cast: Cast, *, sheets: int = SHEETS, **facts: object) -> InformationRequest:
    """Return a request for paper, answered and signed; 46 sheets for 23.000 rupiah unless told otherwise."""
    priced = Tariff.objects.filter(body=cast.body).first() or tariff(cast)
    case = asked(cast, **facts)
    answer(case=case, reply=reply(case, wanted(priced, sheets)), by=cast.ppid, at=AT + 2 * DAY)
    cases.sign_answer(cases.fresh(case), cast.ppid, AT + 2 * DAY)
    return cases.fresh(case)


def pay(cast: Cast, case: InformationRequest, amount: int = 23_000, **facts: object) -> Payment:
    """Record a payment in cash."""
    money = {"amount": amount, "way": PaymentWay.CASH, "paid_on": (AT + 3 * DAY).date()} | facts
    return record_payment(case=case, money=Money(**money), by=cast.clerk, at=AT + 3 * DAY)  # type: ignore[arg-type]


def hand(cast: Cast, case: InformationRequest, **facts: object) -> Handover:
    """Hand the copies over to the applicant."""
    handed = {
        "things": ("LPJ APBDes 2025, salinan cetak", "Gambar rencana jembatan"), "sheets": SHEETS,
        "receiver": ReceiverKind.APPLICANT, "handed_at": AT + 3 * DAY,
    }  # fmt: skip
    return hand_over(case=case, handed=Handed(**(handed | facts)), by=cast.clerk, at=AT + 3 * DAY)  # type: ignore[arg-type]
