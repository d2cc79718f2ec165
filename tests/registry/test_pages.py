"""Pages of the regency and of a body: what they show, ask before they do it, and keep of what was typed."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import OneTimeCode, User
from registry.actions.create_officer_without_email import create_officer_without_email
from registry.actions.import_regions import import_regions
from registry.actions.invite import invite
from registry.enums import Role
from registry.models import Appointment, Invitation
from tests.registry.test_import_regions import SHIPPED
from tests.registry.world import AT, ON, admin_of, cucukan, in_office, klaten, last_token, offices, sengon

pytestmark = pytest.mark.usefixtures("country", "fixed_clock")
EMAIL = "sri.wahyuni@contoh.example"
LIST = (
    "kode_desa,nama,jabatan,surel\n"
    f"33.10.01.2001,Sri Wahyuni,Sekretaris Desa,{EMAIL}\n"
    "33.10.01.2002,Tono Hartono,Sekretaris Desa,\n"
)


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def admin(client) -> User:
    user = admin_of(klaten())
    client.force_login(user)
    return user


@pytest.fixture
def ppid(client) -> User:
    user = in_office(sengon())
    client.force_login(user)
    return user


def invited(role: str = Role.PPID) -> Invitation:
    return invite(body=sengon(), role=role, full_name="Sri Wahyuni", email=EMAIL, by=None, at=AT)


def upload(client, text: str = LIST):
    file = SimpleUploadedFile("daftar.csv", text.encode(), content_type="text/csv")
    return client.post(reverse("registry:invite_many"), {"file": file})


# --- the list of bodies -----------------------------------------------------------------------------------------------
def test_the_list_shows_each_body_with_the_state_of_its_officers(client, admin):
    invited()
    create_officer_without_email(body=cucukan(), role=Role.PPID, full_name="Tono Hartono", by=None, at=AT)
    text = text_of(client.get(reverse("registry:officers")))
    assert "0 dari 5 badan publik sudah punya petugas" in text
    assert "Pemerintah Desa Sengon Prambanan Diundang, belum menjawab Undangan dikirim 21 Mei 2026" in text
    assert "Pemerintah Desa Cucukan Prambanan Belum pernah masuk Tono Hartono" in text
    assert "Blumah" not in text


def test_the_list_is_searched_and_filtered(client, admin):
    url = reverse("registry:officers")
    assert "1 badan publik yang cocok" in text_of(client.get(url, {"q": "sengon"}))
    assert "2 badan publik yang cocok" in text_of(client.get(url, {"q": "Prambanan"}))
    assert "2 badan publik yang cocok" in text_of(client.get(url, {"kecamatan": "33.10.01"}))
    assert "0 badan publik yang cocok" in text_of(client.get(url, {"keadaan": "active"}))
    assert "Periksa ejaannya" in text_of(client.get(url, {"q": "tidak ada"}))


def test_the_list_has_pages_of_25_rows_and_a_fixed_number_of_queries(client, admin, django_assert_max_num_queries):
    import_regions(data=SHIPPED.read_bytes(), by=None, at=AT)
    url = reverse("registry:officers")
    with django_assert_max_num_queries(20):
        first = client.get(url)
    assert first.content.count(b'scope="row"') == 25
    last = client.get(url, {"page": "999"})
    assert 'aria-label="Halaman 16" aria-current="page"' in last.content.decode()


def test_the_table_is_downloaded_with_the_same_filter_and_safe_cells(client, admin):
    in_office(sengon(), name="=HYPERLINK(1)")
    response = client.get(reverse("registry:officers_csv"), {"q": "sengon"})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[1:] == [
        ["33.10.01.2001", "Pemerintah Desa Sengon", "Prambanan", "Belum pernah masuk", "'=HYPERLINK(1)", ""]
    ]


def test_the_page_of_a_body_names_its_people_and_invitations(client, admin):
    in_office(sengon(), Role.VILLAGE_HEAD, name="Ki Lurah")
    invited()
    text = text_of(client.get(reverse("registry:body_officers", args=[sengon().public_id])))
    for words in ("Ki Lurah", "Atasan PPID", "Sri Wahyuni", EMAIL, "Menunggu jawaban", "Tambah badan publik"):
        assert words in text


# --- invite one -------------------------------------------------------------------------------------------------------
def form_for_sri(**changes: str) -> dict[str, str]:
    return {"role": "ppid", "full_name": "Sri Wahyuni", "position_title": "", "way": "email", "email": EMAIL} | changes


def test_the_admin_invites_one_person_by_email(client, admin):
    url = reverse("registry:pantau_invite", args=[sengon().public_id])
    response = client.post(url, form_for_sri(), follow=True)
    assert "Undangan untuk Sri Wahyuni sedang dikirim" in text_of(response)
    assert Invitation.objects.get().created_by == admin


def test_a_slip_is_shown_at_once_and_never_again(client, admin):
    url = reverse("registry:pantau_invite", args=[sengon().public_id])
    page = client.post(url, form_for_sri(way="slip", email="")).content.decode()
    code = OneTimeCode.objects.get(replaced_at=None)
    assert "sri.wahyuni" in page
    groups = re.search(r"<code><span>(\w{4})</span> <span>(\w{4})</span></code>", page)
    assert groups
    assert "".join(groups.groups()) not in code.code_hash
    assert "no-store" in client.post(url, form_for_sri(way="slip", email="", full_name="Lain"))["Cache-Control"]


def test_what_was_typed_stays_when_something_is_missing(client, admin):
    url = reverse("registry:pantau_invite", args=[sengon().public_id])
    page = client.post(url, form_for_sri(email="")).content.decode()
    assert "Tulis alamat surel, atau pilih slip tercetak." in page
    assert 'value="Sri Wahyuni"' in page
    assert "Ada satu hal yang perlu diperbaiki" in page


def test_a_refusal_of_the_rules_is_a_sentence_on_the_form(client, admin):
    head = in_office(sengon(), Role.VILLAGE_HEAD)
    url = reverse("registry:pantau_invite", args=[sengon().public_id])
    page = text_of(client.post(url, form_for_sri(email=head.email)))
    assert "Satu orang tidak boleh menjadi PPID sekaligus Atasan PPID" in page


def test_a_ppid_is_offered_the_roles_he_may_give_and_no_other(client, ppid):
    url = reverse("registry:meja_invite", args=[sengon().public_id])
    page = client.get(url).content.decode()
    assert re.findall(r'name="role"[^>]*value="(\w+)"', page) == ["clerk", "editor"]
    assert "Pilih" in text_of(client.post(url, form_for_sri(role="ppid")))
    assert not Invitation.objects.exists()
    client.post(url, form_for_sri(role="clerk"))
    assert Invitation.objects.get().role == Role.CLERK


# --- end, resend, revoke, slip ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["pantau_resend", "pantau_revoke"])
def test_an_invitation_is_changed_only_after_asking(client, admin, name):
    invitation = invited()
    url = reverse(f"registry:{name}", args=[invitation.pk])
    assert "?" in text_of(client.get(url))
    assert Invitation.objects.filter(times_sent=1, revoked_at=None).exists()
    client.post(url)
    assert not Invitation.objects.filter(times_sent=1, revoked_at=None).exists()


def test_a_change_that_came_too_late_is_told(client, admin):
    invitation = invited()
    client.post(reverse("registry:pantau_revoke", args=[invitation.pk]))
    again = client.post(reverse("registry:pantau_resend", args=[invitation.pk]), follow=True)
    assert "Undangan ini sudah dibatalkan." in text_of(again)


def test_an_office_is_ended_only_after_asking(client, ppid):
    clerk = in_office(sengon(), Role.CLERK, name="Joko Petugas")
    office = Appointment.objects.get(user=clerk)
    url = reverse("registry:meja_end", args=[office.pk])
    assert "Akhiri penugasan Joko Petugas?" in text_of(client.get(url))
    assert offices(clerk)
    page = client.post(url, {"ends_on": "2026-05-01"})
    assert "tidak boleh sebelum hari ini" in text_of(page)
    assert 'value="2026-05-01"' in page.content.decode()
    client.post(url, {"ends_on": ON.isoformat()})
    assert not offices(clerk)


def test_a_new_slip_is_made_only_after_asking(client, admin):
    appointment, _ = create_officer_without_email(body=sengon(), role=Role.PPID, full_name="Tono", by=None, at=AT)
    url = reverse("registry:pantau_slip", args=[appointment.pk])
    client.get(url)
    assert OneTimeCode.objects.count() == 1
    assert "1 slip siap dicetak" in text_of(client.post(url))
    assert OneTimeCode.objects.filter(replaced_at=None).count() == 1
    assert OneTimeCode.objects.count() == 2


# --- many at once -----------------------------------------------------------------------------------------------------
def test_a_list_is_tried_first_and_sent_by_a_second_button(client, admin):
    page = upload(client)
    assert "Berkas siap dikirim" in text_of(page)
    assert not Invitation.objects.exists()
    content = re.search(r'name="content" value="([^"]+)"', page.content.decode())
    assert content
    response = client.post(reverse("registry:invite_many"), {"content": content.group(1)}, follow=True)
    assert "1 undangan sedang dikirim. 1 akun tanpa surel sudah dibuat." in text_of(response)
    assert Invitation.objects.get().email == EMAIL
    assert "Tono Hartono" in text_of(response)


def test_the_faults_of_a_list_are_shown_by_line_and_nothing_can_be_sent(client, admin):
    page = upload(client, LIST.replace("33.10.01.2002", "33.10.01.9999").replace(EMAIL, "bukan surel"))
    text = text_of(page)
    assert "Ada 2 hal yang perlu diperbaiki" in text
    assert "Baris 2: surel" in text
    assert "Baris 3: kode_desa 33.10.01.9999" in text
    assert b'name="content"' not in page.content


def test_a_list_changed_between_the_buttons_is_judged_again(client, admin):
    response = client.post(reverse("registry:invite_many"), {"content": LIST.replace("33.10.01.2001", "33.24.01.2001")})
    assert "tidak ada di kabupaten ini" in text_of(response)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "Pilih berkasnya dahulu."),
        ({"file": SimpleUploadedFile("kosong.csv", b"")}, "Berkas ini kosong."),
        ({"file": SimpleUploadedFile("besar.csv", b"x" * (1024 * 1024 + 1))}, "lebih besar dari 1 MB"),
    ],
)
def test_a_file_that_cannot_be_is_refused_with_a_sentence(client, admin, files, sentence):
    assert sentence in text_of(client.post(reverse("registry:invite_many"), files))


def test_the_list_to_fill_in_names_the_villages_that_still_wait(client, admin):
    in_office(sengon())
    response = client.get(reverse("registry:invite_template"))
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["kode_desa"] for row in rows] == ["33.10.01.2002", "33.10.10.2005", "33.10.16.2002"]
    filled = response.content.decode("utf-8-sig").replace(",,Sekretaris Desa", ",Orang Baru,Sekretaris Desa", 1)
    assert "Berkas siap dikirim" in text_of(upload(client, filled))


def test_slips_for_many_are_chosen_and_printed_on_one_page(client, admin):
    people = [
        create_officer_without_email(body=body, role=Role.PPID, full_name=name, by=None, at=AT)[0]
        for body, name in ((sengon(), "Tono Hartono"), (cucukan(), "Ani Lestari"))
    ]
    url = reverse("registry:slips")
    assert "2 orang" in text_of(client.get(url))
    assert "1 orang" in text_of(client.get(url, {"q": "Ani"}))
    assert "Pilih sedikitnya satu orang." in text_of(client.post(url, {}))
    page = client.post(url, {"people": [row.pk for row in people]})
    assert "2 slip siap dicetak" in text_of(page)
    assert page.content.count(b"<code>") == 2
    assert "no-store" in page["Cache-Control"]


def test_invitations_are_listed_filtered_and_downloaded(client, admin):
    invited()
    url = reverse("registry:invitations")
    assert "1 undangan" in text_of(client.get(url, {"q": "sri", "keadaan": "waiting"}))
    assert "0 undangan" in text_of(client.get(url, {"keadaan": "expired"}))
    rows = list(csv.reader(io.StringIO(client.get(reverse("registry:invitations_csv")).content.decode("utf-8-sig"))))
    assert rows[1][2:6] == ["Sri Wahyuni", EMAIL, "PPID", "Menunggu jawaban"]


def test_expired_invitations_are_sent_again_all_at_once(client, admin):
    Invitation.objects.filter(pk=invited().pk).update(expires_at=AT)
    url = reverse("registry:resend_expired")
    assert "Kirim ulang 1 undangan" in text_of(client.get(url))
    client.post(url)
    assert Invitation.objects.get().is_open(AT)
    assert "Tidak ada undangan yang kedaluwarsa" in text_of(client.get(url))


# --- the invitation itself --------------------------------------------------------------------------------------------
def accept_url() -> str:
    return reverse("registry:accept_invitation", args=[last_token(EMAIL)])


def test_opening_the_link_changes_nothing_and_the_button_does(client):
    invited()
    url = accept_url()
    page = client.get(url)
    assert "Anda diundang menjadi PPID" in text_of(page)
    assert Invitation.objects.get().accepted_at is None
    data = {"full_name": "", "password": "kebun jati sebelah", "repeated": "kebun jati sebelah"}
    response = client.post(url, data)
    user = User.objects.get(email=EMAIL)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert offices(user) == {("Pemerintah Desa Sengon", Role.PPID)}
    assert client.get(url).status_code == 410


def test_the_account_form_keeps_the_name_and_explains_what_is_wrong(client):
    invited()
    url = accept_url()
    data = {"full_name": "Sri W. Utami", "password": "kebun jati sebelah", "repeated": "lain"}
    page = client.post(url, data)
    assert "Kedua kata sandi tidak sama" in text_of(page)
    assert "Sri W. Utami" in page.content.decode()
    weak = client.post(url, {"full_name": "", "password": "12345", "repeated": "12345"})
    assert "Kata sandi" in text_of(weak)
    assert "Ada " in text_of(weak)
    assert not User.objects.filter(email=EMAIL).exists()


def test_the_link_asks_another_person_to_leave_first(client, admin):
    invited()
    url = accept_url()
    assert "Anda sedang masuk sebagai orang lain" in text_of(client.get(url))
    client.post(url)
    assert Invitation.objects.get().accepted_at is None


def test_a_person_who_is_signed_in_only_presses_the_button(client):
    user = in_office(cucukan())
    User.objects.filter(pk=user.pk).update(email=EMAIL)
    client.force_login(user)
    invited()
    client.post(accept_url())
    assert ("Pemerintah Desa Sengon", Role.PPID) in offices(user)


def test_a_dead_link_says_why(client):
    response = client.get(reverse("registry:accept_invitation", args=["tidak-ada"]))
    assert response.status_code == 410
    assert "Undangan ini tidak dikenal" in text_of(response)
