"""The answer of a round: an outcome, a decision for each item, the letter, the files given."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models import Letter
from requests_flow.enums import ItemDecision, Outcome, RefusalGround
from requests_flow.models.request import InformationRequest, RequestItem, Round


class Answer(models.Model):
    """A written notification or refusal. It answers once its letter is signed; till then it can be recalled."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    outcome = models.CharField("hasil", max_length=16, choices=Outcome.choices)
    handover = models.TextField("cara penyerahan")
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # The published tariff behind the costs; a row of the registry that never changes.
    tariff = models.ForeignKey("registry.Tariff", models.PROTECT, null=True, blank=True, related_name="+")
    letter = models.OneToOneField("documents.Letter", models.PROTECT, related_name="+")
    referral_letter = models.OneToOneField("documents.Letter", models.PROTECT, null=True, blank=True, related_name="+")
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"
        ordering = ("prepared_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("round",), condition=Q(recalled_at__isnull=True), name="round_has_at_most_one_answer"
            ),
            models.CheckConstraint(
                condition=Q(recalled_at__isnull=True, recalled_by__isnull=True)
                | Q(recalled_at__isnull=False, recalled_by__isnull=False),
                name="answer_recalled_at_and_by_are_a_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.get_outcome_display()}"

    @property
    def letters(self) -> list[Letter]:
        """The answer letter, and the letter that names another body where there is one."""
        return [letter for letter in (self.letter, self.referral_letter) if letter]

    @property
    def gives_something(self) -> bool:
        """Is anything given, whole or in part?"""
        return self.outcome in (Outcome.GRANTED, Outcome.PARTLY_GRANTED)


class ItemAnswer(models.Model):
    """The decision on one item, with what the law wants said about it."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="items")
    item = models.ForeignKey(RequestItem, models.PROTECT, related_name="answers")
    decision = models.CharField("jawaban", max_length=8, choices=ItemDecision.choices)
    holder = models.CharField("badan yang menguasai", max_length=200, blank=True)
    ground = models.CharField("dasar penolakan", max_length=6, choices=RefusalGround.choices, blank=True)
    reason = models.TextField("alasan", blank=True)
    redacted = models.CharField("yang dihitamkan", max_length=300, blank=True)
    # The finished consequence test on which an exemption rests (UU 14/2008 article 19).
    test = models.ForeignKey(
        "requests_flow.ConsequenceTest", models.PROTECT, null=True, blank=True, related_name="item_answers"
    )

    class Meta:
        verbose_name = "jawaban atas satu informasi"
        verbose_name_plural = "jawaban atas tiap informasi"
        ordering = ("item__position",)
        constraints = [
            models.UniqueConstraint(fields=("answer", "item"), name="item_is_answered_once"),
            models.CheckConstraint(
                condition=~Q(decision__in=(ItemDecision.REFUSED, ItemDecision.REDACTED))
                | (~Q(ground="") & ~Q(reason="")),
                name="refused_or_redacted_item_has_ground_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=(ItemDecision.REFUSED, ItemDecision.REDACTED))
                | Q(ground=RefusalGround.P6_3E)
                | Q(test__isnull=False),
                name="exempt_item_rests_on_a_test",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_decision_display()}"


class AnswerFile(models.Model):
    """A file given with the answer."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="files")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "berkas jawaban"
        verbose_name_plural = "berkas jawaban"
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.file)


class PreparedFile(models.Model):
    """A file that waits to be given with the answer; the applicant sees it only once the signed answer names it."""

    request = models.ForeignKey(InformationRequest, models.CASCADE, related_name="prepared_files")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "berkas yang disiapkan"
        verbose_name_plural = "berkas yang disiapkan"
        ordering = ("added_at", "pk")
        constraints = [models.UniqueConstraint(fields=("request", "file"), name="file_is_prepared_once")]

    def __str__(self) -> str:
        return str(self.file)
