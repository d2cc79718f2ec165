"""Incidents (UU 27/2022 article 46): the clock of 3 x 24 hours (D19), notices, decisions, who may handle them."""

from datetime import timedelta

import pytest

from accounts.policies import Denied
from documents.enums import FileKind
from documents.models import Letter
from notifications.models import Message
from requests_flow.models import Incident
from requests_flow.privacy import incident_policies, incident_words, jobs
from requests_flow.privacy.actions.add_person import add_person
from requests_flow.privacy.actions.assess import assess
from requests_flow.privacy.actions.conclude import conclude
from requests_flow.privacy.actions.decide_public import decide_public
from requests_flow.privacy.actions.end_public import end_public
from requests_flow.privacy.actions.notify_persons import notify_persons
from requests_flow.privacy.actions.record_incident import IncidentReport, record_incident
from requests_flow.privacy.actions.record_sending import record_sending
from requests_flow.privacy.actions.write_to_authority import write_to_authority
from requests_flow.privacy.selectors import published_at
from requests_flow.timeline import verify
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.privacy import world

AT, HOUR, DAY = world.AT, world.HOUR, world.DAY


# --- the clock --------------------------------------------------------------------------------------------------------
def test_D19_the_notice_is_due_72_calendar_hours_after_it_was_noticed_weekend_included(cast):  # noqa: N802 - D19 is the row of the brief
    noticed = AT - 5 * HOUR
    case = world.incident(cast, report=IncidentReport(**(world.REPORT.__dict__ | {"noticed_at": noticed})))
    assert case.due_at == noticed + timedelta(hours=72), (
        "counted from when it was noticed, not from when it was recorded"
    )
    turn = incident_words.turn(case, at=AT)
    end = next(fact["text"] for fact in turn["facts"] if fact["label"] == "Batas 3 × 24 jam")
    assert end.replace("\u00a0", " ") == "Minggu, 24 Mei 2026, pukul 11.05 WIB"
    assert turn["text"].startswith("Tinggal 67 jam")
    assert incident_words.turn(case, at=noticed + 72 * HOUR)["state"] == ""
    late = incident_words.turn(case, at=noticed + 74 * HOUR)
    assert (late["state"], late["text"][:11]) == ("overdue", "Lewat 2 jam")


def test_D19_a_missed_clock_is_recorded_once_and_blocks_nothing(cast):  # noqa: N802 - D19 is the row of the brief
    case = world.incident_at("assessed", cast)
    after = AT + 73 * HOUR
    assert jobs.remind_of_incidents(at=after) == 1
    assert jobs.remind_of_incidents(at=after + HOUR) == 1
    assert case.events.filter(kind="clock_missed").count() == 1
    world.add_people(case, cast, after)
    world.tell_everybody(case, cast, after + HOUR)
    case = world.fresh_incident(case)
    assert case.everybody_is_told
    assert case.events.get(kind="authority_notified").facts["late"] is True
    letter = Letter.objects.filter(subject=case.about).order_by("issued_at").first()
    assert "melewati batas" in letter.html
    assert verify(case)


def test_D19_reminders_come_before_the_hours_are_over_and_stop_when_all_are_told(cast):  # noqa: N802 - D19 is the row of the brief
    case = world.incident_at("assessed", cast)
    world.add_people(case, cast, AT + HOUR)

    def sent():
        return Message.objects.filter(event="incident_reminder").count()

    leaders = 3
    assert [jobs.remind_of_incidents(at=AT + hours * HOUR) for hours in (1, 23)] == [0, 0]
    for hours, mails in ((25, 1), (26, 1), (49, 2), (67, 3), (73, 4)):
        jobs.remind_of_incidents(at=AT + hours * HOUR)
        assert sent() == mails * leaders, hours
    world.tell_everybody(case, cast, AT + 74 * HOUR)
    assert jobs.remind_of_incidents(at=AT + 80 * HOUR) == 0


def test_an_incident_cannot_be_noticed_tomorrow(cast):
    with pytest.raises(ValueError, match="masa depan"):
        world.incident(cast, at=AT - HOUR)


# --- people -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", ["clerk", "other_ppid", "monitor", "stranger"])
def test_an_incident_is_no_business_of_others(cast, role):
    case = world.incident(cast)
    person = getattr(cast, role)
    with pytest.raises(Denied):
        record_incident(body=cast.body, report=world.REPORT, by=person, at=AT)
    assert not incident_policies.visible_to(person, on=AT.date()).filter(pk=case.pk).exists()


def test_the_regency_stands_behind_every_village_but_not_another_regency(cast):
    case = record_incident(body=cast.body, report=world.REPORT, by=cast.admin, at=AT)
    assert case.events.get().actor == "regency"
    stranger = country.admin_of(country.kendal())
    assert not incident_policies.visible_to(stranger, on=AT.date()).exists()
    told = set(Message.objects.filter(event="incident_recorded").values_list("to_user", flat=True))
    assert told == {cast.ppid.pk, cast.head.pk}


def test_the_regency_reads_of_a_party_no_more_than_the_number_of_the_case(cast):
    case = world.incident_at("closed", cast)
    by_case, by_hand = case.persons.order_by("pk")
    assert incident_policies.may_name_parties(cast.ppid, case, on=AT.date())
    assert not incident_policies.may_name_parties(cast.admin, case, on=AT.date())
    shown = incident_words.persons(case, named=False)
    assert [row["name"] for row in shown] == [f"Pihak dalam perkara {by_case.case.number}", by_hand.name]
    assert [row["letter"] is None for row in shown] == [True, False]
    assert incident_words.letters_to_parties(case) == [by_case.letter_id]


def test_what_happened_lies_encrypted(cast):
    case = world.incident_at("closed", cast)
    stored = Incident.objects.filter(pk=case.pk).extra(select={"raw": "happened"}).values("raw")[0]["raw"]
    assert "KTP" in case.happened
    assert "KTP" not in str(stored)


# --- notices ----------------------------------------------------------------------------------------------------------
def test_each_person_gets_a_letter_and_who_has_an_address_a_mail(cast):
    case = world.incident_at("assessed", cast)
    world.add_people(case, cast, AT + HOUR)
    assert notify_persons(case=case, by=cast.ppid, at=AT + 2 * HOUR) == 2
    by_mail, on_paper = case.persons.order_by("pk")
    assert (by_mail.way, on_paper.way) == ("email", "")
    assert on_paper.notified_at is None, "a letter that nobody has carried is no notice"
    mail = Message.objects.get(event="incident_notice")
    assert "Salinan tanda pengenal" in mail.body
    assert "Petugas memeriksa alamat berdua" in mail.body
    assert by_mail.case.number in mail.body
    assert all(row.letter.counts for row in (by_mail, on_paper)), "the notice needs no signature"
    with pytest.raises(ValueError, match="sudah diberi tahu"):
        notify_persons(case=case, by=cast.ppid, at=AT + 3 * HOUR)


def test_a_person_is_named_once_and_only_from_this_body(cast):
    case = world.incident(cast)
    number = cases.walk_to("received", cast).number
    add_person(case=case, number=number, by=cast.ppid, at=AT)
    with pytest.raises(ValueError, match="sudah tercatat"):
        add_person(case=case, number=number.lower(), by=cast.ppid, at=AT)
    with pytest.raises(ValueError, match="tidak ada di badan publik ini"):
        add_person(case=case, number="999/PI/V/2026", by=cast.ppid, at=AT)
    with pytest.raises(ValueError, match="nama dan alamat"):
        add_person(case=case, name="Tanpa Alamat", by=cast.ppid, at=AT)


def test_the_authority_counts_as_told_when_the_signed_letter_left(cast):
    case = world.incident_at("assessed", cast)
    write_to_authority(case=case, by=cast.ppid, at=AT + 2 * HOUR)
    assert not world.fresh_incident(case).authority_letter.counts
    facts = {"case": case, "way": "email", "evidence": "tiket 7", "by": cast.ppid, "at": AT + 3 * HOUR}
    with pytest.raises(ValueError, match="sesudah insiden diketahui"):
        record_sending(scan=cases.scan(), sent_at=AT - DAY, **facts)
    record_sending(scan=cases.scan(), paper=cases.scan(), sent_at=AT + 3 * HOUR, **facts)
    case = world.fresh_incident(case)
    assert case.authority_letter.counts
    assert case.authority_paper.kind == FileKind.INCIDENT_PAPER
    assert case.authority_paper.encrypted_with, "what leaked of whom lies encrypted"


# --- the public -------------------------------------------------------------------------------------------------------
def test_a_public_notice_stands_until_it_is_ended(cast):
    case = world.incident_at("assessed", cast)
    decide_public(case=case, text="Situs kami sempat menampilkan daftar nama.", by=cast.head, at=AT + 2 * HOUR)
    assert list(published_at(cast.body.region)) == [case]
    end_public(case=case, by=cast.head, at=AT + 9 * DAY)
    assert list(published_at(cast.body.region)) == []
    assert world.fresh_incident(case).public_text, "the text stays on the record"


def test_a_public_notice_shows_no_number_of_a_card_and_a_silence_has_a_reason(cast):
    case = world.incident_at("assessed", cast)
    with pytest.raises(ValueError, match="NIK"):
        decide_public(case=case, text=f"NIK {cases.NIK} terungkap.", by=cast.ppid, at=AT + HOUR)
    with pytest.raises(ValueError, match="alasan"):
        decide_public(case=case, by=cast.ppid, at=AT + HOUR)


# --- ending -----------------------------------------------------------------------------------------------------------
def test_an_incident_is_closed_only_when_all_is_told_and_decided(cast):
    case = world.incident_at("assessed", cast)
    for _ in range(2):
        with pytest.raises(Denied):
            conclude(case=case, lessons="Hati-hati.", by=cast.ppid, at=AT + 2 * HOUR)
        if not case.persons.exists():
            world.add_people(case, cast, AT + 2 * HOUR)
    world.tell_everybody(case, cast, AT + 3 * HOUR)
    with pytest.raises(Denied, match="masyarakat"):
        conclude(case=case, lessons="Hati-hati.", by=cast.ppid, at=AT + 3 * HOUR)
    decide_public(case=case, reason="Dua orang saja.", by=cast.ppid, at=AT + 3 * HOUR)
    with pytest.raises(ValueError, match="dipelajari"):
        conclude(case=case, lessons=" ", by=cast.ppid, at=AT + 4 * HOUR)
    conclude(case=case, lessons="Hati-hati.", by=cast.ppid, at=AT + 4 * HOUR)
    assert world.fresh_incident(case).status == "closed"


def test_an_assessment_can_be_made_again_when_more_is_known(cast):
    case = world.incident_at("assessed", cast)
    assess(case=case, **(world.ASSESSED | {"people_count": 40}), by=cast.ppid, at=AT + 3 * HOUR)
    assert world.fresh_incident(case).people_count == 40
    assert case.events.filter(kind="assessed").count() == 2


def test_names_typed_by_hand_are_deleted_when_their_retention_is_over(cast):
    case = world.incident_at("closed", cast)
    assert jobs.purge_due(at=AT + 1800 * DAY) == 0
    assert jobs.purge_due(at=AT + 1830 * DAY) == 1
    assert [row.name for row in case.persons.order_by("pk")] == ["", ""]
    assert verify(world.fresh_incident(case))
