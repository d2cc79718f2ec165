"""Who may do what to an objection. One rule a verb; each raises `Denied` with a sentence for a person.

`by` is a signed-in user or the holder of a tracking key; `on` is the local date. The superior decides (UU 14/2008
article 36), and never the person who answered the request, unless nobody else is named.
"""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.policies import Denied
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow import policies as request_policies
from requests_flow.enums import Actor, RequestStatus
from requests_flow.models import Answer, InformationRequest, Objection, TrackingKey
from requests_flow.objections.enums import Capacity, ObjectionStatus
from requests_flow.policies import KeyHolder, Person

S = ObjectionStatus

ENDED_SENTENCES = {
    S.DECIDED: "Keberatan ini sudah ditanggapi.",
    S.CLOSED: "Keberatan ini sudah selesai.",
    S.WITHDRAWN: "Keberatan ini sudah dicabut oleh pemohon.",
}


def _status(case: Objection, *wanted: str, otherwise: str) -> None:
    if case.status not in wanted:
        raise Denied(ENDED_SENTENCES.get(S(case.status), otherwise))


# --- people -----------------------------------------------------------------------------------------------------------
def has_answered(user: User, case: Objection) -> bool:
    """True when `user` prepared or signed an answer to the request, so that it would be judging one's own work."""
    if case.request_id is None:
        return False
    answers = Answer.objects.filter(round__request=case.request_id, recalled_at=None)
    return answers.filter(Q(prepared_by=user) | Q(round__answered_by=user)).exists()


def capacity_of(by: Person, case: Objection, *, on: date) -> Capacity:
    """Return in which capacity `by` decides this objection; Denied for everybody but the one person who does."""
    if not isinstance(by, User):
        raise Denied("Hanya Atasan PPID yang dapat menanggapi keberatan.")
    named = case.delegation
    if named and named.to_id == by.pk:
        return Capacity.DELEGATE
    registry_policies.decide_objection(by, case.body, on=on)
    if named:
        raise Denied(f"Keberatan ini diputuskan {named.to.full_name}, yang ditunjuk dengan {named.decree_number}.")
    return Capacity.SUPERIOR_WHO_ANSWERED if has_answered(by, case) else Capacity.SUPERIOR


def decider_of(case: Objection, *, on: date) -> list[User]:
    """Return who is expected to decide: the person named by decree, else who is superior on that day."""
    named = case.delegation
    if named:
        return [named.to]
    rows = registry_selectors.officers(case.body, on=on).filter(role=Role.VILLAGE_HEAD)
    return [row.user for row in rows]


def serve(by: Person, case: Objection, *, on: date) -> Actor:
    """Officers of the body, the person named to decide, the regency's admin while the body has no active officer."""
    if not isinstance(by, User):
        raise Denied("Hanya petugas PPID yang dapat melakukan ini.")
    named = case.delegation
    if named and named.to_id == by.pk:
        return Actor.SUPERIOR
    return request_policies.register(by, case.body, on=on)


def be_objector(by: Person, case: Objection) -> None:
    """The holder of the living key or the account: those of the request, or for an objection that stands alone its own.

    Raises Denied for everybody else.
    """
    if case.request:
        request_policies.be_applicant(by, case.request)
        return
    if isinstance(by, KeyHolder):
        if TrackingKey.objects.filter(pk=by.key_id, objection=case, revoked_at=None).exists():
            return
        raise Denied("Kunci lacak ini sudah tidak berlaku. Gunakan kunci yang terbaru.")
    if isinstance(by, User) and case.account_id == by.pk:
        return
    raise Denied("Buka keberatan ini dengan nomor pendaftaran dan kunci lacaknya.")


def _objector_or_officer(by: Person, case: Objection, *, on: date) -> Actor:
    try:
        be_objector(by, case)
    except Denied as denied:
        if isinstance(by, User):
            return serve(by, case, on=on)
        raise denied
    return Actor.APPLICANT


# --- filing -----------------------------------------------------------------------------------------------------------
def register(by: Person, body: PublicBody, request: InformationRequest | None, *, on: date) -> Actor:
    """The applicant of the request; for ground b without a request anybody; officers enter what was said or brought.

    One objection a request runs at a time. Raises Denied.
    """
    actor = _registrar(by, body, request, on=on)
    if request is None:
        return actor
    if request.status == RequestStatus.WITHDRAWN:
        raise Denied("Permohonan ini sudah dicabut, jadi tidak dapat diajukan keberatan atasnya.")
    if request.objections.open().exists():
        raise Denied("Keberatan atas permohonan ini sudah diajukan dan belum ditanggapi.")
    return actor


def _registrar(by: Person, body: PublicBody, request: InformationRequest | None, *, on: date) -> Actor:
    if request is None:
        return request_policies.register(by, body, on=on) if isinstance(by, User) else Actor.APPLICANT
    try:
        request_policies.be_applicant(by, request)
    except Denied as denied:
        if isinstance(by, User):
            return request_policies.register(by, body, on=on)
        raise denied
    return Actor.APPLICANT


# --- moves ------------------------------------------------------------------------------------------------------------
def deliberate(by: Person, case: Objection, *, on: date) -> Actor:
    """Officers of the body record a deliberation, for grounds b to g and before the decision (article 35(2))."""
    actor = serve(by, case, on=on)
    _status(case, S.RECEIVED, otherwise="Surat tanggapan sudah dibuat. Tarik dahulu suratnya bila masih bermusyawarah.")
    if not case.is_mediable:
        raise Denied("Penolakan karena pengecualian (huruf a) tidak diselesaikan dengan musyawarah.")
    return actor


def name_decider(by: Person, case: Objection, *, on: date) -> Actor:
    """The superior who answered the request himself names somebody else, before the decision."""
    if not isinstance(by, User):
        raise Denied("Hanya Atasan PPID yang dapat menunjuk pejabat yang memutuskan.")
    registry_policies.decide_objection(by, case.body, on=on)
    _status(case, S.RECEIVED, otherwise="Surat tanggapan sudah dibuat. Tarik dahulu suratnya.")
    if not has_answered(by, case):
        raise Denied("Anda tidak menjawab permohonan ini, jadi Anda sendiri yang memutuskan keberatannya.")
    return Actor.SUPERIOR


def decide(by: Person, case: Objection, *, on: date) -> Actor:
    """The superior, or whom the superior named by decree."""
    capacity_of(by, case, on=on)
    _status(case, S.RECEIVED, otherwise="Surat tanggapan sudah dibuat dan menunggu tanda tangan.")
    return Actor.SUPERIOR


def recall(by: Person, case: Objection, *, on: date) -> Actor:
    """The superior, or whom the superior named, while the response is unsigned."""
    capacity_of(by, case, on=on)
    _status(case, S.AWAITING_SIGNATURE, otherwise="Tidak ada surat tanggapan yang dapat ditarik.")
    return Actor.SUPERIOR


def sign(by: Person, case: Objection, *, on: date) -> Actor:
    """Whoever decided, still in the same capacity: the letter bears that name."""
    capacity = capacity_of(by, case, on=on)
    _status(case, S.AWAITING_SIGNATURE, otherwise="Belum ada surat tanggapan yang menunggu tanda tangan.")
    decision = case.standing_decision
    if decision.prepared_by_id != by.pk or decision.capacity != capacity:
        raise Denied("Surat ini dibuat atas nama orang lain. Tarik suratnya, lalu putuskan sendiri.")
    return Actor.SUPERIOR


def prove_receipt(by: Person, case: Objection, *, on: date) -> Actor:
    """Officers of the body, after the response."""
    actor = serve(by, case, on=on)
    if case.status != S.DECIDED:
        raise Denied("Penyerahan dicatat setelah keberatan ditanggapi.")
    if case.received_by_objector_at:
        raise Denied("Penerimaan oleh pemohon sudah tercatat.")
    return actor


def close(by: Person, case: Objection, *, on: date) -> Actor:
    """Officers of the body, once it is proven that the response arrived."""
    actor = serve(by, case, on=on)
    if case.status != S.DECIDED:
        _status(case, otherwise="Keberatan ini belum ditanggapi.")
    if not case.received_by_objector_at:
        raise Denied("Belum ada bukti bahwa tanggapan sudah diterima pemohon.")
    return actor


def expire(by: Person, case: Objection, *, on: date) -> Actor:
    """Nobody: the schedule closes what is over."""
    raise Denied("Keberatan ditutup oleh sistem sendiri setelah semua jangka waktunya lewat.")


def withdraw(by: Person, case: Objection, *, on: date) -> Actor:
    """The objector, or an officer who enters the objector's wish."""
    actor = _objector_or_officer(by, case, on=on)
    _status(case, S.RECEIVED, S.AWAITING_SIGNATURE, otherwise="Keberatan ini sudah berakhir.")
    return actor


def look(by: Person, case: Objection, *, on: date) -> Actor:
    """Who decides the objection sees a copy of the objector's identity: the superior, or whom the superior named; and
    whoever entered it at the desk, until the response is written."""
    actor = serve(by, case, on=on)
    if case.status == S.RECEIVED and isinstance(by, User) and case.received_by_id == by.pk:
        return actor
    try:
        capacity_of(by, case, on=on)
    except Denied:
        raise Denied("Berkas identitas hanya dibuka oleh yang memutuskan keberatan ini.") from None
    return Actor.SUPERIOR


def audit_looks(by: Person, case: Objection, *, on: date) -> Actor:
    """The PPID, the village head and whom the head named see who opened the objector's identity."""
    actor = serve(by, case, on=on)
    if actor is Actor.OFFICER and not registry_policies.holds(by, case.body, (Role.PPID, Role.VILLAGE_HEAD), on):
        raise Denied("Catatan pembukaan berkas identitas hanya untuk PPID dan Atasan PPID.")
    return actor


def correct_email(by: Person, case: Objection, *, on: date) -> Actor:
    """Officers of the body, who settle a message that did not arrive."""
    return serve(by, case, on=on)


def reissue_key(by: Person, case: Objection, *, on: date) -> Actor:
    """Officers of the body, after checking identity; an objection against a request is opened by that request's key."""
    actor = serve(by, case, on=on)
    if case.request_id:
        raise Denied("Keberatan ini dibuka dengan kunci lacak permohonannya. Berikan kunci baru dari permohonan itu.")
    return actor


def view_as_officer(by: Person, case: Objection, *, on: date) -> None:
    """Officers of the body, the person named to decide, and the regency where nobody serves. Raises Denied."""
    if not isinstance(by, User) or not visible_to(by, on=on).filter(pk=case.pk).exists():
        raise Denied("Keberatan ini ditujukan kepada badan publik lain.")


def visible_to(user: Any, *, on: date) -> QuerySet[Objection]:
    """Return the objections that `user` may open as an officer."""
    return Objection.objects.filter(
        Q(body__in=registry_selectors.bodies_served_by(user, on=on).order_by())
        | Q(body__in=request_policies.unattended_bodies(user, on=on))
        | Q(pk__in=Objection.objects.filter(delegations__to=user).order_by().values("pk"))
    )
