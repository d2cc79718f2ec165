"""The state machine of a consequence test (UU 14/2008 article 19): its statuses, its moves, whose turn it is.

Only `requests_flow.exemptions.actions` calls these methods; a test proves it. A transition does not save.
"""

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from requests_flow.enums import Actor, Turn
from requests_flow.exemptions.enums import ConsequenceTestStatus

S = ConsequenceTestStatus
ARTICLE_19 = "UU 14/2008 Pasal 19"
ARTICLE_20 = "UU 14/2008 Pasal 20"

TURN_OF = {
    S.DRAFT: Turn.OFFICER,
    S.AWAITING_APPROVAL: Turn.OFFICER,
    S.AWAITING_SIGNATURES: Turn.OFFICER,
    S.FINISHED: Turn.NOBODY,
    S.WITHDRAWN: Turn.NOBODY,
}


def keeps_something_back(test: "ConsequenceTestMachine") -> bool:
    """Does the test conclude that something stays closed, and has no review opened it?"""
    return test.keeps_back


def not_being_tested_again(test: "ConsequenceTestMachine") -> bool:
    """Is no newer test of the same information under way or finished?"""
    return test.living_successor is None


class ConsequenceTestMachine(ConcurrentTransitionMixin, models.Model):
    """The protected status of a consequence test and its moves; a stale save raises ConcurrentTransition."""

    status = FSMField(
        "status",
        choices=ConsequenceTestStatus.choices,
        default=ConsequenceTestStatus.DRAFT,
        protected=True,
        max_length=20,
    )

    class Meta:
        abstract = True

    @transition(
        status,
        source=[S.DRAFT, S.AWAITING_APPROVAL],
        target=S.DRAFT,
        custom={"actor": Actor.OFFICER, "article": "", "label": "Ubah konsep"},
    )
    def change_test(self) -> None:
        """An officer changes the draft; one that waits for approval becomes a draft again."""

    @transition(
        status,
        source=S.DRAFT,
        target=S.AWAITING_APPROVAL,
        custom={"actor": Actor.OFFICER, "article": ARTICLE_19, "label": "Ajukan untuk disetujui"},
    )
    def submit_test(self) -> None:
        """The PPID hands the test to the superior."""

    @transition(
        status,
        source=S.AWAITING_APPROVAL,
        target=S.AWAITING_SIGNATURES,
        custom={"actor": Actor.OFFICER, "article": ARTICLE_19, "label": "Setujui hasil uji"},
    )
    def approve_test(self) -> None:
        """The superior approves; the sheet gets its number and is printed."""

    @transition(
        status,
        source=S.AWAITING_SIGNATURES,
        target=S.FINISHED,
        custom={"actor": Actor.OFFICER, "article": "Perki 1/2021 Pasal 49", "label": "Terima lembar bertanda tangan"},
    )
    def sign_sheet(self) -> None:
        """The sheet that all participants signed is in: the test is finished."""

    @transition(
        status,
        source=[S.DRAFT, S.AWAITING_APPROVAL, S.AWAITING_SIGNATURES],
        target=S.WITHDRAWN,
        custom={"actor": Actor.OFFICER, "article": "", "label": "Batalkan uji"},
    )
    def withdraw_test(self) -> None:
        """The test is given up before it is finished."""

    @transition(
        status,
        source=S.FINISHED,
        target=None,
        conditions=[keeps_something_back, not_being_tested_again],
        custom={"actor": Actor.OFFICER, "article": ARTICLE_20, "label": "Tinjau pengecualian"},
    )
    def review_test(self) -> None:
        """The PPID opens the information, or tests it anew; the status stays."""


MOVES = ("change_test", "submit_test", "approve_test", "sign_sheet", "withdraw_test", "review_test")
