"""A small country for the tests of the registry: two regencies, five desa, a kelurahan, and people who hold offices."""

import datetime
from functools import cache
from itertools import count
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password

from accounts.actions import create_user
from accounts.models import User
from notifications.models import Message
from registry import selectors
from registry.actions.appoint import appoint
from registry.actions.import_regions import import_regions
from registry.enums import Role
from registry.models import Appointment, PublicBody, Region

JAKARTA = ZoneInfo("Asia/Jakarta")
AT = datetime.datetime(2026, 5, 21, 9, 20, tzinfo=JAKARTA)
ON = AT.date()
PASSWORD = "kebun jati sebelah barat"
HEADER = (
    "village_code,village_name,village_kind,district_code,district_name,regency_code,regency_name,"
    "province_code,province_name"
)
KLATEN = "33.10,Kabupaten Klaten,33,Jawa Tengah"
KENDAL = "33.24,Kabupaten Kendal,33,Jawa Tengah"
ROWS = (
    f"33.10.01.2001,Sengon,desa,33.10.01,Prambanan,{KLATEN}",
    f"33.10.01.2002,Cucukan,desa,33.10.01,Prambanan,{KLATEN}",
    f"33.10.10.2005,Jetis,desa,33.10.10,Karangnongko,{KLATEN}",
    f"33.10.16.2002,Jetis,desa,33.10.16,Delanggu,{KLATEN}",
    f"33.10.16.1001,Bareng,kelurahan,33.10.16,Delanggu,{KLATEN}",
    f"33.24.01.2001,Blumah,desa,33.24.01,Plantungan,{KENDAL}",
)
_numbers = count(1)


def regions_csv(*rows: str, header: str = HEADER, separator: str = ",", newline: str = "\n") -> bytes:
    lines = [header, *(rows or ROWS)]
    return newline.join(line.replace(",", separator) for line in lines).encode()


def load() -> None:
    report = import_regions(data=regions_csv(), by=None, at=AT)
    assert report.written


def region(code: str) -> Region:
    return Region.objects.get(code=code)


def klaten() -> Region:
    return region("33.10")


def kendal() -> Region:
    return region("33.24")


def government(code: str) -> PublicBody:
    body = selectors.government_of(region(code))
    assert body is not None
    return body


def sengon() -> PublicBody:
    return government("33.10.01.2001")


def cucukan() -> PublicBody:
    return government("33.10.01.2002")


def blumah() -> PublicBody:
    return government("33.24.01.2001")


def person(name: str = "Sri Wahyuni", email: str | None = "") -> User:
    """A person who can sign in with PASSWORD; `email=None` gives one without e-mail, "" an address of their own."""
    address = f"orang{next(_numbers)}@contoh.example" if email == "" else email
    user = create_user(full_name=name, email=address, email_verified=True, by=None, at=AT)
    user.password = _hashed()
    user.save(update_fields=["password"])
    return user


@cache
def _hashed() -> str:
    # Hashing is slow on purpose; one password for everybody is hashed once.
    return make_password(PASSWORD)


def in_office(body: PublicBody, role: Role = Role.PPID, user: User | None = None, name: str = "Sri Wahyuni") -> User:
    """A person appointed from the first of the month on."""
    user = user or person(name)
    appoint(user=user, body=body, role=role, starts_on=ON.replace(day=1), by=None, at=AT)
    return user


def admin_of(regency: Region) -> User:
    return in_office(selectors.regency_body(regency), Role.REGENCY_ADMIN, name="Budi Admin")


def monitor_of(regency: Region) -> User:
    return in_office(selectors.regency_body(regency), Role.REGENCY_MONITOR, name="Tuti Pemantau")


def offices(user: User) -> set[tuple[str, str]]:
    rows = Appointment.objects.active(ON).filter(user=user)
    return {(row.body.name, row.role) for row in rows.select_related("body")}


def last_token(email: str) -> str:
    """The token in the newest message to an address, as its owner would find it in the mail."""
    messages = [row for row in Message.objects.order_by("queued_at", "dedupe_key") if row.to_address == email]
    assert messages[-1].secret is not None
    return messages[-1].secret.rstrip("/").rsplit("/", 1)[1]
