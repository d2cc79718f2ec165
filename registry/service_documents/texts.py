"""The texts that a village begins with: files of our own wording, filled in from the body and its regency."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.conf import settings

from registry import letterheads, selectors
from registry.enums import STATUTORY_DAYS, BodyKind, CompletenessClock, OfficerTerm
from registry.models import PublicBody

FOLDER = Path(settings.BASE_DIR) / "registry" / "data" / "service_documents"
# Terms of the citizen (UU 14/2008 articles 36(1) and 37(2)); a regency cannot change them.
CITIZEN_DAYS: Mapping[str, int] = MappingProxyType({"objection": 30, "dispute": 14})
ONLY_FOR = {"[desa] ": True, "[kabupaten] ": False}


@cache
def template(kind: str) -> tuple[Mapping[str, Any], ...]:
    """Return the sections of a kind as they lie in its file: code, title, help, text, and perhaps optional."""
    data = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))
    return tuple(MappingProxyType(section) for section in data["section"])


def terms_of(body: PublicBody) -> dict[str, int]:
    """Return every term that a text promises, in working days: those of the law, shortened by the regency."""
    config = selectors.config_for(body)
    days = {term.value: number for term, number in STATUTORY_DAYS.items()} | selectors.terms_for(body)
    return days | dict(CITIZEN_DAYS) | {"exemption_review": config.exemption_review_days}


def starting_sections(kind: str, body: PublicBody) -> list[dict[str, str]]:
    """Return the sections of a first version, with everything filled in that the portal knows."""
    words = _words(body)
    is_village = body.kind != BodyKind.REGENCY_PPID
    return [
        {"code": section["code"], "title": section["title"], "text": _filled(section["text"], words, is_village)}
        for section in template(kind)
    ]


def optional_codes(kind: str) -> frozenset[str]:
    """Return the sections that may stay empty."""
    return frozenset(section["code"] for section in template(kind) if section.get("optional"))


def _filled(text: str, words: Mapping[str, str], is_village: bool) -> str:
    lines = []
    for line in text.strip().splitlines():
        mark = next((mark for mark in ONLY_FOR if line.startswith(mark)), "")
        if not mark or ONLY_FOR[mark] == is_village:
            lines.append(line.removeprefix(mark).format_map(words))
    return "\n".join(lines)


def _words(body: PublicBody) -> dict[str, str]:
    letterhead, config, days = letterheads.letterhead_of(body), selectors.config_for(body), terms_of(body)
    is_village = letterhead.is_village
    from_receipt = config.completeness_clock == CompletenessClock.FROM_RECEIPT
    return {
        "badan": body.name,
        "wilayah": body.region.full_name,
        "kepala": letterhead.superior,
        "atasan": letterhead.superior_role,
        "ppid": body.unit_name,
        "lingkup": "desa" if is_village else body.region.get_kind_display().lower(),
        "perangkat": "perangkat desa" if is_village else "perangkat daerah",
        "situs": (body.website or settings.SITE_URL).partition("://")[2].rstrip("/"),
        "komisi": config.information_commission or "Komisi Informasi yang berwenang",
        "awal_menjawab": "sejak permohonan diterima" if from_receipt else "sejak permohonan lengkap",
        "hari_lengkap": str(days[OfficerTerm.COMPLETENESS_NOTICE.value]),
        "hari_menjawab": str(days[OfficerTerm.ANSWER.value]),
        "hari_perpanjangan": str(days[OfficerTerm.EXTENSION.value]),
        "hari_tanggapan": str(days[OfficerTerm.OBJECTION_RESPONSE.value]),
        "hari_keberatan": str(days["objection"]),
        "hari_sengketa": str(days["dispute"]),
        "hari_tinjau": str(days["exemption_review"]),
    }
