"""Who may do what to a consequence test and to the decree that lists tests. One rule a verb; each raises `Denied`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.policies import Denied
from documents.enums import SigningMode
from registry import policies as registry_policies
from registry import selectors as registry_selectors
from registry.enums import Role
from registry.models import PublicBody
from requests_flow import policies
from requests_flow.enums import Actor
from requests_flow.exemptions.enums import ConsequenceTestStatus, ExemptDecreeStatus
from requests_flow.models import ConsequenceTest, ExemptListDecree
from requests_flow.policies import Person

S = ConsequenceTestStatus

ENDED_SENTENCES = {
    S.FINISHED: "Uji konsekuensi ini sudah selesai dan tidak dapat diubah lagi.",
    S.WITHDRAWN: "Uji konsekuensi ini sudah dibatalkan.",
}


def _status(test: ConsequenceTest, *wanted: str, otherwise: str) -> None:
    if test.status in wanted:
        return
    raise Denied(ENDED_SENTENCES.get(S(test.status), otherwise))


def draft_test(by: Person, body: PublicBody, *, on: date) -> Actor:
    """Officers of the body; the regency's admin while the body has no active officer."""
    return policies.serve(by, ConsequenceTest(body=body), on=on)


def change_test(by: Person, test: ConsequenceTest, *, on: date) -> Actor:
    """Officers of the body, until the test is approved."""
    actor = policies.serve(by, test, on=on)
    _status(test, S.DRAFT, S.AWAITING_APPROVAL, otherwise="Hasil uji sudah disetujui dan tidak dapat diubah lagi.")
    return actor


def submit_test(by: Person, test: ConsequenceTest, *, on: date) -> Actor:
    """The PPID (UU 14/2008 article 19: the PPID must test)."""
    actor = policies.answer_for(by, test, on=on)
    _status(test, S.DRAFT, otherwise="Uji konsekuensi ini sudah diajukan untuk disetujui.")
    return actor


def approve_test(by: Person, test: ConsequenceTest, *, on: date) -> Actor:
    """The PPID's superior; where nobody holds that office the regency's admin. Never who handed it in."""
    if not isinstance(by, User):
        raise Denied("Hanya Atasan PPID yang dapat menyetujui hasil uji.")
    actor = _superior(by, test.body, on=on)
    _status(test, S.AWAITING_APPROVAL, otherwise="Tidak ada hasil uji yang menunggu persetujuan.")
    if test.submitted_by_id == by.pk:
        raise Denied("Yang mengajukan hasil uji tidak dapat menyetujuinya sendiri.")
    return actor


def _superior(by: User, body: PublicBody, *, on: date) -> Actor:
    if registry_policies.holds(by, body, [Role.VILLAGE_HEAD], on):
        return Actor.OFFICER
    if registry_selectors.officers(body, on).filter(role=Role.VILLAGE_HEAD).exists():
        raise Denied(f"Hanya Atasan PPID {body.short_name} yang dapat menyetujui hasil uji.")
    registry_policies.administer(by, registry_selectors.regency_of(body.region), on)
    return Actor.REGENCY


def preview_sheet(by: Person, test: ConsequenceTest, *, on: date) -> None:
    """Whoever may open the test, until it is approved; then the sheet itself is there."""
    if not visible_to(by, on=on).filter(pk=test.pk).exists():
        raise Denied("Uji konsekuensi ini milik badan publik lain.")
    _status(test, S.DRAFT, S.AWAITING_APPROVAL, otherwise="Lembar uji sudah terbit. Unduh lembarnya.")


def sign_sheet(by: Person, test: ConsequenceTest, *, on: date) -> Actor:
    """The PPID, once the sheet is approved."""
    actor = policies.answer_for(by, test, on=on)
    _status(test, S.AWAITING_SIGNATURES, otherwise="Lembar uji belum disetujui, jadi belum dapat ditandatangani.")
    return actor


def withdraw_test(by: Person, test: ConsequenceTest, *, on: date) -> Actor:
    """Officers of the body, until the test is finished."""
    actor = policies.serve(by, test, on=on)
    _status(test, S.DRAFT, S.AWAITING_APPROVAL, S.AWAITING_SIGNATURES, otherwise="")
    return actor


def review_test(by: Person, test: ConsequenceTest, *, on: date) -> Actor:
    """The PPID, for a finished test that keeps something back and is not being tested again."""
    actor = policies.answer_for(by, test, on=on)
    if test.status != S.FINISHED:
        raise Denied("Hanya uji konsekuensi yang sudah selesai yang dapat ditinjau.")
    if not test.keeps_back:
        raise Denied("Informasi ini terbuka, jadi tidak ada pengecualian yang perlu ditinjau.")
    if test.living_successor:
        raise Denied("Informasi ini sudah atau sedang diuji lagi dengan uji konsekuensi yang baru.")
    return actor


def record_decree(by: Person, test: ConsequenceTest, *, on: date) -> Actor:
    """The PPID, for a finished test that keeps something back and stands in no decree of the portal."""
    actor = policies.answer_for(by, test, on=on)
    if test.status != S.FINISHED or not test.keeps_back:
        raise Denied("Nomor SK hanya dicatat untuk informasi yang ditetapkan sebagai dikecualikan.")
    decree = _decree_of(test)
    if decree is not None:
        raise Denied(f"Informasi ini tercantum dalam keputusan Nomor {decree.number} yang dibuat portal ini.")
    return actor


def _decree_of(test: ConsequenceTest) -> ExemptListDecree | None:
    return ExemptListDecree.objects.standing().filter(entries__test=test).select_related("letter").first()


# --- the decree of the exempt list ------------------------------------------------------------------------------------
def issue_decree(by: Person, body: PublicBody, *, on: date) -> Actor:
    """The PPID prepares the decree for the superior's signature; the regency's admin where no officer is active."""
    return policies.answer_for(by, ConsequenceTest(body=body), on=on)


def sign_decree(by: Person, decree: ExemptListDecree, *, on: date) -> Actor:
    """The PPID's superior, under whose name it stands; what was signed on paper the PPID may hand in too.

    Every exemption in it must still hold.
    """
    _waiting(decree)
    if decree.letter.signing_mode == SigningMode.TTE:
        if not isinstance(by, User):
            raise Denied("Hanya Atasan PPID yang menandatangani keputusan ini secara elektronik.")
        actor = _superior(by, decree.body, on=on)
    else:
        actor = _superior_or_ppid(by, decree, on=on)
    listed = ConsequenceTest.objects.filter(decree_entries__decree=decree)
    if listed.in_force(on=on).count() != listed.count():
        raise Denied("Ada pengecualian dalam keputusan ini yang sudah dibuka atau berakhir. Tarik dahulu keputusannya.")
    return actor


def _superior_or_ppid(by: Person, decree: ExemptListDecree, *, on: date) -> Actor:
    if isinstance(by, User) and registry_policies.holds(by, decree.body, [Role.VILLAGE_HEAD], on):
        return Actor.OFFICER
    return issue_decree(by, decree.body, on=on)


def recall_decree(by: Person, decree: ExemptListDecree, *, on: date) -> Actor:
    """The PPID, while it is unsigned."""
    actor = issue_decree(by, decree.body, on=on)
    _waiting(decree)
    return actor


def _waiting(decree: ExemptListDecree) -> None:
    if decree.status == ExemptDecreeStatus.RECALLED:
        raise Denied("Keputusan ini sudah ditarik.")
    if decree.status == ExemptDecreeStatus.IN_FORCE:
        raise Denied("Keputusan ini sudah ditandatangani dan tidak dapat diubah lagi.")


def visible_decrees(user: Any, *, on: date) -> QuerySet[ExemptListDecree]:
    """Return the decrees that `user` may open: of the bodies served, and of a regency's bodies without an officer."""
    bodies = policies.desk_bodies(user, on=on).order_by().values("pk")
    return ExemptListDecree.objects.filter(body__in=bodies).select_related("body__region__parent", "letter")


def reason_against(rule: Callable[..., Actor], by: Person, subject: Any, *, on: date) -> str:
    """Return why `rule` forbids the move to `by`, or an empty string when it is allowed."""
    try:
        rule(by, subject, on=on)
    except Denied as denied:
        return str(denied)
    return ""


def visible_to(user: Any, *, on: date) -> QuerySet[ConsequenceTest]:
    """Return the tests that `user` may open: of the bodies served; for a regency's admin also those of the bodies of
    that regency without an active officer, and what waits for the approval of a superior that a body does not have."""
    return ConsequenceTest.objects.filter(
        Q(body__in=registry_selectors.bodies_served_by(user, on=on).order_by())
        | Q(body__in=policies.unattended_bodies(user, on=on))
        | Q(body__in=_without_superior(user, on=on), status=S.AWAITING_APPROVAL)
    )


def _without_superior(user: Any, *, on: date) -> QuerySet[PublicBody]:
    headed = registry_selectors.bodies_with_role(Role.VILLAGE_HEAD, on)
    return policies.administered_bodies(user, on=on).exclude(pk__in=headed.values("pk"))
