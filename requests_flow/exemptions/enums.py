"""The closed lists of consequence tests. Values are stored; labels are shown."""

from django.db import models

from requests_flow.enums import RefusalGround


class ConsequenceTestStatus(models.TextChoices):
    """Who must act on a consequence test."""

    DRAFT = "draft", "Konsep"
    AWAITING_APPROVAL = "awaiting_approval", "Menunggu persetujuan"
    AWAITING_SIGNATURES = "awaiting_signatures", "Menunggu tanda tangan"
    FINISHED = "finished", "Selesai"
    WITHDRAWN = "withdrawn", "Dibatalkan"


UNFINISHED_STATUSES = (
    ConsequenceTestStatus.DRAFT,
    ConsequenceTestStatus.AWAITING_APPROVAL,
    ConsequenceTestStatus.AWAITING_SIGNATURES,
)


class Occasion(models.TextChoices):
    """When information is tested (Perki 1/2021 article 49(1))."""

    BEFORE_REQUEST = "before_request", "Sebelum ada permohonan"
    ON_REQUEST = "on_request", "Atas permohonan"
    ON_ORDER = "on_order", "Atas perintah Majelis Komisioner Komisi Informasi"


class PeriodKind(models.TextChoices):
    """Until when information stays exempt (UU 14/2008 articles 18(2) and 20)."""

    UNTIL_DATE = "until_date", "Sampai tanggal tertentu"
    UNTIL_EVENT = "until_event", "Sampai suatu peristiwa terjadi"
    UNTIL_CONSENT = "until_consent", "Sampai yang bersangkutan menyetujui secara tertulis"
    PER_LAW = "per_law", "Menurut undang-undang yang melarang pembukaannya"


class Conclusion(models.TextChoices):
    """What the test concludes."""

    CLOSED = "closed", "Tertutup"
    PARTLY_CLOSED = "partly_closed", "Terbuka sebagian"
    OPEN = "open", "Terbuka"


class ReviewOutcome(models.TextChoices):
    """What a review decides about an exemption."""

    PROLONG = "prolong", "Diuji lagi untuk diperpanjang"
    OPEN = "open", "Dibuka"


KEEPING_BACK = (Conclusion.CLOSED, Conclusion.PARTLY_CLOSED)
# Article 17 only: what is not held or not documented (article 6(3)e) is no exemption and is not tested.
TESTED_GROUNDS = tuple(ground for ground in RefusalGround if ground is not RefusalGround.P6_3E)
GROUND_CHOICES = [(ground.value, ground.label) for ground in TESTED_GROUNDS]
# Article 20(1): these exemptions are not permanent.
GROUNDS_WITH_AN_END = (
    RefusalGround.P17A, RefusalGround.P17B, RefusalGround.P17C, RefusalGround.P17D, RefusalGround.P17E,
    RefusalGround.P17F,
)  # fmt: skip
PERIODS_WITH_AN_END = (PeriodKind.UNTIL_DATE, PeriodKind.UNTIL_EVENT)


class ExemptDecreeStatus(models.TextChoices):
    """Where a decree of the exempt list stands. Computed, never stored."""

    AWAITING_SIGNATURE = "awaiting_signature", "Menunggu tanda tangan"
    IN_FORCE = "in_force", "Sudah ditetapkan"
    RECALLED = "recalled", "Ditarik"
