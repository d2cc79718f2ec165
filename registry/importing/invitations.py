"""The list of people to invite: one person a row, judged line by line before anybody is written to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from registry.enums import INCOMPATIBLE_ROLES, REGENCY_ROLES, Role
from registry.importing.csv_rows import Fault, Row, read

REQUIRED = ("kode_desa", "nama", "surel")
OPTIONAL = ("jabatan", "peran", "nama_desa", "kecamatan")
TEMPLATE_COLUMNS = ("kode_desa", "nama_desa", "kecamatan", "nama", "jabatan", "peran", "surel")
LONGEST = {"nama": 150, "jabatan": 120, "surel": 254}
# Offices as people write them. The village secretary is the usual PPID, the village head is the PPID's superior
# (Perki 1/2018 art 8).
ROLE_WORDS = {role.value: role for role in Role if role not in REGENCY_ROLES} | {
    "petugas": Role.CLERK,
    "petugas layanan": Role.CLERK,
    "editor": Role.EDITOR,
    "penyunting": Role.EDITOR,
    "atasan": Role.VILLAGE_HEAD,
    "atasan ppid": Role.VILLAGE_HEAD,
    "kepala desa": Role.VILLAGE_HEAD,
    "kades": Role.VILLAGE_HEAD,
    "sekretaris desa": Role.PPID,
    "sekretaris": Role.PPID,
    "sekdes": Role.PPID,
    "ppid desa": Role.PPID,
}
MANY_DIGITS = re.compile(r"\d{6}")
ACTING = re.compile(r"^(pj|pjs|plt|plh|penjabat)\.?\s+")


@dataclass(frozen=True)
class Invitee:
    """One person as the file names him or her."""

    line: int
    code: str
    full_name: str
    role: Role
    position_title: str
    email: str

    @property
    def identity(self) -> str:
        """What tells people apart: the address, else the name."""
        return self.email or self.full_name.casefold()


@dataclass(frozen=True)
class InviteeFile:
    """The people of a file; `blank` counts rows of the template that nobody has filled in yet."""

    people: list[Invitee]
    faults: list[Fault]
    notes: list[Fault]
    blank: int


def read_invitees(data: bytes) -> InviteeFile:
    """Read and judge the file as far as that goes without the database. Every faulty line is reported."""
    sheet = read(data, required=REQUIRED, optional=OPTIONAL)
    faults = list(sheet.faults)
    if sheet.rows and not {"peran", "jabatan"} & set(sheet.rows[0].cells):
        return InviteeFile([], [Fault(1, "Kolom peran atau jabatan tidak ada.")], sheet.notes, 0)
    filled = [row for row in sheet.rows if row["nama"] or row["surel"]]
    people = []
    for row in filled:
        reasons = list(_faults(row))
        faults.extend(Fault(row.line, reason) for reason in reasons)
        if not reasons:
            people.append(_invitee(row))
    faults.extend(_clashes(people))
    return InviteeFile(people, sorted(faults), sheet.notes, len(sheet.rows) - len(filled))


def _invitee(row: Row) -> Invitee:
    role = _role(row)
    if role is None:
        raise ValueError("A row is judged before it is read.")
    return Invitee(row.line, _code(row), _name(row), role, " ".join(row["jabatan"].split()), row["surel"].lower())


def _faults(row: Row) -> Iterator[str]:
    yield from _name_faults(row)
    if not re.fullmatch(r"\d{2}\.\d{2}(\.\d{2}\.\d{4})?", _code(row), re.ASCII):
        yield f"kode_desa '{row['kode_desa']}' tidak benar; contoh yang benar: 33.10.01.2001."
    if _role(row) is None:
        words = row["peran"] or row["jabatan"]
        yield f"peran '{words}' tidak dikenal; tulis PPID, petugas, atasan, atau penyunting."
    if row["surel"]:
        try:
            validate_email(row["surel"])
        except ValidationError:
            yield f"surel '{row['surel']}' tidak benar; kosongkan bila orang ini tidak punya surel."


def _name_faults(row: Row) -> Iterator[str]:
    if not row["nama"]:
        yield "nama kosong."
    elif MANY_DIGITS.search(row["nama"]):
        yield "nama memuat nomor; tulis nama saja, tanpa NIK."
    for column, longest in LONGEST.items():
        if len(row[column]) > longest:
            yield f"{column} lebih panjang dari {longest} huruf."


def _clashes(people: list[Invitee]) -> Iterator[Fault]:
    offices: dict[tuple[str, str, str], int] = {}
    names: dict[str, tuple[str, int]] = {}
    for person in people:
        key = (person.code, person.role, person.identity)
        first = offices.setdefault(key, person.line)
        if first != person.line:
            yield Fault(person.line, f"orang dan peran yang sama sudah ada di baris {first}.")
        other = INCOMPATIBLE_ROLES.get(person.role, person.role)
        clash = offices.get((person.code, other, person.identity))
        if clash is not None and other != person.role:
            yield Fault(
                person.line,
                f"orang ini di baris {clash} sudah menjadi {other.label}. Satu orang tidak boleh menjadi PPID "
                "sekaligus Atasan PPID di badan yang sama.",
            )
        if person.email:
            name, line = names.setdefault(person.email, (person.full_name.casefold(), person.line))
            if name != person.full_name.casefold():
                yield Fault(
                    person.line,
                    f"surel {person.email} di baris {line} dipakai orang lain. Setiap orang memerlukan surel sendiri; "
                    "kosongkan bila tidak punya.",
                )


def _code(row: Row) -> str:
    code = row["kode_desa"].replace(" ", "")
    # Spreadsheets like to drop the dots of a code.
    return f"{code[:2]}.{code[2:4]}.{code[4:6]}.{code[6:]}" if re.fullmatch(r"\d{10}", code, re.ASCII) else code


def _name(row: Row) -> str:
    return " ".join(row["nama"].split())


def _role(row: Row) -> Role | None:
    words = " ".join((row["peran"] or row["jabatan"]).casefold().split())
    return ROLE_WORDS.get(words) or ROLE_WORDS.get(ACTING.sub("", words))
