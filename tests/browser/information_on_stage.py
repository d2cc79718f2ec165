"""Items of the public information list in each state, for the pages that show one."""

from datetime import datetime

from accounts.models import User
from registry.information.actions.add_version import add_version
from registry.information.actions.fix_list import fix_list
from registry.information.actions.publish_item import publish_item
from registry.models import InformationItem, PublicBody
from tests.registry.information import made

MORE = (
    {"summary": "Laporan realisasi APB Desa semester pertama tahun 2025", "kind": "BK07_LAPKEU", "year": 2025},
    {"summary": "Profil Desa: batas, jumlah penduduk, dan lembaga", "kind": "BK01_PROFIL"},
    {"summary": "Daftar inventaris dan tanah kas desa", "kind": "SS05_INVENTARIS", "category": "any_time",
     "forms": ["hardcopy"]},
)  # fmt: skip


def information_on_stage(body: PublicBody, ppid: User, at: datetime) -> dict[str, str]:
    """Fill the list of `body` and return the ids of a draft, a published and a withdrawn item."""
    for facts in MORE:
        item = made.draft(body, ppid, at=at, **facts)
        if facts.get("forms") is None:
            add_version(item=item, upload=made.clean(), note="", by=ppid, at=at)
        publish_item(item=item, reason="", by=ppid, at=at)
    draft = made.draft(body, ppid, at=at, summary="Perjanjian sewa kios desa", kind="SS04_PERJANJIAN",
                       category="any_time")  # fmt: skip
    add_version(item=draft, upload=made.with_nik(), note="Hasil pindai", by=ppid, at=at)
    fix_list(body=body, by=ppid, at=at)
    return {
        "information_draft": _id(draft),
        "information_published": _id(made.published(body, ppid, at=at)),
        "information_withdrawn": _id(made.withdrawn(body, ppid, at=at, summary="Pengumuman yang keliru")),
    }


def _id(item: InformationItem) -> str:
    return str(item.public_id)
