"""Every address of the portal, and the pages that span apps."""

from django.conf import settings
from django.urls import include, path

from ppid_portal import gallery, views
from ppid_portal.views import monitor, notices

urlpatterns = [
    path("", views.home, name="home"),
    path("desa/", views.directory, name="directory"),
    path("desa/<slug:slug>/", views.village, name="village"),
    path("wilayah/<str:code>/", views.region, name="region"),
    path("cara-meminta-informasi/", views.how, name="how"),
    path("aksesibilitas/", views.accessibility, name="accessibility"),
    path("pelindungan-data-pribadi/", views.privacy, name="privacy"),
    path("masuk/", views.after_login, name="after_login"),
    path("pantau/", monitor.overview, name="monitor"),
    path("pantau/permohonan/", monitor.requests, name="monitor_requests"),
    path("pantau/pekerjaan/<int:pk>/mulai-lagi/", monitor.restart_job, name="restart_job"),
    path("akun/pemberitahuan/", notices.inbox, name="notices"),
    path("akun/pemberitahuan/dibaca/", notices.read_all, name="notices_read_all"),
    path("akun/pemberitahuan/surel/", notices.choose_mails, name="notices_mails"),
    path("akun/pemberitahuan/<uuid:message_id>/", notices.read, name="notices_read"),
    path("akun/", include("accounts.urls")),
    path("", include("documents.urls")),
    path("", include("registry.urls")),
    path("", include("requests_flow.urls")),
]

if settings.MODE != "production":
    urlpatterns.append(path("galeri/", gallery.page, name="gallery"))

handler400 = "ppid_portal.views.bad_request"
handler404 = "ppid_portal.views.not_found"
handler500 = "ppid_portal.views.server_error"
