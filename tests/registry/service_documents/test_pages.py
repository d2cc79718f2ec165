"""The pages of service documents, through the browser's eyes: what they show, keep of what was typed, and refuse."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.actions.configure_regency import configure_regency
from registry.actions.issue_document import issue_document
from registry.actions.recall_document import recall_document
from registry.actions.start_document import start_document
from registry.actions.update_body import update_body
from registry.enums import DocumentKind, DocumentState
from registry.models import Appointment, ServiceDocument
from tests.registry import world
from tests.registry.service_documents import papers
from tests.registry.test_pages import text_of
from tests.requests_flow.cases import scan

pytestmark = pytest.mark.usefixtures("fixed_clock")
AT = world.AT


@pytest.fixture
def ppid(client, cast):
    client.force_login(cast.ppid)
    return cast.ppid


def address(document, name="document"):
    return reverse(f"registry:{name}", args=[document.public_id])


def typed(document, **changes):
    return {row["code"]: row["text"] for row in document.sections} | {"edition": document.edition} | changes


def only() -> ServiceDocument:
    return ServiceDocument.objects.get()


# --- the desk ---------------------------------------------------------------------------------------------------------
def test_the_list_shows_eight_papers_and_the_one_next_step(client, cast, ppid):
    papers.in_force(cast.body, "charter", ppid, AT)
    papers.issued(cast.body, "sop_request", ppid, AT)
    start_document(body=cast.body, kind="sop_dip", by=ppid, at=AT)
    page = client.get(reverse("registry:documents"))
    text = text_of(page)
    assert "1 dari 8 naskah sudah berlaku" in text
    for words in ("Berlaku, versi 1", "Menunggu tanda tangan, versi 1", "Konsep, versi 1", "Lanjutkan menulis"):
        assert words in text
    assert page.content.decode().count('class="button" data-size="small">') == 1, "one filled button a page"


def test_a_paper_is_begun_written_and_issued_on_the_pages(client, cast, ppid):
    client.post(reverse("registry:start_document", args=[cast.body.public_id, "permintaan"]))
    document = only()
    assert document.kind == DocumentKind.SOP_REQUEST
    page = client.get(address(document))
    assert "Satu baris untuk satu langkah" in text_of(page)
    sent = client.post(address(document), typed(document, purpose="Agar cepat.\r\nDan tepat."), follow=True)
    assert "Naskah sudah disimpan." in text_of(sent)
    assert "Agar cepat.\nDan tepat." in str(only().sections[1]["text"])
    assert client.get(address(document, "document_preview"))["Content-Type"] == "application/pdf"
    sent = client.post(address(document, "document_issue"), follow=True)
    assert "menunggu tanda tangan" in text_of(sent)
    assert only().state == DocumentState.AWAITING_SIGNATURE
    sent = client.post(address(document, "document_sign"), {"scan": scan()}, follow=True)
    assert "berlaku untuk umum" in text_of(sent)
    assert only().state == DocumentState.IN_FORCE


def test_what_was_typed_is_kept_when_somebody_saved_meanwhile(client, cast, ppid):
    document = start_document(body=cast.body, kind="charter", by=ppid, at=AT)
    first, second = typed(document, cost="Tulisan pertama."), typed(document, cost="Tulisan kedua.")
    client.post(address(document), first)
    page = client.post(address(document), second)
    text = text_of(page)
    assert page.status_code == 409
    assert "menyimpan naskah ini sesudah Anda membukanya" in text
    assert "Tulisan kedua." in text
    assert "Yang tersimpan sekarang" in text
    assert "Tulisan pertama." in text
    assert page.content.decode().count("Tulisan pertama.") == 1, "only where the two differ"
    edition = page.context["form"]["edition"].value()
    assert client.post(address(document), second | {"edition": edition}).status_code == 302
    assert "Tulisan kedua." in str(only().sections)


def test_a_fault_is_told_on_the_page_and_nothing_is_lost(client, cast, ppid):
    document = start_document(body=cast.body, kind="sop_dip", by=ppid, at=AT)
    client.post(address(document), typed(document, steps="Satu | dua", cost=""))
    page = client.get(address(document, "document_preview"))
    assert page.status_code == 409
    assert "Langkah 1: tulis empat bagian" in text_of(page)
    page = client.post(address(document, "document_issue"))
    assert page.status_code == 409
    assert "Isi dahulu bagian ini: Biaya." in text_of(page)
    page = client.post(address(document), typed(document, cost="x" * 8001))
    assert page.status_code == 422
    assert "Ringkas menjadi paling banyak" in text_of(page)


def test_signing_without_a_scan_and_recalling_without_a_reason_are_told(client, cast, ppid):
    document = papers.issued(cast.body, "charter", ppid, AT)
    page = client.post(address(document, "document_sign"))
    assert page.status_code == 422
    assert "Unggah pindaian naskah" in text_of(page)
    page = client.post(address(document, "document_recall"), {"reason": " "})
    assert page.status_code == 422
    assert "Tulis alasan menarik naskah ini." in text_of(page)
    client.post(address(document, "document_recall"), {"reason": "Salah jam"})
    assert only().state == DocumentState.DRAFT
    assert "Salah jam" in text_of(client.get(address(document)))


def test_the_clerk_reads_and_is_told_who_writes(client, cast):
    document = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    client.force_login(cast.clerk)
    assert "Hanya PPID Desa Sengon yang dapat menyusun" in text_of(client.get(reverse("registry:documents")))
    page = client.get(address(document))
    assert "Simpan naskah" not in text_of(page)
    assert client.post(address(document), typed(document)).status_code == 409


def test_the_desk_says_when_the_regency_has_changed_a_term(client, cast, ppid):
    document = papers.in_force(cast.body, "charter", ppid, AT)
    assert "Jangka waktu kabupaten" not in text_of(client.get(reverse("registry:documents")))
    changes = {"term_overrides": {"answer": 5}}
    configure_regency(regency=world.klaten(), changes=changes, reason="Perbup", by=None, at=AT)
    assert "Jangka waktu kabupaten berubah" in text_of(client.get(reverse("registry:documents")))
    assert "Buat versi baru" in text_of(client.get(address(document)))


def test_a_body_of_others_and_a_kind_that_is_none_are_not_found(client, cast, ppid):
    other = world.cucukan()
    assert client.post(reverse("registry:start_document", args=[other.public_id, "maklumat"])).status_code == 404
    assert client.post(reverse("registry:start_document", args=[cast.body.public_id, "apa"])).status_code == 404
    foreign = start_document(body=other, kind="charter", by=cast.other_ppid, at=AT)
    for name in ("document", "document_preview", "document_letter"):
        assert client.get(address(foreign, name)).status_code == 404


# --- the decree -------------------------------------------------------------------------------------------------------
def test_the_decree_is_made_from_the_list_of_people(client, cast, ppid):
    office = Appointment.objects.get(user=ppid)
    url = reverse("registry:decree", args=[office.pk])
    assert url in client.get(reverse("registry:staff")).content.decode()
    preview = client.post(reverse("registry:decree_preview", args=[office.pk]), {"local_rules": "Perdes 3"})
    assert preview["Content-Type"] == "application/pdf"
    page = client.post(url, {"number": "188/5/2026", "local_rules": "Perdes 3"}, follow=True)
    assert "Menunggu tanda tangan Kepala Desa Sengon" in text_of(page)
    page = client.post(reverse("registry:decree_sign", args=[office.pk]), {"scan": scan()}, follow=True)
    assert "SK sudah ditandatangani" in text_of(page)
    office.refresh_from_db()
    assert office.decree == "188/5/2026"
    assert client.get(reverse("registry:decree_letter", args=[office.pk]))["Content-Type"] == "application/pdf"


def test_a_decree_is_taken_back_with_a_reason(client, cast, ppid):
    office = Appointment.objects.get(user=ppid)
    client.post(reverse("registry:decree", args=[office.pk]), {})
    assert client.post(reverse("registry:decree_sign", args=[office.pk])).status_code == 422
    assert client.post(reverse("registry:decree_recall", args=[office.pk]), {"reason": ""}).status_code == 422
    client.post(reverse("registry:decree_recall", args=[office.pk]), {"reason": "Salah nama"})
    assert client.get(reverse("registry:decree_letter", args=[office.pk])).status_code == 404
    assert "Terbitkan SK" in text_of(client.get(reverse("registry:decree", args=[office.pk])))


# --- everybody --------------------------------------------------------------------------------------------------------
def service(name="service", *args, slug="sengon"):
    return reverse(f"registry:{name}", args=[slug, *args])


def test_a_village_without_papers_says_so_and_links_to_what_can_be_done(client, cast):
    text = text_of(client.get(service()))
    assert "Maklumat belum ditetapkan." in text
    assert text.count("Belum ditetapkan") == 7
    assert "Kepala Desa Sengon" in text
    assert "Minta informasi" in text
    assert client.get(service("service_document", "maklumat")).status_code == 404
    assert reverse("registry:service", args=["sengon"]) in client.get("/desa/sengon/").content.decode()


def test_what_is_in_force_is_read_as_text_and_as_the_signed_file_with_its_size(client, cast):
    papers.in_force(cast.body, "charter", cast.ppid, AT)
    papers.in_force(cast.body, "sop_request", cast.ppid, AT)
    text = text_of(client.get(service()))
    assert "ditandatangani Kepala Desa Sengon pada 21 Mei 2026" in text
    assert "Unduh PDF (1 kB)" in text
    page = client.get(service("service_document", "permintaan"))
    text = text_of(page)
    assert "1. Menerima permohonan di meja layanan" in text
    assert "bertanda tangan, 1 kB" in text
    assert "csrf" not in page.content.decode()
    assert not page.cookies
    assert client.get(service("service_letter", "permintaan", 1))["Content-Type"] == "application/pdf"


def test_a_draft_and_an_unsigned_paper_are_nobodys_business(client, cast):
    document = start_document(body=cast.body, kind="charter", by=cast.ppid, at=AT)
    for _ in range(2):
        assert client.get(service("service_document", "maklumat")).status_code == 404
        assert client.get(service("service_version", "maklumat", 1)).status_code == 404
        assert client.get(service("service_letter", "maklumat", 1)).status_code == 404
        if document.letter is None:
            document = issue_document(document=document, by=cast.ppid, at=AT)


def test_an_old_version_keeps_its_address_and_is_marked(client, cast):
    papers.in_force(cast.body, "charter", cast.ppid, AT)
    second = papers.in_force(cast.body, "charter", cast.ppid, AT)
    text = text_of(client.get(service("service_version", "maklumat", 1)))
    assert "Naskah ini sudah diganti" in text
    assert client.get(service("service_letter", "maklumat", 1)).status_code == 200
    recall_document(document=second, reason="Keliru sekali", by=cast.head, at=AT)
    text = text_of(client.get(service("service_version", "maklumat", 2)))
    assert "Naskah ini sudah dicabut" in text
    assert "Keliru sekali" not in text
    assert client.get(service("service_document", "maklumat")).status_code == 404


def test_a_kelurahan_shows_the_papers_of_who_answers_for_it(client, country):
    from registry import selectors  # noqa: PLC0415 - needs the country
    from registry.enums import Role  # noqa: PLC0415

    body = selectors.regency_body(world.klaten())
    ppid = world.in_office(body, Role.PPID)
    papers.furnish(body, AT)
    body.refresh_from_db()
    papers.in_force(body, "charter", ppid, AT)
    text = text_of(client.get(service(slug="bareng")))
    assert "Atasan PPID Kabupaten Klaten" in text
    assert "Baca maklumat" in text
    assert "PPID Kabupaten Klaten" in text_of(client.get(service("service_document", "maklumat", slug="bareng")))


@pytest.mark.parametrize("badan", ["bukan-uuid", "00000000-0000-4000-8000-000000000000"])
def test_a_body_that_does_not_serve_the_village_is_not_found(client, cast, badan):
    assert client.get(service(), {"badan": badan}).status_code == 404


# --- the regency ------------------------------------------------------------------------------------------------------
@pytest.fixture
def monitor(client, cast):
    client.force_login(cast.monitor)
    return cast.monitor


def test_the_regency_sees_who_has_what_and_finds_what_is_missing(client, cast, monitor):
    for kind in DocumentKind.values:
        papers.in_force(cast.body, kind, cast.ppid, AT)
    update_body(body=world.cucukan(), changes=papers.OFFICE, by=None, at=AT)
    papers.in_force(world.cucukan(), "charter", cast.other_ppid, AT)
    papers.issued(world.cucukan(), "sop_dip", cast.other_ppid, AT)
    url = reverse("registry:documents_overview")
    text = text_of(client.get(url))
    assert "1 dari 5 badan publik punya maklumat dan semua SOP" in text
    assert "7 dari 7" in text
    assert "Blumah" not in text, "of another regency"

    def found(**narrowed):
        return [row["body"].name for row in client.get(url, narrowed).context["rows"]]

    assert found(keadaan="lengkap") == ["Pemerintah Desa Sengon"]
    assert "Pemerintah Desa Cucukan" in found(keadaan="tanpa-sop")
    assert "Pemerintah Desa Cucukan" not in found(keadaan="tanpa-maklumat")
    assert "Pemerintah Desa Cucukan" not in found(keadaan="kosong")
    assert found(q="cucuk") == ["Pemerintah Desa Cucukan"]
    assert found(kecamatan="33.10.01") == ["Pemerintah Desa Sengon", "Pemerintah Desa Cucukan"]
    assert "Tidak ada yang cocok" in text_of(client.get(url, {"q": "atlantis"}))
    table = client.get(reverse("registry:documents_overview_csv"), {"keadaan": "lengkap"}).content.decode("utf-8-sig")
    assert table.splitlines()[0].startswith("kode,badan_publik,kecamatan,charter,sop_announcement")
    assert table.splitlines()[1] == "33.10.01.2001,Pemerintah Desa Sengon,Prambanan,ya,ya,ya,ya,ya,ya,ya,ya,7"


@pytest.mark.parametrize("name", ["documents_overview", "documents_overview_csv"])
def test_the_list_of_the_regency_takes_as_many_queries_for_many_bodies_as_for_few(client, cast, monitor, name):
    url = reverse(f"registry:{name}")
    for body, ppid in ((cast.body, cast.ppid), (world.cucukan(), cast.other_ppid)):
        papers.in_force(body, "sop_dip", ppid, AT)
    client.get(url)
    counted = []
    for q in ("sengon", ""):
        with CaptureQueriesContext(connection) as queries:
            client.get(url, {"q": q})
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_officers_of_a_village_do_not_see_the_list_of_the_regency(client, ppid):
    assert client.get(reverse("registry:documents_overview")).status_code == 403
