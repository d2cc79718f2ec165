"""From a personal-data request or an incident to the words of its letters."""

from dataclasses import dataclass
from datetime import date, datetime

from registry import letterheads
from registry import selectors as registry_selectors
from requests_flow import addressing, clocks, letter_facts, wording
from requests_flow.models import AffectedPerson, Applicant, Incident, Objector, PersonalDataRequest
from requests_flow.models.identity import Identity
from requests_flow.privacy import contact, letters, terms
from requests_flow.privacy.enums import GIVING, DataOutcome, DataRight, Risk

ACCESS_HOW = (
    "Salinan data {you} dapat diunduh dari halaman status permintaan ini, dibuka dengan nomor dan kunci lacak perkara "
    "{you} atau dengan akun {you}."
)
ERASE_HOW = (
    "Penghapusan dilaksanakan setelah surat ini ditandatangani. Sesudahnya kunci lacak dan halaman status tidak dapat "
    "dibuka lagi; simpanlah surat ini."
)


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """A reply as the form hands it over."""

    outcome: str
    measures: str = ""
    reasons: str = ""
    keep_until: date | None = None


def asked_words(right: str) -> str:
    """Return what is asked in running text: "melihat dan menyalin data"."""
    return DataRight(right).label.lower()


def reply(case: PersonalDataRequest, ruling: Ruling, *, at: datetime) -> letters.PersonalDataReplyContent:
    """Return the words of the reply."""
    zone = clocks.zone_of(case.body)
    config = registry_selectors.config_for(case.body)
    addressee = letter_facts.addressee_of(case.subject)
    return letters.PersonalDataReplyContent(
        registration_number=case.number,
        addressee=addressee,
        received=wording.waktu(case.received_at, zone),
        due=wording.waktu(case.due_at, zone),
        hours=round((case.due_at - case.received_at).total_seconds() / 3600),
        is_late=at > case.due_at,
        asked=asked_words(case.right),
        right_article=terms.TERMS[case.right].right,
        outcome=letters.Outcome(ruling.outcome),
        measures=ruling.measures,
        reasons=ruling.reasons,
        keep_until=wording.tanggal(ruling.keep_until) if ruling.keep_until else "",
        how=_how(case, ruling.outcome).format(you=addressee.you),
        regency=f"Pemerintah {config.regency.full_name}",
        authority=contact.authority_of(config),
        contact=contact.contact_of(case.body).line,
        track_address=f"{letter_facts.site_host()}/lacak" if case.case else "",
    )


def _how(case: PersonalDataRequest, outcome: str) -> str:
    if outcome not in GIVING or outcome not in DataOutcome.values:
        return ""
    if case.right == DataRight.ACCESS and case.case:
        return ACCESS_HOW
    return ERASE_HOW if case.right == DataRight.ERASE else ""


# --- incidents --------------------------------------------------------------------------------------------------------
def person_of(row: AffectedPerson) -> Identity | None:
    """Return who stands behind the case of an affected person; None for somebody named by hand, or after the purge."""
    if row.request_id:
        return Applicant.objects.filter(request=row.request_id).first()
    if row.objection_id:
        return Objector.objects.filter(objection=row.objection_id).first()
    return None


def name_of(row: AffectedPerson, *, named: bool = True) -> str:
    """Return under which name the person is listed; unless `named`, who has a case here goes by its number."""
    if row.case and not named:
        return f"Pihak dalam perkara {row.case.number}"
    who = person_of(row)
    return who.display_name if who else row.name or "Data orang ini sudah dihapus"


def notice_to_person(case: Incident, row: AffectedPerson, *, at: datetime) -> letters.IncidentNoticeContent:
    """Return the notice to one person (article 46(1)(a))."""
    who = person_of(row)
    to = letter_facts.addressee_of(who) if who else addressing.person(row.name, address=row.address)
    return _notice(case, letters.Audience.PERSON, to, row.case.number if row.case else "", at=at)


def notice_to_authority(case: Incident, *, at: datetime) -> letters.IncidentNoticeContent:
    """Return the notice to the authority (article 46(1)(b))."""
    name = contact.authority_of(registry_selectors.config_for(case.body))
    to = addressing.Addressee(name=name[0].upper() + name[1:], honorific="Pimpinan", you="Bapak/Ibu")
    return _notice(case, letters.Audience.AUTHORITY, to, "", at=at)


def _notice(
    case: Incident, audience: letters.Audience, to: addressing.Addressee, number: str, *, at: datetime
) -> letters.IncidentNoticeContent:
    zone = clocks.zone_of(case.body)
    return letters.IncidentNoticeContent(
        registration_number=case.number,
        audience=audience,
        addressee=to,
        case_number=number,
        exposed=case.exposed,
        has_specific_data=case.has_specific_data,
        happened_when=case.happened_when,
        noticed=wording.waktu(case.noticed_at, zone),
        happened=wording.kalimat(case.happened),
        cause=wording.kalimat(case.cause),
        handling=case.handling,
        people_count=case.people_count,
        risk=Risk(case.risk).label if case.risk else "",
        told_persons=case.persons.exclude(notified_at=None).count(),
        due=wording.waktu(case.due_at, zone),
        is_late=at > case.due_at,
        authority=contact.authority_of(registry_selectors.config_for(case.body)),
        contact=contact.contact_of(case.body).line,
    )


def signer_role(case: Incident) -> str:
    """Return the office under a letter about an incident."""
    return letterheads.letterhead_of(case.body).ppid
