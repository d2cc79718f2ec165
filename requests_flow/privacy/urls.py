"""Addresses of personal data: for everybody, for the person, for the desk (included under /meja/)."""

from django.urls import include, path

from requests_flow.privacy.incident_moves import MOVES as INCIDENT_MOVES
from requests_flow.privacy.moves import MOVES
from requests_flow.privacy.views import citizen, desk, incident, public

ADDRESSES = {
    "take_up": "periksa", "correct": "perbaiki", "reply": "tanggapi", "sign": "tanda-tangan", "recall": "tarik",
    "erase": "hapus", "close": "selesai", "withdraw": "cabut",
}  # fmt: skip
INCIDENT_ADDRESSES = {
    "assess": "nilai", "add_person": "orang", "notify_persons": "beri-tahu", "hand_over_notice": "sampaikan",
    "write_to_authority": "surat-lembaga", "record_sending": "kirim-lembaga", "decide_public": "pengumuman",
    "end_public": "akhiri-pengumuman", "conclude": "tutup", "dismiss": "bukan-kegagalan",
}  # fmt: skip

public_patterns = [
    path("desa/<slug:slug>/data-pribadi/", public.village_privacy, name="village_privacy"),
    path("desa/<slug:slug>/data-pribadi/ajukan/", citizen.choose, name="data_request_choose"),
    path("pelindungan-data-pribadi/pemrosesan/", public.processing_record, name="processing"),
    path("pelindungan-data-pribadi/pemrosesan.csv", public.processing_csv, name="processing_csv"),
    path("permohonan/<uuid:public_id>/data-pribadi/", citizen.ask_of_request, name="data_request_of_request"),
    path("keberatan/<uuid:public_id>/data-pribadi/", citizen.ask_of_objection, name="data_request_of_objection"),
    path("data-pribadi/<uuid:public_id>/", citizen.status, name="my_data_request"),
    path("data-pribadi/<uuid:public_id>/salinan/", citizen.take_copy, name="my_data_copy"),
    path("data-pribadi/<uuid:public_id>/cabut/", citizen.withdraw, name="my_data_request_withdraw"),
    path("data-pribadi/<uuid:public_id>/surat/<uuid:letter_id>/", citizen.letter, name="my_data_request_letter"),
]

data_request_patterns = [
    path("", desk.data_request, name="data_request"),
    path("surat/<uuid:letter_id>/", desk.letter, name="data_request_letter"),
    *(path(f"{ADDRESSES[name]}/", desk.move, {"name": name}, name=f"data_request_{name}") for name in MOVES),
]
incident_patterns = [
    path("", incident.incident, name="incident"),
    path("surat/<uuid:letter_id>/", incident.letter, name="incident_letter"),
    path("bukti/", incident.paper, name="incident_paper"),
    *(
        path(f"{INCIDENT_ADDRESSES[name]}/", incident.move, {"name": name}, name=f"incident_{name}")
        for name in INCIDENT_MOVES
    ),
]
desk_patterns = [
    path("data-pribadi/", desk.data_requests, name="data_requests"),
    path("data-pribadi/catat/", desk.enter, name="data_request_enter"),
    path("data-pribadi/pemrosesan/", public.desk_processing, name="desk_processing"),
    path("data-pribadi/<uuid:public_id>/", include(data_request_patterns)),
    path("insiden/", incident.incidents, name="incidents"),
    path("insiden/catat/", incident.enter, name="incident_enter"),
    path("insiden/<uuid:public_id>/", include(incident_patterns)),
]
