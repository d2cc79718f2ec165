"""A body's officer sees only his own body, a regency's people only their own regency, on every address of the registry.

The addresses come from the URL table: an address that is added without an entry here fails the first test.
"""

import datetime
from collections.abc import Callable

import pytest
from django.urls import URLPattern, reverse

from registry import urls
from registry.actions.create_officer_without_email import create_officer_without_email
from registry.actions.invite import invite
from registry.enums import Role
from registry.models import Appointment, Change, Invitation, PublicBody
from tests.journeys.addresses import PAGES
from tests.registry.world import AT, admin_of, blumah, cucukan, in_office, kendal, klaten, monitor_of, person, sengon

pytestmark = pytest.mark.usefixtures("country", "fixed_clock")
DAY = datetime.date(2026, 8, 17)
REGENCY_PAGES = {
    "officers",
    "officers_csv",
    "invitations",
    "invitations_csv",
    "calendar",
    "settings",
    "documents_overview",
    "documents_overview_csv",
}
ADMIN_PAGES = {"invite_many", "invite_template", "slips", "resend_expired", "add_day", "year_state"}
DAY_PAGES = {"open_day", "reset_day"}
BODY_PAGES = {"body_officers", "body_letterhead"}
BODY_ADMIN_PAGES = {"pantau_invite", "new_body"}
INVITATION_PAGES = {"pantau_resend", "pantau_revoke"}
APPOINTMENT_PAGES = {"pantau_end", "pantau_slip"}
DESK_PAGES = {"staff", "letterhead", "documents"}
DESK_BODY_PAGES = {"meja_invite"}
DESK_INVITATION_PAGES = {"meja_resend", "meja_revoke"}
DESK_APPOINTMENT_PAGES = {"meja_end", "meja_slip"}
PUBLIC_PAGES = {"accept_invitation", "service", "service_document", "service_version", "service_letter"}
ALL = (
    REGENCY_PAGES
    | ADMIN_PAGES
    | DAY_PAGES
    | BODY_PAGES
    | BODY_ADMIN_PAGES
    | INVITATION_PAGES
    | APPOINTMENT_PAGES
    | DESK_PAGES
    | DESK_BODY_PAGES
    | DESK_INVITATION_PAGES
    | DESK_APPOINTMENT_PAGES
    | PUBLIC_PAGES
)


def a_clerk(body: PublicBody) -> Appointment:
    name = f"Joko {body.short_name}"
    return create_officer_without_email(body=body, role=Role.CLERK, full_name=name, by=None, at=AT)[0]


def an_invitation(body: PublicBody) -> Invitation:
    email = f"{body.region.slug}@contoh.example"
    return invite(body=body, role=Role.CLERK, full_name="Sri", email=email, by=None, at=AT)


def address(name: str, body: PublicBody) -> str:
    """The address of a page about that body, its people or its regency."""
    arguments: list[object] = []
    if name in BODY_PAGES | BODY_ADMIN_PAGES | DESK_BODY_PAGES:
        arguments = [body.public_id]
    elif name in INVITATION_PAGES | DESK_INVITATION_PAGES:
        arguments = [(Invitation.objects.filter(body=body).first() or an_invitation(body)).pk]
    elif name in APPOINTMENT_PAGES | DESK_APPOINTMENT_PAGES:
        arguments = [(Appointment.objects.filter(body=body, role=Role.CLERK).first() or a_clerk(body)).pk]
    elif name in DAY_PAGES:
        arguments = [DAY]
    elif name == "year_state":
        arguments = [2026]
    url = reverse(f"registry:{name}", args=arguments)
    return f"{url}?badan={body.public_id}" if name in DESK_PAGES else url


def traces() -> tuple[int, ...]:
    """How much stands in every table that these pages can write."""
    return (
        Invitation.objects.filter(times_sent=1, revoked_at=None).count(),
        Appointment.objects.filter(ended_at=None).count(),
        Change.objects.count(),
        PublicBody.objects.count(),
    )


def test_every_address_of_the_registry_is_walked_here_or_among_the_journeys():
    own = {pattern.name for pattern in urls.urlpatterns if isinstance(pattern, URLPattern)}
    assert {name for name in own - ALL if f"registry:{name}" not in PAGES} == set()
    assert own >= ALL


PEOPLE_WITHOUT_BUSINESS: dict[str, Callable[[], object]] = {
    "officer of another village": lambda: in_office(cucukan()),
    "clerk of another village": lambda: in_office(cucukan(), Role.CLERK),
    "village head of another regency": lambda: in_office(blumah(), Role.VILLAGE_HEAD),
    "admin of another regency": lambda: admin_of(kendal()),
    "monitor of another regency": lambda: monitor_of(kendal()),
    "citizen": person,
}


@pytest.mark.parametrize("who", PEOPLE_WITHOUT_BUSINESS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_reach_nothing_about_a_body_and_change_nothing(client, who, method):
    about_sengon = {
        name: address(name, sengon()) for name in ALL - PUBLIC_PAGES - REGENCY_PAGES - ADMIN_PAGES - DAY_PAGES
    }
    client.force_login(PEOPLE_WITHOUT_BUSINESS[who]())
    before = traces()
    for name, url in about_sengon.items():
        data = {"ends_on": "2026-05-21", "reason": "x"} if method == "post" else None
        status = getattr(client, method)(url, data).status_code
        # 405: a page that nobody can send anything to.
        assert status in ((403, 404, 405) if method == "post" else (403, 404)), f"{who} got {status} from {name}"
    assert traces() == before


@pytest.mark.parametrize("who", ["officer of another village", "village head of another regency", "citizen"])
def test_people_of_villages_do_not_reach_the_regencys_pages(client, who):
    client.force_login(PEOPLE_WITHOUT_BUSINESS[who]())
    for name in REGENCY_PAGES | ADMIN_PAGES | DAY_PAGES:
        assert client.get(address(name, sengon())).status_code == 403, name
        assert client.post(address(name, sengon())).status_code in (403, 405), name


def test_a_regency_cannot_be_chosen_that_one_does_not_watch(client):
    client.force_login(admin_of(klaten()))
    for name in REGENCY_PAGES | ADMIN_PAGES:
        assert client.get(address(name, sengon()), {"kabupaten": "33.24"}).status_code == 404, name
        assert client.get(address(name, sengon()), {"kabupaten": "33.10"}).status_code == 200, name


def test_a_list_of_one_regency_names_nobody_of_another(client):
    an_invitation(blumah())
    a_clerk(blumah())
    client.force_login(admin_of(klaten()))
    for name in ("officers", "officers_csv", "invitations", "invitations_csv", "slips", "invite_template"):
        assert "lumah" not in client.get(address(name, sengon())).content.decode(), name


def test_who_only_watches_changes_nothing(client):
    forbidden = {name: address(name, sengon()) for name in ADMIN_PAGES | BODY_ADMIN_PAGES | INVITATION_PAGES}
    forbidden |= {name: address(name, sengon()) for name in APPOINTMENT_PAGES | DAY_PAGES}
    client.force_login(monitor_of(klaten()))
    before = traces()
    for name, url in forbidden.items():
        assert client.get(url).status_code == 403, name
    for name in BODY_PAGES | REGENCY_PAGES:
        assert client.get(address(name, sengon())).status_code == 200, name
    for name in ("settings", "body_letterhead"):
        assert client.post(address(name, sengon()), {"reason": "x"}).status_code == 403, name
    assert traces() == before


def test_the_regencys_own_admin_succeeds_on_the_same_walk(client):
    pages = {name: address(name, sengon()) for name in ALL - PUBLIC_PAGES - DAY_PAGES if not name.startswith("meja_")}
    client.force_login(admin_of(klaten()))
    for name in pages.keys() - DESK_PAGES:
        assert client.get(pages[name]).status_code == 200, name


def test_the_bodys_own_ppid_succeeds_on_the_same_walk(client):
    names = DESK_PAGES | DESK_BODY_PAGES | DESK_INVITATION_PAGES | DESK_APPOINTMENT_PAGES
    pages = {name: address(name, sengon()) for name in names}
    client.force_login(in_office(sengon()))
    for name, url in pages.items():
        assert client.get(url).status_code == 200, name


def test_nobody_who_is_not_signed_in_reaches_anything_but_an_invitation(client):
    for name in ALL - PUBLIC_PAGES:
        response = client.get(address(name, sengon()))
        assert response.status_code == 302, name
        assert response["Location"].startswith(reverse("account_login")), name


def test_an_officer_of_two_villages_does_not_carry_rights_from_one_to_the_other(client):
    user = in_office(cucukan())
    in_office(sengon(), Role.CLERK, user)
    office = Appointment.objects.filter(body=sengon(), role=Role.CLERK).get()
    client.force_login(user)
    assert client.get(reverse("registry:meja_invite", args=[sengon().public_id])).status_code == 403
    assert client.post(reverse("registry:meja_end", args=[office.pk]), {"ends_on": "2026-05-21"}).status_code == 403
    assert client.get(reverse("registry:meja_invite", args=[cucukan().public_id])).status_code == 200
