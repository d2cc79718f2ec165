"""What the page of a test shows: who acts next, the facts, the participants, and the moves that are possible now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from accounts.models import User
from documents.enums import SigningMode
from requests_flow import clocks, wording
from requests_flow.enums import Actor
from requests_flow.exemptions import policies, words
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.exemptions.forms import moves
from requests_flow.models import ConsequenceTest

S = ConsequenceTestStatus
Rule = Callable[..., Actor]


@dataclass(frozen=True, kw_only=True)
class Move:
    """One move: its name is that of the action, the policy and the address."""

    title: str
    icon: str
    rule: Rule
    button: str
    words: str = ""
    form: type[forms.Form] = moves.MoveForm
    has_own_page: bool = False


MOVES: dict[str, Move] = {
    "change_test": Move(
        title="Ubah hasil uji",
        icon="edit",
        rule=policies.change_test,
        button="Ubah hasil uji",
        words="Uji yang sudah diajukan kembali menjadi konsep.",
        has_own_page=True,
    ),
    "submit_test": Move(
        title="Ajukan untuk disetujui",
        icon="send",
        rule=policies.submit_test,
        button="Ajukan kepada Atasan PPID",
        words="Atasan PPID diberi tahu. Setelah disetujui, lembarnya bernomor dan tidak dapat diubah.",
    ),
    "approve_test": Move(
        title="Setujui hasil uji",
        icon="check",
        rule=policies.approve_test,
        button="Setujui hasil uji",
        words="Nama Anda tercetak pada lembar uji. Bila belum sepakat, ubah hasilnya atau minta PPID memperbaikinya.",
        form=moves.ApproveForm,
    ),
    "sign_sheet": Move(
        title="Unggah lembar bertanda tangan",
        icon="upload",
        rule=policies.sign_sheet,
        button="Unggah lembar bertanda tangan",
        words="Unduh dan cetak lembarnya, mintakan tanda tangan semua peserta, beri cap, lalu pindai atau foto.",
        form=moves.SheetForm,
    ),
    "open_information": Move(
        title="Buka informasi ini",
        icon="check",
        rule=policies.review_test,
        button="Buka informasi ini",
        words="Pengecualian berakhir dan informasi diberikan bila diminta. Keputusan ini tidak dapat dibatalkan.",
        form=moves.ReasonForm,
    ),
    "prolong_test": Move(
        title="Uji lagi",
        icon="clock",
        rule=policies.review_test,
        button="Uji lagi",
        words="Pengecualian hanya diperpanjang dengan uji konsekuensi yang baru (Pasal 20 UU KIP).",
        has_own_page=True,
    ),
    "record_decree": Move(
        title="Catat SK penetapan",
        icon="file",
        rule=policies.record_decree,
        button="Catat SK",
        words="Nomor dan tanggal SK tampil dalam daftar informasi yang dikecualikan.",
        form=moves.DecreeForm,
    ),
    "withdraw_test": Move(
        title="Batalkan uji",
        icon="close",
        rule=policies.withdraw_test,
        button="Batalkan uji",
        words="Uji yang dibatalkan tetap tersimpan. Nomor lembar yang sudah terbit tidak dipakai lagi.",
        form=moves.ReasonForm,
    ),
}
OFFERED: dict[str, tuple[str, ...]] = {
    S.DRAFT: ("submit_test", "change_test", "withdraw_test"),
    S.AWAITING_APPROVAL: ("approve_test", "change_test", "withdraw_test"),
    S.AWAITING_SIGNATURES: ("sign_sheet", "withdraw_test"),
    S.FINISHED: ("prolong_test", "open_information", "record_decree"),
    S.WITHDRAWN: (),
}
NEXT = {
    S.DRAFT: ("Konsep: PPID mengajukannya kepada Atasan PPID", "Selama belum selesai, uji ini belum dapat dipakai."),
    S.AWAITING_APPROVAL: (
        "Giliran Atasan PPID menyetujui hasil uji",
        "Yang mengajukan tidak dapat menyetujuinya.",
    ),
    S.AWAITING_SIGNATURES: ("Menunggu tanda tangan semua peserta", "Uji selesai setelah pindaian lembarnya diunggah."),
    S.WITHDRAWN: ("Uji ini dibatalkan", ""),
}


def form_for(name: str, data: Any = None, files: Any = None) -> forms.Form:
    """Return the form of a move, bound to `data` if there is any."""
    return MOVES[name].form(data, files, prefix=name)


def test_page(test: ConsequenceTest, user: User, *, on: date, bound: Mapping[str, forms.Form]) -> dict[str, Any]:
    """Return everything that the page shows; a form in `bound` stays open with what was typed, policy or not."""
    case = test.request
    return {
        "test": test,
        "crumbs": [{"label": "Pengecualian", "url": reverse("requests:exemptions")}, {"label": test.title, "url": ""}],
        "badge": words.badge_of(test, on=on),
        "turn": _turn(test, on=on),
        "rows": words.facts(test),
        "people": list(test.participants.all()),
        "history": _history(test),
        "sheet_url": reverse("requests:sheet", args=[test.public_id]) if test.sheet_letter_id else "",
        "preview_url": reverse("requests:preview_sheet", args=[test.public_id]) if not test.sheet_letter_id else "",
        "answer_url": reverse("requests:answer", args=[case.public_id]) if case else "",
        "case": case,
        **_moves(test, user, on=on, bound=bound),
    }


def _turn(test: ConsequenceTest, *, on: date) -> dict[str, str]:
    if test.status != S.FINISHED:
        title, text = NEXT[S(test.status)]
        return {"title": title, "text": text or test.withdraw_reason}
    if not test.keeps_back:
        return {"title": "Informasi ini terbuka", "text": test.review_reason}
    if test.is_expired(on):
        ended = wording.hari_tanggal(test.period_until_on)
        return {
            "title": f"Jangka waktu berakhir {ended}",
            "text": "Pengecualian ini tidak dapat lagi menjadi dasar penolakan. Putuskan: uji lagi, atau buka.",
        }
    text = "Uji ini dapat menjadi dasar penolakan atau penghitaman."
    if test.period_until_on:
        review = clocks.exemption_review_on(test.body, test.period_until_on)
        text = f"{text} Tinjau mulai {wording.hari_tanggal(review)}."
    return {"title": f"Dikecualikan {words.period_words(test)}", "text": text}


def _history(test: ConsequenceTest) -> list[dict[str, Any]]:
    steps = (
        ("Ditulis", test.prepared_at, test.prepared_by),
        ("Diajukan", test.submitted_at, test.submitted_by),
        ("Disetujui", test.approved_at, test.approved_by),
        ("Selesai", test.finished_at, test.finished_by),
        ("Dibatalkan", test.withdrawn_at, test.withdrawn_by),
        (f"Ditinjau: {test.get_review_outcome_display().lower()}", test.reviewed_at, test.reviewed_by),
    )
    return [{"title": title, "at": at, "by": by.full_name} for title, at, by in steps if at]


def _moves(test: ConsequenceTest, user: User, *, on: date, bound: Mapping[str, forms.Form]) -> dict[str, Any]:
    allowed: list[dict[str, Any]] = []
    blocked = []
    offered = OFFERED[test.status]
    for name in (*offered, *(name for name in bound if name not in offered)):
        move = MOVES[name]
        reason = policies.reason_against(move.rule, user, test, on=on)
        if reason and name not in bound:
            blocked.append({"title": move.title, "reason": reason})
            continue
        is_first = not allowed and test.status != S.FINISHED
        allowed.append(_drawn(name, test, bound.get(name), is_first=is_first, words="" if reason else move.words))
    return {"allowed": allowed, "blocked": blocked}


def _drawn(name: str, test: ConsequenceTest, bound: forms.Form | None, *, is_first: bool, words: str) -> dict[str, Any]:
    move = MOVES[name]
    form = None if move.has_own_page else bound or form_for(name)
    title, button = move.title, move.button
    if name == "sign_sheet" and test.sheet_letter.signing_mode == SigningMode.TTE:
        title = button = "Tanda tangani secara elektronik"
        words, form = "Lembar ditandatangani PPID secara elektronik.", bound or moves.MoveForm(prefix=name)
    url = (
        reverse("requests:draft_test", query={"ulang": test.public_id})
        if name == "prolong_test"
        else reverse(f"requests:{name}", args=[test.public_id])
    )
    return {
        "name": name, "title": title, "icon": move.icon, "button": button, "words": words, "url": url,
        "has_own_page": move.has_own_page, "draft_url": "", "form": form, "is_open": is_first or bound is not None,
        "is_first": is_first,
    }  # fmt: skip
