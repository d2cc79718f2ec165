"""Addresses of the officer's workspace, included under /meja/ into the namespace `requests`."""

from django.urls import include, path

from requests_flow.registers.urls import desk_patterns
from requests_flow.views import answering, desk_entry, feeds, moves, officer

case_patterns = [
    path("", officer.case, name="case"),
    path("proses/", moves.receive, name="receive"),
    path("kelengkapan/", moves.ask_completion, name="ask_completion"),
    path("lengkapi/", moves.complete_for, name="complete_for"),
    path("perpanjang/", moves.extend, name="extend"),
    path("berkas-jawaban/", answering.attach, name="attach"),
    path("berkas-jawaban/<int:prepared_id>/hapus/", answering.detach, name="detach"),
    path("jawab/", answering.answer, name="answer"),
    path("konsep/", answering.preview, name="preview"),
    path("tanda-tangan/<uuid:letter_id>/", moves.sign, name="sign"),
    path("tarik/", moves.recall, name="recall"),
    path("penyerahan/", moves.prove_receipt, name="prove_receipt"),
    path("selesai/", moves.close, name="close"),
    path("gugur/", moves.lapse, name="lapse"),
    path("cabut/", moves.withdraw_for, name="withdraw_for"),
    path("tugaskan/", moves.assign, name="assign"),
    path("catatan/", moves.note, name="note"),
    path("pokok-publik/", moves.set_public_subject, name="set_public_subject"),
    path("kunci-baru/", moves.reissue_key, name="reissue_key"),
    path("slip/", desk_entry.slip, name="slip"),
]

urlpatterns = [
    path("", officer.today, name="today"),
    path("permohonan/", officer.inbox, name="inbox"),
    path("permohonan/<uuid:public_id>/", include(case_patterns)),
    *desk_patterns,
    path("catat/", desk_entry.register, name="register"),
    path("kalender/", feeds.of_desk, name="feed_of_desk"),
    path("kalender/matikan/", feeds.drop, name="drop_feed"),
    path("pesan/<uuid:message_id>/selesai/", officer.settle, name="settle"),
]
