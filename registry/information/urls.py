"""Addresses of the public information list, in the namespace `registry`."""

from django.urls import include, path

from registry.information.views import desk, editions, moves, public

item_patterns = [
    path("", desk.edit, name="information_edit"),
    path("berkas/", moves.upload, name="information_upload"),
    path("berkas/<int:pk>/", moves.paper, name="information_paper"),
    path("berkas/<int:pk>/terbit/", moves.release, name="information_release"),
    path("berkas/<int:pk>/hapus/", moves.drop, name="information_drop"),
    path("terbit/", moves.publish, name="information_publish"),
    path("masih-benar/", moves.confirm, name="information_confirm"),
    path("tarik/", moves.withdraw, name="information_withdraw"),
    path("hapus/", moves.discard, name="information_discard"),
]

information_patterns = [
    path("meja/informasi/", desk.information, name="information"),
    path("meja/informasi/baru/", desk.add, name="information_add"),
    path("meja/informasi/penetapan/", editions.editions, name="editions"),
    path("meja/informasi/penetapan/konsep/", editions.preview, name="edition_preview"),
    path("meja/informasi/penetapan/<uuid:public_id>/surat/", editions.letter, name="edition_letter"),
    path("meja/informasi/penetapan/<uuid:public_id>/tanda-tangan/", editions.sign, name="edition_sign"),
    path("meja/informasi/penetapan/<uuid:public_id>/tarik/", editions.recall, name="edition_recall"),
    path("meja/informasi/<uuid:public_id>/", include(item_patterns)),
    path("desa/<slug:slug>/informasi/", public.listing, name="information_list"),
    path("desa/<slug:slug>/informasi/<uuid:public_id>/", public.item, name="information_item"),
    path("desa/<slug:slug>/informasi/<uuid:public_id>/versi/<int:number>/", public.file, name="information_file"),
]
