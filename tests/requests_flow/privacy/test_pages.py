"""The pages of personal data: the person's, the desk's, everybody's."""

import pytest
from django.urls import reverse

from registry.models import RegencyConfig
from requests_flow.models import InformationRequest, PersonalDataRequest, RequestDraft
from requests_flow.privacy.enums import DataRequestStatus
from tests.registry import world as country
from tests.requests_flow import cases
from tests.requests_flow.privacy import world

S, AT, HOUR = DataRequestStatus, world.AT, world.HOUR
ASKED = {"right": "access", "wish": "Apa saja data saya?"}


def text(response):
    return " ".join(response.text.replace("\u2060", "").replace("\u00a0", " ").split())


def ask_url(case):
    return reverse("requests:data_request_of_request", args=[case.public_id])


@pytest.fixture
def holder(cast, client, set_clock):
    """A visitor who holds the key of a request."""
    set_clock(AT)
    filed = cases.file_case(cast.body)
    client.post(reverse("requests:track"), {"number": filed.case.number, "key": filed.key})
    client.case, client.key = filed.case, filed.key
    return client


@pytest.fixture
def ppid(cast, client, set_clock):
    set_clock(AT + 5 * HOUR)
    client.force_login(cast.ppid)
    return client


def sent(client, case, name, **data):
    return client.post(reverse(f"requests:data_request_{name}", args=[case.public_id]), data)


# --- the person -------------------------------------------------------------------------------------------------------
def test_a_guest_asks_follows_and_takes_the_copy(holder, cast):
    assert ask_url(holder.case) in holder.get(holder.case.get_absolute_url()).text
    response = holder.post(ask_url(holder.case), ASKED)
    case = PersonalDataRequest.objects.get()
    assert response.url == case.get_absolute_url()
    page = text(holder.get(case.get_absolute_url()))
    assert "Tinggal 71 jam." in page, "some seconds of the first hour are gone"
    assert "Minggu, 24 Mei 2026, pukul 16.05 WIB" in page
    copy = reverse("requests:my_data_copy", args=[case.public_id])
    assert holder.post(copy).status_code == 403
    world.answer(case, world.Ruling(outcome="granted", measures="Salinan siap."), cast, AT + HOUR)
    assert copy in holder.get(case.get_absolute_url()).text
    answer = holder.post(copy)
    assert answer.content.startswith(b"PK")
    assert answer["Cache-Control"].count("no-store") == 1
    assert holder.get(copy).status_code == 405, "reading a page writes nothing, so it records no taking"


def test_the_number_and_the_key_of_the_case_open_it_later(holder, client, cast):
    holder.post(ask_url(holder.case), ASKED)
    case = PersonalDataRequest.objects.get()
    client.cookies.clear()
    assert client.get(case.get_absolute_url()).status_code == 404
    response = client.post(reverse("requests:track"), {"number": case.number, "key": holder.key})
    assert response.url == case.get_absolute_url()
    assert client.get(response.url).status_code == 200


def test_a_wrong_form_comes_back_with_what_was_typed(holder):
    response = holder.post(ask_url(holder.case), {"wish": "Hanya ini."})
    assert response.status_code == 422
    assert "Pilih apa yang Anda minta." in response.text
    assert "Hanya ini." in response.text
    assert not PersonalDataRequest.objects.exists()


def test_a_double_click_is_one_request(holder):
    page = holder.get(ask_url(holder.case))
    typed = ASKED | {"submission_id": str(page.context["submission_id"])}
    assert holder.post(ask_url(holder.case), typed).url == holder.post(ask_url(holder.case), typed).url


def test_an_account_follows_its_requests_from_its_own_page(client, cast, set_clock):
    set_clock(AT)
    citizen = country.person("Warga Berakun")
    case = cases.file_case(cast.body, account=citizen).case
    client.force_login(citizen)
    assert client.post(ask_url(case), ASKED).status_code == 302
    asked = PersonalDataRequest.objects.get()
    assert asked.account == citizen
    assert asked.get_absolute_url() in client.get(reverse("requests:mine")).text
    assert client.get(asked.get_absolute_url()).status_code == 200


def test_withdrawing_asks_for_a_yes(holder):
    holder.post(ask_url(holder.case), ASKED)
    case = PersonalDataRequest.objects.get()
    url = reverse("requests:my_data_request_withdraw", args=[case.public_id])
    assert holder.post(url).status_code == 422
    assert holder.post(url, {"sure": "on"}).status_code == 302
    assert world.fresh(case).status == S.WITHDRAWN


def test_where_to_ask_lists_only_what_this_visitor_has_opened(holder, cast, client):
    other = cases.file_case(cast.body).case
    url = reverse("requests:data_request_choose", args=[cast.body.region.slug])
    page = holder.get(url).text
    assert ask_url(holder.case) in page
    assert other.number not in page
    client.cookies.clear()
    assert "Belum ada perkara yang terbuka" in client.get(url).text


# --- the desk ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", list(S))
def test_the_page_shows_each_status(status, ppid, cast):
    case = world.walk_to(status, cast)
    page = text(ppid.get(reverse("requests:data_request", args=[case.public_id])))
    assert case.number in page
    assert cases.NIK not in page
    assert "331012" not in page, "nobody needs the number of a card here"


def test_the_ppid_corrects_answers_and_signs(ppid, cast):
    case = world.walk_to(S.RECEIVED, cast)
    assert sent(ppid, case, "take_up").status_code == 302
    changes = {"name": "Nama Benar", "address": "Dukuh Contoh RT 02 RW 01", "email": "fulanah@warga.example"}
    typed = {f"correct-{name}": value for name, value in changes.items()}
    assert sent(ppid, case, "correct", **typed).status_code == 302
    reply = {"reply-outcome": "granted", "reply-measures": "Nama sudah diperbaiki."}
    assert sent(ppid, case, "reply", **reply).status_code == 302
    assert sent(ppid, case, "sign", **{"sign-scan": cases.scan()}).status_code == 302
    assert world.fresh(case).status == S.ANSWERED
    case = InformationRequest.objects.get(pk=case.request_id)
    assert case.applicant.name == "Nama Benar"
    assert "Data pemohon diperbaiki" in ppid.get(reverse("requests:case", args=[case.public_id])).text


def test_what_the_law_does_not_allow_is_told_and_nothing_is_lost(ppid, cast):
    case = world.walk_to(S.IN_REVIEW, cast)
    response = sent(ppid, case, "reply", **{"reply-outcome": "granted", "reply-measures": "Sudah saya ganti."})
    assert response.status_code == 409
    assert "Perbaiki dahulu" in response.text
    assert "Sudah saya ganti." in response.text


def test_the_clerk_sees_why_the_decision_is_not_his(client, cast, set_clock):
    set_clock(AT + HOUR)
    client.force_login(cast.clerk)
    case = world.walk_to(S.IN_REVIEW, cast)
    assert "Hanya PPID" in client.get(reverse("requests:data_request", args=[case.public_id])).text
    assert sent(client, case, "reply", **{"reply-outcome": "refused", "reply-reasons": "x"}).status_code == 409


def test_an_officer_enters_a_request_after_checking_who_it_is(ppid, cast):
    known = cases.walk_to("received", cast)
    url = reverse("requests:data_request_enter")
    typed = ASKED | {
        "body": cast.body.pk, "channel": "walk_in", "received_at": "2026-05-21T15:00", "number": known.number,
    }  # fmt: skip
    assert ppid.post(url, typed).status_code == 422, "the identity was not checked"
    assert ppid.post(url, typed | {"checked": "on"}).status_code == 302
    case = PersonalDataRequest.objects.get()
    assert case.request == known
    assert case.subject.name == cases.APPLICANT["name"]
    unknown = ppid.post(url, typed | {"checked": "on", "number": "777/PI/V/2026"})
    assert "tidak ada di badan publik ini" in unknown.text


def test_the_list_is_searched_filtered_and_counts_lateness(ppid, cast, set_clock):
    case = world.walk_to(S.RECEIVED, cast)
    url = reverse("requests:data_requests")
    assert len(ppid.get(url, {"q": case.number}).context["rows"]) == 1
    assert not ppid.get(url, {"q": "tidak ada"}).context["rows"]
    assert not ppid.get(url, {"right": "erase"}).context["rows"]
    assert not ppid.get(url, {"condition": "late"}).context["rows"]
    set_clock(AT + 80 * HOUR)
    assert len(ppid.get(url, {"condition": "late"}).context["rows"]) == 1


def test_the_desk_of_today_shows_what_waits(ppid, cast):
    case, incident = world.walk_to(S.RECEIVED, cast), world.incident(cast)
    page = text(ppid.get(reverse("requests:today")))
    assert case.number in page
    assert f"Insiden data pribadi {incident.number}" in page


# --- everybody --------------------------------------------------------------------------------------------------------
def test_a_village_names_its_own_officer_before_the_regencys(client, cast, set_clock):
    set_clock(AT)
    url = reverse("requests:village_privacy", args=[cast.body.region.slug])
    for config in RegencyConfig.objects.order_by("pk"):
        config.protection_officer, config.protection_email = "Diskominfo Contoh", "pdp@klaten.example"
        config.save()
    assert "Diskominfo Contoh" in client.get(url).text
    assert "pdp@klaten.example" in client.get(reverse("privacy")).text
    cast.body.protection_officer = "Sekretaris Desa Contoh"
    cast.body.save()
    page = client.get(url)
    assert "Sekretaris Desa Contoh" in page.text
    assert "Diskominfo Contoh" not in page.text
    assert not page.cookies


def test_the_record_of_processing_is_read_by_everybody_and_exported(client, cast, set_clock):
    set_clock(AT)
    page = text(client.get(reverse("requests:processing")))
    assert "5 tahun sesudah permohonan berakhir" in page
    table = client.get(reverse("requests:processing_csv")).content.decode("utf-8-sig").splitlines()
    assert table[0].startswith("Kegiatan,Tujuan,Dasar hukum")
    assert len([line for line in table if line]) == 10
    client.force_login(cast.clerk)
    assert client.get(reverse("requests:desk_processing")).status_code == 200


# --- what is no request -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("matter", ["complaint", "aspiration", "emergency"])
def test_a_complaint_is_led_away_and_nothing_of_it_is_kept(client, cast, set_clock, matter):
    set_clock(AT)
    begin = reverse("requests:begin", args=[cast.body.region.slug])
    typed = {"matter": matter, "item-1": "Jalan depan balai berlubang", "purpose": "Supaya diperbaiki"}
    page = client.post(begin, typed)
    assert "https://www.lapor.go.id" in page.text
    assert "Jalan depan balai berlubang" in page.text, "what was typed can be copied"
    assert not InformationRequest.objects.exists()
    assert not RequestDraft.objects.exists()


def test_who_chose_wrongly_goes_on_with_what_was_typed(client, cast, set_clock):
    set_clock(AT)
    begin = reverse("requests:begin", args=[cast.body.region.slug])
    typed = {"item-1": "LPJ 2025", "purpose": "Belajar", "obtain": "copy_digital", "body": cast.body.pk}
    shown = client.post(begin, typed | {"matter": "complaint"}).context["typed"]
    assert client.post(begin, shown | {"matter": "information"}).status_code == 302
    assert RequestDraft.objects.get().answers["apa"]["item-1"] == "LPJ 2025"


def test_an_open_draft_is_not_changed_by_a_complaint(client, cast, set_clock):
    set_clock(AT)
    typed = {"item-1": "LPJ 2025", "purpose": "Belajar", "obtain": "copy_digital", "body": cast.body.pk}
    client.post(reverse("requests:begin", args=[cast.body.region.slug]), typed)
    draft = RequestDraft.objects.get()
    step = reverse("requests:step", args=[draft.pk, "apa"])
    page = client.post(step, typed | {"matter": "aspiration", "item-1": "Bangun lapangan"})
    assert "Bangun lapangan" in page.text
    draft.refresh_from_db()
    assert draft.answers["apa"]["item-1"] == "LPJ 2025"


def test_the_desk_is_told_what_is_no_request(ppid):
    assert "SP4N-LAPOR" in ppid.get(reverse("requests:register")).text
