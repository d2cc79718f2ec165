"""From a consequence test to the words of its sheet, and to the summary that a refusal carries."""

from collections.abc import Sequence

from registry.models import PublicBody
from requests_flow import clocks, letters, wording
from requests_flow.enums import RefusalGround
from requests_flow.exemptions.enums import Conclusion, Occasion
from requests_flow.exemptions.letters import (
    ConsequenceTestContent,
    ExemptDecreeContent,
    ExemptRow,
    SheetParticipant,
)
from requests_flow.exemptions.words import legal_basis_of, period_words
from requests_flow.models import ConsequenceTest

OCCASION_WORDS = {
    Occasion.BEFORE_REQUEST: "sebelum ada permohonan",
    Occasion.ON_REQUEST: "atas permohonan",
    Occasion.ON_ORDER: "atas perintah Majelis Komisioner Komisi Informasi",
}
CONCLUSION_WORDS = {
    Conclusion.CLOSED: ("tertutup", "untuk isi di atas"),
    Conclusion.PARTLY_CLOSED: ("terbuka sebagian,", "bagian yang dikecualikan dihitamkan"),
    Conclusion.OPEN: ("terbuka", ""),
}
PERSONAL = (RefusalGround.P17G, RefusalGround.P17H)
LAW = "Undang-Undang Nomor 14 Tahun 2008"


def sheet(test: ConsequenceTest, *, superior: str) -> ConsequenceTestContent:
    """Return the words of the sheet; `superior` is the office of whoever approves: "Kepala Desa Sengon"."""
    article, meaning = test.ground_words
    further = [line for line in test.legal_basis.splitlines() if line.strip()]
    approved = f"{test.approved_by.full_name}, {superior}" if test.approved_by else ""
    people = enumerate(test.participants.all())
    return ConsequenceTestContent(
        held=wording.hari_tanggal(test.held_on),
        place=test.place,
        occasions=tuple((words, code == test.occasion) for code, words in OCCASION_WORDS.items()),
        registration_number=test.request.number if test.request else "",
        title=test.title,
        content=test.content,
        legal_basis=(f"{article} {LAW} ({meaning})", *further),
        if_opened=test.if_opened,
        if_closed=test.if_closed,
        public_interest=test.public_interest,
        period=period_words(test),
        conclusions=tuple((*words, code == test.conclusion) for code, words in CONCLUSION_WORDS.items()),
        participants=tuple(
            SheetParticipant(name=row.name, position=row.position, standing="Anggota" if index else "Ketua")
            for index, row in people
        ),
        replaces=test.previous.number if test.previous else "",
        approved_by=approved,
        approved_on=wording.tanggal(clocks.local_day(test.body, test.approved_at)) if test.approved_at else "",
    )


def harm_of(test: ConsequenceTest) -> letters.HarmSummary:
    """Return what a refusal or a notification says of the test on which it rests (UU 14/2008 article 19)."""
    return letters.HarmSummary(
        about=test.title,
        if_opened=test.if_opened,
        if_closed=test.if_closed,
        period=period_words(test),
        tested_on=wording.tanggal(test.held_on),
        sheet_number=test.number,
    )


def decree(body: PublicBody, tests: Sequence[ConsequenceTest], *, signer: str) -> ExemptDecreeContent:
    """Return the words of the decree that lists `tests` in this order; `signer` is the office that decides."""
    return ExemptDecreeContent(
        signer=signer,
        body=body.name,
        has_personal_data=any(test.ground in PERSONAL for test in tests),
        rows=tuple(_exempt_row(test) for test in tests),
    )


def _exempt_row(test: ConsequenceTest) -> ExemptRow:
    return ExemptRow(
        title=test.title,
        content=test.content,
        legal_basis="\n".join(legal_basis_of(test)),
        if_opened=test.if_opened,
        if_closed=test.if_closed,
        period=period_words(test),
        sheet_number=test.number,
        tested_on=wording.tanggal(test.held_on),
    )
