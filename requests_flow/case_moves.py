"""The moves of a case page: which are offered at which status, which stay visible with a reason, and with what form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.urls import reverse

from accounts.models import User
from registry import selectors as registry_selectors
from requests_flow import case_moves_after, clocks, policies, wording
from requests_flow.case_turn import Here
from requests_flow.enums import Actor, RequestStatus
from requests_flow.forms import officer
from requests_flow.forms.ask import CompleteForm

S = RequestStatus
Rule = Callable[..., Actor]


def _nothing(here: Here) -> dict[str, Any]:
    return {}


def _always(here: Here) -> bool:
    return True


def _never(here: Here) -> bool:
    return False


def _no_words(here: Here) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Move:
    """One move: its name is that of the action, the policy and the address."""

    title: str
    icon: str
    rule: Rule
    button: str
    form: Callable[..., forms.Form] = officer.ButtonForm
    options: Callable[[Here], dict[str, Any]] = _nothing
    words: Callable[[Here], str] = _no_words
    has_own_page: bool = False
    shown: Callable[[Here], bool] = _always
    done: Callable[[Here], bool] = _never


# --- what some moves say and need -------------------------------------------------------------------------------------
def _new_deadline(here: Here) -> str:
    due = clocks.extended_due(here.case.body, here.case.current_round.deadline_on)
    return (
        f"Batas baru: {wording.hari_tanggal(due.on)}. Hanya satu kali, dan berlaku bila suratnya ditandatangani "
        "sebelum batas semula lewat."
    )


def _reply_by(here: Here) -> str:
    due = clocks.completion_due(here.case.body, here.desk.on)
    return f"Hanya satu kali. Pemohon diberi waktu sampai {wording.hari_tanggal(due.on)}, dihitung dari hari ini."


def _colleagues(here: Here) -> dict[str, Any]:
    return {"officers": colleagues(here)}


def colleagues(here: Here) -> list[User]:
    """Return the officers of the body on that day."""
    return [row.user for row in registry_selectors.officers(here.case.body, here.desk.on)]


def _handed_over_now(here: Here) -> dict[str, Any]:
    return {"initial": {"received_at": here.at}}


def _public_subject(here: Here) -> dict[str, Any]:
    return {"initial": {"subject": here.case.public_subject}}


def _sure(sentence: str) -> Callable[[Here], dict[str, Any]]:
    return lambda here: {"sentence": sentence}


def _say(sentence: str) -> Callable[[Here], str]:
    return lambda here: sentence


MOVES: dict[str, Move] = {
    "receive": Move(
        title="Mulai memproses",
        icon="check",
        rule=policies.receive,
        button="Mulai memproses",
        words=_say("Pemohon melihat bahwa permohonannya sedang dikerjakan. Anda menjadi petugasnya bila belum ada."),
    ),
    "answer": Move(
        title="Jawab permohonan",
        icon="send",
        rule=policies.answer,
        button="Tulis jawaban",
        words=_say("Jawab setiap informasi yang diminta, lampirkan berkas, dan periksa konsep suratnya."),
        has_own_page=True,
    ),
    "attach": Move(
        title="Siapkan berkas jawaban",
        icon="upload",
        rule=policies.prepare,
        button="Simpan berkas",
        form=officer.AttachForm,
        words=_say("Berkas belum terlihat oleh pemohon sampai surat jawaban ditandatangani."),
    ),
    "ask_completion": Move(
        title="Minta kelengkapan",
        icon="mail",
        rule=policies.ask_completion,
        button="Buat surat permintaan",
        form=officer.AskCompletionForm,
        words=_reply_by,
    ),
    "extend": Move(
        title="Perpanjang waktu",
        icon="clock",
        rule=policies.extend,
        button="Buat surat perpanjangan",
        form=officer.ExtendForm,
        words=_new_deadline,
    ),
    "complete_for": Move(
        title="Catat kelengkapan yang diserahkan",
        icon="file",
        rule=policies.complete,
        button="Catat kelengkapan",
        form=CompleteForm,
        words=_say("Untuk pemohon yang melengkapi di meja, lewat telepon, atau lewat surat."),
    ),
    "lapse": Move(
        title="Nyatakan gugur",
        icon="close",
        rule=policies.lapse,
        button="Nyatakan gugur",
        form=officer.SureForm,
        options=_sure("Pemohon tidak melengkapi sampai batasnya lewat."),
        words=_say("Pemohon diberi tahu dan boleh mengajukan permohonan baru."),
    ),
    "recall": Move(
        title="Tarik surat jawaban",
        icon="back",
        rule=policies.recall,
        button="Tarik surat",
        form=officer.RecallForm,
        words=_say("Hanya selama surat belum ditandatangani. Batas jawaban tetap berjalan."),
    ),
    "prove_receipt": Move(
        title="Catat penyerahan jawaban",
        icon="check",
        rule=policies.prove_receipt,
        button="Catat penyerahan",
        form=officer.ProveReceiptForm,
        options=_handed_over_now,
        words=_say("Jangka waktu keberatan dihitung sejak pemohon menerima jawaban."),
    ),
    "close": Move(
        title="Selesaikan permohonan",
        icon="check",
        rule=policies.close,
        button="Selesaikan",
        words=_say("Jawaban sudah diterima pemohon dan tidak ada lagi yang perlu dikerjakan."),
    ),
    "assign": Move(
        title="Tugaskan kepada rekan",
        icon="people",
        rule=policies.assign,
        button="Tugaskan",
        form=officer.AssignForm,
        options=_colleagues,
    ),
    "note": Move(
        title="Tulis catatan", icon="edit", rule=policies.note, button="Simpan catatan", form=officer.NoteForm
    ),
    "set_public_subject": Move(
        title="Ubah pokok di register publik",
        icon="globe",
        rule=policies.set_public_subject,
        button="Simpan pokok",
        form=officer.PublicSubjectForm,
        options=_public_subject,
        words=_say("Perihal tampil di register publik setelah permohonan dijawab. Ganti bila menyebut nama orang."),
    ),
    "note_good_faith": Move(
        title="Catat hal iktikad baik",
        icon="scale",
        rule=policies.note,
        button="Simpan catatan dan bukti",
        form=officer.GoodFaithForm,
        words=_say(
            "Permohonan ini tetap wajib dijawab dan batasnya tetap berjalan. Hanya Komisi Informasi yang menilai "
            "iktikad baik, dalam sengketa. Pemohon tidak melihat catatan ini."
        ),
    ),
    "withdraw_for": Move(
        title="Catat pencabutan",
        icon="close",
        rule=policies.withdraw,
        button="Catat pencabutan",
        form=officer.SureForm,
        options=_sure("Pemohon sendiri menyatakan mencabut permohonannya."),
        words=_say("Pencabutan tidak dapat dibatalkan. Pemohon diberi tahu."),
    ),
    "reissue_key": Move(
        title="Beri kunci lacak baru",
        icon="lock",
        rule=policies.reissue_key,
        button="Buat kunci baru",
        form=officer.SureForm,
        options=_sure("Saya sudah memeriksa tanda pengenal pemohon."),
        words=_say("Kunci lama langsung tidak berlaku. Kunci baru hanya ditampilkan satu kali."),
    ),
    **{name: Move(**facts) for name, facts in case_moves_after.MOVES.items()},
}

# What an open case offers at any time.
ALWAYS = ("assign", "note", "note_good_faith", "set_public_subject", "withdraw_for", "reissue_key")
# The first of each row that is allowed is the one thing to do now.
OFFERED: dict[str, tuple[str, ...]] = {
    S.RECEIVED: ("receive", "answer", "attach", "ask_completion", "extend", *ALWAYS),
    S.IN_PROGRESS: ("answer", "attach", "ask_completion", "extend", *ALWAYS),
    S.INCOMPLETE: ("complete_for", "lapse", "answer", "attach", "extend", *ALWAYS),
    S.AWAITING_SIGNATURE: ("recall", "extend", *ALWAYS),
    S.ANSWERED: (
        "record_payment", "hand_over", "prove_receipt", "close", "keep_handover_scan", "cancel_payment", "reopen_for",
        "note", "note_good_faith", "set_public_subject", "reissue_key",
    ),
    S.CLOSED: (
        "record_payment", "hand_over", "keep_handover_scan", "cancel_payment", "reopen_for", "note",
        "set_public_subject",
    ),
    S.WITHDRAWN: ("note",),
    S.LAPSED: ("note",),
}  # fmt: skip
NOTHING_FIRST = (S.AWAITING_SIGNATURE, S.CLOSED, S.WITHDRAWN, S.LAPSED)


@dataclass(frozen=True)
class Moves:
    """What the right side of a case page shows: moves with their forms, and moves that are not possible yet."""

    allowed: Sequence[dict[str, Any]] = field(default_factory=list)
    blocked: Sequence[dict[str, str]] = field(default_factory=list)


def form_for(
    name: str, here: Here, data: Mapping[str, Any] | None = None, files: Mapping[str, Any] | None = None
) -> forms.Form:
    """Return the form of a move, bound to `data` if there is any."""
    move = MOVES[name]
    return move.form(data, files, prefix=name, **move.options(here))


def moves_of(here: Here, bound: Mapping[str, forms.Form], *, lead: bool = True) -> Moves:
    """Return the moves that the status offers; a form in `bound` stays open with what was typed, policy or not.

    With `lead` the first of them is the one thing to do now, unless the status knows of none.
    """
    allowed, blocked = [], []
    for name in _offered(here, bound):
        move = MOVES[name]
        reason = policies.reason_against(move.rule, here.desk.user, here.case, on=here.desk.on)
        if reason and name not in bound:
            blocked.append({"title": move.title, "reason": reason})
            continue
        is_first = lead and not allowed and here.case.status not in NOTHING_FIRST
        allowed.append(_drawn(name, here, bound.get(name), is_first=is_first, words="" if reason else move.words(here)))
    return Moves(allowed, blocked)


def _offered(here: Here, bound: Mapping[str, forms.Form]) -> list[str]:
    """Return the moves to show, what was done already and may be done again after the rest."""
    offered = OFFERED[here.case.status]
    names = [name for name in offered if name in bound or MOVES[name].shown(here)]
    names.sort(key=lambda name: MOVES[name].done(here))
    return names + [name for name in bound if name not in offered]


def _drawn(name: str, here: Here, bound: forms.Form | None, *, is_first: bool, words: str) -> dict[str, Any]:
    move = MOVES[name]
    return {
        "name": name,
        "title": move.title,
        "icon": move.icon,
        "button": move.button,
        "words": words,
        "url": reverse(f"requests:{name}", args=[here.case.public_id]),
        "has_own_page": move.has_own_page,
        "draft_url": "",
        "form": None if move.has_own_page else bound or form_for(name, here),
        "is_open": is_first or bound is not None,
        "is_first": is_first,
    }
