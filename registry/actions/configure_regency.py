"""Configure a regency: what it may decide for all its bodies, within the law."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from registry import policies, selectors
from registry.actions._difference import apply
from registry.enums import ChangeKind
from registry.models import Change, PublicBody, RegencyConfig, Region

FIELDS = (
    "collective_leave_is_rest",
    "rest_days",
    "time_zone",
    "completeness_clock",
    "term_overrides",
    "classification_code",
    "registration_pattern",
    "letter_pattern",
    "decision_pattern",
    "objection_pattern",
    "consequence_test_pattern",
    "exemption_review_days",
    "reopen_days",
    "information_commission",
    "kelurahan_superior",
    "escalates_objections",
    "escalation_regulation",
    "protection_officer",
    "protection_email",
    "protection_phone",
    "protection_authority",
    "personal_data_pattern",
    "personal_data_hours",
    "complaint_url",
)
PATTERN_FIELDS = (
    "registration_pattern",
    "letter_pattern",
    "decision_pattern",
    "objection_pattern",
    "consequence_test_pattern",
    "personal_data_pattern",
)
# Series begin anew each year, so a number without its year would come back.
NUMBER_PATTERN = re.compile(r"(?=.*\{n(?::0[1-6]d)?\})(?=.*\{tahun\})(?:[^{}]|\{n(?::0[1-6]d)?\}|\{bulan\}|\{tahun\})+")


@transaction.atomic
def configure_regency(
    *, regency: Region, changes: Mapping[str, Any], reason: str, by: User | None, at: datetime.datetime
) -> RegencyConfig:
    """Change some of FIELDS and record who changed what, and why.

    Terms may only be shortened (regulation 7.3). Raise Denied for anybody but the regency admin, ValidationError by
    field for bad values or a missing reason, TypeError for an unknown field.
    """
    config = RegencyConfig.objects.select_for_update(of=("self",)).select_related("regency").get(regency=regency)
    if by is not None:
        policies.administer(by, config.regency, selectors.date_in(config, at))
    before, after = apply(config, changes, FIELDS)
    if not after:
        return config
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan perubahan ini, misalnya nomor keputusan bupati."})
    _check_superior(config.kelurahan_superior, config.regency)
    _check_patterns(config)
    _check_escalation(config)
    config.full_clean()
    config.save(update_fields=list(after))
    Change.objects.create(
        kind=ChangeKind.REGENCY_CONFIGURED,
        regency=config.regency,
        before=before,
        after=after,
        reason=reason.strip(),
        at=at,
        by=by,
    )
    return config


def _check_superior(body: PublicBody | None, regency: Region) -> None:
    if body is not None and body.region.regency_code != regency.code:
        raise ValidationError({"kelurahan_superior": "Pilih badan publik dari kabupaten ini."})


def _check_escalation(config: RegencyConfig) -> None:
    if config.escalates_objections and not config.escalation_regulation.strip():
        sentence = "Tulis nomor peraturan bupati yang mengatur penerusan keberatan ke kabupaten."
        raise ValidationError({"escalation_regulation": sentence})


def _check_patterns(config: RegencyConfig) -> None:
    faults = {
        name: "Pola nomor harus memuat {n} atau {n:03d}, dan {tahun}. Selain itu hanya {bulan} yang dikenal."
        for name in PATTERN_FIELDS
        if not NUMBER_PATTERN.fullmatch(getattr(config, name))
    }
    if faults:
        raise ValidationError(faults)
