"""The regions file: one village a row with its district, regency and province, judged line by line."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from registry.enums import RegionKind, RegionLevel
from registry.importing.csv_rows import Fault, Row, read
from registry.models.region import LEVEL_BY_LENGTH

LEVELS = ("province", "regency", "district", "village")
COLUMNS = (
    "village_code",
    "village_name",
    "village_kind",
    "district_code",
    "district_name",
    "regency_code",
    "regency_name",
    "province_code",
    "province_name",
)
FORMATS = {
    "province": (r"\d{2}", "33"),
    "regency": (r"\d{2}\.\d{2}", "33.10"),
    "district": (r"\d{2}\.\d{2}\.\d{2}", "33.10.01"),
    "village": (r"\d{2}\.\d{2}\.\d{2}\.\d{4}", "33.10.01.2001"),
}
# The first of the last four digits tells what the village is.
KIND_BY_DIGIT = {"1": RegionKind.KELURAHAN, "2": RegionKind.DESA, "3": RegionKind.DESA_ADAT}
KIND_DIGIT_AT = 9
VILLAGE_KINDS = {"desa": RegionKind.DESA, "kelurahan": RegionKind.KELURAHAN, "desa_adat": RegionKind.DESA_ADAT}
LONGEST_NAME = 120


@dataclass(frozen=True)
class RegionRow:
    """One region as the file describes it."""

    code: str
    name: str
    level: RegionLevel
    kind: RegionKind
    parent_code: str


@dataclass(frozen=True)
class RegionFile:
    """All regions of a file, parents first; empty when there are faults."""

    regions: list[RegionRow]
    faults: list[Fault]
    notes: list[Fault]


def read_regions(data: bytes) -> RegionFile:
    """Read and judge the file. Every faulty line is reported, with all its reasons; one fault keeps out all rows."""
    sheet = read(data, required=COLUMNS)
    faults = list(sheet.faults)
    lines: dict[str, int] = {}
    names: dict[str, tuple[str, int]] = {}
    regions: dict[str, RegionRow] = {}
    for row in sheet.rows:
        reasons = _row_faults(row) or [*_duplicate(row, lines), *_renamed(row, names)]
        faults.extend(Fault(row.line, reason) for reason in reasons)
        if not reasons:
            regions.update((region.code, region) for region in _regions_of(row))
    ordered = sorted(regions.values(), key=lambda region: (len(region.code), region.code))
    return RegionFile([] if faults else ordered, sorted(faults), sheet.notes)


def _row_faults(row: Row) -> list[str]:
    checks: list[Callable[[Row], list[str]]] = [_code_faults, _name_faults, _kind_faults]
    return [reason for check in checks for reason in check(row)]


def _code_faults(row: Row) -> list[str]:
    reasons = []
    for level in LEVELS:
        pattern, example = FORMATS[level]
        code = row[f"{level}_code"]
        if not re.fullmatch(pattern, code, re.ASCII):
            reasons.append(f"{level}_code '{code}' tidak benar; contoh yang benar: {example}.")
    if reasons:
        return reasons
    for upper, lower in pairwise(LEVELS):
        inner, outer = row[f"{lower}_code"], row[f"{upper}_code"]
        if not inner.startswith(f"{outer}."):
            reasons.append(f"{lower}_code {inner} bukan bagian dari {upper}_code {outer}.")
    return reasons


def _name_faults(row: Row) -> list[str]:
    reasons = []
    for level in LEVELS:
        name = row[f"{level}_name"]
        if not name:
            reasons.append(f"{level}_name kosong.")
        elif len(name) > LONGEST_NAME:
            reasons.append(f"{level}_name lebih panjang dari {LONGEST_NAME} huruf.")
    regency = row["regency_name"]
    if regency and _regency_kind(regency) is None:
        reasons.append(f"regency_name '{regency}' harus diawali 'Kabupaten' atau 'Kota'.")
    return reasons


def _kind_faults(row: Row) -> list[str]:
    kind = VILLAGE_KINDS.get(_kind_word(row))
    if kind is None:
        return [f"village_kind '{row['village_kind']}' tidak dikenal; tulis desa, kelurahan, atau desa_adat."]
    code = row["village_code"]
    told = KIND_BY_DIGIT.get(code[KIND_DIGIT_AT : KIND_DIGIT_AT + 1])
    if told is not None and told != kind:
        return [f"village_kind '{kind.value}' tidak cocok dengan kode {code}, yang berarti {told.value}."]
    return []


def _duplicate(row: Row, lines: dict[str, int]) -> list[str]:
    first = lines.setdefault(row["village_code"], row.line)
    if first == row.line:
        return []
    return [f"village_code {row['village_code']} sudah ada di baris {first}."]


def _renamed(row: Row, names: dict[str, tuple[str, int]]) -> list[str]:
    reasons = []
    for level in LEVELS[:-1]:
        code, name = row[f"{level}_code"], row[f"{level}_name"]
        known, line = names.setdefault(code, (name, row.line))
        if known != name:
            reasons.append(f"{level}_code {code} bernama '{name}' di sini, tetapi '{known}' di baris {line}.")
    return reasons


def _regions_of(row: Row) -> list[RegionRow]:
    regency_kind = _regency_kind(row["regency_name"]) or RegionKind.KABUPATEN
    kinds = {
        "province": RegionKind.PROVINSI,
        "regency": regency_kind,
        "district": RegionKind.KECAMATAN,
        "village": VILLAGE_KINDS[_kind_word(row)],
    }
    found, parent = [], ""
    for level in LEVELS:
        code, name = row[f"{level}_code"], row[f"{level}_name"]
        if level == "regency":
            name = name.split(maxsplit=1)[1]
        found.append(RegionRow(code, name, LEVEL_BY_LENGTH[len(code)], kinds[level], parent))
        parent = code
    return found


def _kind_word(row: Row) -> str:
    return "_".join(row["village_kind"].lower().split())


def _regency_kind(name: str) -> RegionKind | None:
    word, _, rest = name.partition(" ")
    kind = {"kabupaten": RegionKind.KABUPATEN, "kota": RegionKind.KOTA}.get(word.lower())
    return kind if rest.strip() else None
