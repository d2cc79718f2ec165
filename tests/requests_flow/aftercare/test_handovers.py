"""Hand-overs: a receipt for two signatures, which is the proof that starts the term to object."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.policies import Denied
from documents import files, issuing
from requests_flow.actions.close import close
from requests_flow.actions.prove_receipt import prove_receipt
from requests_flow.actions.purge import purge
from requests_flow.aftercare.actions.keep_handover_scan import keep_handover_scan
from requests_flow.enums import ProofChannel, ReceiverKind, RequestStatus
from requests_flow.models import Event, Handover
from requests_flow.timeline import verify
from tests.documents import reading
from tests.requests_flow import cases
from tests.requests_flow.aftercare import world
from tests.requests_flow.aftercare.world import AT, DAY


def paid(cast):
    case = world.answered(cast)
    world.pay(cast, case)
    return case


def words_of(handover):
    return reading.prose(files.read(issuing.ensure_pdf(letter_id=handover.letter_id, at=AT + 9 * DAY).pdf))


def test_the_first_hand_over_proves_the_receipt_and_starts_the_term_to_object(cast):
    case = paid(cast)
    handover = world.hand(cast, case)
    current = cases.fresh(case).current_round
    assert current.received_by_applicant_at == AT + 3 * DAY
    assert current.receipt_channel == ProofChannel.HANDED_OVER
    assert handover.letter.number in current.receipt_evidence
    assert current.objection_due_on == date(2026, 7, 2)
    verify(cases.fresh(case))


def test_a_receipt_that_is_proven_already_stays_as_it_was(cast):
    case = paid(cast)
    prove_receipt(
        case=case, channel=ProofChannel.POSTED, evidence="resi 1", received_at=AT + 2 * DAY, by=cast.ppid,
        at=AT + 3 * DAY,
    )  # fmt: skip
    world.hand(cast, case)
    assert cases.fresh(case).current_round.receipt_channel == ProofChannel.POSTED
    assert Event.objects.filter(request=case, kind="received_by_applicant").count() == 1


def test_the_receipt_names_things_sheets_both_people_and_the_last_day_to_object(cast):
    words = words_of(world.hand(cast, paid(cast)))
    assert "LPJ APBDes 2025, salinan cetak" in words
    assert "46 (empat puluh enam) lembar" in words
    assert "Ratih Misal" in words
    assert "Fulanah Contoh Lestari" in words
    assert "Kamis, 2 Juli 2026" in words


def test_a_proxy_signs_for_the_applicant(cast):
    words = words_of(world.hand(cast, paid(cast), receiver=ReceiverKind.PROXY, receiver_name="Wulan Misal"))
    assert "Wulan Misal, kuasa pemohon Fulanah Contoh Lestari" in words
    with pytest.raises(ValueError, match="nama kuasa"):
        world.hand(cast, paid(cast), receiver=ReceiverKind.PROXY)


def test_an_unpaid_cost_holds_the_copies_back(cast):
    case = world.answered(cast)
    world.pay(cast, case, 20_000)
    with pytest.raises(Denied, match=r"masih Rp3\.000"):
        world.hand(cast, case)


def test_nothing_is_handed_over_before_the_answer_or_after_a_refusal(cast):
    with pytest.raises(Denied, match="belum dijawab"):
        world.hand(cast, cases.walk_to(RequestStatus.IN_PROGRESS, cast))


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [({"things": ()}, "hal yang diserahkan"), ({"handed_at": AT + DAY}, "sesudah jawaban"),
     ({"handed_at": AT + 9 * DAY}, "masa depan")],
)  # fmt: skip
def test_a_hand_over_that_cannot_be_is_refused(cast, facts, sentence):
    case = paid(cast)
    with pytest.raises(ValueError, match=sentence):
        world.hand(cast, case, **facts)
    assert not Handover.objects.exists()


def test_a_second_hand_over_has_a_receipt_of_its_own(cast):
    case = paid(cast)
    first, second = world.hand(cast, case), world.hand(cast, case)
    assert first.letter.number != second.letter.number
    assert Event.objects.filter(request=case, kind="received_by_applicant").count() == 1


def test_the_signed_receipt_is_kept_once_and_goes_with_the_personal_data(cast):
    case = paid(cast)
    world.hand(cast, case, receiver=ReceiverKind.PROXY, receiver_name="Wulan Misal")
    kept = keep_handover_scan(case=case, scan=cases.scan(), by=cast.clerk, at=AT + 3 * DAY)
    with pytest.raises(Denied, match="menunggu pindaian"):
        keep_handover_scan(case=case, scan=cases.scan(), by=cast.clerk, at=AT + 3 * DAY)
    close(case=case, by=cast.ppid, at=AT + 4 * DAY)
    purge(case=case, at=AT + 90 * DAY)
    kept.refresh_from_db()
    assert kept.scan.is_purged
    assert kept.receiver_name == ""
    verify(cases.fresh(case))


# --- pages ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def desk(cast, client, set_clock):
    set_clock(AT + 3 * DAY)
    client.force_login(cast.clerk)
    return client


def url(case, name):
    return reverse(f"requests:{name}", args=[case.public_id])


def test_the_desk_hands_over_what_was_granted_and_keeps_the_signed_receipt(cast, desk):
    case = paid(cast)
    page = desk.get(url(case, "case")).content.decode()
    assert "LPJ APBDes 2025\nGambar rencana jembatan" in page
    sent = {"hand_over-things": "LPJ APBDes 2025\n\nGambar", "hand_over-sheets": "46",
            "hand_over-receiver": "applicant", "hand_over-handed_at": "2026-05-14T09:00"}  # fmt: skip
    assert desk.post(url(case, "hand_over"), sent).status_code == 302
    assert Handover.objects.get().what == "LPJ APBDes 2025\nGambar"
    assert "Penyerahan di meja" in desk.get(url(case, "case")).content.decode()
    scan = {"keep_handover_scan-scan": cases.scan()}
    assert desk.post(url(case, "keep_handover_scan"), scan).status_code == 302
    assert Handover.objects.get().scan_id


def test_the_one_thing_to_do_is_the_hand_over_until_it_was_done(cast, desk):
    case = paid(cast)
    first = 'id="langkah-hand_over" open'
    assert first in desk.get(url(case, "case")).content.decode()
    world.hand(cast, case)
    page = desk.get(url(case, "case")).content.decode()
    assert first not in page
    assert 'id="langkah-close" open' in page
    assert "Serahkan informasi di meja" in page


def test_a_proxy_without_a_name_is_told_beside_the_box(cast, desk):
    case = paid(cast)
    sent = {"hand_over-things": "LPJ", "hand_over-receiver": "proxy", "hand_over-handed_at": "2026-05-14T09:00"}
    response = desk.post(url(case, "hand_over"), sent)
    assert response.status_code == 422
    assert "Tulis nama kuasa pemohon" in response.content.decode()


def test_a_download_has_nothing_to_hand_over(cast, desk):
    page = desk.get(url(cases.walk_to(RequestStatus.ANSWERED, cast), "case")).content.decode()
    assert "Serahkan informasi di meja" not in page
