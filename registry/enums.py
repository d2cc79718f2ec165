"""Closed lists of the registry. Values are stored; labels are what people read."""

from django.db import models


class RegionLevel(models.TextChoices):
    """The four levels of the ministry's region code."""

    PROVINCE = "province", "Provinsi"
    REGENCY = "regency", "Kabupaten/Kota"
    DISTRICT = "district", "Kecamatan"
    VILLAGE = "village", "Desa/Kelurahan"


class RegionKind(models.TextChoices):
    """What a region is called; a desa governs itself, a kelurahan is an office of the regency."""

    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"
    KECAMATAN = "kecamatan", "Kecamatan"
    DESA = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"
    DESA_ADAT = "desa_adat", "Desa Adat"


class BodyKind(models.TextChoices):
    """Public bodies that answer requests (Perki 1/2018 art 1(3)), and the regency's own PPID."""

    VILLAGE_GOVERNMENT = "village_government", "Pemerintah Desa"
    BPD = "bpd", "Badan Permusyawaratan Desa"
    BUM_DESA = "bum_desa", "BUM Desa"
    BKAD = "bkad", "Badan Kerja Sama Antar-Desa"
    REGENCY_PPID = "regency_ppid", "PPID Kabupaten/Kota"


class Accent(models.TextChoices):
    """The eight colours a village may set; each keeps its contrast in both themes."""

    NILA = "nila", "Nila (biru tua)"
    TIRTA = "tirta", "Tirta (biru air)"
    TOSKA = "toska", "Toska (hijau biru)"
    PARI = "pari", "Pari (hijau padi)"
    KUNYIT = "kunyit", "Kunyit (kuning tua)"
    SOGA = "soga", "Soga (cokelat batik)"
    BATA = "bata", "Bata (merah bata)"
    WUNGU = "wungu", "Wungu (ungu)"


class SigningMode(models.TextChoices):
    """How letters of a body are signed."""

    WET = "wet", "Tanda tangan basah: dicetak, ditandatangani, lalu dipindai"
    TTE = "tte", "Tanda tangan elektronik tersertifikasi"


class Paper(models.TextChoices):
    """Paper of printed letters; F4 (folio) is still common in village offices."""

    A4 = "a4", "A4 (21 x 29,7 cm)"
    F4 = "f4", "F4/folio (21,5 x 33 cm)"


class Role(models.TextChoices):
    """What a person is appointed to. The village head is the superior of the PPID (Perki 1/2018 art 8(2))."""

    VILLAGE_HEAD = "village_head", "Atasan PPID (Kepala Desa)"
    PPID = "ppid", "PPID"
    CLERK = "clerk", "Petugas layanan"
    EDITOR = "editor", "Penyunting"
    REGENCY_MONITOR = "regency_monitor", "Pemantau kabupaten"
    REGENCY_ADMIN = "regency_admin", "Admin kabupaten"


# Roles that work on requests of their body, and those whose presence means that somebody reads a new request.
SERVING_ROLES = (Role.VILLAGE_HEAD, Role.PPID, Role.CLERK)
DESK_ROLES = (Role.PPID, Role.CLERK)
REGENCY_ROLES = (Role.REGENCY_MONITOR, Role.REGENCY_ADMIN)
# The PPID of a body may bring in these by himself; everybody else is appointed by the regency.
STAFF_ROLES = (Role.CLERK, Role.EDITOR)
# One person must not decide a request and the objection against it.
INCOMPATIBLE_ROLES = {Role.PPID: Role.VILLAGE_HEAD, Role.VILLAGE_HEAD: Role.PPID}


class CompletenessClock(models.TextChoices):
    """When the term to answer begins if a request had to be completed (regulation 6.4)."""

    FROM_RECEIPT = "from_receipt", "Sejak permohonan diterima"
    FROM_COMPLETION = "from_completion", "Sejak permohonan lengkap"


class OfficerTerm(models.TextChoices):
    """Terms of officers, in working days, that a regency may shorten and never lengthen."""

    COMPLETENESS_NOTICE = "completeness_notice", "Memberi tahu bahwa permohonan belum lengkap"
    ANSWER = "answer", "Menjawab permohonan"
    EXTENSION = "extension", "Perpanjangan waktu menjawab"
    OBJECTION_RESPONSE = "objection_response", "Tanggapan Atasan PPID atas keberatan"


# Upper limits: Perki 1/2021 (3 working days), UU 14/2008 art 22(7), art 22(8), art 36(2).
STATUTORY_DAYS = {
    OfficerTerm.COMPLETENESS_NOTICE: 3,
    OfficerTerm.ANSWER: 10,
    OfficerTerm.EXTENSION: 7,
    OfficerTerm.OBJECTION_RESPONSE: 30,
}


# The term to object (UU 14/2008 art 36(1)), in working days: nothing is reopened after it.
MOST_REOPEN_DAYS = 30


class DayKind(models.TextChoices):
    """Why an office is closed on a day; `working_day` cancels a national entry for one regency."""

    NATIONAL_HOLIDAY = "national_holiday", "Libur nasional"
    COLLECTIVE_LEAVE = "collective_leave", "Cuti bersama"
    LOCAL = "local", "Libur daerah"
    WORKING_DAY = "working_day", "Tetap hari kerja"


class YearState(models.TextChoices):
    """How sure the calendar of a year is."""

    OFFICIAL = "official", "Resmi"
    PROVISIONAL = "provisional", "Sementara"
    MISSING = "missing", "Belum ada"


class ChangeKind(models.TextChoices):
    """What somebody changed in the registry."""

    DAY_SET = "day_set", "Hari libur dicatat"
    DAY_REMOVED = "day_removed", "Hari libur dihapus"
    DAY_RESTORED = "day_restored", "Daftar nasional dipakai lagi"
    YEAR_STATE_SET = "year_state_set", "Status tahun diubah"
    HOLIDAYS_IMPORTED = "holidays_imported", "Hari libur dimuat dari berkas"
    REGENCY_CONFIGURED = "regency_configured", "Pengaturan kabupaten diubah"
    BODY_UPDATED = "body_updated", "Kop surat dan layanan diubah"
    DOCUMENT_STARTED = "document_started", "Naskah dimulai"
    DOCUMENT_CHANGED = "document_changed", "Naskah diubah"
    DOCUMENT_ISSUED = "document_issued", "Naskah diterbitkan untuk ditandatangani"
    DOCUMENT_SIGNED = "document_signed", "Naskah ditandatangani"
    DOCUMENT_RECALLED = "document_recalled", "Naskah ditarik"
    DECREE_ISSUED = "decree_issued", "SK penunjukan PPID dibuat"
    DECREE_SIGNED = "decree_signed", "SK penunjukan PPID ditandatangani"
    DECREE_RECALLED = "decree_recalled", "SK penunjukan PPID ditarik"
    TARIFF_PUBLISHED = "tariff_published", "Tarif penyalinan diumumkan"


CALENDAR_CHANGES = (
    ChangeKind.DAY_SET,
    ChangeKind.DAY_REMOVED,
    ChangeKind.DAY_RESTORED,
    ChangeKind.YEAR_STATE_SET,
    ChangeKind.HOLIDAYS_IMPORTED,
)


DOCUMENT_CHANGES = (
    ChangeKind.DOCUMENT_STARTED,
    ChangeKind.DOCUMENT_CHANGED,
    ChangeKind.DOCUMENT_ISSUED,
    ChangeKind.DOCUMENT_SIGNED,
    ChangeKind.DOCUMENT_RECALLED,
)


class TimeZone(models.TextChoices):
    """The three time zones of Indonesia."""

    WIB = "Asia/Jakarta", "WIB (Waktu Indonesia Barat)"
    WITA = "Asia/Makassar", "WITA (Waktu Indonesia Tengah)"
    WIT = "Asia/Jayapura", "WIT (Waktu Indonesia Timur)"


class OfficerState(models.TextChoices):
    """How far a body has come in having somebody who reads its requests."""

    ACTIVE = "active", "Sudah menerima tugas"
    NEVER_SIGNED_IN = "never_signed_in", "Belum pernah masuk"
    INVITED = "invited", "Diundang, belum menjawab"
    EXPIRED = "expired", "Undangan kedaluwarsa"
    NONE = "none", "Belum ada petugas"


class InvitationState(models.TextChoices):
    """How an invitation stands."""

    WAITING = "waiting", "Menunggu jawaban"
    EXPIRED = "expired", "Kedaluwarsa"
    ACCEPTED = "accepted", "Diterima"
    REVOKED = "revoked", "Dibatalkan"


class DocumentKind(models.TextChoices):
    """The papers every information service has: the charter and the seven procedures (regulation 8.4 and 8.5)."""

    CHARTER = "charter", "Maklumat pelayanan informasi publik"
    SOP_ANNOUNCEMENT = "sop_announcement", "SOP pengumuman informasi publik"
    SOP_REQUEST = "sop_request", "SOP permintaan informasi publik"
    SOP_OBJECTION = "sop_objection", "SOP pengajuan keberatan"
    SOP_DIP = "sop_dip", "SOP penetapan dan pemutakhiran daftar informasi publik"
    SOP_DOCUMENTATION = "sop_documentation", "SOP pendokumentasian informasi publik"
    SOP_CHARTER = "sop_charter", "SOP penetapan maklumat pelayanan"
    SOP_CONSEQUENCE_TEST = "sop_consequence_test", "SOP pengujian konsekuensi"


PROCEDURES = tuple(kind for kind in DocumentKind if kind is not DocumentKind.CHARTER)


class DocumentState(models.TextChoices):
    """Where one version of a service document stands. Always computed from its facts, never stored."""

    DRAFT = "draft", "Konsep"
    AWAITING_SIGNATURE = "awaiting_signature", "Menunggu tanda tangan"
    IN_FORCE = "in_force", "Berlaku"
    REPLACED = "replaced", "Diganti"
    RECALLED = "recalled", "Dicabut"


# UU 27/2022: 3 x 24 hours of the calendar; a regency may promise less.
PERSONAL_DATA_HOURS = 72
