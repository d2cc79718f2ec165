"""The list of pages misses none: an address that is not visited says here why."""

from django.urls import resolve

from tests.browser import pages
from tests.browser.stops import Stop
from tests.journeys.addresses import names

SAMPLES = {
    "slug": "sengon", "idle_slug": "jetis", "kelurahan_slug": "bareng", "code": "33.10.01.2001", "token": "abc",
    "invitation": "1", "appointment": "1", "local_day": "2026-07-28", "national_day": "2026-08-17", "email_key": "abc",
    "reset_key": "1-abc", "signed_letter": "ABCD2345", "waiting_letter": "ABCD2345", "receipt_letter": "ABCD2345",
    "ppid_office": "1", "idle_office": "1",
}  # fmt: skip
NO_PAGE = {
    "after_login": "leads on",
    "requests:letter": "a PDF", "requests:file": "a file", "requests:preview": "a PDF",
    "requests:objection_preview": "a PDF",
    "requests:feed": "a calendar", "requests:my_objection_letter": "a PDF", "requests:my_objection_file": "a file",
    "requests:objection_letter": "a PDF", "requests:objection_paper": "a file",
    "requests:sheet": "a PDF", "requests:preview_sheet": "a PDF",
    "requests:statistics_csv": "a table", "requests:village_statistics_csv": "a table",
    "requests:public_register_csv": "a table", "requests:public_report": "a PDF or data",
    "requests:public_objections_csv": "a table", "requests:exempt_list_file": "a PDF or data",
    "requests:exempt_decree_letter": "a PDF",
    "requests:report_preview": "a PDF", "requests:report_letter": "a PDF", "requests:report_data": "data",
    "requests:dispute_file": "a file", "requests:dispute_desk_file": "a file",
    "requests:my_data_request_letter": "a PDF", "requests:data_request_letter": "a PDF",
    "requests:incident_letter": "a PDF", "requests:incident_paper": "a file", "requests:processing_csv": "a table",
    "requests:dispute_bundle": "a ZIP", "requests:dispute_desk_bundle": "a ZIP",
    "registry:officers_csv": "a table", "registry:invitations_csv": "a table", "registry:invite_template": "a table",
    "registry:edition_preview": "a PDF", "registry:edition_letter": "a PDF",
    "registry:information_paper": "a file", "registry:information_file": "a file",
    "registry:service_letter": "a PDF", "registry:document_preview": "a PDF", "registry:document_letter": "a PDF",
    "registry:decree_letter": "a PDF", "registry:documents_overview_csv": "a table",
    "mfa_download_recovery_codes": "a text file",
}  # fmt: skip
# Buttons whose page is the one they stand on, or the one they lead to.
ONLY_POST = {
    "restart_job", "requests:key_kept", "requests:receive", "requests:ask_completion", "requests:complete_for",
    "requests:attach", "requests:detach", "requests:recall", "requests:prove_receipt", "requests:close",
    "requests:lapse", "requests:withdraw_for", "requests:assign", "requests:note",
    "requests:note_good_faith", "requests:reissue_key",
    "requests:cancel_payment", "requests:hand_over", "requests:keep_handover_scan", "requests:reopen_for",
    "requests:register_export", "requests:set_public_subject", "requests:report_issue", "requests:report_sign",
    "requests:report_recall",
    "requests:settle", "requests:drop_feed", "notices_read", "notices_read_all", "notices_mails",
    "requests:objection_sign", "requests:objection_recall", "requests:objection_deliberate",
    "requests:objection_name_decider", "requests:objection_prove_receipt", "requests:objection_close",
    "requests:objection_withdraw", "requests:my_objection_key_kept",
    "requests:my_data_copy", "requests:data_request_take_up", "requests:data_request_correct",
    "requests:data_request_reply", "requests:data_request_sign", "requests:data_request_recall",
    "requests:data_request_erase", "requests:data_request_close", "requests:data_request_withdraw",
    "requests:incident_assess", "requests:incident_add_person", "requests:incident_notify_persons",
    "requests:incident_hand_over_notice", "requests:incident_write_to_authority", "requests:incident_record_sending",
    "requests:incident_decide_public", "requests:incident_end_public", "requests:incident_conclude",
    "requests:incident_dismiss",
    "requests:objection_reissue_key",
    "requests:submit_test", "requests:sign_sheet", "requests:withdraw_test",
    "registry:information_upload", "registry:information_release", "registry:information_drop",
    "registry:information_publish", "registry:information_confirm", "registry:information_withdraw",
    "registry:information_discard", "registry:edition_sign", "registry:edition_recall",
    "registry:start_document", "registry:document_issue", "registry:document_recall", "registry:decree_preview",
    "registry:decree_sign", "registry:decree_recall",
    "requests:open_information", "requests:record_decree", "requests:preview_exempt_decree",
    "requests:sign_exempt_decree", "requests:recall_exempt_decree",
}  # fmt: skip
# Only for somebody without a password: people who came by invitation or slip have one.
NEVER_SHOWN = {"account_set_password"}


class Words(dict):
    """A value for every word of an address; most are the id of a case."""

    def __missing__(self, word: str) -> str:
        return "00000000-0000-4000-8000-000000000000"


def shown(stop: Stop) -> str:
    """Return the name of the address that a stop looks at."""
    path = stop.path.format_map(Words(SAMPLES)).partition("?")[0]
    return stop.shows or resolve(path).view_name


def test_every_page_is_on_the_list():
    visited = {shown(stop) for stop in pages.ALL if "404" not in stop.name}
    there_are = {name for name, _ in names()}
    assert there_are - visited == NO_PAGE.keys() | ONLY_POST | NEVER_SHOWN


def test_no_two_pictures_have_the_same_name():
    taken = [stop.name for stop in pages.ALL]
    assert len(taken) == len(set(taken))


def test_the_name_where_steps_end_is_one_that_exists():
    there_are = {name for name, _ in names()}
    assert {stop.shows for stop in pages.ALL} - {""} <= there_are
