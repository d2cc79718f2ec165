"""Addresses of registers, statistics and reports, in the namespace `requests`: public ones, and those of the desk."""

from django.urls import path

from requests_flow.registers.views import desk, public

public_patterns = [
    path("statistik-layanan/", public.regency_statistics, name="statistics"),
    path("statistik-layanan/unduh.csv", public.regency_statistics_csv, name="statistics_csv"),
    path("desa/<slug:slug>/statistik-layanan/", public.village_statistics, name="village_statistics"),
    path("desa/<slug:slug>/statistik-layanan/unduh.csv", public.village_statistics_csv, name="village_statistics_csv"),
    path("desa/<slug:slug>/register-permohonan/", public.register, name="public_register"),
    path("desa/<slug:slug>/register-permohonan/unduh.csv", public.register_csv, name="public_register_csv"),
]

desk_patterns = [
    path("register/", desk.first, name="register_books"),
    path("register/<slug:code>/", desk.show, name="register_book"),
    path("register/<slug:code>/unduh/<slug:file_format>/", desk.export, name="register_export"),
]
