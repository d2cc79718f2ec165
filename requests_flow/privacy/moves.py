"""The moves on the page of a personal-data request: offered at which status, with what form, and what each does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.urls import reverse

from accounts.models import User
from requests_flow.enums import Actor
from requests_flow.forms.officer import ButtonForm, RecallForm, SignForm, SureForm
from requests_flow.models import PersonalDataRequest
from requests_flow.policies import reason_against
from requests_flow.privacy import policies
from requests_flow.privacy.actions.close import close
from requests_flow.privacy.actions.correct import correct
from requests_flow.privacy.actions.erase import erase
from requests_flow.privacy.actions.recall import recall
from requests_flow.privacy.actions.reply import reply
from requests_flow.privacy.actions.sign import sign
from requests_flow.privacy.actions.take_up import take_up
from requests_flow.privacy.actions.withdraw import withdraw
from requests_flow.privacy.enums import DataRequestStatus, DataRight
from requests_flow.privacy.erasure import erasable
from requests_flow.privacy.forms.desk import CorrectForm, ReplyForm

S = DataRequestStatus


@dataclass(frozen=True)
class Here:
    """Where a move is offered: for this case, to this officer, on this day and moment."""

    case: PersonalDataRequest
    user: User
    on: date
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Move:
    """One move: its name is that of the action, the policy and the address."""

    title: str
    icon: str
    rule: Callable[..., Actor]
    button: str
    act: Callable[[Here, Any], Any]
    done: str
    form: Callable[..., forms.Form] = ButtonForm
    options: Callable[[Here], dict[str, Any]] = lambda here: {}
    words: str = ""


def _facts(here: Here) -> dict[str, Any]:
    return {"case": here.case, "by": here.user, "at": here.at}


def _as_stored(here: Here) -> dict[str, Any]:
    who = getattr(here.case, "subject", None)
    return {"initial": {name: getattr(who, name) for name in ("name", "address", "phone", "email")} if who else {}}


def _reply_options(here: Here) -> dict[str, Any]:
    blocked = erasable(here.case, at=here.at).blocked if here.case.right == DataRight.ERASE else ""
    return {"case": here.case, "blocked": blocked}


MOVES: dict[str, Move] = {
    "take_up": Move(
        title="Mulai memeriksa",
        icon="check",
        rule=policies.take_up,
        button="Mulai memeriksa",
        act=lambda here, form: take_up(**_facts(here)),
        done="Permintaan ini sekarang diperiksa. Batasnya tetap berjalan.",
    ),
    "correct": Move(
        title="Perbaiki data",
        icon="edit",
        rule=policies.correct,
        button="Simpan perbaikan",
        form=CorrectForm,
        options=_as_stored,
        act=lambda here, form: correct(**_facts(here), changes=form.cleaned_data),
        done="Data sudah diperbaiki pada semua perkara orang ini. Sekarang buat surat tanggapannya.",
        words="Ubah hanya yang keliru. Perjalanan perkara mencatat bahwa data diperbaiki, tanpa memuat datanya.",
    ),
    "reply": Move(
        title="Tanggapi permintaan",
        icon="send",
        rule=policies.reply,
        button="Buat surat tanggapan",
        form=ReplyForm,
        options=_reply_options,
        act=lambda here, form: reply(**_facts(here), ruling=form.ruling()),
        done="Surat tanggapan sudah dibuat. Permintaan baru ditanggapi setelah suratnya ditandatangani.",
        words="Keputusan tercetak dalam surat. Suratnya masih dapat ditarik sebelum ditandatangani.",
    ),
    "sign": Move(
        title="Tanda tangani surat tanggapan",
        icon="upload",
        rule=policies.sign,
        button="Simpan tanda tangan",
        form=lambda data, files, prefix, wet: (SignForm if wet else ButtonForm)(data, files, prefix=prefix),
        options=lambda here: {"wet": here.case.standing_reply.letter.signing_mode == "wet"},
        act=lambda here, form: sign(**_facts(here), scan=form.cleaned_data.get("scan")),
        done="Surat tanggapan sudah ditandatangani dan berlaku.",
        words="Suratnya ada di bagian perjalanan. Permintaan ditanggapi pada saat ini.",
    ),
    "recall": Move(
        title="Tarik surat tanggapan",
        icon="back",
        rule=policies.recall,
        button="Tarik surat",
        form=RecallForm,
        act=lambda here, form: recall(**_facts(here), reason=form.cleaned_data["reason"]),
        done="Surat tanggapan sudah ditarik. Silakan tanggapi kembali.",
        words="Hanya selama surat belum ditandatangani. Batas tanggapan tetap berjalan.",
    ),
    "erase": Move(
        title="Laksanakan penghapusan",
        icon="warning",
        rule=policies.erase,
        button="Hapus data orang ini",
        form=SureForm,
        options=lambda here: {"sentence": "Surat tanggapan sudah sampai, dan datanya boleh dihapus."},
        act=lambda here, form: erase(**_facts(here)),
        done="Data pribadi orang ini sudah dihapus. Surat dan perjalanan perkara tetap ada.",
        words="Tidak dapat dibatalkan: identitas, berkas, dan kunci lacak pada semua perkara orang ini dihapus.",
    ),
    "close": Move(
        title="Selesaikan permintaan",
        icon="check",
        rule=policies.close,
        button="Selesaikan",
        act=lambda here, form: close(**_facts(here)),
        done="Permintaan ini sudah selesai.",
    ),
    "withdraw": Move(
        title="Catat pencabutan",
        icon="close",
        rule=policies.withdraw,
        button="Catat pencabutan",
        form=SureForm,
        options=lambda here: {"sentence": "Pemilik data sendiri menyatakan mencabut permintaannya."},
        act=lambda here, form: withdraw(**_facts(here)),
        done="Pencabutan sudah dicatat.",
        words="Pencabutan tidak dapat dibatalkan. Pemilik data diberi tahu.",
    ),
}


def offered(case: PersonalDataRequest) -> tuple[str, ...]:
    """Return the moves that the status and the right offer, the likely next one first."""
    if case.status == S.RECEIVED:
        return ("take_up", "reply", "withdraw")
    if case.status == S.IN_REVIEW:
        corrected = case.events.filter(kind="corrected").exists()
        fix = ("correct",) if case.right == DataRight.CORRECT else ()
        return ("reply", *fix, "withdraw") if corrected else (*fix, "reply", "withdraw")
    if case.status == S.AWAITING_SIGNATURE:
        return ("sign", "recall", "withdraw")
    if case.status == S.ANSWERED:
        return ("erase", "close") if case.owes_erasure else ("close",)
    return ()


def form_for(name: str, here: Here, data: Any = None, files: Any = None) -> forms.Form:
    """Return the form of a move, bound to `data` if there is any."""
    move = MOVES[name]
    return move.form(data, files, prefix=name, **move.options(here))


def moves_of(here: Here, bound: Mapping[str, forms.Form]) -> dict[str, Sequence[dict[str, Any]]]:
    """Return the moves that are possible, and those that are not with the reason.

    A form in `bound` stays open with what was typed, policy or not. The first allowed move is the one thing to do now.
    """
    allowed: list[dict[str, Any]] = []
    blocked = []
    names = offered(here.case)
    for name in (*names, *(name for name in bound if name not in names)):
        reason = reason_against(MOVES[name].rule, here.user, here.case, on=here.on)  # type: ignore[arg-type]
        if reason and name not in bound:
            blocked.append({"title": MOVES[name].title, "reason": reason})
        else:
            allowed.append(_drawn(name, here, bound.get(name), is_first=not allowed))
    return {"allowed": allowed, "blocked": blocked}


def _drawn(name: str, here: Here, bound: forms.Form | None, *, is_first: bool) -> dict[str, Any]:
    move = MOVES[name]
    return {
        "name": name,
        "title": move.title,
        "icon": move.icon,
        "button": move.button,
        "words": move.words,
        "url": reverse(f"requests:data_request_{name}", args=[here.case.public_id]),
        "has_own_page": False,
        "form": bound or form_for(name, here),
        "is_open": is_first or bound is not None,
        "is_first": is_first,
    }
