"""Addresses of registers, statistics and reports, in the namespace `requests`: public ones, and those of the desk."""

from django.urls import path

from requests_flow.registers.views import desk, public_registers, report_data, reports, statistics

REQUESTS = {"code": "permohonan-publik"}
OBJECTIONS = {"code": "keberatan-publik"}
public_patterns = [
    path("statistik-layanan/", statistics.regency_statistics, name="statistics"),
    path("statistik-layanan/unduh.csv", statistics.regency_statistics_csv, name="statistics_csv"),
    path("desa/<slug:slug>/statistik-layanan/", statistics.village_statistics, name="village_statistics"),
    path(
        "desa/<slug:slug>/statistik-layanan/unduh.csv", statistics.village_statistics_csv, name="village_statistics_csv"
    ),
    path("desa/<slug:slug>/register-permohonan/", public_registers.register, REQUESTS, name="public_register"),
    path(
        "desa/<slug:slug>/register-permohonan/unduh.csv",
        public_registers.register_csv,
        REQUESTS,
        name="public_register_csv",
    ),
    path("desa/<slug:slug>/register-keberatan/", public_registers.register, OBJECTIONS, name="public_objections"),
    path(
        "desa/<slug:slug>/register-keberatan/unduh.csv",
        public_registers.register_csv,
        OBJECTIONS,
        name="public_objections_csv",
    ),
    path(
        "desa/<slug:slug>/pengecualian/unduh/<slug:file_format>/",
        public_registers.exempt_list_file,
        name="exempt_list_file",
    ),
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
