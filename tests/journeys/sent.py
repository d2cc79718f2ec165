"""Valid forms that reach for Desa Sengon."""

from typing import Any
from uuid import uuid4

from registry.forms.body import LetterheadForm, RegencyForm
from registry.selectors import config_of
from tests.journeys.village import Village
from tests.registry import world


def walk_in(village: Village) -> dict[str, Any]:
    applicant = {"kind": "person", "name": "Orang Baru", "nik": "3310015503900003", "address": "Dukuh Baru"}
    return applicant | {
        "body": village.body.pk, "channel": "walk_in", "received_at": "2026-05-21T08:00", "item-1": "LPJ 2024",
        "purpose": "Ingin tahu", "obtain": "view", "submission_id": uuid4(),
    }  # fmt: skip


def reply(village: Village) -> dict[str, Any]:
    decisions = {f"item{item.pk}-decision": "given" for item in village.cases["open"].items.all()}
    return decisions | {"handover": "Diunduh.", "step": "issue"}


def letterhead(village: Village) -> dict[str, Any]:
    values = LetterheadForm.values_of(village.body) | {"address": "Jalan Palsu 1"}
    return {name: value for name, value in values.items() if value is not None}


def settings(village: Village) -> dict[str, Any]:
    values = RegencyForm.values_of(config_of(world.klaten())) | {"classification_code": "999", "reason": "Uji"}
    return {name: value for name, value in values.items() if value is not None}


def invite(village: Village) -> dict[str, Any]:
    return {"role": "clerk", "full_name": "Orang Baru", "way": "email", "email": "orang.baru@surel.example"}


def officers_list(village: Village) -> dict[str, Any]:
    return {"content": "kode_desa,nama,jabatan,surel\n33.10.01.2001,Orang Baru,Petugas layanan,baru@surel.example\n"}


def holiday(village: Village) -> dict[str, Any]:
    return {"date": "2026-07-29", "kind": "local", "name": "Libur Palsu", "reason": "Uji"}


def findings(village: Village) -> dict[str, Any]:
    return {
        "occasion": "before_request", "held_on": "2026-05-20", "place": "Kantor", "title": "Judul", "content": "Isi",
        "ground": "p17h", "if_opened": "A", "if_closed": "B", "public_interest": "C", "period_kind": "until_consent",
        "conclusion": "closed", "name-1": "Bagus Misal", "position-1": "PPID",
    }  # fmt: skip
