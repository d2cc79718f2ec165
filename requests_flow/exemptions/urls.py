"""Addresses of the exempt list and its tests at the desk, included under /meja/pengecualian/ into `requests`."""

from django.urls import include, path

from requests_flow.exemptions.views import decrees, drafting, lists, moves

test_patterns = [
    path("", lists.test, name="test"),
    path("ubah/", drafting.change_test, name="change_test"),
    path("ajukan/", moves.submit_test, name="submit_test"),
    path("setujui/", moves.approve_test, name="approve_test"),
    path("konsep/", moves.preview_sheet, name="preview_sheet"),
    path("lembar/", moves.sheet, name="sheet"),
    path("tanda-tangan/", moves.sign_sheet, name="sign_sheet"),
    path("buka/", moves.open_information, name="open_information"),
    path("sk/", moves.record_decree, name="record_decree"),
    path("batal/", moves.withdraw_test, name="withdraw_test"),
]
decree_patterns = [
    path("", decrees.decree, name="exempt_decree"),
    path("surat/", decrees.letter, name="exempt_decree_letter"),
    path("tanda-tangan/", decrees.sign, name="sign_exempt_decree"),
    path("tarik/", decrees.recall, name="recall_exempt_decree"),
]
urlpatterns = [
    path("", lists.exemptions, name="exemptions"),
    path("sk/", decrees.decrees, name="exempt_decrees"),
    path("sk/konsep/", decrees.preview, name="preview_exempt_decree"),
    path("sk/<uuid:public_id>/", include(decree_patterns)),
    path("uji/baru/", drafting.draft_test, name="draft_test"),
    path("uji/<uuid:public_id>/", include(test_patterns)),
]
