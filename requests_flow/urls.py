"""Addresses of requests: the citizen's pages here, the officer's under /meja/ in urls_officer."""

from django.urls import include, path, re_path

from requests_flow.exemptions.views import lists as exemption_lists
from requests_flow.objections.urls import citizen_patterns
from requests_flow.privacy.urls import public_patterns as privacy_patterns
from requests_flow.registers.urls import public_patterns
from requests_flow.views import applicant, applicant_after, ask, elsewhere, feeds, files

app_name = "requests"
urlpatterns = [
    path("permohonan/", ask.choose, name="choose"),
    path("desa/<slug:slug>/permohonan/", ask.begin, name="begin"),
    path("desa/<slug:slug>/pengaduan/", elsewhere.elsewhere, name="elsewhere"),
    path("desa/<slug:slug>/pengecualian/", exemption_lists.exempt_list, name="exempt_list"),
    re_path(r"^permohonan/baru/(?P<draft_id>[0-9a-f-]{36})/(?P<name>apa|siapa|cara|periksa)/$", ask.step, name="step"),
    path("lacak/", applicant.track, name="track"),
    path("akun/permohonan/", applicant.mine, name="mine"),
    path("permohonan/<uuid:public_id>/", applicant.status, name="status"),
    path("permohonan/<uuid:public_id>/tanda-bukti/", applicant.receipt, name="receipt"),
    path("permohonan/<uuid:public_id>/kunci-disimpan/", applicant.key_kept, name="key_kept"),
    path("permohonan/<uuid:public_id>/lengkapi/", applicant.complete, name="complete"),
    path("permohonan/<uuid:public_id>/cabut/", applicant.withdraw, name="withdraw"),
    path("permohonan/<uuid:public_id>/buka-kembali/", applicant_after.reopen, name="reopen"),
    path("permohonan/<uuid:public_id>/nilai/", applicant_after.rate, name="rate"),
    path("permohonan/<uuid:public_id>/kalender/", feeds.of_request, name="feed_of_request"),
    path("keberatan/<uuid:public_id>/kalender/", feeds.of_objection, name="feed_of_objection"),
    path("kalender/<str:key>.ics", feeds.feed, name="feed"),
    path("permohonan/<uuid:public_id>/surat/<uuid:letter_id>/", files.letter, name="letter"),
    path("permohonan/<uuid:public_id>/berkas/<uuid:file_id>/", files.file, name="file"),
    *public_patterns,
    *citizen_patterns,
    *privacy_patterns,
    path("", include("requests_flow.disputes.urls")),
    path("meja/", include("requests_flow.urls_officer")),
]
