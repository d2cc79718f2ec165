"""Personal-data requests and incidents of Desa Sengon, one in each state that has an address of its own."""

from datetime import timedelta
from typing import Any

from requests_flow.actions.withdraw import withdraw
from requests_flow.privacy.actions.file_data_request import file_data_request
from requests_flow.privacy.actions.reply import reply
from requests_flow.privacy.actions.take_up import take_up
from requests_flow.privacy.letter_facts import Ruling
from tests.requests_flow import cases
from tests.requests_flow.privacy import world

DAY = timedelta(days=1)
WISH = "Rumah saya pindah ke Gang Sembunyi 7"
GRANT = Ruling(outcome="granted", measures="Sudah dilakukan.")


def put_on_stage(village: Any) -> None:
    """Ask about own data in every state, and leave an incident before and after it was assessed."""
    cast, at = village.cast, cases.AT + 9 * DAY
    for name, proof, right in (
        ("received", "open", "access"), ("in_review", "incomplete", "correct"), ("waiting", "waiting", "restrict"),
        ("answered", "answered", "access"),
    ):  # fmt: skip
        village.data_requests[name] = world.file(cast, village.cases[proof], right=right, wish=WISH, at=at)
    take_up(case=village.data_requests["in_review"], by=cast.clerk, at=at)
    reply(case=village.data_requests["waiting"], ruling=GRANT, by=cast.ppid, at=at)
    world.answer(village.data_requests["answered"], GRANT, cast, at)
    village.data_requests["erasing"] = _erasing(village, at)
    _incidents(village, at)


def _erasing(village: Any, at: Any) -> Any:
    cast = village.cast
    filed = cases.file_case(village.body, applicant=_applicant(village))
    holder = cases.holder_of(filed.case)
    withdraw(case=filed.case, by=holder, at=cases.AT + DAY)
    filing = world.filing(cast, cases.fresh(filed.case), right="erase", wish=WISH)
    case = file_data_request(filing=filing, by=holder, at=at)
    world.answer(case, GRANT, cast, at)
    return world.fresh(case)


def _incidents(village: Any, at: Any) -> None:
    cast = village.cast
    report = world.IncidentReport(**(world.REPORT.__dict__ | {"noticed_at": at}))
    for name in ("recorded", "assessed", "untold", "writing", "sending", "published", "told"):
        case = village.incidents[name] = world.incident(cast, at=at, report=report)
        if name != "recorded":
            world.assess(case=case, **world.ASSESSED, by=cast.ppid, at=at)
        if name in ("untold", "writing", "told"):
            world.add_person(case=case, name="Tamu Umpama", address="Dukuh Umpama", by=cast.ppid, at=at)
        if name in ("writing", "told"):
            world.notify_persons(case=case, by=cast.ppid, at=at)
        if name in ("sending", "told"):
            world.write_to_authority(case=case, by=cast.ppid, at=at)
        if name == "published":
            world.decide_public(case=case, text="Pengumuman contoh.", by=cast.ppid, at=at)
        if name == "told":
            person = case.persons.get()
            world.hand_over_notice(case=case, person=person, way="post", by=cast.ppid, at=at)
            facts = {"way": "email", "evidence": "tiket 1", "by": cast.ppid, "at": at}
            world.record_sending(case=case, scan=cases.scan(), paper=cases.scan(), sent_at=at, **facts)
            world.decide_public(case=case, reason="Satu orang.", by=cast.ppid, at=at)


def _applicant(village: Any) -> dict[str, str]:
    who = village.cases["open"].applicant
    return {name: getattr(who, name) for name in ("kind", "name", "nik", "address", "email", "phone", "occupation")}
