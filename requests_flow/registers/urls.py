"""Addresses of registers, statistics and reports, in the namespace `requests`: public ones, and those of the desk."""

from django.urls import path

from requests_flow.registers.views import desk, public, report_data, reports

public_patterns = [
    path("statistik-layanan/", public.regency_statistics, name="statistics"),
    path("statistik-layanan/unduh.csv", public.regency_statistics_csv, name="statistics_csv"),
    path("desa/<slug:slug>/statistik-layanan/", public.village_statistics, name="village_statistics"),
    path("desa/<slug:slug>/statistik-layanan/unduh.csv", public.village_statistics_csv, name="village_statistics_csv"),
    path("desa/<slug:slug>/register-permohonan/", public.register, name="public_register"),
    path("desa/<slug:slug>/register-permohonan/unduh.csv", public.register_csv, name="public_register_csv"),
    path("desa/<slug:slug>/laporan-layanan/", report_data.village, name="public_reports"),
    path(
        "desa/<slug:slug>/laporan-layanan/<uuid:public_id>/<slug:file_format>/",
        report_data.public,
        name="public_report",
    ),
]

desk_patterns = [
    path("register/", desk.first, name="register_books"),
    path("register/<slug:code>/", desk.show, name="register_book"),
    path("register/<slug:code>/unduh/<slug:file_format>/", desk.export, name="register_export"),
    path("laporan/", reports.reports, name="reports"),
    path("laporan/<uuid:public_id>/", reports.report, name="report"),
    path("laporan/<uuid:public_id>/konsep/", reports.preview, name="report_preview"),
    path("laporan/<uuid:public_id>/terbitkan/", reports.issue, name="report_issue"),
    path("laporan/<uuid:public_id>/tanda-tangan/", reports.sign, name="report_sign"),
    path("laporan/<uuid:public_id>/tarik/", reports.recall, name="report_recall"),
    path("laporan/<uuid:public_id>/surat/", reports.letter, name="report_letter"),
    path("laporan/<uuid:public_id>/data/<slug:file_format>/", report_data.desk, name="report_data"),
]
