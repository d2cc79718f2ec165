"""The addresses of the public information list."""

from tests.journeys.page import NEIGHBOURS, Page
from tests.journeys.shapes import public, slug
from tests.journeys.village import Village
from tests.registry.information import made
from tests.requests_flow import cases

# Who may edit a list of their own sees that one; the editor of Desa Sengon belongs to it.
EDITORS = frozenset({*NEIGHBOURS, "editor of A"})
COLLEAGUE = frozenset({"editor of A"})
# What a colleague's upload or first look at a decree writes beside the village's own rows.
FILES = frozenset({"documents_storedfile", "documents_scanresult", "documents_letter"})


def _item(name: str, *more: object) -> dict[str, object]:
    return {"args": lambda village: [village.information[name].public_id, *more]}


def _badan(village: Village) -> dict[str, object]:
    return {"badan": village.body.public_id}


def _edition(village: Village) -> list[object]:
    return [village.edition.public_id]


def _facts(village: Village) -> dict[str, object]:
    return made.FACTS | {"revision": village.information["draft"].revision, "summary": "Judul palsu"}


def _move(name: str, **form: object) -> Page:
    return Page(
        who="ppid", get=405, send=lambda village: form, shared=COLLEAGUE, writers=COLLEAGUE, own_tables=FILES,
        **_item(name),
    )  # fmt: skip


INFORMATION = {
    "registry:information": Page(who="ppid", about=_badan, shared=EDITORS),
    "registry:information_add": Page(
        who="ppid", about=_badan, send=lambda village: made.FACTS, shared=EDITORS - {"village head of B"},
        writers=COLLEAGUE,
    ),
    "registry:information_edit": Page(
        who="ppid", send=_facts, shared=COLLEAGUE, writers=COLLEAGUE, **_item("draft"),
    ),
    "registry:information_upload": Page(
        who="ppid", get=405, send=lambda village: {"version-upload": made.clean()}, shared=COLLEAGUE,
        writers=COLLEAGUE, own_tables=FILES, **_item("draft"),
    ),
    "registry:information_paper": Page(
        who="ppid", shared=COLLEAGUE,
        args=lambda village: [village.information["draft"].public_id, village.information["draft"].versions.get().pk],
    ),
    "registry:information_release": Page(
        who="ppid", get=405, send=lambda village: {"reason": ""}, shared=COLLEAGUE, writers=COLLEAGUE,
        args=lambda village: [
            village.information["published"].public_id, village.information["published"].versions.get(number=None).pk
        ],
    ),
    "registry:information_drop": Page(
        who="ppid", get=405, send=lambda village: {"reason": ""}, shared=COLLEAGUE, writers=COLLEAGUE, own_tables=FILES,
        args=lambda village: [village.information["draft"].public_id, village.information["draft"].versions.get().pk],
    ),
    "registry:information_publish": _move("draft", reason=""),
    "registry:information_confirm": _move("published", reason=""),
    "registry:information_withdraw": _move("published", **{"withdraw-reason": "Palsu.", "withdraw-sure": "on"}),
    "registry:information_discard": _move("draft", sure="on"),
    # While a decree waits nobody can issue another; tests/registry/information walks who may.
    "registry:editions": Page(who="ppid", about=_badan, shared=EDITORS),
    "registry:edition_preview": Page(who="ppid", about=_badan, shared=EDITORS, get=409),
    "registry:edition_letter": Page(who="ppid", args=_edition, shared=COLLEAGUE, own_tables=FILES),
    "registry:edition_sign": Page(
        who="ppid", args=_edition, get=405, send=lambda village: {"scan": cases.scan()}, shared=COLLEAGUE,
    ),
    "registry:edition_recall": Page(
        who="ppid", args=_edition, get=405, send=lambda village: {"reason": "Salah."}, shared=COLLEAGUE,
    ),
    "registry:information_list": public(args=slug, shows=lambda village: village.information["published"].summary),
    "registry:information_item": public(
        args=lambda village: [*slug(village), village.information["published"].public_id],
        shows=lambda village: village.information["published"].summary,
    ),
    "registry:information_file": public(
        args=lambda village: [*slug(village), village.information["published"].public_id, 1],
    ),
}  # fmt: skip
