"""Public addresses of the documents app."""

from django.urls import path

from documents import views

app_name = "documents"
urlpatterns = [
    path("verifikasi/", views.find, name="find"),
    path("v/<str:code>/", views.verify, name="verify"),
]
