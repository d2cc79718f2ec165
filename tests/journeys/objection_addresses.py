"""The addresses of the objections at the village's desk."""

from typing import Any

from tests.journeys.page import REQUEST_DESKS, Make, Page, made
from tests.journeys.village import POSITION, Village
from tests.requests_flow import cases


def objected(name: str, *more: Make, **facts: Any) -> Page:
    """A page of an objection at the village's desk."""
    args = lambda village: [village.objections[name].public_id, *(make(village) for make in more)]  # noqa: E731
    return Page(**{"who": "village head", "args": args} | facts)


def decided(name: str, *, sent: int = 302, **form: Any) -> Page:
    """A move on an objection: nothing but a form that is sent."""

    def send(village: Village) -> dict[str, Any]:
        return {field: made(value, village) for field, value in form.items()}

    return objected(name, get=405, send=send, sent=sent)


def _response_of(name: str) -> Make:
    return lambda village: village.objections[name].decisions.get().letter_id


OBJECTIONS = {
    "requests:objections": Page(who="ppid", shared=REQUEST_DESKS, about=lambda village: {"q": "Rahasiah"},
                                shows=lambda village: "Rahasiah Sengonwati"),
    "requests:objection": objected("received", shows=lambda village: POSITION),
    "requests:objection_letter": objected("waiting", _response_of("waiting"), who="ppid"),
    "requests:objection_paper": objected("received", lambda village: village.paper("berita-acara-rahasiah.pdf").pk),
    "requests:objection_decide": decided("received", **{"decide-outcome": "rejected", "decide-reasons": "Sudah."}),
    "requests:objection_sign": decided("waiting", **{"sign-scan": lambda village: cases.scan()}),
    "requests:objection_recall": decided("waiting", **{"recall-reason": "Salah ketik."}),
    "requests:objection_deliberate": decided("received", **{
        "deliberate-held_on": "2026-05-20", "deliberate-place": "Balai desa", "deliberate-participants": "Semua",
        "deliberate-minutes": "Belum sepakat.",
    }),
    # Only a head who answered the request himself names another; Desa Sengon has none.
    "requests:objection_name_decider": decided("received", sent=409),
    "requests:objection_prove_receipt": decided("decided", **{
        "prove_receipt-channel": "handed_over", "prove_receipt-evidence": "TT 2",
        "prove_receipt-received_at": "2026-05-20T10:00",
    }),
    "requests:objection_close": decided("arrived"),
    "requests:objection_withdraw": decided("received", **{"withdraw-sure": "on"}),
}  # fmt: skip
