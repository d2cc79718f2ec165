"""The statutory terms (jangka waktu) of the information law as data: length, start, act, article, certainty.

`basis`, `event` and `act` are printed to citizens. Where the article itself is not yet confirmed, `basis` names
the regulation without an article and `certainty` is not "sure".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

Unit = Literal["working", "calendar"]
Certainty = Literal["sure", "likely", "unsure"]

UNIT_NAMES: Mapping[Unit, str] = MappingProxyType({"working": "hari kerja", "calendar": "hari"})


class Bound(StrEnum):
    """Who has to act within the term."""

    OFFICER = "officer"
    SUPERIOR = "superior"
    APPLICANT = "applicant"
    COMMISSION = "commission"
    PARTY = "party"


@dataclass(frozen=True)
class Term:
    """One statutory term: `act` must happen within `days` of `event`; `code` is its line in the deadlines table."""

    name: str
    code: str
    days: int
    unit: Unit
    bound: Bound
    event: str
    act: str
    basis: str
    certainty: Certainty

    @property
    def length(self) -> str:
        """The length as it is printed: "10 hari kerja"."""
        return f"{self.days} {UNIT_NAMES[self.unit]}"


COMPLETENESS_NOTICE = Term(
    name="completeness_notice",
    code="D02",
    days=3,
    unit="working",
    bound=Bound.OFFICER,
    event="permohonan diterima",
    act="pemberitahuan bahwa permohonan belum lengkap",
    basis="Prosedur layanan informasi publik; Perki 1/2021",
    certainty="unsure",
)
COMPLETION = Term(
    name="completion",
    code="D03",
    days=3,
    unit="working",
    bound=Bound.APPLICANT,
    event="permintaan kelengkapan disampaikan",
    act="kelengkapan dari pemohon",
    basis="Prosedur layanan informasi publik; Perki 1/2021",
    certainty="unsure",
)
ANSWER = Term(
    name="answer",
    code="D04",
    days=10,
    unit="working",
    bound=Bound.OFFICER,
    event="permohonan diterima",
    act="pemberitahuan tertulis kepada pemohon",
    basis="Pasal 22 ayat (7) UU KIP; Pasal 13 ayat (7) Perki 1/2018",
    certainty="sure",
)
EXTENSION = Term(
    name="extension",
    code="D05",
    days=7,
    unit="working",
    bound=Bound.OFFICER,
    event="batas waktu semula",
    act="pemberitahuan tertulis sesudah perpanjangan",
    basis="Pasal 22 ayat (8) UU KIP",
    certainty="sure",
)
OBJECTION = Term(
    name="objection",
    code="D06",
    days=30,
    unit="working",
    bound=Bound.APPLICANT,
    event="alasan keberatan ditemukan",
    act="keberatan kepada Atasan PPID",
    basis="Pasal 36 ayat (1) UU KIP",
    certainty="sure",
)
OBJECTION_RESPONSE = Term(
    name="objection_response",
    code="D07",
    days=30,
    unit="working",
    bound=Bound.SUPERIOR,
    event="keberatan diterima secara tertulis",
    act="tanggapan tertulis Atasan PPID",
    basis="Pasal 36 ayat (2) UU KIP",
    certainty="sure",
)
DISPUTE = Term(
    name="dispute",
    code="D08",
    days=14,
    unit="working",
    bound=Bound.APPLICANT,
    event="tanggapan Atasan PPID diterima pemohon",
    act="permohonan sengketa ke Komisi Informasi",
    basis="Pasal 37 ayat (2) UU KIP",
    certainty="sure",
)
DISPUTE_AFTER_SILENCE = Term(
    name="dispute_after_silence",
    code="D09",
    days=14,
    unit="working",
    bound=Bound.APPLICANT,
    event="batas tanggapan keberatan lewat tanpa tanggapan",
    act="permohonan sengketa ke Komisi Informasi",
    basis="Perki 1/2013",
    certainty="likely",
)
COMMISSION_START = Term(
    name="commission_start",
    code="D10",
    days=14,
    unit="working",
    bound=Bound.COMMISSION,
    event="permohonan sengketa dicatat Komisi Informasi",
    act="Komisi Informasi mulai menyelesaikan sengketa",
    basis="Pasal 38 ayat (1) UU KIP",
    certainty="sure",
)
COMMISSION_END = Term(
    name="commission_end",
    code="D11",
    days=100,
    unit="working",
    bound=Bound.COMMISSION,
    event="penyelesaian sengketa dimulai",
    act="Komisi Informasi selesai menangani sengketa",
    basis="Pasal 38 ayat (2) UU KIP",
    certainty="sure",
)
LAWSUIT = Term(
    name="lawsuit",
    code="D12",
    days=14,
    unit="working",
    bound=Bound.PARTY,
    event="putusan ajudikasi Komisi Informasi diterima",
    act="gugatan ke pengadilan",
    basis="Pasal 48 UU KIP",
    certainty="sure",
)
CASSATION = Term(
    name="cassation",
    code="D13",
    days=14,
    unit="calendar",
    bound=Bound.PARTY,
    event="putusan pengadilan diterima",
    act="kasasi ke Mahkamah Agung",
    basis="Pasal 50 UU KIP",
    certainty="sure",
)

# Not a line of the deadlines table: how long it is stands in the superior's decision.
ORDER = Term(
    name="order",
    code="",
    days=ANSWER.days,
    unit="working",
    bound=Bound.OFFICER,
    event="perintah Atasan PPID berlaku",
    act="pelaksanaan perintah oleh PPID",
    basis="Tanggapan Atasan PPID atas keberatan",
    certainty="likely",
)

TERMS: Mapping[str, Term] = MappingProxyType(
    {
        term.name: term
        for term in (
            COMPLETENESS_NOTICE,
            COMPLETION,
            ANSWER,
            EXTENSION,
            OBJECTION,
            OBJECTION_RESPONSE,
            DISPUTE,
            DISPUTE_AFTER_SILENCE,
            COMMISSION_START,
            COMMISSION_END,
            LAWSUIT,
            CASSATION,
        )
    }
)


def named(name: str) -> Term:
    """Return the statutory term with this name, such as "answer"; ValueError with a sentence when there is none."""
    try:
        return TERMS[name]
    except KeyError:
        raise ValueError(f"Tidak ada jangka waktu bernama {name}.") from None


def shorten(term: Term, override: int) -> Term:
    """Return the term with the shorter length a regency has promised; its printed basis says so.

    Only terms that bind the officer or the superior may be shortened (the general standard is the longest a
    citizen has to wait); nothing may be lengthened, and a term of the applicant, the commission or a party in
    court is not the regency's to change. Raises ValueError with a sentence otherwise.
    """
    if term.bound is Bound.APPLICANT:
        raise ValueError(f"Jangka waktu milik pemohon tidak boleh dipersingkat: {term.act} tetap {term.length}.")
    if term.bound not in (Bound.OFFICER, Bound.SUPERIOR):
        raise ValueError(f"Jangka waktu ini diatur undang-undang, bukan oleh kabupaten: {term.act}, {term.length}.")
    if type(override) is not int or override < 1:
        raise ValueError("Jangka waktu ditulis dalam hari kerja, dengan angka bulat paling sedikit 1.")
    if override > term.days:
        raise ValueError(f"Jangka waktu hanya boleh dipersingkat: {term.act} paling lama {term.length}.")
    if override == term.days:
        return term
    note = f"dipersingkat menjadi {override} {UNIT_NAMES[term.unit]} oleh ketentuan kabupaten"
    return replace(term, days=override, basis=f"{named(term.name).basis}; {note}")


def ordered(days: int) -> Term:
    """Return the term of a superior's order: as long as the decision says, at most as long as a first answer may take.

    Raises ValueError with a sentence otherwise.
    """
    if type(days) is not int or not 1 <= days <= ORDER.days:
        raise ValueError(f"Jangka waktu perintah kepada PPID diisi 1 sampai {ORDER.length}.")
    return replace(ORDER, days=days)


def in_force(overrides: Mapping[str, int]) -> Mapping[str, Term]:
    """Return all terms by name with a regency's overrides (name to days) applied.

    Raises ValueError with a sentence for an unknown name or an override that `shorten` refuses.
    """
    shortened = {name: shorten(named(name), days) for name, days in overrides.items()}
    return MappingProxyType({**TERMS, **shortened})
