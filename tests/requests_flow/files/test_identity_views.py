"""Proof of identity is seen by who decides, as a copy with a watermark, and each look is written down."""

import base64
import io
import re
from datetime import timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageChops

from accounts.policies import Denied
from documents import files, watermark
from documents.enums import FileKind
from documents.frozen import FrozenRecord
from requests_flow.actions.look import look
from requests_flow.actions.purge import purge
from requests_flow.enums import Channel, LookReason, RequestStatus
from requests_flow.messages import scope_of
from requests_flow.models import IdentityView
from tests.documents import leaky, uploads
from tests.registry import world
from tests.requests_flow import cases

DAY = timedelta(days=1)
OTHERS = ("clerk", "head", "other_ppid", "monitor", "admin", "stranger")


def paper(body, data=None, name="ktp.pdf", kind=FileKind.IDENTITY):
    upload = SimpleUploadedFile(name, data or leaky.pdf(leaky.words("Kartu Tanda Penduduk"), leaky.words("Balik")))
    return files.intake(upload=upload, kind=kind, scope=scope_of(body), by=None, at=cases.AT)


@pytest.fixture
def stored(cast, set_clock):
    set_clock(cases.AT)
    return paper(cast.body)


@pytest.fixture
def case(cast, stored):
    return cases.file_case(cast.body, files=(stored,)).case


def url(case, stored, name="look"):
    return reverse(f"requests:{name}", args=[case.public_id, stored.pk])


def send(client, who, case, stored, reason="identity"):
    client.force_login(who)
    return client.post(url(case, stored), {f"look{stored.pk}-reason": reason})


def pictures(html):
    return [
        Image.open(io.BytesIO(base64.b64decode(data))) for data in re.findall(r"data:image/jpeg;base64,([^\"]+)", html)
    ]


# --- what is shown ----------------------------------------------------------------------------------------------------
def test_the_ppid_sees_every_page_as_a_picture_and_nothing_of_the_original(case, cast, stored, client):
    response = send(client, cast.ppid, case, stored)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert len(pictures(response.content.decode())) == 2
    assert b"Kartu Tanda Penduduk" not in response.content
    assert b"%PDF" not in response.content


def test_the_watermark_says_who_when_which_request_and_what_for(case, cast, stored, client):
    html = send(client, cast.ppid, case, stored).content.decode()
    for words in ("PPID Desa Sengon", cast.ppid.full_name, case.number, "Hanya untuk verifikasi permohonan", "WIB"):
        assert words in html


@pytest.mark.parametrize(
    ("data", "name"), [(leaky.pdf(leaky.words("KTP")), "ktp.pdf"), (uploads.picture(size=(900, 600)), "ktp.jpg")]
)
def test_the_ink_is_in_the_picture_everywhere(cast, data, name):
    kept = paper(cast.body, data, name)
    (marked,) = [_picture(page) for page in watermark.copy_of(kept, ["PPID Desa Sengon", "Permohonan 1"]).pages]
    if name.endswith("pdf"):
        with pypdfium2.PdfDocument(data) as plain:
            before = plain[0].render(scale=marked.width / plain[0].get_width()).to_pil().convert("RGB")
    else:
        before = Image.open(io.BytesIO(data)).convert("RGB")
    ink = ImageChops.difference(before.resize(marked.size), marked).convert("L").point(lambda value: 255 * (value > 25))
    width, height = marked.size
    for left in range(2):
        for top in range(2):
            part = (left * width // 2, top * height // 2, (left + 1) * width // 2, (top + 1) * height // 2)
            assert ink.crop(part).getbbox(), "every quarter carries the mark"


def test_a_long_paper_is_shown_to_its_last_page_part_by_part_and_each_part_is_recorded(cast, client, set_clock):
    set_clock(cases.AT)
    deed = paper(cast.body, leaky.pdf(*[leaky.words(f"Halaman {n}") for n in range(1, 28)]), name="akta.pdf")
    case = cases.file_case(cast.body, files=(deed,)).case
    client.force_login(cast.ppid)
    shown, first = [], ""
    while True:
        page = client.post(url(case, deed), {f"look{deed.pk}-reason": "proxy", f"look{deed.pk}-first": first})
        copy = page.context["look"].copy
        shown += range(copy.first, copy.last + 1)
        assert len(pictures(page.content.decode())) == len(copy.pages)
        if not copy.following:
            break
        first = str(copy.following)
        assert f"Buka mulai halaman {first}" in page.text
    assert shown == list(range(1, 28))
    assert IdentityView.objects.count() == 3
    beyond = client.post(url(case, deed), {f"look{deed.pk}-reason": "proxy", f"look{deed.pk}-first": "99"})
    assert (beyond.status_code, "tidak memuat halaman" in beyond.text) == (409, True)
    assert (
        client.post(url(case, deed), {f"look{deed.pk}-reason": "proxy", f"look{deed.pk}-first": "x"}).status_code == 422
    )


def _picture(address):
    return Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))


# --- who --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_looks_and_nothing_is_recorded(case, cast, stored, client, who):
    person = getattr(cast, who)
    with pytest.raises(Denied):
        look(case=case, stored_file=stored, reason=LookReason.IDENTITY, by=person, at=cases.AT)
    response = send(client, person, case, stored)
    assert response.status_code == (409 if who in {"clerk", "head"} else 404)
    assert not pictures(response.content.decode())
    assert not IdentityView.objects.exists()


@pytest.mark.parametrize("who", ["ppid", "clerk", "head", "admin"])
def test_no_officer_gets_the_original(case, cast, stored, client, who):
    client.force_login(getattr(cast, who))
    assert client.get(url(case, stored, "file")).status_code == 404


def test_the_applicant_still_gets_what_they_handed_in(cast, stored, client):
    filed = cases.file_case(cast.body, files=(stored,))
    client.post(reverse("requests:track"), {"number": filed.case.number, "key": filed.key})
    assert client.get(url(filed.case, stored, "file")).content.startswith(b"%PDF")


def test_who_registered_the_request_looks_until_somebody_takes_it_up(cast, stored, client):
    facts = {"by": cast.clerk, "channel": Channel.WALK_IN, "files": (stored,)}
    case = cases.file_case(cast.body, **facts).case
    assert send(client, cast.clerk, case, stored).status_code == 200
    client.force_login(cast.ppid)
    client.post(reverse("requests:receive", args=[case.public_id]))
    assert send(client, cast.clerk, case, stored).status_code == 409


def test_the_regency_looks_where_nobody_is_in_office_under_its_own_name(cast, client, set_clock):
    set_clock(cases.AT)
    body = world.government("33.10.10.2005")
    kept = paper(body)
    case = cases.file_case(body, files=(kept,)).case
    assert send(client, cast.admin, case, kept).status_code == 200
    assert IdentityView.objects.get().office == "Kabupaten Klaten"


def test_a_deed_is_guarded_like_a_card(cast, client, set_clock):
    set_clock(cases.AT)
    deed = paper(cast.body, kind=FileKind.SUPPORTING, name="akta.pdf")
    case = cases.file_case(cast.body, files=(deed,)).case
    client.force_login(cast.ppid)
    assert client.get(url(case, deed, "file")).status_code == 404
    assert send(client, cast.ppid, case, deed).status_code == 200


# --- the record -------------------------------------------------------------------------------------------------------
def test_each_look_leaves_a_record_that_stays(case, cast, stored, client):
    for _ in range(2):
        send(client, cast.ppid, case, stored, reason="proxy")
    first, second = IdentityView.objects.all()
    assert (first.viewed_by, first.file, first.reason) == (cast.ppid, stored, LookReason.PROXY)
    assert second.office == "PPID Desa Sengon"
    first.reason = LookReason.IDENTITY
    with pytest.raises(FrozenRecord):
        first.save()
    with pytest.raises(FrozenRecord):
        IdentityView.objects.all().delete()


def test_the_ppid_and_the_head_read_who_looked_and_the_clerk_does_not(case, cast, stored, client):
    send(client, cast.ppid, case, stored)
    page = reverse("requests:case", args=[case.public_id])
    for who, reads in ((cast.ppid, True), (cast.head, True), (cast.clerk, False)):
        client.force_login(who)
        assert ("Pembukaan berkas identitas" in client.get(page).content.decode()) is reads


def test_reading_the_case_is_no_look_and_get_shows_nothing(case, cast, stored, client):
    client.force_login(cast.ppid)
    html = client.get(reverse("requests:case", args=[case.public_id])).content.decode()
    assert f"/identitas/{stored.pk}/" in html
    assert client.get(url(case, stored)).status_code == 405
    assert not IdentityView.objects.exists()


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("", "Pilih alasan membuka berkas identitas ini."), ("iseng", "Pilih salah satu alasan yang ada.")],
)
def test_without_a_reason_nothing_opens(case, cast, stored, client, reason, sentence):
    response = send(client, cast.ppid, case, stored, reason=reason)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not IdentityView.objects.exists()


def test_what_was_purged_does_not_open(cast, stored, client, django_capture_on_commit_callbacks):
    case = cases.file_case(cast.body, files=(stored,)).case
    client.force_login(cast.ppid)
    client.post(reverse("requests:withdraw_for", args=[case.public_id]), {"withdraw_for-sure": "on"})
    assert cases.fresh(case).status == RequestStatus.WITHDRAWN
    with django_capture_on_commit_callbacks(execute=True):
        purge(case=case, at=cases.AT + DAY)
    response = send(client, cast.ppid, case, stored)
    assert response.status_code == 409
    assert "sudah dihapus" in response.content.decode()


def test_a_paper_of_another_case_does_not_open(case, cast, client):
    other = paper(cast.body, leaky.pdf("", ""), "lain.pdf")
    cases.file_case(cast.body, files=(other,))
    assert send(client, cast.ppid, case, other).status_code == 404
