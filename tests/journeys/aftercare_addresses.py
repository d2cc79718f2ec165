"""The addresses of tariffs, and of what follows an answer."""

from tests.journeys.page import DESKS, Page
from tests.journeys.shapes import badan, move, public, slug, with_key
from tests.requests_flow import cases

TARIFF = {
    "decree_number": "Keputusan palsu", "decided_on": "2026-05-05", "valid_from_on": "2026-05-05", "decided": "on",
    "payment_ways": "Tunai.", "what-1": "Fotokopi", "unit-1": "lembar", "price-1": "900",
}  # fmt: skip
AFTERCARE = {
    "registry:tariff": Page(who="ppid", about=badan, shared=DESKS, send=lambda village: TARIFF),
    "registry:public_tariff": public(args=slug, shows=lambda village: "Keputusan Nomor 3 Tahun 2026"),
    "requests:reopen": with_key("answered", send=lambda village: {"reason": "Halamannya kurang."}),
    "requests:rate": with_key("answered", send=lambda village: {"score": "1", "words": "Palsu."}),
    "requests:record_payment": move("priced", **{
        "record_payment-amount": "2000", "record_payment-way": "cash", "record_payment-paid_on": "2026-05-14",
    }),
    "requests:cancel_payment": move("paid", **{
        "cancel_payment-payment": lambda village: _payment(village).pk, "cancel_payment-reason": "Salah.",
    }),
    "requests:hand_over": move("paid", **{
        "hand_over-things": "Salinan", "hand_over-receiver": "applicant", "hand_over-handed_at": "2026-05-14T10:00",
    }),
    "requests:keep_handover_scan": move("handed", **{"keep_handover_scan-scan": lambda village: cases.scan()}),
    "requests:reopen_for": move("answered", **{"reopen_for-reason": "Kata pemohon kurang."}),
}  # fmt: skip


def _payment(village):
    return village.cases["paid"].current_round.answers.get().payments.get()
