"""Who may do what after an answer. One rule a verb; each raises `Denied` with a sentence for a person."""

from datetime import date

from accounts.policies import Denied
from registry.remembering import remembered
from requests_flow import costs, wording
from requests_flow.enums import Actor, RequestStatus
from requests_flow.models import Answer, Applicant, Handover, InformationRequest, Rating
from requests_flow.policies import Person, be_applicant, serve

FINISHED = (RequestStatus.ANSWERED, RequestStatus.CLOSED)


def record_payment(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, while something of the cost is open."""
    actor = serve(by, case, on=on)
    answer = _answered(case)
    if not costs.total_of(answer):
        raise Denied("Jawaban ini tanpa biaya.")
    if costs.open_of(answer) <= 0:
        raise Denied("Biaya jawaban ini sudah lunas.")
    return actor


def cancel_payment(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, for an entry that was wrong."""
    actor = serve(by, case, on=on)
    if not _answered(case).payments.filter(cancelled_at=None).exists():
        raise Denied("Tidak ada pembayaran yang tercatat.")
    return actor


def hand_over(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, for what was granted; an unpaid cost holds back the copies, never the download."""
    actor = serve(by, case, on=on)
    answer = _answered(case)
    if case.status not in FINISHED:
        raise Denied("Permohonan ini sedang dijawab lagi. Serahkan informasinya setelah jawaban baru ditandatangani.")
    if not answer.gives_something:
        raise Denied("Jawaban ini tidak memberikan informasi, jadi tidak ada yang diserahkan.")
    if (still := costs.open_of(answer)) > 0:
        raise Denied(f"Biayanya belum lunas, masih {wording.rupiah(still)}. Catat pembayarannya dahulu.")
    return actor


def keep_handover_scan(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """Officers of the body, once for each hand-over."""
    actor = serve(by, case, on=on)
    if unscanned(case) is None:
        raise Denied("Tidak ada tanda terima penyerahan yang menunggu pindaian.")
    return actor


def rate(by: Person, case: InformationRequest, *, on: date) -> Actor:
    """The applicant, once for each answered round; officers never, also not for an applicant at the desk."""
    be_applicant(by, case)
    current = case.current_round
    if case.status not in FINISHED or current.answered_at is None:
        raise Denied("Layanan dapat dinilai setelah permohonan dijawab.")
    if Rating.objects.filter(round=current).exists():
        raise Denied("Anda sudah menilai layanan ini. Terima kasih.")
    if not Applicant.objects.filter(request=case).exists():
        raise Denied("Data pemohon sudah dihapus sesuai jadwal.")
    return Actor.APPLICANT


def unscanned(case: InformationRequest) -> Handover | None:
    """Return the latest hand-over whose signed receipt was not kept yet."""
    waiting = [row for row in handovers(case) if row.scan is None]
    return waiting[-1] if waiting else None


@remembered
def handovers(case: InformationRequest) -> list[Handover]:
    """Return what was handed over at the desk, the earliest first."""
    if case.current_round.number == 1 and case.current_round.answered_at is None:
        return []
    rows = Handover.objects.filter(answer__round__request=case).order_by("handed_at", "pk")
    return list(rows.select_related("letter__pdf", "letter__signed_file", "scan", "handed_by"))


def _answered(case: InformationRequest) -> Answer:
    answer = costs.answer_of(case)
    if answer is None:
        raise Denied("Permohonan ini belum dijawab.")
    return answer
