"""Addresses of charter, procedures and decree, in the namespace `registry`."""

from django.urls import path

from registry.views import decree, documents_overview, public_documents, service_documents

patterns = [
    # everybody
    path("desa/<slug:slug>/layanan/", public_documents.service, name="service"),
    path("desa/<slug:slug>/layanan/<slug:kind>/", public_documents.document, name="service_document"),
    path("desa/<slug:slug>/layanan/<slug:kind>/versi/<int:number>/", public_documents.version, name="service_version"),
    path(
        "desa/<slug:slug>/layanan/<slug:kind>/versi/<int:number>/surat/",
        public_documents.letter,
        name="service_letter",
    ),
    # the desk
    path("meja/dokumen/", service_documents.documents, name="documents"),
    path("meja/dokumen/<uuid:public_id>/", service_documents.document, name="document"),
    path("meja/dokumen/<uuid:public_id>/konsep/", service_documents.preview, name="document_preview"),
    path("meja/dokumen/<uuid:public_id>/terbitkan/", service_documents.issue, name="document_issue"),
    path("meja/dokumen/<uuid:public_id>/tanda-tangan/", service_documents.sign, name="document_sign"),
    path("meja/dokumen/<uuid:public_id>/tarik/", service_documents.recall, name="document_recall"),
    path("meja/dokumen/<uuid:public_id>/surat/", service_documents.letter, name="document_letter"),
    path("meja/dokumen/<uuid:public_id>/<slug:kind>/mulai/", service_documents.start, name="start_document"),
    path("meja/petugas/penugasan/<int:pk>/sk/", decree.decree, name="decree"),
    path("meja/petugas/penugasan/<int:pk>/sk/konsep/", decree.preview, name="decree_preview"),
    path("meja/petugas/penugasan/<int:pk>/sk/tanda-tangan/", decree.sign, name="decree_sign"),
    path("meja/petugas/penugasan/<int:pk>/sk/tarik/", decree.recall, name="decree_recall"),
    path("meja/petugas/penugasan/<int:pk>/sk/surat/", decree.letter, name="decree_letter"),
    # the regency
    path("pantau/dokumen/", documents_overview.overview, name="documents_overview"),
    path("pantau/dokumen/unduh.csv", documents_overview.overview_csv, name="documents_overview_csv"),
]
