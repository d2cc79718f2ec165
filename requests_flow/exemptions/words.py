"""How an exemption is said: its period, its state, its badge."""

from datetime import date
from typing import Any

from requests_flow import wording
from requests_flow.exemptions.enums import (
    Conclusion,
    ConsequenceTestStatus,
    ExemptDecreeStatus,
    PeriodKind,
    ReviewOutcome,
)
from requests_flow.models import ConsequenceTest, ExemptListDecree

S = ConsequenceTestStatus

BADGE_KINDS = {
    S.DRAFT: "info",
    S.AWAITING_APPROVAL: "warn",
    S.AWAITING_SIGNATURES: "warn",
    S.FINISHED: "ok",
    S.WITHDRAWN: "",
}


def period_words(test: ConsequenceTest) -> str:
    """Return until when the information is exempt, as part of a sentence."""
    if test.period_kind == PeriodKind.UNTIL_DATE and test.period_until_on:
        return f"sampai dengan {wording.tanggal(test.period_until_on)}"
    if test.period_kind == PeriodKind.UNTIL_EVENT:
        return f"sampai {wording.frasa(test.period_event)}"
    if test.period_kind == PeriodKind.UNTIL_CONSENT:
        consent = "selama belum ada persetujuan tertulis orang yang bersangkutan (Pasal 18 ayat (2) UU KIP)"
        return f"{consent}; {wording.frasa(test.period_event)}" if test.period_event else consent
    law = "selama undang-undang itu melarang pembukaannya"
    return f"{law}; {wording.frasa(test.period_event)}" if test.period_event else law


def legal_basis_of(test: ConsequenceTest) -> list[str]:
    """Return the article of the information law and the further statutes, one each."""
    article, meaning = test.ground_words
    return [f"{article} UU KIP ({meaning})", *(line.strip() for line in test.legal_basis.splitlines() if line.strip())]


def badge_of(test: ConsequenceTest, *, on: date) -> dict[str, str]:
    """Return the badge of a test as it stands on `on`."""
    if test.is_finished and test.review_outcome == ReviewOutcome.OPEN:
        return {"text": "Sudah dibuka", "kind": ""}
    if test.is_finished and test.keeps_back and test.is_expired(on):
        return {"text": "Jangka waktu berakhir", "kind": "danger"}
    if test.is_finished and test.conclusion == Conclusion.OPEN:
        return {"text": "Selesai: terbuka", "kind": "ok"}
    return {"text": test.get_status_display(), "kind": BADGE_KINDS[S(test.status)]}


DECREE_BADGES = {
    ExemptDecreeStatus.AWAITING_SIGNATURE: "warn",
    ExemptDecreeStatus.IN_FORCE: "ok",
    ExemptDecreeStatus.RECALLED: "",
}


def decree_badge(decree: ExemptListDecree) -> dict[str, str]:
    """Return the badge of a decree."""
    return {"text": decree.status.label, "kind": DECREE_BADGES[decree.status]}


def option_words(test: ConsequenceTest) -> str:
    """Return a finished test as one line of a list to choose from: number, article, title."""
    article, _ = test.ground_words
    return f"{test.number} · {article} · {wording.ringkas(test.title, 80)} ({test.get_conclusion_display().lower()})"


def facts(test: ConsequenceTest) -> list[dict[str, Any]]:
    """Return the rows of a test for components/summary_list.html."""
    decree = ", ".join(
        part for part in (test.decree_number, wording.tanggal(test.decree_on) if test.decree_on else "") if part
    )
    rows = [
        ("Nomor lembar", test.number),
        ("Saat pengujian", test.get_occasion_display()),
        ("Hari dan tempat", f"{wording.hari_tanggal(test.held_on)}, {test.place}"),
        ("Isi yang dikecualikan", test.content),
        ("Dasar hukum", "\n".join(legal_basis_of(test))),
        ("Akibat apabila dibuka", test.if_opened),
        ("Akibat dan manfaat apabila ditutup", test.if_closed),
        ("Kepatutan dan kepentingan umum", test.public_interest),
        ("Jangka waktu", period_words(test)),
        ("Simpulan", test.get_conclusion_display()),
        ("SK penetapan", decree),
    ]
    return [{"label": label, "value": value, "url": ""} for label, value in rows if value]
