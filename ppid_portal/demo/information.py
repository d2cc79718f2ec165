"""The public information lists of the demo: two villages that publish, one of them with a signed decree."""

from datetime import datetime, timedelta

from accounts.models import User
from ppid_portal.demo import papers
from registry.information.actions.add_item import add_item
from registry.information.actions.add_version import add_version
from registry.information.actions.fix_list import fix_list
from registry.information.actions.publish_item import publish_item
from registry.information.actions.sign_edition import sign_edition
from registry.information.kinds import kinds
from registry.models import PublicBody

# kind, summary, when it was made, year, file; without a file it can be had on paper only.
ITEMS = (
    ("BK01_PROFIL", "Profil desa: letak, batas, jumlah penduduk, dan lembaga desa", "Januari 2026", 2026, "profil-desa.pdf"),
    ("BK05_PERDES_APBDES", "Peraturan Desa tentang APB Desa Tahun Anggaran 2026 beserta lampirannya",
     "29 Desember 2025", 2026, "perdes-apbdes-2026.pdf"),
    ("BK07_LAPKEU", "Laporan realisasi APB Desa Tahun Anggaran 2025", "28 Januari 2026", 2025, "realisasi-2025.pdf"),
    ("BK04_RENCANA", "Rencana Kerja Pemerintah Desa Tahun 2026 dan daftar usulan", "September 2025", 2026, "rkpdes-2026.pdf"),
    ("BK06_LKJ", "Ringkasan laporan penyelenggaraan pemerintahan desa tahun 2025", "27 Februari 2026", 2025, "lppd-2025.pdf"),
    ("SS02_PRODUK_HUKUM", "Peraturan Desa dan Peraturan Kepala Desa yang berlaku", "2015 sampai dengan 2026", 2026, ""),
    ("SS03_MUSYAWARAH", "Berita acara musyawarah desa tahun 2025", "2025", 2025, "ba-musdes-2025.pdf"),
    ("SS05_INVENTARIS", "Daftar inventaris aset desa dan tanah kas desa", "31 Desember 2025", 2025, ""),
)  # fmt: skip


def publish(body: PublicBody, count: int, *, by: User, at: datetime) -> None:
    """Publish the first `count` items of the list."""
    for kind_code, summary, made_when, year, name in ITEMS[:count]:
        kind = kinds()[kind_code]
        facts = {
            "category": kind.category.value, "kind": kind_code, "summary": summary, "made_when": made_when,
            "made_where": body.region.name, "holder": kind.holder, "responsible": body.unit_name, "year": year,
            "forms": ["softcopy", "hardcopy"] if name else ["hardcopy"], "retention": kind.retention or "5 tahun",
        }  # fmt: skip
        item = add_item(body=body, facts=facts, by=by, at=at)
        if name:
            add_version(item=item, upload=papers.example(name), note="", by=by, at=at)
        publish_item(item=item, reason="", by=by, at=at)


def fix(body: PublicBody, *, ppid: User, head: User, at: datetime) -> None:
    """Let the head fix the list as it stands."""
    edition = fix_list(body=body, by=ppid, at=at)
    sign_edition(edition=edition, scan=papers.scan_of(edition.letter), by=head, at=at + timedelta(hours=2))
