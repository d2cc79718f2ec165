"""The addresses of consequence tests and of the exempt list."""

from tests.journeys import sent
from tests.journeys.page import REQUEST_DESKS, Page
from tests.journeys.shapes import nothing, of_test, public
from tests.journeys.village import TESTED
from tests.requests_flow import cases

EXEMPTIONS = {
    "requests:exempt_list": public(args=lambda village: [village.body.region.slug]),
    "requests:exemptions": Page(who="ppid", shared=REQUEST_DESKS, about=lambda village: {"tab": "tests"},
                                shows=lambda village: TESTED),
    "requests:draft_test": Page(who="ppid", shared=REQUEST_DESKS,
                                about=lambda village: {"ulang": village.tests["finished"].public_id},
                                send=lambda village: sent.findings(village) | {"reason": "Uji"}),
    "requests:test": of_test("draft", get=200, shows=lambda village: TESTED),
    "requests:change_test": of_test("draft", get=200, shows=lambda village: TESTED, send=sent.findings),
    "requests:submit_test": of_test("draft", send=nothing),
    "requests:approve_test": of_test("awaiting_approval", who="village head",
                                     send=lambda village: {"approve_test-sure": "on"}),
    "requests:preview_sheet": of_test("draft", get=200),
    "requests:sheet": of_test("awaiting_signatures", get=200),
    "requests:sign_sheet": of_test("awaiting_signatures", send=lambda village: {"sign_sheet-scan": cases.scan()}),
    "requests:open_information": of_test("finished", send=lambda village: {
        "open_information-reason": "Uji", "open_information-sure": "on"}),
    "requests:record_decree": of_test("finished", send=lambda village: {
        "record_decree-number": "7/2026", "record_decree-on": "2026-05-20"}),
    "requests:withdraw_test": of_test("draft", send=lambda village: {
        "withdraw_test-reason": "Uji", "withdraw_test-sure": "on"}),
}  # fmt: skip
