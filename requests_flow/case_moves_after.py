"""The moves that follow an answer, as `case_moves` offers them: payment, hand-over, reopening."""

from typing import Any

from requests_flow import clocks, costs, policies, wording
from requests_flow.aftercare import policies as after
from requests_flow.aftercare.forms import moves as forms
from requests_flow.case_turn import Here
from requests_flow.enums import ItemDecision, Obtain
from requests_flow.models import Handover, Payment


def _still(here: Here) -> dict[str, Any]:
    answer = costs.answer_of(here.case)
    return {"still": costs.open_of(answer) if answer else 0, "on": here.desk.on}


def _payments(here: Here) -> dict[str, Any]:
    rows = Payment.objects.filter(answer__round__request=here.case, cancelled_at=None).select_related("letter")
    return {"payments": rows.order_by("recorded_at", "pk")}


def _granted(here: Here) -> dict[str, Any]:
    answer = costs.answer_of(here.case)
    given = (ItemDecision.GIVEN, ItemDecision.REDACTED)
    rows = answer.items.filter(decision__in=given).select_related("item") if answer else ()
    return {"granted": [row.item.description for row in rows], "initial": {"handed_at": here.at}}


def costs_something(here: Here) -> bool:
    """Is there a cost to be paid or paid already?"""
    answer = costs.answer_of(here.case)
    return answer is not None and costs.total_of(answer) > 0


def was_paid(here: Here) -> bool:
    """Is there a payment that could have been entered wrongly?"""
    return costs_something(here) and bool(_payments(here)["payments"].exists())


def changes_hands(here: Here) -> bool:
    """Was something granted that is on paper, on a medium, or collected?"""
    is_physical = here.case.obtain == Obtain.COPY_PRINT or here.case.delivery not in costs.ELECTRONIC
    if not is_physical or here.case.obtain == Obtain.VIEW:
        return False
    answer = costs.answer_of(here.case)
    return answer is not None and answer.gives_something


def was_handed_over(here: Here) -> bool:
    """Did something change hands already? More may follow, but it is no longer the one thing to do."""
    return Handover.objects.filter(answer__round=here.case.current_round).exists()


def waits_for_scan(here: Here) -> bool:
    """Is there a signed receipt that could be kept?"""
    return after.unscanned(here.case) is not None


def may_be_reopened(here: Here) -> bool:
    """Is a reopening possible at all? Where it never is, the page does not speak of it."""
    return not policies.reason_against(policies.reopen, here.desk.user, here.case, on=here.desk.on)


def _reopen_words(here: Here) -> str:
    last_day = clocks.reopen_until(here.case.body, here.case.current_round, here.desk.on)
    until = f" Dapat sampai {wording.hari_tanggal(last_day)}." if last_day else ""
    return (
        "Bila yang dikabulkan belum atau salah diterima. Putaran baru dimulai dengan jangka waktu penuh; jangka waktu "
        f"keberatan tetap berjalan.{until}"
    )


def _say(sentence: str) -> Any:
    return lambda here: sentence


# The arguments of `case_moves.Move`, by name of action, policy and address.
MOVES: dict[str, dict[str, Any]] = {
    "record_payment": {
        "title": "Catat pembayaran",
        "icon": "coins",
        "rule": after.record_payment,
        "button": "Catat dan buat tanda terima",
        "form": forms.RecordPaymentForm,
        "options": _still,
        "words": _say("Pemohon mendapat tanda terima bernomor. Berkas elektronik tidak menunggu pembayaran."),
        "shown": costs_something,
    },
    "hand_over": {
        "title": "Serahkan informasi di meja",
        "icon": "check",
        "rule": after.hand_over,
        "button": "Buat tanda terima penyerahan",
        "form": forms.HandOverForm,
        "options": _granted,
        "words": _say(
            "Tanda terimanya dicetak dan ditandatangani berdua. Penyerahan pertama memulai jangka waktu keberatan."
        ),
        "shown": changes_hands,
        "done": was_handed_over,
    },
    "keep_handover_scan": {
        "title": "Simpan tanda terima bertanda tangan",
        "icon": "upload",
        "rule": after.keep_handover_scan,
        "button": "Simpan pindaian",
        "form": forms.HandoverScanForm,
        "words": _say("Boleh dilewati. Pindaiannya memperkuat bukti bahwa informasi sudah diterima."),
        "shown": waits_for_scan,
    },
    "cancel_payment": {
        "title": "Batalkan catatan pembayaran",
        "icon": "close",
        "rule": after.cancel_payment,
        "button": "Batalkan catatan",
        "form": forms.CancelPaymentForm,
        "options": _payments,
        "words": _say("Hanya untuk salah catat. Tanda terimanya dinyatakan batal dan pemohon diberi tahu."),
        "shown": was_paid,
    },
    "reopen_for": {
        "title": "Buka kembali atas permintaan pemohon",
        "icon": "back",
        "rule": policies.reopen,
        "button": "Buka kembali",
        "form": forms.ReopenForm,
        "words": _reopen_words,
        "shown": may_be_reopened,
    },
}
