"""Addresses of the exempt list and its tests at the desk, included under /meja/pengecualian/ into `requests`."""

from django.urls import include, path

from requests_flow.exemptions.views import drafting, lists, moves

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
urlpatterns = [
    path("", lists.exemptions, name="exemptions"),
    path("uji/baru/", drafting.draft_test, name="draft_test"),
    path("uji/<uuid:public_id>/", include(test_patterns)),
]
