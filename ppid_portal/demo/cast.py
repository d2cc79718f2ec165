"""The people of the demo. All are invented, and their names say so: Contoh, Misal, Umpama, Andai, Rekaan."""

from dataclasses import dataclass

PASSWORD = "contoh-desa-2026"


@dataclass(frozen=True)
class DemoVillage:
    """A village that has officers in the demo."""

    code: str
    ppid: str
    head: str
    clerk: str = ""
    signing_mode: str = "wet"


VILLAGES = (
    DemoVillage("33.10.12.2013", "Wening Contoh", "Tegar Umpama", "Ratih Misal"),
    DemoVillage("33.10.01.2001", "Bagus Misal", "Slamet Contoh"),
    DemoVillage("33.10.16.2002", "Sri Umpama", "Darmo Contoh", signing_mode="tte"),
    DemoVillage("33.10.26.2012", "Joko Andai", "Hardi Umpama"),
    DemoVillage("33.10.14.2004", "Endah Rekaan", "Yoga Contoh"),
    DemoVillage("33.10.10.2005", "Lestari Misal", "Bima Contoh"),
    DemoVillage("33.10.21.2002", "Galih Contoh", "Panca Misal", "Dewi Andai", "tte"),
    DemoVillage("33.10.19.2008", "Puspa Umpama", "Surya Contoh"),
    DemoVillage("33.10.02.2001", "Arum Contoh", "Wahyu Misal"),
    DemoVillage("33.10.03.2001", "Hesti Misal", "Agung Contoh"),
    DemoVillage("33.10.04.2001", "Nanda Andai", "Rudi Contoh"),
    DemoVillage("33.10.05.2001", "Intan Rekaan", "Budi Misal"),
    DemoVillage("33.10.06.2001", "Kirana Contoh", "Eko Umpama"),
    DemoVillage("33.10.07.2001", "Mega Misal", "Seno Contoh"),
    DemoVillage("33.10.08.2001", "Ayu Umpama", "Guntur Misal", signing_mode="tte"),
    DemoVillage("33.10.09.2001", "Fajar Contoh", "Rekso Andai"),
    DemoVillage("33.10.11.2001", "Tirta Misal", "Broto Contoh"),
    DemoVillage("33.10.13.2001", "Gita Contoh", "Wiryo Misal"),
    DemoVillage("33.10.15.2001", "Laras Andai", "Prabu Contoh"),
    DemoVillage("33.10.18.2001", "Raka Contoh", "Mulyo Umpama"),
)

# A village whose officers were never appointed; its request goes to the regency.
UNATTENDED = "33.10.17.2001"
KELURAHAN_KIND = "kelurahan"

REGENCY_ADMIN = ("kabupaten", "Nur Contoh")
REGENCY_MONITOR = ("pemantau", "Adi Misal")
REGENCY_PPID = ("ppid.kabupaten", "Citra Umpama")


@dataclass(frozen=True)
class Asker:
    """An invented citizen, group or legal entity."""

    name: str
    address: str
    kind: str = "person"
    nik: str = ""
    email: str = ""
    phone: str = ""
    occupation: str = ""
    organisation: str = ""
    legal_decree: str = ""


ASKERS = (
    Asker(
        "Fulanah Contoh Lestari",
        "Dukuh Contoh RT 02 RW 01",
        nik="3310124503900007",
        email="fulanah@warga.example",
        occupation="Guru",
    ),
    Asker(
        "Bambang Misal", "Dukuh Umpama RT 01 RW 03", nik="3310010507800003", phone="0812 0000 0142", occupation="Petani"
    ),
    Asker(
        "Siti Andai",
        "Dukuh Rekaan RT 04 RW 02",
        nik="3310265206850011",
        email="siti.andai@warga.example",
        occupation="Pedagang",
    ),
    Asker(
        "Darmo Seandainya",
        "Dukuh Umpama RT 03 RW 05",
        kind="group",
        email="tani.umpama@warga.example",
        organisation="Kelompok Tani Maju Umpama",
    ),
    Asker(
        "Rini Perumpamaan",
        "Jalan Contoh 12, Klaten",
        kind="legal_entity",
        email="kantor@lsm-contoh.example",
        organisation="Yayasan Contoh Terbuka",
        legal_decree="AHU-0000000.AH.01.04 Tahun 2020",
    ),
    Asker(
        "Tono Kiranya",
        "Dukuh Misal RT 05 RW 04",
        nik="3310141208750002",
        phone="0813 0000 0177",
        occupation="Wiraswasta",
    ),
    Asker(
        "Wulan Ibarat",
        "Dukuh Andai RT 02 RW 06",
        nik="3310164811950005",
        email="wulan@warga.example",
        occupation="Mahasiswa",
    ),
)
