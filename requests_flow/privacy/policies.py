"""Who may do what to a personal-data request. One rule a verb; each raises `Denied` with a sentence for a person.

`by` is a signed-in user or the holder of a tracking key; `on` is the local date.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from accounts.policies import Denied
from registry.models import PublicBody
from requests_flow import policies as request_policies
from requests_flow.enums import Actor
from requests_flow.models import InformationRequest, Objection, PersonalDataRequest
from requests_flow.objections import policies as objection_policies
from requests_flow.policies import KeyHolder, Person
from requests_flow.privacy.enums import DataRequestStatus, DataRight

S = DataRequestStatus

ENDED_SENTENCES = {
    S.ANSWERED: "Permintaan ini sudah ditanggapi.",
    S.CLOSED: "Permintaan ini sudah selesai.",
    S.WITHDRAWN: "Permintaan ini sudah dicabut.",
}
NOT_YOURS = "Buka permintaan ini dengan nomor dan kunci lacak perkara Anda, atau dengan akun Anda."


def _status(case: PersonalDataRequest, *wanted: str, otherwise: str) -> None:
    if case.status not in wanted:
        raise Denied(ENDED_SENTENCES.get(S(case.status), otherwise))


# --- people -----------------------------------------------------------------------------------------------------------
def serve(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """Officers of the body; the regency's admin while the body has no active officer."""
    return request_policies.register(by, case.body, on=on)


def answer_for(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """The PPID of the body; the regency's admin while the body has no active officer."""
    return request_policies.answer_for(by, case, on=on)  # type: ignore[arg-type]


def hold_case(by: Person, case: InformationRequest | Objection) -> None:
    """The holder of the living key of a case, or the account behind it. Raises Denied for everybody else."""
    if isinstance(case, InformationRequest):
        request_policies.be_applicant(by, case)
    else:
        objection_policies.be_objector(by, case)


def be_subject(by: Person, case: PersonalDataRequest) -> None:
    """The person: the holder of the living key of the case on which it rests, or the account. Raises Denied."""
    if isinstance(by, User) and case.account_id == by.pk:
        return
    # What an account asked for reaches all its cases: the key of one of them is not enough.
    if case.account_id is not None or case.case is None or not isinstance(by, User | KeyHolder):
        raise Denied(NOT_YOURS)
    hold_case(by, case.case)


def _subject_or_officer(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    try:
        be_subject(by, case)
    except Denied as denied:
        if isinstance(by, User):
            return serve(by, case, on=on)
        raise denied
    return Actor.APPLICANT


# --- filing -----------------------------------------------------------------------------------------------------------
def file(by: Person, body: PublicBody, proof: InformationRequest | Objection | None, *, on: date) -> Actor:
    """Who holds the key or account of a case at this body; officers enter what somebody asks at the desk."""
    if proof is not None:
        if proof.body_id != body.pk:
            raise Denied("Perkara itu ditujukan kepada badan publik lain.")
        try:
            hold_case(by, proof)
        except Denied as denied:
            if not isinstance(by, User):
                raise denied
        else:
            return Actor.APPLICANT
    return request_policies.register(by, body, on=on)


# --- moves ------------------------------------------------------------------------------------------------------------
def take_up(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """Officers of the body."""
    actor = serve(by, case, on=on)
    _status(case, S.RECEIVED, otherwise="Permintaan ini sudah diperiksa.")
    return actor


def correct(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """The PPID, while it is looked into, where a correction is asked for."""
    actor = answer_for(by, case, on=on)
    if case.right != DataRight.CORRECT:
        raise Denied("Data hanya diperbaiki atas permintaan perbaikan.")
    _status(case, S.IN_REVIEW, otherwise="Mulailah memeriksa permintaan ini sebelum memperbaiki datanya.")
    return actor


def reply(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """The PPID."""
    actor = answer_for(by, case, on=on)
    _status(case, S.RECEIVED, S.IN_REVIEW, otherwise="Surat tanggapan sudah dibuat dan menunggu tanda tangan.")
    return actor


def recall(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """The PPID, while the reply is unsigned."""
    actor = answer_for(by, case, on=on)
    _status(case, S.AWAITING_SIGNATURE, otherwise="Tidak ada surat tanggapan yang dapat ditarik.")
    return actor


def sign(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """The PPID."""
    actor = answer_for(by, case, on=on)
    _status(case, S.AWAITING_SIGNATURE, otherwise="Belum ada surat tanggapan yang menunggu tanda tangan.")
    return actor


def erase(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """The PPID, after the signed reply promised it."""
    actor = answer_for(by, case, on=on)
    if case.status != S.ANSWERED:
        _status(case, otherwise="Data dihapus setelah surat tanggapannya ditandatangani.")
    if not case.owes_erasure:
        raise Denied("Tidak ada penghapusan yang harus dilaksanakan.")
    return actor


def close(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """Officers of the body, once what the reply promised is done."""
    actor = serve(by, case, on=on)
    if case.status != S.ANSWERED:
        _status(case, otherwise="Permintaan ini belum ditanggapi.")
    if case.owes_erasure:
        raise Denied("Laksanakan dahulu penghapusan yang dijanjikan surat tanggapan.")
    return actor


def withdraw(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """The person, or an officer who enters the person's wish."""
    actor = _subject_or_officer(by, case, on=on)
    _status(case, S.RECEIVED, S.IN_REVIEW, S.AWAITING_SIGNATURE, otherwise="Permintaan ini sudah berakhir.")
    return actor


def take_copy(by: Person, case: PersonalDataRequest, *, on: date) -> Actor:
    """Only the person, after a signed reply granted access. Officers never."""
    be_subject(by, case)
    if case.right != DataRight.ACCESS or not case.gives:
        raise Denied("Salinan tersedia setelah permintaan melihat data dikabulkan.")
    return Actor.APPLICANT


def view_as_officer(by: Person, case: PersonalDataRequest, *, on: date) -> None:
    """Officers of the body, and the regency where nobody serves. Raises Denied."""
    if not isinstance(by, User) or not visible_to(by, on=on).filter(pk=case.pk).exists():
        raise Denied("Permintaan ini ditujukan kepada badan publik lain.")


def visible_to(user: Any, *, on: date) -> QuerySet[PersonalDataRequest]:
    """Return the personal-data requests that `user` may open as an officer."""
    bodies = request_policies.desk_bodies(user, on=on).order_by()
    return PersonalDataRequest.objects.filter(body__in=bodies.values("pk"))
