"""The pages of the public information list."""

from tests.browser.stops import GUEST, HEAD, OFFICER, Stop, opening_all, pressing

INFORMATION = (
    Stop("information-public", GUEST, "/desa/{slug}/informasi/"),
    Stop("information-public-category", GUEST, "/desa/{slug}/informasi/?category=periodic&year=2025"),
    Stop("information-public-nothing", GUEST, "/desa/{slug}/informasi/?q=atlantis"),
    Stop("information-public-empty", GUEST, "/desa/{idle_slug}/informasi/"),
    Stop("information-item", GUEST, "/desa/{slug}/informasi/{information_published}/"),
    Stop("information-item-withdrawn", GUEST, "/desa/{slug}/informasi/{information_withdrawn}/", status=410),
    Stop("information-desk", OFFICER, "/meja/informasi/"),
    Stop("information-desk-nothing", OFFICER, "/meja/informasi/?q=atlantis"),
    Stop("information-desk-read-only", HEAD, "/meja/informasi/{information_published}/"),
    Stop("information-add", OFFICER, "/meja/informasi/baru/"),
    Stop("information-add-wrong", OFFICER, "/meja/informasi/baru/", pressing("Simpan konsep"), status=422),
    Stop("information-draft", OFFICER, "/meja/informasi/{information_draft}/", opening_all),
    Stop("information-published", OFFICER, "/meja/informasi/{information_published}/", opening_all),
    Stop("information-fixing", OFFICER, "/meja/informasi/penetapan/", opening_all),
    Stop("information-fixing-editor", HEAD, "/meja/informasi/penetapan/"),
    Stop("information-withdrawn", OFFICER, "/meja/informasi/{information_withdrawn}/"),
)
