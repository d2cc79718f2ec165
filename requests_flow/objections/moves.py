"""The moves on the page of an objection: which are offered at which status, with what form, and what each does."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from registry import selectors as registry_selectors
from requests_flow import clocks, offering
from requests_flow.enums import ProofChannel
from requests_flow.forms.officer import ButtonForm, ProveReceiptForm, RecallForm, SignForm, SureForm
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
from requests_flow.offering import Here, Move

S = ObjectionStatus


def _is_late(here: Here) -> dict[str, Any]:
    return {"is_late": clocks.local_day(here.case.body, here.case.received_at) > here.case.objection_due_on}


def _others(here: Here) -> dict[str, Any]:
    rows = registry_selectors.officers(here.case.body, here.on)
    return {"officers": [row.user for row in rows if not policies.has_answered(row.user, here.case)]}


def _hand_over(here: Here, form: ProveReceiptForm) -> None:
    given = form.cleaned_data | {"channel": ProofChannel(form.cleaned_data["channel"])}
    prove_receipt(**here.facts, **given)


MOVES: dict[str, Move] = {
    "decide": Move(
        title="Tanggapi keberatan",
        icon="send",
        rule=policies.decide,
        button="Buat surat tanggapan",
        form=DecideForm,
        options=_is_late,
        draft="objection_preview",
        act=lambda here, form: decide(**here.facts, ruling=form.ruling()),
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
        act=lambda here, form: sign(**here.facts, scan=form.cleaned_data.get("scan")),
        done="Surat tanggapan sudah ditandatangani dan berlaku.",
        words="Surat ada di bagian perjalanan. Perintah kepada PPID, bila ada, mulai berlaku saat ditandatangani.",
    ),
    "recall": Move(
        title="Tarik surat tanggapan",
        icon="back",
        rule=policies.recall,
        button="Tarik surat",
        form=RecallForm,
        act=lambda here, form: recall(**here.facts, reason=form.cleaned_data["reason"]),
        done="Surat tanggapan sudah ditarik. Silakan putuskan kembali.",
        words="Hanya selama surat belum ditandatangani. Batas tanggapan tetap berjalan.",
    ),
    "deliberate": Move(
        title="Catat musyawarah",
        icon="people",
        rule=policies.deliberate,
        button="Catat musyawarah",
        form=DeliberateForm,
        act=lambda here, form: deliberate(**here.facts, **form.cleaned_data),
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
        act=lambda here, form: name_decider(**here.facts, **form.cleaned_data),
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
        act=lambda here, form: close(**here.facts),
        done="Keberatan ini sudah selesai.",
    ),
    "withdraw": Move(
        title="Catat pencabutan",
        icon="close",
        rule=policies.withdraw,
        button="Catat pencabutan",
        form=SureForm,
        options=lambda here: {"sentence": "Pemohon sendiri menyatakan mencabut keberatannya."},
        act=lambda here, form: withdraw(**here.facts),
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
        act=lambda here, form: reissue_key(**here.facts),
        done="Kunci lacak baru sudah dibuat. Kunci lama tidak berlaku lagi.",
        words="Bila pemohon kehilangan kuncinya. Kunci lama langsung tidak berlaku.",
        is_aside=True,
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
    return offering.form_for(MOVES[name], name, here, data, files)


def moves_of(here: Here, bound: Mapping[str, forms.Form]) -> dict[str, Sequence[dict[str, Any]]]:
    """Return the moves that the status offers, and those that are not possible now with the reason."""
    names = OFFERED[here.case.status]
    return offering.moves_of(MOVES, names, here, bound, address="requests:objection_")
