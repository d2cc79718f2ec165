"""Annual reports for tests, walked there by the real actions."""

from datetime import datetime

from requests_flow.enums import RequestStatus as S
from requests_flow.models import AnnualReport
from requests_flow.registers.actions.change_report import change_report
from requests_flow.registers.actions.issue_report import issue_report
from requests_flow.registers.actions.sign_report import sign_report
from requests_flow.registers.actions.start_report import start_report
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.registers.test_request_register import ELSEWHERE, GIVEN, MISSING, REDACTED, REFUSED, answered

NEXT_YEAR = datetime(2027, 2, 12, 9, 0, tzinfo=world.JAKARTA)
TEXT = {
    "general_policy": "Layanan berpedoman pada Undang-Undang Nomor 14 Tahun 2008.\nSekretaris Desa adalah PPID Desa.",
    "facilities": "Meja layanan buka Senin sampai dengan Jumat.",
    "staff": "Petugas terdiri atas PPID Desa dan satu petugas layanan.",
    "budget": "Anggaran Rp12.500.000, realisasi Rp11.860.000.",
    "obstacles": "Arsip sebelum tahun 2021 belum disusun.",
    "recommendations": "Menyusun arsip 2016 sampai dengan 2020, Kaur Umum, 30 Juni 2027.",
}


def begun(cast, *, year=2026, at=NEXT_YEAR, words=TEXT) -> AnnualReport:
    report = start_report(body=cast.body, year=year, by=cast.ppid, at=at)
    return change_report(report=report, words=words, by=cast.clerk, at=at)


def issued(cast, **facts) -> AnnualReport:
    return issue_report(report=begun(cast, **facts), by=cast.ppid, at=facts.get("at", NEXT_YEAR))


def signed(cast, **facts) -> AnnualReport:
    at = facts.get("at", NEXT_YEAR)
    return sign_report(report=issued(cast, **facts), scan=cases.scan(), by=cast.ppid, at=at)


def some_cases(cast) -> None:
    for replies in ((GIVEN,), (GIVEN, REDACTED), (REFUSED,), (MISSING,), (ELSEWHERE,)):
        answered(cast, *replies)
    for status in (S.RECEIVED, S.WITHDRAWN):
        cases.walk_to(status, cast)
