"""The addresses of objections at the desk's counter, of their papers and calendar, and of mails that did not arrive."""

from typing import Any
from uuid import uuid4

from tests.journeys.objection_addresses import decided, objected, objectors
from tests.journeys.page import REQUEST_DESKS, Page
from tests.journeys.shapes import nothing, officers
from tests.journeys.village import ITEMS, Village

SPOKEN = {"channel": "walk_in", "received_at": "2026-05-21T08:00", "read_back": "on", "case_position": "Kurang."}


def _against(village: Village) -> dict[str, Any]:
    return SPOKEN | {"submission_id": uuid4(), "grounds": "d"}


def _without(village: Village) -> dict[str, Any]:
    missing = {"body": village.body.pk, "found_on": "2026-05-20", "purpose": "Ingin tahu", "submission_id": uuid4()}
    return SPOKEN | {"kind": "person", "name": "Orang Baru", "nik": "3310015503900003", "address": "Baru"} | missing


def _card(village: Village) -> Any:
    return village.paper("kartu-pengaju-rahasiah.pdf").pk


LOOSE = {
    "requests:record_objection": Page(
        who="ppid", shared=REQUEST_DESKS, about=lambda village: {"q": village.cases["answered"].number},
        shows=lambda village: ITEMS[0],
    ),
    "requests:record_objection_against": officers("answered", send=_against, shows=lambda village: ITEMS[0]),
    "requests:record_objection_without": Page(who="ppid", shared=REQUEST_DESKS, send=_without),
    "requests:objection_preview": decided("received", sent=200, **{
        "decide-outcome": "rejected", "decide-reasons": "Sudah.",
    }),
    "requests:objection_reissue_key": decided("waiting", **{"reissue_key-sure": "on"}),
    "requests:objection_slip": objected("waiting", send=nothing),
    "requests:objection_look": objected(
        "received", _card, get=405, sent=200, send=lambda village: {f"look{_card(village)}-reason": "identity"}
    ),
    "requests:feed_of_objection": objectors("received", shows=lambda village: "", send=nothing, sent=200),
    "requests:undelivered": Page(
        who="ppid", args=lambda village: [village.failed_message.pk], shows=lambda village: "Pesan ini tidak sampai",
        send=lambda village: {"email": "benar@warga.example"},
    ),
}  # fmt: skip
