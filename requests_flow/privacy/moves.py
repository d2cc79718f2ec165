"""The moves on the page of a personal-data request: offered at which status, with what form, and what each does."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from requests_flow import offering
from requests_flow.forms.officer import ButtonForm, RecallForm, SignForm, SureForm
from requests_flow.models import PersonalDataRequest
from requests_flow.offering import Here, Move
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
        act=lambda here, form: take_up(**here.facts),
        done="Permintaan ini sekarang diperiksa. Batasnya tetap berjalan.",
    ),
    "correct": Move(
        title="Perbaiki data",
        icon="edit",
        rule=policies.correct,
        button="Simpan perbaikan",
        form=CorrectForm,
        options=_as_stored,
        act=lambda here, form: correct(**here.facts, changes=form.cleaned_data),
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
        act=lambda here, form: reply(**here.facts, ruling=form.ruling()),
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
        act=lambda here, form: sign(**here.facts, scan=form.cleaned_data.get("scan")),
        done="Surat tanggapan sudah ditandatangani dan berlaku.",
        words="Suratnya ada di bagian perjalanan. Permintaan ditanggapi pada saat ini.",
    ),
    "recall": Move(
        title="Tarik surat tanggapan",
        icon="back",
        rule=policies.recall,
        button="Tarik surat",
        form=RecallForm,
        act=lambda here, form: recall(**here.facts, reason=form.cleaned_data["reason"]),
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
        act=lambda here, form: erase(**here.facts),
        done="Data pribadi orang ini sudah dihapus. Surat dan perjalanan perkara tetap ada.",
        words="Tidak dapat dibatalkan: identitas, berkas, dan kunci lacak pada semua perkara orang ini dihapus.",
    ),
    "close": Move(
        title="Selesaikan permintaan",
        icon="check",
        rule=policies.close,
        button="Selesaikan",
        act=lambda here, form: close(**here.facts),
        done="Permintaan ini sudah selesai.",
    ),
    "withdraw": Move(
        title="Catat pencabutan",
        icon="close",
        rule=policies.withdraw,
        button="Catat pencabutan",
        form=SureForm,
        options=lambda here: {"sentence": "Pemilik data sendiri menyatakan mencabut permintaannya."},
        act=lambda here, form: withdraw(**here.facts),
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
    return offering.form_for(MOVES[name], name, here, data, files)


def moves_of(here: Here, bound: Mapping[str, forms.Form]) -> dict[str, Sequence[dict[str, Any]]]:
    """Return the moves that are possible, and those that are not with the reason."""
    return offering.moves_of(MOVES, offered(here.case), here, bound, address="requests:data_request_")
