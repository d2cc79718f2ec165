"""The addresses of disputes, the citizen's and the desk's."""

from typing import Any

from tests.journeys.page import REGENCY, REQUEST_DESKS, Page
from tests.journeys.shapes import nothing, officers, with_key
from tests.journeys.village import Village


def _of_dispute(village: Village) -> list[Any]:
    return [village.dispute.public_id]


def _document(village: Village) -> list[Any]:
    return [village.dispute.public_id, village.dispute.steps.get().document_id]


def _filed_on(village: Village) -> dict[str, Any]:
    return {"filed_on": "2026-05-19"}


OF_DISPUTE = {"who": "key", "open": True, "case": "objection", "args": _of_dispute}
DISPUTES = {
    "requests:dispute_tell": with_key("undisputed", send=_filed_on),
    "requests:dispute": Page(**OF_DISPUTE),
    "requests:dispute_withdraw": Page(
        **OF_DISPUTE, send=lambda village: {"happened_on": "2026-05-20", "sure": "on"}
    ),
    "requests:dispute_file": Page(**OF_DISPUTE | {"args": _document}),
    "requests:dispute_bundle": Page(**OF_DISPUTE, get=405, send=nothing, sent=200),
    "requests:dispute_file_for": officers("undisputed", send=_filed_on),
    "requests:disputes": Page(who="ppid", shared=REQUEST_DESKS | {"monitor"},
                              shows=lambda village: village.cases["objection"].number),
    # The regency watches over its bodies: it reads, and neither records a step nor takes the file away.
    "requests:dispute_desk": Page(who="ppid", args=_of_dispute, shared=frozenset(REGENCY),
                                  shows=lambda village: village.cases["objection"].number),
    "requests:dispute_desk_file": Page(who="ppid", args=_document, shared=frozenset(REGENCY)),
    "requests:dispute_desk_bundle": Page(who="ppid", args=_of_dispute, get=405, send=nothing, sent=200),
    "requests:dispute_move": Page(
        who="ppid", args=lambda village: [village.dispute.public_id, "register"], get=405,
        send=lambda village: {"register-happened_on": "2026-05-20", "register-number": "001/KI/2026"},
    ),
}  # fmt: skip
