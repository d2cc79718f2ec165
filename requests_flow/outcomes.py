"""From the decisions on the items to the outcome of the whole, and to the letter that says it. Pure rules."""

from collections.abc import Collection, Sequence

from documents.enums import LetterKind
from requests_flow.enums import ItemDecision, Outcome, RefusalGround

GIVING = (ItemDecision.GIVEN, ItemDecision.REDACTED)


def outcome_of(decisions: Collection[str]) -> Outcome:
    """Return what an answer with these decisions gives; ValueError when there are none.

    Everything given whole is granted; something given is partly granted; nothing given is refused as soon as one item
    is refused, else not held.
    """
    if not decisions:
        raise ValueError("Setiap informasi yang diminta harus dijawab.")
    if all(decision == ItemDecision.GIVEN for decision in decisions):
        return Outcome.GRANTED
    if any(decision in GIVING for decision in decisions):
        return Outcome.PARTLY_GRANTED
    if any(decision == ItemDecision.REFUSED for decision in decisions):
        return Outcome.REFUSED
    return Outcome.NOT_HELD


def letter_for(outcome: Outcome) -> LetterKind:
    """Return the letter that carries this outcome: a refusal is a decision (SK), all else a written notification."""
    return LetterKind.REFUSAL if outcome is Outcome.REFUSED else LetterKind.NOTIFICATION


def is_exempt(decision: str, ground: str) -> bool:
    """Is an item kept back, whole or blacked out, because it is exempt (UU 14/2008 article 17)?

    Such an answer rests on a consequence test (article 19). Not documented yet, article 6(3) letter e, is no exemption.
    """
    return decision in (ItemDecision.REFUSED, ItemDecision.REDACTED) and ground != RefusalGround.P6_3E


def faults_of(decision: str, *, holder: str, ground: str, reason: str, redacted: str) -> Sequence[tuple[str, str]]:
    """Return (field, sentence) for everything the law wants said about one item that is not said yet.

    Article 22(7): who holds it if known, the reason of a refusal, what is blacked out and why.
    """
    faults = []
    if decision == ItemDecision.REFUSED and not ground:
        faults.append(("ground", "Pilih dasar hukum penolakan."))
    if decision == ItemDecision.REDACTED and not ground:
        faults.append(("ground", "Pilih dasar hukum penghitaman."))
    if decision == ItemDecision.REDACTED and ground == RefusalGround.P6_3E:
        faults.append(("ground", "Yang belum didokumentasikan tidak dapat dihitamkan. Pilih pasal pengecualiannya."))
    if decision in (ItemDecision.REFUSED, ItemDecision.REDACTED) and not reason.strip():
        faults.append(("reason", "Tulis alasannya dengan kalimat yang dapat dipahami pemohon."))
    if decision == ItemDecision.REDACTED and not redacted.strip():
        faults.append(("redacted", "Sebutkan bagian mana yang dihitamkan."))
    if decision == ItemDecision.NOT_HELD and not holder.strip() and not reason.strip():
        faults.append(("holder", "Sebutkan badan yang menguasai, atau jelaskan bahwa Anda tidak mengetahuinya."))
    return faults
