"""What an objector hands in is seen by who decides, as a copy with a watermark; each look is written down."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.policies import Denied
from documents import files
from documents.enums import FileKind
from requests_flow.enums import Channel, LookReason
from requests_flow.messages import scope_of
from requests_flow.models import IdentityView
from requests_flow.objections.actions.look import look
from tests.documents import leaky
from tests.requests_flow.objections import world
from tests.requests_flow.objections.world import AT

OTHERS = ("clerk", "ppid", "other_ppid", "monitor", "admin", "stranger")


@pytest.fixture
def card(cast, set_clock):
    set_clock(AT)
    upload = SimpleUploadedFile("ktp.pdf", leaky.pdf(leaky.words("Kartu Tanda Penduduk")))
    return files.intake(upload=upload, kind=FileKind.IDENTITY, scope=scope_of(cast.body), by=None, at=AT)


@pytest.fixture
def case(cast, card):
    return world.file(cast, None, files=(card,)).case


def send(client, who, case, card, reason="identity"):
    client.force_login(who)
    url = reverse("requests:objection_look", args=[case.public_id, card.pk])
    return client.post(url, {f"look{card.pk}-reason": reason})


def test_who_decides_sees_a_copy_and_the_look_is_recorded(case, cast, card, client):
    page = client.force_login(cast.head) or client.get(reverse("requests:objection", args=[case.public_id])).text
    assert "Buka salinan" in page
    seen = send(client, cast.head, case, card)
    assert seen.status_code == 200
    assert "no-store" in seen["Cache-Control"]
    assert "data:image/jpeg;base64" in seen.text
    assert b"%PDF" not in seen.content
    for words in (case.number, cast.head.full_name, "Hanya untuk memeriksa keberatan"):
        assert words in seen.text
    row = IdentityView.objects.get()
    assert (row.objection, row.request, row.viewed_by, row.reason) == (case, None, cast.head, "identity")
    page = client.get(reverse("requests:objection", args=[case.public_id])).text
    assert "Pembukaan berkas identitas" in page


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_looks_and_nothing_is_recorded(case, cast, card, client, who):
    person = getattr(cast, who)
    with pytest.raises(Denied):
        look(case=case, stored_file=card, reason=LookReason.IDENTITY, by=person, at=AT)
    assert send(client, person, case, card).status_code == (409 if who in {"clerk", "ppid"} else 404)
    assert not IdentityView.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "ppid", "head", "admin"])
def test_no_officer_gets_the_original(case, cast, card, client, who):
    client.force_login(getattr(cast, who))
    assert client.get(reverse("requests:objection_paper", args=[case.public_id, card.pk])).status_code == 404


def test_the_objector_still_gets_what_was_handed_in(cast, card, client):
    filed = world.file(cast, None, files=(card,))
    client.post(reverse("requests:track"), {"number": filed.case.number, "key": filed.key})
    url = reverse("requests:my_objection_file", args=[filed.case.public_id, card.pk])
    assert client.get(url).content.startswith(b"%PDF")


def test_who_entered_it_at_the_desk_looks_until_the_response_is_written(cast, card, client):
    case = world.file(cast, None, by=cast.clerk, channel=Channel.WALK_IN, files=(card,)).case
    assert send(client, cast.clerk, case, card).status_code == 200
    world.decide(case=case, ruling=world.REJECT, by=cast.head, at=AT)
    assert send(client, cast.clerk, case, card).status_code == 409


def test_whom_the_head_named_looks_instead_of_the_head(cast, card, client, set_clock):
    case = world.acting_head_objected_to(cast)
    case.attachments.create(file=card, added_at=AT)
    world.name(case, cast.stranger, cast)
    assert send(client, cast.stranger, case, card).status_code == 200
    assert send(client, cast.ppid, case, card).status_code == 409


def test_a_look_has_a_reason(case, cast, card, client):
    assert send(client, cast.head, case, card, reason="").status_code == 422
    assert not IdentityView.objects.exists()


def test_a_paper_of_another_objection_is_not_found(case, cast, card, client):
    other = world.file(cast, None).case
    assert send(client, cast.head, other, card).status_code == 404
