"""The shape of every move on a page: a form is judged, one domain call is made, a refusal loses nothing that was typed.

It knows no case: requests, objections, disputes and exemptions hand over their form, their call and their page.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django_fsm import ConcurrentTransition

from accounts.policies import Denied
from documents.issuing import LetterRefused

# A refusal is a sentence for the officer; anything else is a fault of ours and must be seen as one.
REFUSALS = (Denied, ConcurrentTransition, LetterRefused, ValueError)
SOMEBODY_WAS_FIRST = "Petugas lain baru saja mengubah {what} ini. Muat ulang halaman."
WRONG, REFUSED = 422, 409

# Draws the page as it is now: with the form that was sent, why nothing was done ("" when the form says it), the status.
ShowAgain = Callable[[forms.Form, str, int], HttpResponse]


def sentence_of(refusal: Exception, what: str) -> str:
    """Return what to tell the officer; `what` names the kind of case, such as "permohonan"."""
    return SOMEBODY_WAS_FIRST.format(what=what) if isinstance(refusal, ConcurrentTransition) else str(refusal)


def perform(form: forms.Form, act: Callable[[Any], Any], *, what: str, again: ShowAgain) -> HttpResponse | None:
    """Make the one domain call of a move; return None when it is done, else the page again.

    A wrong form comes back with its errors (422), a refusal is told with all that was typed (409).
    """
    if not form.is_valid():
        return again(form, "", WRONG)
    try:
        act(form)
    except REFUSALS as refusal:
        return again(form, sentence_of(refusal, what), REFUSED)
    return None
