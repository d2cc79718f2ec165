"""The pages of incidents: recording, the steps to the end, and who is kept out."""

import pytest
from django.urls import reverse

from requests_flow.models import Incident
from tests.requests_flow import cases
from tests.requests_flow.privacy import world

AT, HOUR = world.AT, world.HOUR


@pytest.fixture
def ppid(cast, client, set_clock):
    set_clock(AT + HOUR)
    client.force_login(cast.ppid)
    return client


def sent(client, case, move, **data):
    typed = {f"{move}-{field}": value for field, value in data.items()}
    return client.post(reverse(f"requests:incident_{move}", args=[case.public_id]), typed)


def test_an_incident_is_handled_from_the_first_note_to_the_lesson(ppid, cast, client):
    typed = {
        "body": cast.body.pk, "noticed_at": "2026-05-21T15:00", "happened": "Surat salah kirim.",
        "happened_when": "Kemarin sore", "categories": ["name", "nik"], "people_count": "2",
    }  # fmt: skip
    assert ppid.post(reverse("requests:incident_enter"), typed | {"categories": []}).status_code == 422
    ppid.post(reverse("requests:incident_enter"), typed)
    case = Incident.objects.get()
    page = ppid.get(case.get_absolute_url())
    assert "Minggu, 24 Mei 2026, pukul 15.00 WIB" in page.text.replace("\u00a0", " ")
    assert "Tinggal 69 jam" in page.text
    assert sent(ppid, case, "notify_persons", sure="on").status_code == 409, "not assessed yet"
    assert sent(ppid, case, "assess", **world.ASSESSED).status_code == 302
    number = cases.walk_to("received", cast).number
    assert sent(ppid, case, "add_person", number=number).status_code == 302
    assert sent(ppid, case, "add_person", name="Tamu Contoh", address="Dukuh Tamu").status_code == 302
    assert sent(ppid, case, "add_person", name="Tanpa alamat").status_code == 409
    assert sent(ppid, case, "notify_persons", sure="on").status_code == 302
    on_paper = case.persons.get(notified_at=None)
    assert sent(ppid, case, "hand_over_notice", person=on_paper.pk, way="post").status_code == 302
    assert sent(ppid, case, "write_to_authority").status_code == 302
    sending = {"scan": cases.scan(), "paper": cases.scan(), "sent_at": "2026-05-21T16:30", "way": "email",
               "evidence": "tiket 9"}  # fmt: skip
    assert sent(ppid, case, "record_sending", **sending).status_code == 302
    assert sent(ppid, case, "decide_public", choice="yes", words="Daftar nama sempat terbuka.").status_code == 302
    village = reverse("requests:village_privacy", args=[cast.body.region.slug])
    assert "Daftar nama sempat terbuka." in ppid.get(village).text
    assert sent(ppid, case, "conclude", lessons="Periksa berdua.").status_code == 302
    assert sent(ppid, case, "end_public", sure="on").status_code == 302
    assert "Daftar nama sempat terbuka." not in ppid.get(village).text
    page = ppid.get(case.get_absolute_url()).text
    assert "Insiden ini sudah ditutup" in page
    letter = reverse("requests:incident_letter", args=[case.public_id, case.persons.first().letter_id])
    assert ppid.get(letter).content.startswith(b"%PDF")
    assert ppid.get(reverse("requests:incident_paper", args=[case.public_id])).content.startswith(b"%PDF")


@pytest.mark.parametrize("status", ["recorded", "assessed", "closed", "dismissed"])
def test_the_page_shows_each_status(status, ppid, cast):
    case = world.incident_at(status, cast)
    page = ppid.get(case.get_absolute_url())
    assert page.status_code == 200
    assert case.number in page.text.replace("\u2060", "")


@pytest.mark.parametrize("role", ["clerk", "other_ppid", "monitor", "stranger"])
def test_others_find_nothing(role, client, cast, set_clock):
    set_clock(AT)
    case = world.incident(cast)
    client.force_login(getattr(cast, role))
    assert client.get(case.get_absolute_url()).status_code == 404
    response = client.get(reverse("requests:incidents"))
    assert response.status_code == 403 or case.number not in response.text
    assert sent(client, case, "dismiss", reason="x").status_code == 404


def test_the_regency_handles_it_without_reading_who_asked(client, cast, set_clock):
    set_clock(AT + 4 * HOUR)
    case = world.incident_at("closed", cast)
    party, guest = case.persons.order_by("pk")
    client.force_login(cast.admin)
    page = client.get(case.get_absolute_url()).text
    assert cases.APPLICANT["name"] not in page
    assert party.case.number in page
    assert client.get(reverse("requests:incident_letter", args=[case.public_id, party.letter_id])).status_code == 404
    assert client.get(reverse("requests:incident_letter", args=[case.public_id, guest.letter_id])).status_code == 200


def test_the_list_is_searched_and_divided(ppid, cast):
    case = world.incident(cast)
    url = reverse("requests:incidents")
    assert len(ppid.get(url, {"q": case.number}).context["rows"]) == 1
    assert not ppid.get(url, {"q": "tidak ada"}).context["rows"]
    assert not ppid.get(url, {"tab": "closed"}).context["rows"]
