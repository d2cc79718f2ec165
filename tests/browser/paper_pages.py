"""The pages of charter, procedures and decree, for the list of pages."""

from tests.browser.stops import ADMIN, CLERK, GUEST, HEAD, IDLE, MONITOR, OFFICER, Stop, opening_all, pressing

PAPERS = (
    Stop("service", GUEST, "/desa/{slug}/layanan/"),
    Stop("service-empty", GUEST, "/desa/{idle_slug}/layanan/"),
    Stop("service-kelurahan", GUEST, "/desa/{kelurahan_slug}/layanan/"),
    Stop("service-charter", GUEST, "/desa/{slug}/layanan/maklumat/"),
    Stop("service-procedure", GUEST, "/desa/{slug}/layanan/permintaan/"),
    Stop("service-replaced", GUEST, "/desa/{slug}/layanan/pengumuman/versi/1/"),
    Stop("service-none", GUEST, "/desa/{idle_slug}/layanan/maklumat/", status=404),
    Stop("desk-papers", OFFICER, "/meja/dokumen/"),
    Stop("desk-papers-clerk", CLERK, "/meja/dokumen/"),
    Stop("desk-papers-none", IDLE, "/meja/dokumen/"),
    Stop("desk-paper-draft", OFFICER, "/meja/dokumen/{paper_draft}/", opening_all),
    Stop("desk-paper-draft-clerk", CLERK, "/meja/dokumen/{paper_draft}/"),
    Stop("desk-paper-waiting", HEAD, "/meja/dokumen/{paper_waiting}/", opening_all),
    Stop("desk-paper-waiting-no-scan", OFFICER, "/meja/dokumen/{paper_waiting}/",
         pressing("Unggah naskah bertanda tangan"), 422, "registry:document_sign"),
    Stop("desk-paper-in-force", OFFICER, "/meja/dokumen/{paper_in_force}/"),
    Stop("desk-paper-in-force-head", HEAD, "/meja/dokumen/{paper_in_force}/", opening_all),
    Stop("desk-decree", OFFICER, "/meja/petugas/penugasan/{ppid_office}/sk/"),
    Stop("desk-ppid-decree-waiting", IDLE, "/meja/petugas/penugasan/{idle_office}/sk/", opening_all),
    Stop("monitor-papers", ADMIN, "/pantau/dokumen/"),
    Stop("monitor-papers-missing", MONITOR, "/pantau/dokumen/?keadaan=tanpa-maklumat"),
    Stop("monitor-papers-nothing", ADMIN, "/pantau/dokumen/?q=atlantis"),
)  # fmt: skip
