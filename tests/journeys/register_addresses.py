"""The addresses of registers, statistics and annual reports."""

from tests.journeys.page import REQUEST_DESKS, WATCHERS, Page
from tests.journeys.shapes import move, nothing, of_body, of_report, public, slug
from tests.requests_flow import cases

REGISTERS = {
    "requests:statistics": public(),
    "requests:statistics_csv": public(),
    "requests:village_statistics": public(args=slug),
    "requests:village_statistics_csv": public(args=slug),
    "requests:public_register": public(args=slug, shows=lambda village: village.cases["answered"].number),
    "requests:public_register_csv": public(args=slug, shows=lambda village: village.cases["answered"].number),
    "requests:public_reports": public(args=slug, shows=lambda village: village.reports["issued"].letter.number),
    "requests:public_report": public(
        args=lambda village: [*slug(village), village.reports["issued"].public_id, "json"],
    ),
    "requests:register_books": Page(who="ppid", about=of_body, shared=REQUEST_DESKS | WATCHERS,
                                    shows=lambda village: "Rahasiah Sengonwati"),
    "requests:register_book": Page(who="ppid", about=of_body, args=lambda village: ["permohonan"],
                                   shared=REQUEST_DESKS | WATCHERS, shows=lambda village: "Rahasiah Sengonwati"),
    "requests:register_export": Page(who="ppid", args=lambda village: ["permohonan", "csv"], get=405, send=of_body,
                                     sent=200, shared=WATCHERS),
    "requests:set_public_subject": move("answered", **{"set_public_subject-subject": "Pokok palsu"}),
    "requests:reports": Page(who="ppid", about=of_body, shared=REQUEST_DESKS,
                             send=lambda village: of_body(village) | {"year": "2026"}),
    "requests:report": of_report("draft", send=lambda village: {"staff": "Uraian palsu."}),
    "requests:report_preview": of_report("draft"),
    "requests:report_issue": of_report("draft", get=405, send=nothing),
    "requests:report_sign": of_report("waiting", get=405, send=lambda village: {"scan": cases.scan()}),
    "requests:report_recall": of_report("waiting", get=405, send=lambda village: {"reason": "Salah tulis."}),
    "requests:report_letter": of_report("waiting"),
    "requests:report_data": of_report("draft", "json"),
}  # fmt: skip
