"""Addresses of disputes, included into the namespace `requests`."""

from django.urls import path

from requests_flow.disputes.views import citizen, desk

urlpatterns = [
    path("keberatan/<uuid:public_id>/sengketa/", citizen.tell, name="dispute_tell"),
    path("sengketa/<uuid:public_id>/", citizen.dispute, name="dispute"),
    path("sengketa/<uuid:public_id>/cabut/", citizen.withdraw, name="dispute_withdraw"),
    path("sengketa/<uuid:public_id>/berkas/<uuid:file_id>/", citizen.file, name="dispute_file"),
    path("sengketa/<uuid:public_id>/unduh/", citizen.bundle, name="dispute_bundle"),
    path("meja/keberatan/<uuid:public_id>/sengketa/", desk.file_for, name="dispute_file_for"),
    path("meja/sengketa/", desk.listing, name="disputes"),
    path("meja/sengketa/<uuid:public_id>/", desk.dispute, name="dispute_desk"),
    path("meja/sengketa/<uuid:public_id>/unduh/", desk.bundle, name="dispute_desk_bundle"),
    path("meja/sengketa/<uuid:public_id>/berkas/<uuid:file_id>/", desk.file, name="dispute_desk_file"),
    path("meja/sengketa/<uuid:public_id>/langkah/<slug:name>/", desk.move, name="dispute_move"),
]
