"""The moves on the page of an incident: which are offered, with what form, and what each does."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from requests_flow import offering
from requests_flow.forms.officer import SureForm
from requests_flow.models import Incident
from requests_flow.offering import Here, Move
from requests_flow.privacy import incident_policies as policies
from requests_flow.privacy import letter_facts
from requests_flow.privacy.actions.add_person import add_person
from requests_flow.privacy.actions.assess import assess
from requests_flow.privacy.actions.conclude import conclude
from requests_flow.privacy.actions.decide_public import decide_public
from requests_flow.privacy.actions.dismiss import dismiss
from requests_flow.privacy.actions.end_public import end_public
from requests_flow.privacy.actions.hand_over_notice import hand_over_notice
from requests_flow.privacy.actions.notify_persons import notify_persons
from requests_flow.privacy.actions.record_sending import record_sending
from requests_flow.privacy.actions.write_to_authority import write_to_authority
from requests_flow.privacy.enums import IncidentStatus
from requests_flow.privacy.forms.incident import (
    AssessForm,
    DismissForm,
    HandOverForm,
    LessonsForm,
    PersonForm,
    PublicForm,
    SendingForm,
)

S = IncidentStatus


def _assessed(here: Here) -> dict[str, Any]:
    names = ("risk", "cause", "handling", "people_count")
    return {"initial": {name: getattr(here.case, name) for name in names}}


def _on_paper(here: Here) -> dict[str, Any]:
    rows = here.case.persons.filter(notified_at=None).exclude(letter=None)
    named = policies.may_name_parties(here.user, here.case, on=here.on)
    return {"people": [(row, letter_facts.name_of(row, named=named)) for row in rows]}


def _sending(here: Here) -> dict[str, Any]:
    return {"wet": here.case.authority_letter.signing_mode == "wet", "initial": {"sent_at": here.at}}


MOVES: dict[str, Move] = {
    "assess": Move(
        title="Nilai insiden",
        icon="search",
        rule=policies.assess,
        button="Simpan penilaian",
        form=AssessForm,
        options=_assessed,
        act=lambda here, form: assess(**here.facts, **form.cleaned_data),
        done="Penilaian sudah disimpan.",
        words="Isinya tercetak dalam pemberitahuan. Boleh diperbarui bila ada yang baru diketahui.",
    ),
    "add_person": Move(
        title="Catat orang yang terdampak",
        icon="people",
        rule=policies.add_person,
        button="Catat orang ini",
        form=PersonForm,
        act=lambda here, form: add_person(**here.facts, **form.cleaned_data),
        done="Orang itu sudah dicatat.",
    ),
    "notify_persons": Move(
        title="Beri tahu orang yang terdampak",
        icon="mail",
        rule=policies.notify_persons,
        button="Terbitkan dan kirim pemberitahuan",
        form=SureForm,
        options=lambda here: {"sentence": "Isi penilaian sudah benar dan boleh dikirim kepada orang yang terdampak."},
        act=lambda here, form: notify_persons(**here.facts),
        done="Pemberitahuan sudah diterbitkan. Yang tidak punya surel atau akun menerima suratnya di atas kertas.",
        words="Satu surat untuk setiap orang yang belum diberi tahu, lewat surel atau akun. Tanpa tanda tangan.",
    ),
    "hand_over_notice": Move(
        title="Catat surat yang disampaikan di luar portal",
        icon="check",
        rule=policies.notify_persons,
        button="Catat penyampaian",
        form=HandOverForm,
        options=_on_paper,
        act=lambda here, form: hand_over_notice(**here.facts, **form.cleaned_data),
        done="Penyampaian sudah dicatat.",
    ),
    "write_to_authority": Move(
        title="Buat surat kepada lembaga",
        icon="file",
        rule=policies.write_to_authority,
        button="Buat surat",
        act=lambda here, form: write_to_authority(**here.facts),
        done="Surat kepada lembaga sudah dibuat. Tanda tangani, kirim, lalu catat pengirimannya.",
        words="Surat kepada lembaga pelindungan data pribadi, dengan isi menurut Pasal 46 ayat (2).",
    ),
    "record_sending": Move(
        title="Catat pengiriman kepada lembaga",
        icon="send",
        rule=policies.record_sending,
        button="Catat pengiriman",
        form=SendingForm,
        options=_sending,
        act=lambda here, form: record_sending(**here.facts, **({"scan": None} | form.cleaned_data)),
        done="Pengiriman kepada lembaga sudah dicatat.",
    ),
    "decide_public": Move(
        title="Putuskan pengumuman kepada masyarakat",
        icon="horn",
        rule=policies.decide_public,
        button="Simpan keputusan",
        form=PublicForm,
        act=lambda here, form: decide_public(**here.facts, **form.decision()),
        done="Keputusan tentang pengumuman sudah disimpan.",
    ),
    "end_public": Move(
        title="Akhiri pengumuman",
        icon="close",
        rule=policies.end_public,
        button="Turunkan pengumuman",
        form=SureForm,
        options=lambda here: {"sentence": "Pengumuman ini tidak diperlukan lagi."},
        act=lambda here, form: end_public(**here.facts),
        done="Pengumuman sudah diturunkan dari halaman desa.",
    ),
    "conclude": Move(
        title="Tutup insiden",
        icon="check",
        rule=policies.conclude,
        button="Tutup insiden",
        form=LessonsForm,
        act=lambda here, form: conclude(**here.facts, **form.cleaned_data),
        done="Insiden sudah ditutup.",
    ),
    "dismiss": Move(
        title="Nyatakan bukan kegagalan pelindungan",
        icon="back",
        rule=policies.dismiss,
        button="Nyatakan bukan kegagalan",
        form=DismissForm,
        act=lambda here, form: dismiss(**here.facts, **form.cleaned_data),
        done="Insiden ini dinyatakan bukan kegagalan pelindungan data.",
        words="Bila ternyata tidak ada data pribadi yang terungkap, hilang, atau berubah. Tidak dapat dibatalkan.",
    ),
}


def offered(case: Incident) -> tuple[str, ...]:
    """Return the moves that make sense now, the most urgent first."""
    if case.status == S.RECORDED:
        return ("assess", "add_person", "notify_persons", "dismiss")
    if case.status == S.ASSESSED:
        return tuple(name for name, is_due in _due(case).items() if is_due)
    return ("end_public",) if case.is_published else ()


def _due(case: Incident) -> dict[str, bool]:
    unwritten = case.persons.filter(letter=None).exists()
    on_paper = case.persons.filter(notified_at=None).exclude(letter=None).exists()
    # A key that is there already keeps its place: with nobody recorded yet, naming people comes first.
    first = {} if case.persons.exists() else {"add_person": True}
    return first | {
        "notify_persons": unwritten,
        "hand_over_notice": on_paper,
        "record_sending": case.authority_letter_id is not None and case.authority_sent_at is None,
        "write_to_authority": case.authority_letter_id is None,
        "decide_public": case.public_decided_at is None,
        "add_person": True,
        "conclude": True,
        "assess": True,
        "end_public": case.is_published,
        "dismiss": case.authority_letter_id is None and not case.persons.exclude(notified_at=None).exists(),
    }


def form_for(name: str, here: Here, data: Any = None, files: Any = None) -> forms.Form:
    """Return the form of a move, bound to `data` if there is any."""
    return offering.form_for(MOVES[name], name, here, data, files)


def moves_of(here: Here, bound: Mapping[str, forms.Form]) -> dict[str, Sequence[dict[str, Any]]]:
    """Return the moves that are possible, and those that are not with the reason."""
    return offering.moves_of(MOVES, offered(here.case), here, bound, address="requests:incident_")
