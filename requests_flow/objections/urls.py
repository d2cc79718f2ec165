"""Addresses of the citizen's objection; the desk's stand in requests_flow.urls_officer."""

from django.urls import path, re_path

from requests_flow.objections.views import citizen as objector
from requests_flow.objections.views import filing as objecting

citizen_patterns = [
    path("keberatan/", objecting.choose, name="object_choose"),
    path("desa/<slug:slug>/keberatan/", objecting.without_request, name="object_without_request"),
    path("permohonan/<uuid:public_id>/keberatan/", objecting.against_request, name="object"),
    re_path(
        r"^keberatan/baru/(?P<draft_id>[0-9a-f-]{36})/(?P<name>isi|siapa|periksa)/$", objecting.step, name="object_step"
    ),
    path("keberatan/<uuid:public_id>/", objector.status, name="my_objection"),
    path("keberatan/<uuid:public_id>/tanda-bukti/", objector.receipt, name="my_objection_receipt"),
    path("keberatan/<uuid:public_id>/kunci-disimpan/", objector.key_kept, name="my_objection_key_kept"),
    path("keberatan/<uuid:public_id>/cabut/", objector.withdraw, name="my_objection_withdraw"),
    path("keberatan/<uuid:public_id>/surat/<uuid:letter_id>/", objector.letter, name="my_objection_letter"),
    path("keberatan/<uuid:public_id>/berkas/<uuid:file_id>/", objector.file, name="my_objection_file"),
]
