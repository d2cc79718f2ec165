"""The moves on the page of an objection: which are offered at which status, with what form, and what each does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.urls import reverse

from accounts.models import User
from registry import selectors as registry_selectors
from requests_flow import clocks
from requests_flow.enums import Actor, ProofChannel
from requests_flow.forms.officer import ButtonForm, ProveReceiptForm, RecallForm, SignForm, SureForm
from requests_flow.models import Objection
from requests_flow.objections import policies
from requests_flow.objections.actions.close import close
from requests_flow.objections.actions.decide import decide
from requests_flow.objections.actions.deliberate import deliberate
from requests_flow.objections.actions.name_decider import name_decider
from requests_flow.objections.actions.prove_receipt import prove_receipt
from requests_flow.objections.actions.recall import recall
from requests_flow.objections.actions.reissue_key import reissue_key
from requests_flow.objections.actions.sign import sign
from requests_flow.objections.actions.withdraw import withdraw
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.objections.forms.desk import DecideForm, DeliberateForm, NameDeciderForm
from requests_flow.policies import reason_against

S = ObjectionStatus


@dataclass(frozen=True)
class Here:
    """Where a move is offered: for this objection, to this officer, on this day and moment."""

    case: Objection
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
    draft: str = ""
    """Name of the address that shows the letter as it would be."""


def _facts(here: Here) -> dict[str, Any]:
    return {"case": here.case, "by": here.user, "at": here.at}


def _is_late(here: Here) -> dict[str, Any]:
    return {"is_late": clocks.local_day(here.case.body, here.case.received_at) > here.case.objection_due_on}


def _others(here: Here) -> dict[str, Any]:
    rows = registry_selectors.officers(here.case.body, here.on)
    return {"officers": [row.user for row in rows if not policies.has_answered(row.user, here.case)]}


def _hand_over(here: Here, form: ProveReceiptForm) -> None:
    given = form.cleaned_data | {"channel": ProofChannel(form.cleaned_data["channel"])}
    prove_receipt(**_facts(here), **given)


MOVES: dict[str, Move] = {
    "decide": Move(
        title="Tanggapi keberatan",
        icon="send",
        rule=policies.decide,
        button="Buat surat tanggapan",
        form=DecideForm,
        options=_is_late,
        draft="objection_preview",
        act=lambda here, form: decide(**_facts(here), ruling=form.ruling()),
        done="Surat tanggapan sudah dibuat. Keberatan baru ditanggapi setelah suratnya ditandatangani.",
        words="Putusan tercetak dalam surat tanggapan. Suratnya masih dapat ditarik sebelum ditandatangani.",
    ),
    "sign": Move(
        title="Tanda tangani surat tanggapan",
        icon="upload",
        rule=policies.sign,
        button="Simpan tanda tangan",
        form=lambda data, files, prefix, wet: (SignForm if wet else ButtonForm)(data, files, prefix=prefix),
        options=lambda here: {"wet": here.case.standing_decision.letter.signing_mode == "wet"},
        act=lambda here, form: sign(**_facts(here), scan=form.cleaned_data.get("scan")),
        done="Surat tanggapan sudah ditandatangani dan berlaku.",
        words="Surat ada di bagian perjalanan. Perintah kepada PPID, bila ada, mulai berlaku saat ditandatangani.",
    ),
    "recall": Move(
        title="Tarik surat tanggapan",
        icon="back",
        rule=policies.recall,
        button="Tarik surat",
        form=RecallForm,
        act=lambda here, form: recall(**_facts(here), reason=form.cleaned_data["reason"]),
        done="Surat tanggapan sudah ditarik. Silakan putuskan kembali.",
        words="Hanya selama surat belum ditandatangani. Batas tanggapan tetap berjalan.",
    ),
    "deliberate": Move(
        title="Catat musyawarah",
        icon="people",
        rule=policies.deliberate,
        button="Catat musyawarah",
        form=DeliberateForm,
        act=lambda here, form: deliberate(**_facts(here), **form.cleaned_data),
        done="Musyawarah sudah dicatat.",
        words="Untuk alasan huruf b sampai huruf g. Batas tanggapan tetap berjalan.",
    ),
    "name_decider": Move(
        title="Tunjuk pejabat yang memutuskan",
        icon="people",
        rule=policies.name_decider,
        button="Catat penunjukan",
        form=NameDeciderForm,
        options=_others,
        act=lambda here, form: name_decider(**_facts(here), **form.cleaned_data),
        done="Penunjukan sudah dicatat. Hanya pejabat itu yang sekarang dapat memutuskan.",
        words="Anda menjawab permohonan ini. Tunjuk pejabat lain agar tidak memutuskan jawaban sendiri.",
    ),
    "prove_receipt": Move(
        title="Catat penyerahan tanggapan",
        icon="check",
        rule=policies.prove_receipt,
        button="Catat penyerahan",
        form=ProveReceiptForm,
        options=lambda here: {"initial": {"received_at": here.at}},
        act=_hand_over,
        done="Penyerahan tanggapan sudah dicatat.",
        words="Jangka waktu ke Komisi Informasi dihitung sejak pemohon menerima tanggapan.",
    ),
    "close": Move(
        title="Selesaikan keberatan",
        icon="check",
        rule=policies.close,
        button="Selesaikan",
        act=lambda here, form: close(**_facts(here)),
        done="Keberatan ini sudah selesai.",
    ),
    "withdraw": Move(
        title="Catat pencabutan",
        icon="close",
        rule=policies.withdraw,
        button="Catat pencabutan",
        form=SureForm,
        options=lambda here: {"sentence": "Pemohon sendiri menyatakan mencabut keberatannya."},
        act=lambda here, form: withdraw(**_facts(here)),
        done="Pencabutan sudah dicatat.",
        words="Pencabutan tidak dapat dibatalkan. Pemohon diberi tahu.",
    ),
    "reissue_key": Move(
        title="Beri kunci lacak baru",
        icon="lock",
        rule=policies.reissue_key,
        button="Buat kunci baru",
        form=SureForm,
        options=lambda here: {"sentence": "Identitas pemohon sudah saya cocokkan."},
        act=lambda here, form: reissue_key(**_facts(here)),
        done="Kunci lacak baru sudah dibuat. Kunci lama tidak berlaku lagi.",
        words="Bila pemohon kehilangan kuncinya. Kunci lama langsung tidak berlaku.",
    ),
}
OFFERED: dict[str, tuple[str, ...]] = {
    S.RECEIVED: ("decide", "deliberate", "name_decider", "withdraw", "reissue_key"),
    S.AWAITING_SIGNATURE: ("sign", "recall", "withdraw", "reissue_key"),
    S.DECIDED: ("prove_receipt", "close", "reissue_key"),
    S.CLOSED: ("reissue_key",),
    S.WITHDRAWN: ("reissue_key",),
}


def form_for(name: str, here: Here, data: Any = None, files: Any = None) -> forms.Form:
    """Return the form of a move, bound to `data` if there is any."""
    move = MOVES[name]
    return move.form(data, files, prefix=name, **move.options(here))


def moves_of(here: Here, bound: Mapping[str, forms.Form]) -> dict[str, Sequence[dict[str, Any]]]:
    """Return the moves that the status offers, and those that are not possible now with the reason.

    A form in `bound` stays open with what was typed, policy or not. The first allowed move is the one thing to do now.
    """
    allowed: list[dict[str, Any]] = []
    blocked = []
    offered = OFFERED[here.case.status]
    for name in (*offered, *(name for name in bound if name not in offered)):
        reason = reason_against(MOVES[name].rule, here.user, here.case, on=here.on)
        if reason and name not in bound:
            blocked.append({"title": MOVES[name].title, "reason": reason})
        else:
            allowed.append(_drawn(name, here, bound.get(name), is_first=not allowed and name != "reissue_key"))
    return {"allowed": allowed, "blocked": blocked}


def _drawn(name: str, here: Here, bound: forms.Form | None, *, is_first: bool) -> dict[str, Any]:
    move = MOVES[name]
    return {
        "name": name,
        "title": move.title,
        "icon": move.icon,
        "button": move.button,
        "words": move.words,
        "url": reverse(f"requests:objection_{name}", args=[here.case.public_id]),
        "has_own_page": False,
        "draft_url": reverse(f"requests:{move.draft}", args=[here.case.public_id]) if move.draft else "",
        "form": bound or form_for(name, here),
        "is_open": is_first or bound is not None,
        "is_first": is_first,
    }
