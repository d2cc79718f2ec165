"""Who may do what with a dispute. One rule a verb; each raises `Denied` with a sentence for a person.

The dispute lies before others: the village and the citizen only record what happened there. Who may act for either side
is said by the rules of the objection that is disputed.
"""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.policies import Denied
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from requests_flow.disputes.enums import DECIDED_STATUSES, PENDING_STATUSES, DisputeStatus
from requests_flow.enums import Actor
from requests_flow.models import Dispute, Objection
from requests_flow.objections import policies as objection_policies
from requests_flow.objections.enums import ObjectionStatus
from requests_flow.policies import Person

S = DisputeStatus

ENDED_SENTENCES = {
    S.CLOSED: "Sengketa ini sudah selesai.",
    S.WITHDRAWN: "Sengketa ini sudah dicabut.",
}


def _status(case: Dispute, *wanted: str, otherwise: str) -> None:
    if case.status not in wanted:
        raise Denied(ENDED_SENTENCES.get(S(case.status), otherwise))


def _objector_or_officer(by: Person, objection: Objection, *, on: date) -> Actor:
    try:
        objection_policies.be_objector(by, objection)
    except Denied as denied:
        if isinstance(by, User):
            return objection_policies.serve(by, objection, on=on)
        raise denied
    return Actor.APPLICANT


def serve(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, among them its head; the regency's admin while the body has no active officer."""
    return objection_policies.serve(by, case.objection, on=on)


# --- filing -----------------------------------------------------------------------------------------------------------
def file(by: Person, objection: Objection, *, on: date) -> Actor:
    """The objector tells of it, or an officer enters it, once there was a response or its term has passed.

    A late one too: the commission judges that (UU 14/2008 article 37(2)).
    """
    actor = _objector_or_officer(by, objection, on=on)
    if objection.status == ObjectionStatus.WITHDRAWN:
        raise Denied("Keberatan ini sudah dicabut, jadi tidak dapat disengketakan.")
    if objection.answered_at is None and on <= objection.silent_after_on:
        raise Denied("Sengketa dapat diajukan setelah keberatan ditanggapi, atau setelah batas tanggapannya lewat.")
    if objection.disputes.open().exists():
        raise Denied("Sengketa atas keberatan ini sudah dicatat dan belum selesai.")
    return actor


# --- steps ------------------------------------------------------------------------------------------------------------
def register(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, once."""
    actor = serve(by, case, on=on)
    _status(case, S.FILED, otherwise="Nomor register sengketa ini sudah dicatat.")
    return actor


def mediate(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, after the registration and before a hearing."""
    actor = serve(by, case, on=on)
    _status(case, S.REGISTERED, S.MEDIATION, otherwise="Mediasi dicatat sesudah pendaftaran dan sebelum ajudikasi.")
    return actor


def adjudicate(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, after the registration."""
    actor = serve(by, case, on=on)
    otherwise = "Ajudikasi dicatat sesudah pendaftaran dan sebelum putusan."
    _status(case, S.REGISTERED, S.MEDIATION, S.ADJUDICATION, otherwise=otherwise)
    return actor


def decide(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, after the registration."""
    actor = serve(by, case, on=on)
    otherwise = "Putusan Komisi Informasi dicatat sesudah pendaftaran, satu kali."
    _status(case, S.REGISTERED, S.MEDIATION, S.ADJUDICATION, otherwise=otherwise)
    return actor


def appeal(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, after the commission's decision."""
    actor = serve(by, case, on=on)
    _status(case, S.DECIDED, otherwise="Gugatan dicatat sesudah putusan Komisi Informasi.")
    return actor


def judge(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, while the dispute lies before the court."""
    actor = serve(by, case, on=on)
    _status(case, S.COURT, otherwise="Sengketa ini tidak sedang diperiksa pengadilan.")
    return actor


def cassate(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, after the court's decision."""
    actor = serve(by, case, on=on)
    _status(case, S.JUDGED, otherwise="Kasasi dicatat sesudah putusan pengadilan.")
    return actor


def conclude(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, while the dispute lies before the supreme court."""
    actor = serve(by, case, on=on)
    _status(case, S.CASSATION, otherwise="Sengketa ini tidak sedang diperiksa Mahkamah Agung.")
    return actor


def execute(by: Person, case: Dispute, *, on: date) -> Actor:
    """The superior of the PPID: carrying an order out makes the PPID answer anew, as an order of the superior does."""
    if not isinstance(by, User):
        raise Denied("Hanya Atasan PPID yang dapat melaksanakan putusan.")
    if not _may_order(by, case, on=on):
        raise Denied(f"Hanya Atasan PPID {case.body.short_name} yang dapat melaksanakan putusan.")
    _status(case, *DECIDED_STATUSES, otherwise="Belum ada putusan yang dapat dilaksanakan.")
    if case.standing_order is None:
        raise Denied("Putusan terakhir tidak mewajibkan badan publik memberikan informasi.")
    return Actor.SUPERIOR


def _may_order(by: User, case: Dispute, *, on: date) -> bool:
    try:
        registry_policies.decide_objection(by, case.body, on=on)
    except Denied:
        return False
    return True


def withdraw(by: Person, case: Dispute, *, on: date) -> Actor:
    """The objector, or an officer who enters it, while somebody still has to decide."""
    actor = _objector_or_officer(by, case.objection, on=on)
    _status(case, *PENDING_STATUSES, otherwise="Sengketa ini sudah diputus, jadi tidak dapat lagi dicabut.")
    return actor


def close(by: Person, case: Dispute, *, on: date) -> Actor:
    """Officers of the body, once it is decided and nothing that was ordered is left to do."""
    actor = serve(by, case, on=on)
    _status(case, *DECIDED_STATUSES, S.EXECUTION, otherwise="Sengketa ini belum diputus.")
    if case.owes_information:
        waiting = "Jawaban yang diwajibkan putusan belum ditandatangani."
        unbegun = "Putusan mewajibkan badan publik memberikan informasi. Catat dahulu pelaksanaannya."
        raise Denied(waiting if case.status == S.EXECUTION else unbegun)
    return actor


# --- reading ----------------------------------------------------------------------------------------------------------
def take_bundle(by: Person, case: Dispute, *, on: date) -> Actor:
    """The objector and the officers of the body: each has the right to bring the whole file before the commission."""
    return _objector_or_officer(by, case.objection, on=on)


def visible_to(user: Any, *, on: date) -> QuerySet[Dispute]:
    """Return the disputes that `user` may open: as an officer of the body, or as the regency that watches over it."""
    served = objection_policies.visible_to(user, on=on).order_by().values("pk")
    watched = Q(pk__in=())
    for code in registry_selectors.regencies_monitored_by(user, on=on).order_by().values_list("code", flat=True):
        watched |= Q(body__region__code=code) | Q(body__region__code__startswith=f"{code}.")
    return Dispute.objects.filter(Q(objection__in=served) | watched)
