"""Addresses of the officer's workspace, included under /meja/ into the namespace `requests`."""

from django.urls import include, path

from requests_flow.objections.views import desk as objections
from requests_flow.objections.views import entry, looking
from requests_flow.privacy.urls import desk_patterns as privacy_patterns
from requests_flow.registers.urls import desk_patterns
from requests_flow.views import (
    answering,
    desk_entry,
    feeds,
    identity,
    moves,
    moves_after,
    officer,
    retention,
    undelivered,
)

case_patterns = [
    path("", officer.case, name="case"),
    path("proses/", moves.receive, name="receive"),
    path("kelengkapan/", moves.ask_completion, name="ask_completion"),
    path("lengkapi/", moves.complete_for, name="complete_for"),
    path("perpanjang/", moves.extend, name="extend"),
    path("berkas-jawaban/", answering.attach, name="attach"),
    path("berkas-jawaban/<int:prepared_id>/hapus/", answering.detach, name="detach"),
    path("identitas/<uuid:file_id>/", identity.look, name="look"),
    path("jawab/", answering.answer, name="answer"),
    path("konsep/", answering.preview, name="preview"),
    path("tanda-tangan/<uuid:letter_id>/", moves.sign, name="sign"),
    path("tarik/", moves.recall, name="recall"),
    path("penyerahan/", moves.prove_receipt, name="prove_receipt"),
    path("bayar/", moves_after.record_payment, name="record_payment"),
    path("bayar/batal/", moves_after.cancel_payment, name="cancel_payment"),
    path("serah-terima/", moves_after.hand_over, name="hand_over"),
    path("serah-terima/pindaian/", moves_after.keep_handover_scan, name="keep_handover_scan"),
    path("buka-kembali/", moves_after.reopen_for, name="reopen_for"),
    path("selesai/", moves.close, name="close"),
    path("gugur/", moves.lapse, name="lapse"),
    path("cabut/", moves.withdraw_for, name="withdraw_for"),
    path("tugaskan/", moves.assign, name="assign"),
    path("catatan/", moves.note, name="note"),
    path("pokok-publik/", moves.set_public_subject, name="set_public_subject"),
    path("iktikad-baik/", moves.note_good_faith, name="note_good_faith"),
    path("kunci-baru/", moves.reissue_key, name="reissue_key"),
    path("slip/", desk_entry.slip, name="slip"),
]

objection_patterns = [
    path("", objections.objection, name="objection"),
    path("surat/<uuid:letter_id>/", objections.letter, name="objection_letter"),
    path("berkas/<uuid:file_id>/", objections.paper, name="objection_paper"),
    path("tanggapi/", objections.move, {"name": "decide"}, name="objection_decide"),
    path("tanda-tangan/", objections.move, {"name": "sign"}, name="objection_sign"),
    path("tarik/", objections.move, {"name": "recall"}, name="objection_recall"),
    path("musyawarah/", objections.move, {"name": "deliberate"}, name="objection_deliberate"),
    path("penunjukan/", objections.move, {"name": "name_decider"}, name="objection_name_decider"),
    path("penyerahan/", objections.move, {"name": "prove_receipt"}, name="objection_prove_receipt"),
    path("selesai/", objections.move, {"name": "close"}, name="objection_close"),
    path("cabut/", objections.move, {"name": "withdraw"}, name="objection_withdraw"),
    path("konsep/", objections.preview, name="objection_preview"),
    path("kunci-baru/", objections.reissue_key, name="objection_reissue_key"),
    path("slip/", entry.slip, name="objection_slip"),
    path("identitas/<uuid:file_id>/", looking.look, name="objection_look"),
]

urlpatterns = [
    path("", officer.today, name="today"),
    path("permohonan/", officer.inbox, name="inbox"),
    path("permohonan/<uuid:public_id>/", include(case_patterns)),
    *desk_patterns,
    *privacy_patterns,
    path("retensi/", retention.retention, name="retention"),
    path("retensi/<slug:data_class>/", retention.retention_term, name="retention_term"),
    path("keberatan/", objections.objections, name="objections"),
    path("keberatan/catat/", entry.choose, name="record_objection"),
    path("keberatan/catat/tanpa-permohonan/", entry.without, name="record_objection_without"),
    path("keberatan/catat/<uuid:public_id>/", entry.against, name="record_objection_against"),
    path("keberatan/<uuid:public_id>/", include(objection_patterns)),
    path("pengecualian/", include("requests_flow.exemptions.urls")),
    path("catat/", desk_entry.register, name="register"),
    path("kalender/", feeds.of_desk, name="feed_of_desk"),
    path("kalender/matikan/", feeds.drop, name="drop_feed"),
    path("pesan/<uuid:message_id>/", undelivered.undelivered, name="undelivered"),
    path("pesan/<uuid:message_id>/selesai/", undelivered.settle, name="settle"),
]
