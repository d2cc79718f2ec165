"""The addresses of personal data: for everybody, for the person, at the desk, and those of incidents."""

from typing import Any

from tests.journeys.page import EVERYBODY, REQUEST_DESKS, Make, Page, made
from tests.journeys.privacy_stage import WISH
from tests.journeys.shapes import nothing, of_body, public, slug, with_key
from tests.journeys.village import Village
from tests.requests_flow import cases

# A regency's admin stands behind every village; what is done there may be done by the regency, too.
LEADERS = frozenset({"ppid of B", "village head of B", "admin", "admin of another regency"})
OF_INCIDENTS = frozenset({
    "requests_flow_incident", "requests_flow_incidentevent", "requests_flow_affectedperson", "documents_letter",
    "documents_lettercounter", "documents_storedfile",
})  # fmt: skip
ASKED = {"right": "access", "wish": "Apa saja?"}


def mine(name: str, proof: str, *more: Make, **facts: Any) -> Page:
    """A page of the person, who holds the key of the case `proof`."""
    args = lambda village: [village.data_requests[name].public_id, *(make(village) for make in more)]  # noqa: E731
    return Page(**{"who": "key", "open": True, "case": proof, "args": args} | facts)


def at_desk(name: str, *more: Make, **facts: Any) -> Page:
    """A page of a personal-data request at the village's desk."""
    args = lambda village: [village.data_requests[name].public_id, *(make(village) for make in more)]  # noqa: E731
    return Page(**{"who": "ppid", "args": args} | facts)


def moved(name: str, **form: Any) -> Page:
    """A move on a personal-data request: nothing but a form that is sent."""
    return at_desk(name, get=405, send=_form(form))


def of_incident(name: str, *more: Make, **facts: Any) -> Page:
    """A page of an incident, which the regency handles as well."""
    args = lambda village: [village.incidents[name].public_id, *(make(village) for make in more)]  # noqa: E731
    fixed = {"who": "ppid", "args": args, "shared": frozenset({"admin"}), "writers": frozenset({"admin"})}
    return Page(**fixed | {"own_tables": OF_INCIDENTS} | facts)


def handled(name: str, **form: Any) -> Page:
    """A move on an incident."""
    return of_incident(name, get=405, send=_form(form))


def _form(form: dict[str, Any]) -> Make:
    def send(village: Village) -> dict[str, Any]:
        return {field: made(value, village) for field, value in form.items()}

    return send


def _reply_of(name: str) -> Make:
    return lambda village: village.data_requests[name].replies.get().letter_id


def _number(village: Village) -> str:
    return village.data_requests["received"].number


def _told(village: Village) -> Any:
    return village.incidents["writing"].persons.get()


def _entered(village: Village) -> dict[str, Any]:
    facts = {
        "channel": "walk_in",
        "received_at": "2026-05-21T08:00",
        "name": "Tamu",
        "address": "Dukuh",
        "checked": "on",
    }
    return ASKED | facts | {"body": village.body.pk}


def _incident(village: Village) -> dict[str, Any]:
    return {
        "body": village.body.pk, "noticed_at": "2026-05-21T08:00", "happened": "Salah kirim.", "people_count": 1,
        "happened_when": "Kemarin", "categories": ["name"],
    }  # fmt: skip


PRIVACY = {
    "requests:elsewhere": public(args=slug),
    "requests:village_privacy": public(args=slug),
    "requests:processing": public(),
    "requests:processing_csv": public(),
    "requests:data_request_choose": Page(
        who="key", open=True, case="open", args=slug, shared=EVERYBODY,
        shows=lambda village: village.cases["open"].number,
    ),
    "requests:data_request_of_request": with_key("open", send=lambda village: ASKED),
    "requests:data_request_of_objection": Page(
        who="key", open=True, case="proven", args=lambda village: [village.objections["received"].public_id],
        send=lambda village: ASKED,
    ),
    "requests:my_data_request": mine("received", "open", shows=_number),
    "requests:my_data_copy": mine("answered", "answered", get=405, send=nothing, sent=200),
    "requests:my_data_request_withdraw": mine("received", "open", send=lambda village: {"sure": "on"}),
    "requests:my_data_request_letter": mine("answered", "answered", _reply_of("answered")),
    "requests:data_requests": Page(who="ppid", shared=REQUEST_DESKS, about=lambda village: {"q": "Rahasiah"},
                                   shows=lambda village: "Rahasiah Sengonwati"),
    "requests:data_request_enter": Page(who="ppid", shared=REQUEST_DESKS, send=_entered),
    "requests:desk_processing": Page(who="ppid", shared=REQUEST_DESKS, about=of_body),
    "requests:data_request": at_desk("received", shows=lambda village: WISH),
    "requests:data_request_letter": at_desk("waiting", _reply_of("waiting")),
    "requests:data_request_take_up": moved("received"),
    "requests:data_request_correct": moved("in_review", **{"correct-name": "Nama Lain", "correct-address": "Lain"}),
    "requests:data_request_reply": moved("received", **{"reply-outcome": "refused", "reply-reasons": "Bukan Anda."}),
    "requests:data_request_sign": moved("waiting", **{"sign-scan": lambda village: cases.scan()}),
    "requests:data_request_recall": moved("waiting", **{"recall-reason": "Salah ketik."}),
    "requests:data_request_erase": moved("erasing", **{"erase-sure": "on"}),
    "requests:data_request_close": moved("answered"),
    "requests:data_request_withdraw": moved("received", **{"withdraw-sure": "on"}),
    "requests:incidents": Page(who="ppid", shared=LEADERS, about=lambda village: {"q": "Sengon"},
                               shows=lambda village: village.incidents["recorded"].number),
    "requests:incident_enter": Page(who="ppid", shared=LEADERS, writers=frozenset({"admin"}), send=_incident,
                                    own_tables=OF_INCIDENTS),
    "requests:incident": of_incident("recorded", shows=lambda village: "Surat jawaban berisi"),
    "requests:incident_letter": of_incident("writing", lambda village: _told(village).letter_id),
    "requests:incident_paper": of_incident("told"),
    "requests:incident_assess": handled("recorded", **{
        "assess-risk": "low", "assess-cause": "Lalai.", "assess-handling": "Diperbaiki.", "assess-people_count": 1,
    }),
    "requests:incident_add_person": handled("recorded", **{"add_person-name": "X", "add_person-address": "Y"}),
    "requests:incident_notify_persons": handled("untold", **{"notify_persons-sure": "on"}),
    "requests:incident_hand_over_notice": handled("writing", **{
        "hand_over_notice-person": lambda village: _told(village).pk,
        "hand_over_notice-way": "post",
    }),
    "requests:incident_write_to_authority": handled("assessed"),
    "requests:incident_record_sending": handled("sending", **{
        "record_sending-scan": lambda village: cases.scan(), "record_sending-sent_at": "2026-05-21T08:00",
        "record_sending-way": "email", "record_sending-evidence": "tiket 2",
    }),
    "requests:incident_decide_public": handled("assessed", **{
        "decide_public-choice": "no", "decide_public-words": "X",
    }),
    "requests:incident_end_public": handled("published", **{"end_public-sure": "on"}),
    "requests:incident_conclude": handled("told", **{"conclude-lessons": "Lebih teliti."}),
    "requests:incident_dismiss": handled("recorded", **{"dismiss-reason": "Bukan data."}),
}  # fmt: skip
