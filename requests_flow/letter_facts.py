"""From a case to the words of its letters: fills the contents of `requests_flow.letters` with the case's facts."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from documents.models import StoredFile
from registry import selectors as registry_selectors
from requests_flow import clocks, costs, letters, wording
from requests_flow.deadlines.schedule import Due
from requests_flow.enums import ApplicantKind, Channel, ItemDecision, Outcome, RefusalGround
from requests_flow.models import AnswerCost, InformationRequest, RequestItem
from requests_flow.models.identity import Identity

CHANNEL_WORDS = {
    Channel.WEB: "situs web",
    Channel.WALK_IN: "meja layanan informasi",
    Channel.PHONE: "telepon",
    Channel.LETTER: "surat",
    Channel.WHATSAPP: "WhatsApp",
    Channel.EMAIL: "surel",
}


def site_host() -> str:
    """Return the portal's address without scheme, as printed in letters."""
    return settings.SITE_URL.split("://", 1)[-1]


def addressee_of(applicant: Identity) -> letters.Addressee:
    """Return whom a letter to this applicant is addressed to."""
    if applicant.kind == ApplicantKind.GROUP:
        return letters.group(applicant.organisation, attention=applicant.name, address=applicant.address)
    if applicant.kind == ApplicantKind.LEGAL_ENTITY:
        return letters.legal_entity(applicant.organisation, attention=applicant.name, address=applicant.address)
    return letters.person(applicant.name, address=applicant.address)


def applicant_facts(applicant: Identity) -> tuple[letters.Fact, ...]:
    """Return what the receipt prints about the applicant, NIK masked, empty lines left out."""
    proxy = ", ".join(part for part in (applicant.proxy_name, applicant.proxy_address) if part)
    facts = [
        ("Nama", applicant.name),
        (applicant.get_kind_display(), applicant.organisation),
        ("Nomor pengesahan", applicant.legal_decree),
        ("NIK", applicant.masked_nik),
        ("Pekerjaan", applicant.occupation),
        ("Alamat", applicant.address),
        ("Telepon, surel", ", ".join(part for part in (applicant.phone, applicant.email) if part)),
        ("Kuasa", proxy or "Tidak diwakilkan"),
    ]
    return tuple(letters.Fact(label=label, value=value) for label, value in facts if value)


def due_note(due: Due) -> str:
    """Return how a deadline was counted in one line: term, first day, holidays skipped."""
    counted = [day for day in due.because if day.counted]
    holidays = [day for day in due.because[1:] if not day.counted and day.on.weekday() < 5]
    parts = [due.term.length]
    if counted:
        parts.append(f"hari pertama {wording.hari_tanggal(counted[0].on)}")
    if holidays:
        names = wording.daftar([f"{day.on.day} {wording.MONTHS[day.on.month - 1]} ({day.because})" for day in holidays])
        parts.append(f"tidak dihitung: {names}")
    return "; ".join(parts)


def receipt(case: InformationRequest, *, due: Due, officer: User | None) -> letters.ReceiptContent:
    """Return the words of the receipt (UU 14/2008 article 22(4)-(6))."""
    zone = clocks.zone_of(case.body)
    recorded = f"Dicatat oleh {officer}, petugas layanan informasi" if officer else "Dicatat oleh sistem"
    return letters.ReceiptContent(
        registration_number=case.number,
        received=wording.waktu(case.received_at, zone),
        channel=CHANNEL_WORDS[Channel(case.channel)],
        due=wording.tanggal(due.on),
        due_note=due_note(due),
        due_is_provisional=due.provisional,
        applicant=applicant_facts(case.applicant),
        items=tuple(item.description for item in case.items.all()),
        purpose=case.purpose,
        obtain_way=case.get_obtain_display(),
        receive_way=case.get_delivery_display(),
        track_address=f"{site_host()}/lacak",
        recorded_by=recorded,
    )


def received_day(case: InformationRequest) -> date:
    """Return the local day on which the request was received."""
    return clocks.local_day(case.body, case.received_at)


def completeness(
    case: InformationRequest, *, missing: Sequence[letters.MissingItem], reply: Due, note: str
) -> letters.CompletenessContent:
    """Return the words of the completeness notice (regulation brief §6.4)."""
    config = registry_selectors.config_for(case.body)
    from_completion = config.completeness_clock == "from_completion"
    ways = ["di meja layanan informasi"]
    if case.body.email:
        ways.append(f"melalui surel {case.body.email}")
    ways.append(f"melalui {site_host()}/lacak")
    return letters.CompletenessContent(
        registration_number=case.number,
        addressee=addressee_of(case.applicant),
        received_on=wording.hari_tanggal(received_day(case)),
        about=case.subject,
        missing=tuple(missing),
        reply_by=wording.hari_tanggal(reply.on),
        reply_days=reply.term.days,
        reply_ways=wording.daftar(ways, "atau"),
        answer_due="" if from_completion else wording.hari_tanggal(case.current_round.deadline_on),
        clock_from_completion=from_completion,
        note=note,
    )


def extension(case: InformationRequest, *, due: Due, reason: str, explanation: str) -> letters.ExtensionContent:
    """Return the words of the extension notice (UU 14/2008 article 22(8))."""
    return letters.ExtensionContent(
        registration_number=case.number,
        addressee=addressee_of(case.applicant),
        received_on=wording.hari_tanggal(received_day(case)),
        about=case.subject,
        old_due=wording.hari_tanggal(case.current_round.deadline_on),
        new_due=wording.hari_tanggal(due.on),
        extra_days=due.term.days,
        reason=letters.ExtensionReason(reason),
        explanation=explanation,
    )


def attached(files: Sequence[StoredFile]) -> tuple[letters.AttachedFile, ...]:
    """Return how the letter lists the files handed over."""
    return tuple(letters.AttachedFile(name=f.original_name, size=f.size, sha256=f.sha256) for f in files)


def article_words(ground: str) -> str:
    """Return the article behind a ground as a letter prints it: 'Pasal 17 huruf h UU KIP (rahasia pribadi)'."""
    article, _, meaning = RefusalGround(ground).label.partition(": ")
    return f"{article} UU KIP ({meaning})" if meaning else f"{article} UU KIP"


def answered_day_number(case: InformationRequest, at: datetime) -> int:
    """Return on which counted working day of the running term the answer is written; 0 when it is no counted day."""
    today = clocks.local_day(case.body, at).isoformat()
    current = case.current_round
    first_run = current.due_days if current.extended_due_on else current.deadline_days
    return next((row["number"] for row in first_run if row["on"] == today and row["counted"]), 0)


def item_form(case: InformationRequest, decision: str) -> str:
    """Return in which form an item is handed over, or a dash."""
    given = decision in (ItemDecision.GIVEN, ItemDecision.REDACTED)
    return case.get_obtain_display() if given else "–"


def notification(
    case: InformationRequest,
    *,
    outcome: Outcome,
    decisions: Sequence[tuple[RequestItem, dict[str, str]]],
    files: Sequence[StoredFile],
    handover: str,
    harms: Sequence[letters.HarmSummary],
    bill: costs.Bill,
    referral_number: str,
    at: datetime,
) -> letters.NotificationContent:
    """Return the words of the written notification (UU 14/2008 article 22(7) a-g)."""
    current = case.current_round
    return letters.NotificationContent(
        registration_number=case.number,
        addressee=addressee_of(case.applicant),
        received_on=wording.hari_tanggal(received_day(case)),
        outcome=letters.Outcome(outcome),
        items=tuple(_answer_item(case, item, facts) for item, facts in decisions),
        # What is not held is not handed over, whatever the form proposed.
        handover="" if outcome is Outcome.NOT_HELD else handover,
        files=attached(files),
        answered_on_day=answered_day_number(case, at),
        is_extended=current.extended_at is not None,
        is_late=clocks.local_day(case.body, at) > current.deadline_on,
        costs=cost_lines(bill.charges),
        cost_note="" if outcome is Outcome.NOT_HELD else cost_note(case, bill),
        is_ordered=current.is_ordered,
        reopened_on=wording.hari_tanggal(clocks.local_day(case.body, current.started_at))
        if current.is_reopened
        else "",
        carries_out_a_dispute=current.carries_out_a_dispute,
        harms=tuple(harms),
        referral_number=referral_number,
    )


def cost_lines(charges: Iterable[costs.Charge | AnswerCost]) -> tuple[letters.CostLine, ...]:
    """Return the rows of the cost table."""
    return tuple(
        letters.CostLine(
            what=row.what,
            quantity=f"{wording.angka(row.quantity)} {row.unit}" if row.unit else "–",
            rate=row.price,
            amount=row.amount,
        )
        for row in charges
    )


def cost_note(case: InformationRequest, bill: costs.Bill) -> str:
    """Return on what decree the cost rests and how it is paid, or that there is none (article 22(7)g)."""
    if bill.tariff is None:
        return "Informasi ini diberikan tanpa biaya."
    decree = f"{bill.tariff.decree_number} tanggal {wording.tanggal(bill.tariff.decided_on)}"
    sentences = [
        f"Biaya tersebut menurut tarif dalam {wording.frasa(decree)}, yang diumumkan di {tariff_address(case)}.",
        f"Cara membayar: {wording.frasa(bill.tariff.payment_ways)}.",
        "Setiap pembayaran diberi tanda terima.",
        "Salinan diserahkan setelah biayanya dibayar; berkas elektronik tanpa biaya.",
    ]
    return " ".join(sentences)


def tariff_address(case: InformationRequest) -> str:
    """Return where the tariff is published, as people type it."""
    slug = case.region.slug or case.body.region.slug
    return f"{site_host()}{reverse('registry:public_tariff', args=[slug])}".rstrip("/") if slug else site_host()


def _answer_item(case: InformationRequest, item: RequestItem, facts: dict[str, str]) -> letters.AnswerItem:
    return letters.AnswerItem(
        what=item.description,
        decision=letters.Decision(facts["decision"]),
        form=item_form(case, facts["decision"]),
        redacted=facts["redacted"],
        article=article_words(facts["ground"]) if facts["ground"] else "",
        reason=facts["reason"],
        holder=facts["holder"],
    )


def refusal(
    case: InformationRequest,
    *,
    decisions: Sequence[tuple[RequestItem, dict[str, str]]],
    harms: Sequence[letters.HarmSummary],
) -> letters.RefusalContent:
    """Return the words of the refusal decision; exempt and not-documented items stay apart (articles 17 and 6(3))."""
    refused = [
        (
            facts["ground"],
            letters.RefusedItem(what=item.description, article=article_words(facts["ground"]), reason=facts["reason"]),
        )
        for item, facts in decisions
        if facts["decision"] == ItemDecision.REFUSED
    ]
    elsewhere = tuple(
        letters.ReferredItem(what=item.description, holder=facts["holder"], reason=facts["reason"])
        for item, facts in decisions
        if facts["decision"] == ItemDecision.NOT_HELD
    )
    who = case.applicant
    details = [
        f"{letters.NEUTRAL} {who.display_name}",
        who.occupation and f"pekerjaan {who.occupation}",
        f"alamat {who.address}",
        who.phone and f"telepon {who.phone}",
        who.email and f"surel {who.email}",
    ]
    return letters.RefusalContent(
        registration_number=case.number,
        applicant=", ".join(part for part in details if part),
        received_on=wording.tanggal(received_day(case)),
        requested=wording.daftar([item.description for item, _ in decisions]),
        purpose=case.purpose,
        exempt=tuple(entry for ground, entry in refused if ground != RefusalGround.P6_3E),
        unavailable=tuple(entry for ground, entry in refused if ground == RefusalGround.P6_3E),
        elsewhere=elsewhere,
        harms=tuple(harms),
        is_partial=len(refused) < len(decisions),
    )


def referral(
    case: InformationRequest, *, items: Sequence[RequestItem], holder: str, explanation: str
) -> letters.ReferralContent:
    """Return the words that name the body holding the information (UU 14/2008 article 22(7)b)."""
    return letters.ReferralContent(
        registration_number=case.number,
        addressee=addressee_of(case.applicant),
        received_on=wording.hari_tanggal(received_day(case)),
        items=tuple(item.description for item in items),
        holder=letters.HolderBody(name=holder),
        explanation=explanation,
    )
