"""The addresses of objections: the citizen's pages, and those at the village's desk."""

from dataclasses import replace
from typing import Any

from tests.journeys.page import EVERYBODY, REQUEST_DESKS, Make, Page, made
from tests.journeys.village import ITEMS, POSITION, Village
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


def objectors(name: str, *more: Make, **facts: Any) -> Page:
    """A page of the objection of that name, for whoever holds the key of the request that it is about."""
    page = objected(name, *more, open=True, case="proven")
    return replace(page, **({"who": "key"} | facts))


CITIZEN = {
    "requests:object_choose": Page(who="anonymous", open=True, shared=EVERYBODY, about=lambda village: {"q": "Sengon"}),
    "requests:object_without_request": Page(
        who="anonymous", open=True, shared=EVERYBODY, args=lambda village: [village.body.region.slug],
        send=lambda village: {}, sent=422, own_tables=frozenset({"requests_flow_requestdraft"}),
    ),
    "requests:object": Page(
        who="key", open=True, case="answered", args=lambda village: [village.cases["answered"].public_id],
        shows=lambda village: ITEMS[0], send=lambda village: {"grounds": "d", "case_position": "Kurang lengkap."},
    ),
    "requests:object_step": Page(
        who="draft", open=True, args=lambda village: [village.objection_draft.pk, "periksa"],
        shows=lambda village: POSITION, send=lambda village: {"truthful": "on"},
    ),
    "requests:my_objection": objectors("received", shows=lambda village: POSITION),
    "requests:my_objection_receipt": objectors("received"),
    "requests:my_objection_key_kept": objectors("received", get=405, send=lambda village: {}),
    "requests:my_objection_withdraw": objectors("received", send=lambda village: {"sure": "on"}),
    "requests:my_objection_letter": objectors(
        "received", lambda village: village.objections["received"].receipt_letter_id
    ),
    "requests:my_objection_file": objectors("received", lambda village: village.paper("berita-acara-rahasiah.pdf").pk),
}  # fmt: skip
