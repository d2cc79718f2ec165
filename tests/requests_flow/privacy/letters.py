"""The letters about personal data as they are really issued, for the tests that read them."""

from documents.models import Letter
from requests_flow.privacy.actions.notify_persons import notify_persons
from requests_flow.privacy.actions.reply import reply
from requests_flow.privacy.actions.write_to_authority import write_to_authority
from requests_flow.privacy.letter_facts import Ruling
from tests.requests_flow import cases
from tests.requests_flow.cases import Cast
from tests.requests_flow.privacy import world

AT, HOUR = world.AT, world.HOUR


def personal_data_reply_granting_a_correction(cast: Cast) -> Letter:
    return world.letter_of(world.walk_to("awaiting_signature", cast))


def personal_data_reply_granting_access(cast: Cast) -> Letter:
    case = world.file(cast, right="access", wish="Apa saja data saya?")
    ruling = Ruling(outcome="granted", measures="Salinan semua data sudah kami siapkan.")
    return reply(case=case, ruling=ruling, by=cast.ppid, at=AT + HOUR).letter


def personal_data_reply_granting_a_part(cast: Cast) -> Letter:
    case = world.file(cast, right="restrict", wish="Jangan hubungi saya.")
    return reply(case=case, ruling=world.PARTLY, by=cast.ppid, at=AT + HOUR).letter


def personal_data_reply_refusing_an_erasure_late(cast: Cast) -> Letter:
    case = world.file(cast, cases.walk_to("closed", cast), right="erase", wish="Hapus data saya.")
    return reply(case=case, ruling=world.REFUSE, by=cast.ppid, at=AT + 75 * HOUR).letter


def incident_notice_to_a_person(cast: Cast) -> Letter:
    case = world.incident_at("assessed", cast)
    world.add_people(case, cast, AT + HOUR)
    notify_persons(case=case, by=cast.ppid, at=AT + 2 * HOUR)
    return case.persons.order_by("pk").first().letter


def incident_notice_to_the_authority_late(cast: Cast) -> Letter:
    case = world.incident_at("assessed", cast)
    return write_to_authority(case=case, by=cast.ppid, at=AT + 80 * HOUR).authority_letter


LETTERS = (
    personal_data_reply_granting_a_correction, personal_data_reply_granting_access,
    personal_data_reply_granting_a_part, personal_data_reply_refusing_an_erasure_late, incident_notice_to_a_person,
    incident_notice_to_the_authority_late,
)  # fmt: skip
