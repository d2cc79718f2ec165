"""Every address of the portal: how to reach for Desa Sengon with it, who succeeds, and whose page it is besides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.http import int_to_base36

from tests.journeys import sent
from tests.journeys.aftercare_addresses import AFTERCARE
from tests.journeys.decree_addresses import DECREES
from tests.journeys.dispute_addresses import DISPUTES
from tests.journeys.document_addresses import DOCUMENTS
from tests.journeys.exemption_addresses import EXEMPTIONS
from tests.journeys.information_addresses import INFORMATION
from tests.journeys.loose_addresses import LOOSE
from tests.journeys.objection_addresses import CITIZEN, OBJECTIONS
from tests.journeys.page import (
    DESKS,
    REQUEST_DESKS,
    SIGNED_IN,
    Page,
)
from tests.journeys.privacy_addresses import PRIVACY
from tests.journeys.register_addresses import REGISTERS
from tests.journeys.shapes import (
    account,
    badan,
    body,
    invitation,
    move,
    nothing,
    notice,
    of_case,
    office,
    officers,
    public,
    regency,
    with_key,
)  # fmt: skip
from tests.journeys.village import GOOD_FAITH, ITEMS, LOCAL_HOLIDAY, NOTE, PURPOSE, Village, csv
from tests.registry import world
from tests.requests_flow import cases


def names(patterns: Iterable[URLPattern | URLResolver] | None = None, space: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the full name and the view of every pattern of the portal."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern.callback


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
    "monitor": regency(about=nothing),
    "monitor_requests": regency(about=lambda village: {"q": "Sengon"},
                                shows=lambda village: village.cases["open"].number),
    "restart_job": regency(about=nothing, args=lambda village: [village.job.pk], get=405, send=nothing,
                           writers=frozenset({"admin", "admin of another regency"})),
    "documents:find": public(),
    "documents:verify": public(args=lambda village: [village.letter("answered").verify_code]),
}  # fmt: skip

REQUESTS = {
    "requests:choose": public(about=lambda village: {"q": "Sengon"}),
    "requests:begin": public(args=lambda village: [village.body.region.slug], send=nothing, sent=200,
                             own_tables=frozenset({"requests_flow_requestdraft"})),
    "requests:step": Page(who="draft", open=True, args=lambda village: [village.draft.pk, "periksa"],
                          shows=lambda village: PURPOSE, send=lambda village: {"truthful": "on"}),
    "requests:track": public(send=lambda village: {"number": village.cases["open"].number, "key": "AAAA-BBBB"},
                             sent=404),
    "requests:mine": account(who="account holder", shows=lambda village: village.cases["fresh"].number),
    "requests:status": with_key("answered", shows=lambda village: ITEMS[0]),
    "requests:receipt": with_key("open"),
    "requests:key_kept": with_key("open", get=405, send=nothing),
    "requests:complete": with_key("incomplete", send=lambda village: {"explanation": "Sudah saya bawa."}),
    "requests:withdraw": with_key("waiting", send=lambda village: {"sure": "on"}),
    "requests:feed_of_request": with_key("open", send=nothing, sent=200),
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
    "requests:register": Page(who="ppid", shared=REQUEST_DESKS, send=sent.walk_in),
    "requests:retention": Page(who="ppid", shared=REQUEST_DESKS),
    "requests:retention_term": Page(
        who="admin", args=lambda village: ["identity_papers"], send=lambda village: {"days": 20, "reason": "Uji"},
        shared=frozenset({"admin", "admin of another regency"}), writers=frozenset({"admin"}),
        own_tables=frozenset({"requests_flow_retentionterm"}),
    ),
    "requests:settle": Page(who="ppid", args=lambda village: [village.failed_message.pk], get=405, send=nothing),
    "requests:feed_of_desk": Page(who="ppid", shared=REQUEST_DESKS, send=nothing, sent=200,
                                  own_tables=frozenset({"requests_flow_calendarfeed"})),
    "requests:drop_feed": Page(who="ppid", shared=SIGNED_IN, get=405, send=nothing,
                               own_tables=frozenset({"requests_flow_calendarfeed"})),
    "requests:case": officers("open", shows=lambda village: NOTE),
    "requests:receive": move("fresh"),
    "requests:ask_completion": move("open", **{"ask_completion-missing": "identity"}),
    "requests:complete_for": move("incomplete", **{"complete_for-explanation": "Dibawa ke kantor."}),
    "requests:extend": move("open", **{"extend-reason": "not_held", "extend-explanation": "Dicari."}),
    "requests:look": officers("fresh", lambda village: village.paper("ktp-rahasiah.pdf").pk, get=405, sent=200,
                              send=lambda village: {
                                  f"look{village.paper('ktp-rahasiah.pdf').pk}-reason": "identity",
                              }),
    "requests:attach": move("open", **{"attach-uploads": lambda village: csv("sisipan.csv", "sisipan")}),
    "requests:detach": move("open", lambda village: village.prepared.pk),
    "requests:answer": officers("open", send=sent.reply, shows=lambda village: ITEMS[0]),
    "requests:preview": officers("open", get=405, send=sent.reply, sent=200),
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
    "requests:note_good_faith": move("open", **GOOD_FAITH),
    "requests:reissue_key": move("open", **{"reissue_key-sure": "on"}),
    "requests:slip": officers("open", send=nothing),
}  # fmt: skip


REGISTRY = {
    "registry:accept_invitation": public(
        args=lambda village: [world.last_token(village.invitation.email)], forged=lambda village: ["bukan-tokennya"],
        send=lambda village: {"password": world.PASSWORD, "repeated": world.PASSWORD}, shared=frozenset(),
    ),
    "registry:officers": regency(),
    "registry:officers_csv": regency(),
    "registry:invite_many": regency(send=sent.officers_list),
    "registry:invite_template": regency(),
    "registry:slips": regency(send=lambda village: {"people": village.slip_office.pk}, sent=200),
    "registry:invitations": regency(shows=lambda village: village.invitation.email),
    "registry:invitations_csv": regency(shows=lambda village: village.invitation.email),
    "registry:resend_expired": regency(send=nothing),
    "registry:pantau_resend": regency(args=invitation, send=nothing),
    "registry:pantau_revoke": regency(args=invitation, send=nothing),
    "registry:pantau_end": regency(args=office, send=lambda village: {"ends_on": "2026-05-21"}),
    "registry:pantau_slip": regency(args=office, send=nothing, sent=200),
    "registry:body_officers": regency(args=body, shows=lambda village: village.invitation.email),
    "registry:pantau_invite": regency(args=body, send=sent.invite),
    "registry:body_letterhead": regency(args=body, send=sent.letterhead),
    "registry:new_body": regency(args=body, send=lambda village: {"kind": "bpd", "name": "BPD Desa Sengon"}),
    "registry:calendar": regency(),
    "registry:add_day": regency(send=sent.holiday),
    "registry:year_state": regency(args=lambda village: [2026],
                                   send=lambda village: {"state": "provisional", "reason": "Uji"}),
    "registry:open_day": regency(args=lambda village: [LOCAL_HOLIDAY], send=lambda village: {"reason": "Uji"}),
    "registry:reset_day": regency(args=lambda village: [LOCAL_HOLIDAY], send=lambda village: {"reason": "Uji"}),
    "registry:settings": regency(send=sent.settings),
    "registry:staff": Page(who="ppid", about=badan, shared=DESKS, shows=lambda village: village.invitation.email),
    "registry:letterhead": Page(who="ppid", about=badan, shared=DESKS, send=sent.letterhead),
    "registry:meja_invite": Page(who="ppid", args=body, send=sent.invite),
    "registry:meja_resend": Page(who="ppid", args=invitation, send=nothing),
    "registry:meja_revoke": Page(who="ppid", args=invitation, send=nothing),
    "registry:meja_end": Page(who="ppid", args=office, send=lambda village: {"ends_on": "2026-05-21"}),
    "registry:meja_slip": Page(who="ppid", args=office, send=nothing, sent=200),
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
    "notices": account(shows=lambda village: village.data_requests["received"].number),
    "notices_read": Page(who="ppid", args=notice, get=405, send=nothing),
    "notices_read_all": account(get=405, send=nothing, own_tables=frozenset({"notifications_message"})),
    "notices_mails": account(get=405, send=nothing, own_tables=frozenset({"notifications_muted"})),
    "accounts:redeem": public(
        send=lambda village: {"username": village.slip_office.user.username, "code": "AAAA2222",
                              "password1": world.PASSWORD, "password2": world.PASSWORD},
        sent=200, own_tables=frozenset({"accounts_onetimecode"}),
    ),
    "account_login": public(send=_sign_in, sent=200),
    "account_logout": public(get=302, send=nothing),
    "account_signup": public(send=lambda village: _new_password(village) | {"email": village.officer_email}, sent=200),
    "account_inactive": public(),
    "account_reauthenticate": account(send=_sign_in, sent=200),
    "account_email": account(send=lambda village: {"action_add": "", "email": village.officer_email}, sent=200),
    "account_email_verification_sent": public(),
    "account_confirm_email": public(args=lambda village: ["bukan-kuncinya"], send=nothing, get=200, sent=404),
    "account_change_password": account(send=_new_password, sent=200),
    "account_set_password": account(get=302, send=_new_password),
    "account_reset_password": public(send=lambda village: {"email": village.officer_email}),
    "account_reset_password_done": public(),
    "account_reset_password_from_key_done": public(),
    "account_reset_password_from_key": public(args=_reset_key, send=_new_password, sent=200),
    "mfa_index": account(),
    "mfa_authenticate": public(who="", send=nothing),
    "mfa_reauthenticate": account(get=302, send=nothing),
    "mfa_activate_totp": account(get=302, send=nothing),
    "mfa_deactivate_totp": account(who="", send=nothing),
    "mfa_view_recovery_codes": account(get=302),
    "mfa_download_recovery_codes": account(get=302),
    "mfa_generate_recovery_codes": account(get=302, send=nothing),
}  # fmt: skip

PAGES: Mapping[str, Page] = (
    PORTAL
    | LOOSE
    | PRIVACY
    | DECREES
    | REQUESTS
    | DESK
    | REGISTERS
    | EXEMPTIONS
    | CITIZEN
    | OBJECTIONS
    | DISPUTES
    | AFTERCARE
    | REGISTRY
    | INFORMATION
    | ACCOUNTS
    | DOCUMENTS
)

# Officers open the papers of a case at the applicant's addresses; the regency only where nobody is in office.
OFFICERS_PAPERS = {
    "requests:letter": replace(
        REQUESTS["requests:letter"], who="ppid", args=of_case("waiting", lambda village: village.letter("waiting").pk)
    ),
    "requests:file": replace(
        REQUESTS["requests:file"], who="ppid", args=of_case("open", lambda village: village.prepared.file_id),
        shows=lambda village: "isi berkas yang baru disiapkan",
    ),
}  # fmt: skip
# Lists and exports, each with the searches it knows.
SEARCHES: tuple[dict[str, str], ...] = (
    {"q": "Rahasiah"}, {"q": "utang"}, {"tab": "answered"}, {"tab": "ended", "handler": "none"}, {"page": "2"},
)  # fmt: skip
LISTS: dict[str, tuple[dict[str, str], ...]] = {
    "requests:inbox": SEARCHES,
    "requests:exemptions": ({"tab": "tests"}, {"tab": "ended"}, {"q": "lumbung"}, {"status": "draft", "tab": "tests"}),
    "requests:today": (),
    "requests:objections": ({"q": "KB"}, {"tab": "decided"}, {"tab": "ended"}, {"condition": "late"}),
    "requests:register_book": ({"q": "Rahasiah"}, {"q": "utang"}),
    "requests:public_register": ({"q": "Rahasiah"}, {"q": "utang"}),
    "requests:public_objections": ({"q": "Rahasiah"}, {"q": "utang"}),
    "requests:exempt_decrees": (),
    "requests:mine": (),
    "requests:retention": ({"q": "PI"},),
    "requests:data_requests": ({"q": "DP"}, {"tab": "answered"}, {"tab": "ended"}, {"condition": "late"}),
    "requests:incidents": ({"q": "Sengon"}, {"tab": "closed"}),
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
    "registry:documents": (),
    "registry:documents_overview": ({"q": "Sengon"}, {"keadaan": "kosong"}),
    "registry:documents_overview_csv": ({"q": "Sengon"},),
    "registry:letterhead": (),
    "registry:tariff": (),
    "registry:settings": (),
    "registry:calendar": (),
    "directory": ({"q": "Sengon"},),
    "requests:choose": ({"q": "Sengon"},),
}
