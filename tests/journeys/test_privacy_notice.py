"""Every form that takes personal data carries the notice at collection (UU 27/2022 article 21)."""

import re

from django.urls import reverse

from tests.journeys.addresses import PAGES
from tests.journeys.test_isolation import session_of, text_of, village, visitor_with  # noqa: F401 - a fixture

# The boxes in which somebody tells who he is.
PERSONAL = {
    "full_name", "name", "nik", "other_identity", "address", "occupation", "phone", "email", "organisation",
    "proxy_name", "proxy_address", "identity", "power_of_attorney",
}  # fmt: skip
BOX = re.compile(r"<(?:input|textarea|select)\b[^>]*\bname=\"([^\"]+)\"[^>]*>")
NOTICE = "data-privacy-notice"
# Forms with such a box that take nobody's data into the portal, each with its reason.
NOT_COLLECTED = {
    "account_reset_password": "the address is compared and not kept",
    "registry:letterhead": "the office's own address, not a person's",
    "registry:body_letterhead": "the office's own address, not a person's",
    "registry:new_body": "the name of a public body",
    "registry:add_day": "the name of a holiday",
    "registry:meja_invite": "an officer's office, told by the office; the invited person reads it on accepting",
    "registry:pantau_invite": "an officer's office, told by the office; the invited person reads it on accepting",
    "requests:incident": "article 46 obliges the body to write to the persons named there",
    "gallery": "the gallery of components, without a form that is sent",
}
STEPS = (("requests:step", "draft", "siapa"), ("requests:object_step", "objection_draft", "siapa"))


def boxes_in(text):
    """Return the last part of the name of each visible box: forms at the desk put the name of their move before it."""
    visible = (found for found in BOX.finditer(text) if 'type="hidden"' not in found.group())
    return {found.group(1).rpartition("-")[2] for found in visible}


def pages_of(desa):
    """Yield name, address and visitor of every page, with the steps of the two forms that ask who somebody is."""
    for name, page in PAGES.items():
        if page.who:
            yield name, page.url(name, desa), page.who, page.case
    for name, draft, step in STEPS:
        yield f"{name}/{step}", reverse(name, args=[getattr(desa, draft).pk, step]), "draft", ""


def personal_boxes(response):
    """Return the personal boxes of a page, and whether the notice stands on it."""
    if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
        return set(), False
    text = text_of(response)
    return boxes_in(text) & PERSONAL, NOTICE in text


def test_no_form_takes_personal_data_without_the_notice(village):  # noqa: F811 - the fixture
    sessions, without, noticed = {}, {}, set()
    for name, url, who, case in pages_of(village):
        if (who, case) not in sessions:
            sessions[who, case] = session_of(village, who, case=case)
        boxes, has_notice = personal_boxes(visitor_with(sessions[who, case]).get(url))
        if boxes and has_notice:
            noticed.add(name)
        elif boxes:
            without[name] = sorted(boxes)
    assert {name: boxes for name, boxes in without.items() if name not in NOT_COLLECTED} == {}
    assert noticed >= {
        "requests:step/siapa", "requests:object_step/siapa", "requests:register", "requests:complete",
        "requests:object", "requests:data_request_enter", "account_signup",
    }  # fmt: skip
    assert set(without) == set(NOT_COLLECTED), "a reason is given for a form that needs none"


def test_the_notice_says_all_that_article_21_wants(village, client):  # noqa: F811 - the fixture
    response = visitor_with(village.draft_session).get(reverse("requests:step", args=[village.draft.pk, "siapa"]))
    text = " ".join(text_of(response).split())
    for word in (
        village.body.name,
        "Tujuan",
        "UU 14/2008",
        "Penerima",
        "5 tahun",
        "Hak Anda",
        "Pejabat pelindungan data",
    ):
        assert word in text, word
