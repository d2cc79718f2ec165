"""Who may do what to a request. One rule a verb; each raises `Denied` with a sentence for a person.

The same rule guards the action, hides or explains the button, and answers in the page. `by` is a signed-in user or the
holder of a tracking key; `on` is the local date.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.policies import Denied
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.enums import SERVING_ROLES, Role
from registry.models import PublicBody
from registry.remembering import remembered
from requests_flow import clocks, machines, wording
from requests_flow.enums import Actor, RequestStatus, RoundCause
from requests_flow.models import ConsequenceTest, DecisionDelegation, InformationRequest, TrackingKey

S = RequestStatus


@dataclass(frozen=True)
class KeyHolder:
    """Somebody who proved to hold the tracking key with this id."""

    key_id: int


Person = User | KeyHolder | AnonymousUser | None

NOT_THE_LAWS_TERM = {
    RoundCause.ORDERED: "Batas ini ditetapkan dengan perintah Atasan PPID, jadi tidak dapat diperpanjang.",
    RoundCause.REOPENED: "Permohonan yang dibuka kembali dijawab tanpa perpanjangan.",
}
ENDED_SENTENCES = {
    S.ANSWERED: "Permohonan ini sudah dijawab.",
    S.CLOSED: "Permohonan ini sudah selesai.",
    S.WITHDRAWN: "Permohonan ini sudah dicabut oleh pemohon.",
    S.LAPSED: "Permohonan ini sudah dinyatakan gugur karena tidak dilengkapi.",
}


def _status(case: InformationRequest, *wanted: str, otherwise: str) -> None:
    if case.status in wanted:
        return
    raise Denied(ENDED_SENTENCES.get(S(case.status), otherwise))


def view_as_officer(by: Person, case: InformationRequest, *, on: date) -> None:
    """Officers of the body, and the regency that oversees it."""
    if not isinstance(by, User):
        raise Denied("Masuk dahulu sebagai petugas untuk membuka permohonan ini.")
    if not visible_to(by, on=on).filter(pk=case.pk).exists():
        raise Denied("Permohonan ini ditujukan kepada badan publik lain.")


def enter_desk(by: Person, *, on: date) -> None:
    """Officers of some body, and regency admins, who stand in where a body has no officer."""
    if isinstance(by, User):
        offices = registry_selectors.appointments_of(by, on=on).filter(role__in=(*SERVING_ROLES, Role.REGENCY_ADMIN))
        if offices.exists():
            return
    raise Denied("Meja kerja ini hanya untuk petugas PPID. Mintalah undangan kepada PPID desa atau kabupaten Anda.")


def serve(by: Person, case: InformationRequest | ConsequenceTest, *, on: date) -> Actor:
    """Officers of the body; the regency's admin while the body has no active officer. Returns the role acted in."""
    if not isinstance(by, User):
        raise Denied("Hanya petugas PPID yang dapat melakukan ini.")
    if not registry_selectors.has_active_officer(case.body, on=on):
        registry_policies.administer(by, registry_selectors.regency_of(case.body.region), on=on)
        return Actor.REGENCY
    registry_policies.serve(by, case.body, on=on)
    return Actor.OFFICER


def answer_for(by: Person, case: InformationRequest | ConsequenceTest, *, on: date) -> Actor:
    """The PPID of the body; the regency's admin while the body has no active officer."""
    if serve(by, case, on=on) is Actor.REGENCY:
        return Actor.REGENCY
    registry_policies.answer(by, case.body, on=on)
    return Actor.OFFICER


def be_applicant(by: Person, case: InformationRequest) -> None:
    """The holder of the living tracking key, or the account that filed the request."""
    if isinstance(by, KeyHolder):
        if TrackingKey.objects.filter(pk=by.key_id, request=case, revoked_at=None).exists():
            return
        raise Denied("Kunci lacak ini sudah tidak berlaku. Gunakan kunci yang terbaru.")
    if isinstance(by, User) and case.account_id == by.pk:
        return
    raise Denied("Buka permohonan ini dengan nomor pendaftaran dan kunci lacaknya.")


def _applicant_or_officer(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The applicant, or an officer who enters what the applicant brought to the desk."""
    try:
        be_applicant(by, case)
    except Denied as denied:
        if isinstance(by, User):
            return serve(by, case, on=on)
        raise denied
    return Actor.APPLICANT


def register(by: Person, body: Any, *, on: date) -> Actor:
    """Officers enter a walk-in, phone or paper request; the regency's admin while the body has no active officer."""
    if not isinstance(by, User):
        raise Denied("Hanya petugas PPID yang dapat mencatat permohonan di meja.")
    if not registry_selectors.has_active_officer(body, on=on):
        registry_policies.administer(by, registry_selectors.regency_of(body.region), on=on)
        return Actor.REGENCY
    registry_policies.serve(by, body, on=on)
    return Actor.OFFICER


def receive(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body."""
    actor = serve(by, case, on=on)
    _status(case, S.RECEIVED, otherwise="Permohonan ini sudah mulai diproses.")
    return actor


def ask_completion(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, once a round."""
    actor = serve(by, case, on=on)
    _status(case, S.RECEIVED, S.IN_PROGRESS, otherwise="Kelengkapan hanya dapat diminta sebelum jawaban dibuat.")
    if case.current_round.completion_asked_at:
        raise Denied("Kelengkapan sudah pernah diminta. Jawablah dengan keterangan yang ada.")
    return actor


def complete(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The applicant, or an officer who enters what the applicant brought."""
    actor = _applicant_or_officer(by, case, on=on)
    _status(case, S.INCOMPLETE, otherwise="Tidak ada kelengkapan yang sedang ditunggu.")
    return actor


def extend(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The PPID, once a round, before the term ends (UU 14/2008 article 22(8))."""
    actor = answer_for(by, case, on=on)
    _status(
        case,
        S.RECEIVED,
        S.INCOMPLETE,
        S.IN_PROGRESS,
        otherwise="Surat jawaban sudah dibuat, waktu tidak perlu diperpanjang.",
    )
    if case.current_round.number > 1:
        raise Denied(NOT_THE_LAWS_TERM[RoundCause(case.current_round.cause)])
    if case.current_round.extension_letter_id:
        raise Denied("Waktu hanya dapat diperpanjang satu kali (UU 14/2008 Pasal 22 ayat (8)).")
    if on > case.current_round.deadline_on:
        raise Denied("Batas jawaban sudah lewat. Perpanjangan hanya sah sebelum batas itu berakhir.")
    return actor


def answer(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The PPID."""
    actor = answer_for(by, case, on=on)
    waiting = {
        S.INCOMPLETE: "Permohonan ini menunggu kelengkapan dari pemohon.",
        S.AWAITING_SIGNATURE: "Jawaban sudah dibuat oleh petugas lain dan menunggu tanda tangan.",
    }
    _status(
        case, S.RECEIVED, S.IN_PROGRESS, otherwise=waiting.get(S(case.status), "Permohonan ini tidak dapat dijawab.")
    )
    return actor


def prepare(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body gather the files of the answer, until its letter lists them."""
    actor = serve(by, case, on=on)
    issued = "Surat jawaban sudah mencantumkan berkasnya. Tarik dahulu suratnya bila berkas perlu diubah."
    _status(case, S.RECEIVED, S.INCOMPLETE, S.IN_PROGRESS, otherwise=issued)
    return actor


def override_scan(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The PPID, who answers for what is given, until the letter lists the files."""
    prepare(by, case, on=on)
    return answer_for(by, case, on=on)


def sign(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The PPID."""
    actor = answer_for(by, case, on=on)
    _status(case, S.AWAITING_SIGNATURE, otherwise="Belum ada surat jawaban yang menunggu tanda tangan.")
    return actor


def sign_notice(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The PPID signs a letter that is not the answer: a completeness notice, an extension, a referral."""
    return answer_for(by, case, on=on)


def recall(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The PPID, while the letter is unsigned."""
    actor = answer_for(by, case, on=on)
    _status(case, S.AWAITING_SIGNATURE, otherwise="Tidak ada surat jawaban yang dapat ditarik.")
    return actor


def prove_receipt(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, after the answer."""
    actor = serve(by, case, on=on)
    if case.status != S.ANSWERED:
        raise Denied("Penyerahan dicatat setelah permohonan dijawab.")
    if case.current_round.received_by_applicant_at:
        raise Denied("Penerimaan oleh pemohon sudah tercatat.")
    return actor


def order(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The superior, or whom the superior named by decree to decide an objection against this request."""
    if not isinstance(by, User):
        raise Denied("Hanya Atasan PPID yang dapat memerintahkan jawaban baru.")
    named = DecisionDelegation.objects.filter(objection__request=case, to=by)
    if not named.exists():
        registry_policies.decide_objection(by, case.body, on=on)
    if case.status == S.WITHDRAWN:
        raise Denied(ENDED_SENTENCES[S.WITHDRAWN])
    return Actor.SUPERIOR


def close(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, once it is proven that the answer arrived."""
    actor = serve(by, case, on=on)
    if case.status != S.ANSWERED:
        _status(case, otherwise="Permohonan ini belum dijawab.")
    if not case.current_round.received_by_applicant_at:
        raise Denied("Belum ada bukti bahwa jawaban sudah diterima pemohon.")
    return actor


def is_known(case: InformationRequest) -> bool:
    """Are the data of the applicant still there? They are deleted on schedule."""
    return hasattr(case, "applicant")


def reopen(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The applicant, or an officer for them, once, within the window of the regency, for what was granted."""
    actor = _applicant_or_officer(by, case, on=on)
    if case.status not in (S.ANSWERED, S.CLOSED):
        raise Denied("Permohonan dapat dibuka kembali setelah dijawab.")
    current = case.current_round
    if not machines.round_is_the_first(case):
        raise Denied("Permohonan hanya dapat dibuka kembali satu kali. Bila jawabannya tetap kurang, ajukan keberatan.")
    if not machines.something_was_granted(case):
        raise Denied("Yang dibuka kembali hanya jawaban yang mengabulkan. Atas penolakan, ajukan keberatan.")
    if not machines.nobody_judges_this_round(case):
        raise Denied("Sudah ada keberatan atas jawaban ini, jadi keputusannya ada pada Atasan PPID.")
    if not is_known(case):
        raise Denied("Data pemohon sudah dihapus sesuai jadwal. Ajukan permohonan baru.")
    last_day = clocks.reopen_until(case.body, current, on)
    if last_day is None:
        raise Denied("Di kabupaten ini permohonan tidak dibuka kembali. Keberatan tetap dapat diajukan.")
    if on > last_day:
        raise Denied(
            f"Waktu membuka kembali sudah lewat pada {wording.hari_tanggal(last_day)}. Ajukan permohonan baru."
        )
    return actor


def expire(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Nobody: the schedule closes what is over."""
    raise Denied("Permohonan ditutup oleh sistem sendiri setelah semua jangka waktunya lewat.")


def withdraw(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The applicant, or an officer who enters the applicant's wish."""
    actor = _applicant_or_officer(by, case, on=on)
    _status(
        case, S.RECEIVED, S.INCOMPLETE, S.IN_PROGRESS, S.AWAITING_SIGNATURE, otherwise="Permohonan ini sudah berakhir."
    )
    if case.current_round.cause == RoundCause.REOPENED:
        # Else the answer that stands would end as withdrawn, and with it the right to object to it.
        raise Denied("Permohonan ini sudah dijawab dan dibuka kembali, jadi tidak dapat dicabut lagi.")
    return actor


def lapse(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, when the term to complete has passed after a notice that counts."""
    actor = serve(by, case, on=on)
    _status(case, S.INCOMPLETE, otherwise="Permohonan ini tidak sedang menunggu kelengkapan.")
    current = case.current_round
    if not current.completion_letter.counts:
        raise Denied("Surat permintaan kelengkapan belum ditandatangani, jadi batasnya belum berjalan.")
    if on <= current.completion_due_on:
        raise Denied("Batas untuk melengkapi belum lewat.")
    return actor


def assign(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, while the request is open."""
    actor = serve(by, case, on=on)
    _status(
        case, S.RECEIVED, S.INCOMPLETE, S.IN_PROGRESS, S.AWAITING_SIGNATURE, otherwise="Permohonan ini sudah berakhir."
    )
    return actor


def note(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body."""
    return serve(by, case, on=on)


def set_public_subject(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body."""
    return serve(by, case, on=on)


def look(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Who decides sees a copy of the applicant's identity: the PPID; the regency's admin where nobody is in office; and
    whoever registered the request at the desk, until somebody takes it up."""
    actor = serve(by, case, on=on)
    if case.status == S.RECEIVED and isinstance(by, User) and case.received_by_id == by.pk:
        return actor
    try:
        return answer_for(by, case, on=on)
    except Denied:
        raise Denied("Berkas identitas hanya dibuka oleh PPID yang memutuskan permohonan ini.") from None


def audit_looks(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The PPID and the village head see who opened the applicant's identity."""
    actor = serve(by, case, on=on)
    if actor is Actor.OFFICER and not registry_policies.holds(by, case.body, (Role.PPID, Role.VILLAGE_HEAD), on):
        raise Denied("Catatan pembukaan berkas identitas hanya untuk PPID dan Atasan PPID.")
    return actor


def correct_email(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, who settle a message that did not arrive."""
    return serve(by, case, on=on)


def reissue_key(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, after checking the applicant's identity."""
    return serve(by, case, on=on)


def reason_against(rule: Callable[..., Actor], by: Person, case: InformationRequest, *, on: date) -> str:
    """Return why `rule` forbids the move to `by`, or an empty string when it is allowed."""
    try:
        rule(by, case, on=on)
    except Denied as denied:
        return str(denied)
    return ""


def visible_to(user: Any, *, on: date) -> QuerySet[InformationRequest]:
    """Return the requests that `user` may open as an officer: of the bodies served, and, for a regency's admin, of
    the bodies of that regency that have no active officer."""
    return InformationRequest.objects.filter(
        Q(body__in=registry_selectors.bodies_served_by(user, on=on).order_by())
        | Q(body__in=unattended_bodies(user, on=on))
    )


def desk_bodies(user: Any, *, on: date) -> QuerySet[PublicBody]:
    """Return the bodies whose requests `user` works on: those served, and those of the regency without an officer."""
    served = registry_selectors.bodies_served_by(user, on=on).order_by()
    unattended = unattended_bodies(user, on=on).order_by()
    rows = PublicBody.objects.filter(Q(pk__in=served.values("pk")) | Q(pk__in=unattended.values("pk")))
    return rows.select_related("region").order_by("name", "pk")


def unattended_bodies(user: Any, *, on: date) -> QuerySet[PublicBody]:
    """Return the bodies without an active officer in the regencies that `user` administers."""
    attended = registry_selectors.bodies_with_officer(on).values("pk")
    return administered_bodies(user, on=on).exclude(pk__in=attended)


def administered_bodies(user: Any, *, on: date) -> QuerySet[PublicBody]:
    """Return the bodies in the regencies that `user` administers."""
    inside = Q(pk__in=())
    for code in _administered_codes(user, on):
        inside |= Q(region__code=code) | Q(region__code__startswith=f"{code}.")
    return PublicBody.objects.filter(inside)


@remembered
def _administered_codes(user: Any, on: date) -> list[str]:
    held = registry_selectors.appointments_of(user, on=on).filter(role=Role.REGENCY_ADMIN)
    return list(held.order_by().values_list("body__region__code", flat=True))
