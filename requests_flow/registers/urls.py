"""Addresses of registers, statistics and reports, in the namespace `requests`: public ones, and those of the desk."""

from django.urls import path

from requests_flow.registers.views import desk

desk_patterns = [
    path("register/", desk.first, name="register_books"),
    path("register/<slug:code>/", desk.show, name="register_book"),
    path("register/<slug:code>/unduh/<slug:file_format>/", desk.export, name="register_export"),
]
