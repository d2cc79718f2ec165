"""Every address of the portal: how to reach for Desa Sengon with it, who succeeds, and whose page it is besides."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import int_to_base36, urlencode

from notifications.models import Message
from registry.forms.body import LetterheadForm, RegencyForm
from registry.selectors import config_of
from tests.journeys.village import ITEMS, LOCAL_HOLIDAY, NOTE, PURPOSE, Village, csv
from tests.registry import world
from tests.requests_flow import cases

VISITORS = ("anonymous", "holder of another key")
NEIGHBOURS = ("ppid of B", "clerk of B", "village head of B", "editor of B")
REGENCY = ("monitor", "admin")
OUTSIDERS = {
    "visitors": (*VISITORS, "citizen"),
    "people of the village without business at its desk": ("editor of A", "former clerk of A"),
    "neighbours": NEIGHBOURS,
    "regencies": (*REGENCY, "admin of another regency"),
}

EVERYBODY = frozenset(person for group in OUTSIDERS.values() for person in group)
SIGNED_IN = EVERYBODY - set(VISITORS)
DESKS = frozenset({"ppid of B", "clerk of B", "village head of B"})
# A regency's admin stands in for bodies without an officer, so the request desk opens for them too.
REQUEST_DESKS = DESKS | {"admin", "admin of another regency"}
WATCHERS = frozenset({*REGENCY, "admin of another regency"})

Make = Callable[[Village], Any]


@dataclass(frozen=True, kw_only=True)
class Page:
    """How to reach for Desa Sengon under one pattern.

    `who` succeeds: GET answers `get` and shows `shows`; POST of the valid form `send` answers `sent`; "" for a page
    that only answers in the middle of something, which tests/accounts walks. Outsiders in
    `shared` have a page of their own at the address, which shows nothing of the village; all others are refused. Of
    the shared, only `writers` may change the village, and each may write rows of `own_tables` about themselves.
    `forged` are the arguments of those who do not hold the secret that is part of the address.
    """

    who: str
    open: bool = False
    args: Make = lambda village: []
    forged: Make | None = None
    about: Make = lambda village: {}
    case: str = ""
    get: int = 200
    shows: Make = lambda village: ""
    send: Make | None = None
    sent: int = 302
    shared: frozenset[str] = frozenset()
    writers: frozenset[str] = frozenset()
    own_tables: frozenset[str] = frozenset()

    def url(self, name: str, village: Village, *, forged: bool = False, about: bool = True) -> str:
        """Return the address, with the query that names the village unless `about` is False."""
        make = self.forged if forged and self.forged else self.args
        query = urlencode(self.about(village)) if about else ""
        return reverse(name, args=make(village)) + (f"?{query}" if query else "")


def names(patterns: Iterable[URLPattern | URLResolver] | None = None, space: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the full name and the view of every pattern of the portal."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern.callback


# --- shapes -----------------------------------------------------------------------------------------------------------
def public(**facts: Any) -> Page:
    """A page for everybody; what it says of the village is public."""
    return Page(**{"who": "anonymous", "open": True, "shared": EVERYBODY} | facts)


def account(**facts: Any) -> Page:
    """A page about the account of whoever is signed in."""
    return Page(**{"who": "ppid", "shared": SIGNED_IN} | facts)


def with_key(case: str, *more: Make, **facts: Any) -> Page:
    """A page of the applicant: without sign-in, and only for the holder of this case's key."""
    return Page(**{"who": "key", "open": True, "case": case, "args": _case(case, *more)} | facts)


def officers(case: str, *more: Make, **facts: Any) -> Page:
    """A page of a case at the village's desk."""
    return Page(**{"who": "ppid", "args": _case(case, *more), "case": case} | facts)


def move(case: str, *more: Make, **form: Any) -> Page:
    """A move of the officer: nothing but a form that is sent."""

    def send(village: Village) -> dict[str, Any]:
        return {name: _made(value, village) for name, value in form.items()}

    return officers(case, *more, get=405, send=send)


def regency(**facts: Any) -> Page:
    """A page of the regency: its monitor reads, its admin writes; another regency's admin has one of their own."""
    about = facts.pop("about", lambda village: {"kabupaten": "33.10"})
    return Page(**{"who": "admin", "about": about, "shared": WATCHERS, "writers": frozenset({"admin"})} | facts)


def _case(name: str, *more: Make) -> Make:
    return lambda village: [village.cases[name].public_id, *(make(village) for make in more)]


def _made(value: Any, village: Village) -> Any:
    return value(village) if callable(value) else value


def _badan(village: Village) -> dict[str, Any]:
    return {"badan": village.body.public_id}


def _body(village: Village) -> list[Any]:
    return [village.body.public_id]


def _invitation(village: Village) -> list[Any]:
    return [village.invitation.pk]


def _office(village: Village) -> list[Any]:
    return [village.slip_office.pk]


def _notice(village: Village) -> list[Any]:
    return [Message.objects.filter(to_user=village.people["ppid"]).earliest("queued_at").pk]


def _nothing(village: Village) -> dict[str, Any]:
    return {}


# --- forms ------------------------------------------------------------------------------------------------------------
def _walk_in(village: Village) -> dict[str, Any]:
    applicant = {"kind": "person", "name": "Orang Baru", "nik": "3310015503900003", "address": "Dukuh Baru"}
    return applicant | {
        "body": village.body.pk, "channel": "walk_in", "received_at": "2026-05-21T08:00", "item-1": "LPJ 2024",
        "purpose": "Ingin tahu", "obtain": "view", "submission_id": uuid4(),
    }  # fmt: skip


def _reply(village: Village) -> dict[str, Any]:
    decisions = {f"item{item.pk}-decision": "given" for item in village.cases["open"].items.all()}
    return decisions | {"handover": "Diunduh.", "step": "issue"}


def _letterhead(village: Village) -> dict[str, Any]:
    values = LetterheadForm.values_of(village.body) | {"address": "Jalan Palsu 1"}
    return {name: value for name, value in values.items() if value is not None}


def _settings(village: Village) -> dict[str, Any]:
    values = RegencyForm.values_of(config_of(world.klaten())) | {"classification_code": "999", "reason": "Uji"}
    return {name: value for name, value in values.items() if value is not None}


def _invite(village: Village) -> dict[str, Any]:
    return {"role": "clerk", "full_name": "Orang Baru", "way": "email", "email": "orang.baru@surel.example"}


def _list(village: Village) -> dict[str, Any]:
    return {"content": "kode_desa,nama,jabatan,surel\n33.10.01.2001,Orang Baru,Petugas layanan,baru@surel.example\n"}


def _holiday(village: Village) -> dict[str, Any]:
    return {"date": "2026-07-29", "kind": "local", "name": "Libur Palsu", "reason": "Uji"}


PORTAL = {
    "home": public(),
    "directory": public(about=lambda village: {"q": "Sengon"}),
    "village": public(args=lambda village: [village.body.region.slug]),
    "region": public(args=lambda village: [village.body.region.code], get=302),
    "how": public(),
    "accessibility": public(),
    "privacy": public(),
    "gallery": public(),
    "after_login": account(get=302),
    "monitor": regency(about=_nothing),
    "monitor_requests": regency(about=lambda village: {"q": "Sengon"},
                                shows=lambda village: village.cases["open"].number),
    "restart_job": regency(about=_nothing, args=lambda village: [village.job.pk], get=405, send=_nothing,
                           writers=frozenset({"admin", "admin of another regency"})),
    "documents:find": public(),
    "documents:verify": public(args=lambda village: [village.letter("answered").verify_code]),
}  # fmt: skip

REQUESTS = {
    "requests:choose": public(about=lambda village: {"q": "Sengon"}),
    "requests:begin": public(args=lambda village: [village.body.region.slug], send=_nothing, sent=200,
                             own_tables=frozenset({"requests_flow_requestdraft"})),
    "requests:step": Page(who="draft", open=True, args=lambda village: [village.draft.pk, "periksa"],
                          shows=lambda village: PURPOSE, send=lambda village: {"truthful": "on"}),
    "requests:track": public(send=lambda village: {"number": village.cases["open"].number, "key": "AAAA-BBBB"},
                             sent=404),
    "requests:mine": account(who="account holder", shows=lambda village: village.cases["fresh"].number),
    "requests:status": with_key("answered", shows=lambda village: ITEMS[0]),
    "requests:receipt": with_key("open"),
    "requests:key_kept": with_key("open", get=405, send=_nothing),
    "requests:complete": with_key("incomplete", send=lambda village: {"explanation": "Sudah saya bawa."}),
    "requests:withdraw": with_key("waiting", send=lambda village: {"sure": "on"}),
    "requests:feed_of_request": with_key("open", send=_nothing, sent=200),
    "requests:feed": public(args=lambda village: [village.feed_key], forged=lambda village: ["a"], shared=frozenset(),
                            shows=lambda village: village.cases["open"].number),
    "requests:letter": with_key("answered", lambda village: village.letter("answered").pk),
    "requests:file": with_key("answered", lambda village: village.paper("lampiran-jawaban-answered.csv").pk,
                              shows=lambda village: "isi lampiran jawaban"),
}  # fmt: skip

DESK = {
    "requests:today": Page(who="ppid", shared=REQUEST_DESKS, shows=lambda village: ITEMS[0]),
    "requests:inbox": Page(who="ppid", shared=REQUEST_DESKS, shows=lambda village: "Rahasiah Sengonwati",
                           about=lambda village: {"q": "Rahasiah", "body": village.body.public_id}),
    "requests:register": Page(who="ppid", shared=REQUEST_DESKS, send=_walk_in),
    "requests:settle": Page(who="ppid", args=lambda village: [village.failed_message.pk], get=405, send=_nothing),
    "requests:feed_of_desk": Page(who="ppid", shared=REQUEST_DESKS, send=_nothing, sent=200,
                                  own_tables=frozenset({"requests_flow_calendarfeed"})),
    "requests:drop_feed": Page(who="ppid", shared=SIGNED_IN, get=405, send=_nothing,
                               own_tables=frozenset({"requests_flow_calendarfeed"})),
    "requests:case": officers("open", shows=lambda village: NOTE),
    "requests:receive": move("fresh"),
    "requests:ask_completion": move("open", **{"ask_completion-missing": "identity"}),
    "requests:complete_for": move("incomplete", **{"complete_for-explanation": "Dibawa ke kantor."}),
    "requests:extend": move("open", **{"extend-reason": "not_held", "extend-explanation": "Dicari."}),
    "requests:attach": move("open", **{"attach-uploads": lambda village: csv("sisipan.csv", "sisipan")}),
    "requests:detach": move("open", lambda village: village.prepared.pk),
    "requests:answer": officers("open", send=_reply, shows=lambda village: ITEMS[0]),
    "requests:preview": officers("open", get=405, send=_reply, sent=200),
    "requests:sign": move("waiting", lambda village: village.letter("waiting").pk, scan=lambda village: cases.scan()),
    "requests:recall": move("waiting", **{"recall-reason": "Salah ketik."}),
    "requests:prove_receipt": move("answered", **{
        "prove_receipt-channel": "handed_over", "prove_receipt-evidence": "TT 1",
        "prove_receipt-received_at": "2026-05-20T10:00",
    }),
    "requests:close": move("proven"),
    "requests:lapse": move("incomplete", **{"lapse-sure": "on"}),
    "requests:withdraw_for": move("open", **{"withdraw_for-sure": "on"}),
    "requests:assign": move("open", **{"assign-to": lambda village: village.cast.clerk.pk}),
    "requests:note": move("open", **{"note-text": "Catatan penyusup"}),
    "requests:reissue_key": move("open", **{"reissue_key-sure": "on"}),
    "requests:slip": officers("open", send=_nothing),
}  # fmt: skip
_disputed_number = lambda village: village.cases["objection"].number  # noqa: E731
_withdrawal = lambda village: {"happened_on": "2026-05-20", "sure": "on"}  # noqa: E731
_registration = lambda village: {"register-happened_on": "2026-05-20", "register-number": "1/KI/2026"}  # noqa: E731
DISPUTED = {"args": lambda village: [village.dispute.public_id]}
DOCUMENT = {"args": lambda village: [village.dispute.public_id, village.dispute.steps.get().document_id]}
FILED, TAKEN = {"send": lambda village: {"filed_on": "2026-05-19"}}, {"get": 405, "send": _nothing, "sent": 200}
READ = {"who": "ppid", "shared": frozenset(REGENCY)}  # the regency reads, and changes nothing
DISPUTES = {
    "requests:dispute_tell": with_key("undisputed", **FILED),
    "requests:dispute": Page(who="key", open=True, case="objection", **DISPUTED),
    "requests:dispute_withdraw": Page(who="key", open=True, case="objection", **DISPUTED, send=_withdrawal),
    "requests:dispute_file": Page(who="key", open=True, case="objection", **DOCUMENT),
    "requests:dispute_bundle": Page(who="key", open=True, case="objection", **DISPUTED, **TAKEN),
    "requests:dispute_file_for": officers("undisputed", **FILED),
    "requests:disputes": Page(who="ppid", shared=REQUEST_DESKS | {"monitor"}, shows=_disputed_number),
    "requests:dispute_desk": Page(**READ, **DISPUTED, shows=_disputed_number),
    "requests:dispute_desk_file": Page(**READ, **DOCUMENT),
    "requests:dispute_desk_bundle": Page(who="ppid", **DISPUTED, **TAKEN),
    "requests:dispute_move": Page(who="ppid", args=lambda village: [village.dispute.public_id, "register"], get=405,
                                  send=_registration),
}  # fmt: skip

REGISTRY = {
    "registry:accept_invitation": public(
        args=lambda village: [world.last_token(village.invitation.email)], forged=lambda village: ["bukan-tokennya"],
        send=lambda village: {"password": world.PASSWORD, "repeated": world.PASSWORD}, shared=frozenset(),
    ),
    "registry:officers": regency(),
    "registry:officers_csv": regency(),
    "registry:invite_many": regency(send=_list),
    "registry:invite_template": regency(),
    "registry:slips": regency(send=lambda village: {"people": village.slip_office.pk}, sent=200),
    "registry:invitations": regency(shows=lambda village: village.invitation.email),
    "registry:invitations_csv": regency(shows=lambda village: village.invitation.email),
    "registry:resend_expired": regency(send=_nothing),
    "registry:pantau_resend": regency(args=_invitation, send=_nothing),
    "registry:pantau_revoke": regency(args=_invitation, send=_nothing),
    "registry:pantau_end": regency(args=_office, send=lambda village: {"ends_on": "2026-05-21"}),
    "registry:pantau_slip": regency(args=_office, send=_nothing, sent=200),
    "registry:body_officers": regency(args=_body, shows=lambda village: village.invitation.email),
    "registry:pantau_invite": regency(args=_body, send=_invite),
    "registry:body_letterhead": regency(args=_body, send=_letterhead),
    "registry:new_body": regency(args=_body, send=lambda village: {"kind": "bpd", "name": "BPD Desa Sengon"}),
    "registry:calendar": regency(),
    "registry:add_day": regency(send=_holiday),
    "registry:year_state": regency(args=lambda village: [2026],
                                   send=lambda village: {"state": "provisional", "reason": "Uji"}),
    "registry:open_day": regency(args=lambda village: [LOCAL_HOLIDAY], send=lambda village: {"reason": "Uji"}),
    "registry:reset_day": regency(args=lambda village: [LOCAL_HOLIDAY], send=lambda village: {"reason": "Uji"}),
    "registry:settings": regency(send=_settings),
    "registry:staff": Page(who="ppid", about=_badan, shared=DESKS, shows=lambda village: village.invitation.email),
    "registry:letterhead": Page(who="ppid", about=_badan, shared=DESKS, send=_letterhead),
    "registry:meja_invite": Page(who="ppid", args=_body, send=_invite),
    "registry:meja_resend": Page(who="ppid", args=_invitation, send=_nothing),
    "registry:meja_revoke": Page(who="ppid", args=_invitation, send=_nothing),
    "registry:meja_end": Page(who="ppid", args=_office, send=lambda village: {"ends_on": "2026-05-21"}),
    "registry:meja_slip": Page(who="ppid", args=_office, send=_nothing, sent=200),
}  # fmt: skip


def _sign_in(village: Village) -> dict[str, Any]:
    return {"login": village.officer_email, "password": "bukan kata sandinya"}


def _new_password(village: Village) -> dict[str, Any]:
    return {"oldpassword": "bukan kata sandinya", "password1": world.PASSWORD, "password2": world.PASSWORD}


def _reset_key(village: Village) -> list[str]:
    return [int_to_base36(village.cast.ppid.pk), "abc-bukankuncinya"]


# About accounts; tests/accounts walks them for the person. Here they reach for the officer's account.
ACCOUNTS = {
    "accounts:me": account(),
    "notices": account(shows=lambda village: village.cases["fresh"].number),
    "notices_read": Page(who="ppid", args=_notice, get=405, send=_nothing),
    "notices_read_all": account(get=405, send=_nothing, own_tables=frozenset({"notifications_message"})),
    "notices_mails": account(get=405, send=_nothing, own_tables=frozenset({"notifications_muted"})),
    "accounts:redeem": public(
        send=lambda village: {"username": village.slip_office.user.username, "code": "AAAA2222",
                              "password1": world.PASSWORD, "password2": world.PASSWORD},
        sent=200, own_tables=frozenset({"accounts_onetimecode"}),
    ),
    "account_login": public(send=_sign_in, sent=200),
    "account_logout": public(get=302, send=_nothing),
    "account_signup": public(send=lambda village: _new_password(village) | {"email": village.officer_email}, sent=200),
    "account_inactive": public(),
    "account_reauthenticate": account(send=_sign_in, sent=200),
    "account_email": account(send=lambda village: {"action_add": "", "email": village.officer_email}, sent=200),
    "account_email_verification_sent": public(),
    "account_confirm_email": public(args=lambda village: ["bukan-kuncinya"], send=_nothing, get=200, sent=404),
    "account_change_password": account(send=_new_password, sent=200),
    "account_set_password": account(get=302, send=_new_password),
    "account_reset_password": public(send=lambda village: {"email": village.officer_email}),
    "account_reset_password_done": public(),
    "account_reset_password_from_key_done": public(),
    "account_reset_password_from_key": public(args=_reset_key, send=_new_password, sent=200),
    "mfa_index": account(),
    "mfa_authenticate": public(who="", send=_nothing),
    "mfa_reauthenticate": account(get=302, send=_nothing),
    "mfa_activate_totp": account(get=302, send=_nothing),
    "mfa_deactivate_totp": account(who="", send=_nothing),
    "mfa_view_recovery_codes": account(get=302),
    "mfa_download_recovery_codes": account(get=302),
    "mfa_generate_recovery_codes": account(get=302, send=_nothing),
}  # fmt: skip

PAGES: Mapping[str, Page] = PORTAL | REQUESTS | DESK | DISPUTES | REGISTRY | ACCOUNTS

# Officers open the papers of a case at the applicant's addresses; the regency only where nobody is in office.
OFFICERS_PAPERS = {
    "requests:letter": replace(
        REQUESTS["requests:letter"], who="ppid", args=_case("waiting", lambda village: village.letter("waiting").pk)
    ),
    "requests:file": replace(
        REQUESTS["requests:file"], who="ppid", args=_case("open", lambda village: village.prepared.file_id),
        shows=lambda village: "isi berkas yang baru disiapkan",
    ),
}  # fmt: skip
# Lists and exports, each with the searches it knows.
SEARCHES: tuple[dict[str, str], ...] = (
    {"q": "Rahasiah"}, {"q": "utang"}, {"tab": "answered"}, {"tab": "ended", "handler": "none"}, {"page": "2"},
)  # fmt: skip
LISTS: dict[str, tuple[dict[str, str], ...]] = {
    "requests:inbox": SEARCHES,
    "requests:today": (),
    "requests:mine": (),
    "requests:disputes": ({"q": "Sengon"}, {"q": "Rahasiah"}, {"stage": "filed"}),
    "monitor": (),
    "monitor_requests": ({"q": "Rahasiah"}, {"q": "Sengon"}, {"keadaan": "open"}, {"keadaan": "awaiting_signature"}),
    "registry:officers": ({"q": "Sengon"},),
    "registry:officers_csv": ({"q": "Sengon"},),
    "registry:invite_template": (),
    "registry:slips": ({"semua": "1"},),
    "registry:invitations": ({"q": "Ganjar U"},),
    "registry:invitations_csv": ({"q": "Ganjar U"},),
    "registry:staff": (),
    "registry:letterhead": (),
    "registry:settings": (),
    "registry:calendar": (),
    "directory": ({"q": "Sengon"},),
    "requests:choose": ({"q": "Sengon"},),
}
