"""Closed lists of the public information list. Values are stored; labels are what people read."""

from django.db import models


class Category(models.TextChoices):
    """When information is published (Perki 1/2018 articles 2 to 4; UU 14/2008 articles 9 to 11)."""

    PERIODIC = "periodic", "Berkala"
    IMMEDIATE = "immediate", "Serta-merta"
    ANY_TIME = "any_time", "Setiap saat"


# The headings of the annex, in its order.
CATEGORY_TITLES = {
    Category.PERIODIC: "Informasi yang wajib disediakan dan diumumkan secara berkala",
    Category.IMMEDIATE: "Informasi yang wajib diumumkan secara serta-merta",
    Category.ANY_TIME: "Informasi yang wajib tersedia setiap saat",
}


class Form(models.TextChoices):
    """In which form information can be had; both at once is usual."""

    SOFTCOPY = "softcopy", "Berkas elektronik (softcopy)"
    HARDCOPY = "hardcopy", "Cetakan (hardcopy)"


class ItemStatus(models.TextChoices):
    """Where an item stands."""

    DRAFT = "draft", "Konsep"
    PUBLISHED = "published", "Terbit"
    WITHDRAWN = "withdrawn", "Ditarik"


class ItemEventKind(models.TextChoices):
    """What happened to an item."""

    ADDED = "added", "Dicatat"
    CHANGED = "changed", "Diperbaiki"
    VERSION_ADDED = "version_added", "Berkas ditambahkan"
    SCAN_OVERRIDDEN = "scan_overridden", "Berkas diteruskan dengan alasan"
    PUBLISHED = "published", "Diterbitkan"
    CONFIRMED = "confirmed", "Dinyatakan masih benar"
    WITHDRAWN = "withdrawn", "Ditarik"


class EditionStatus(models.TextChoices):
    """Where a yearly edition of the list stands."""

    AWAITING_SIGNATURE = "awaiting_signature", "Menunggu tanda tangan"
    IN_FORCE = "in_force", "Berlaku"
    REPLACED = "replaced", "Digantikan"
    RECALLED = "recalled", "Ditarik"
