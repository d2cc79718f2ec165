"""What the portal told the person who is signed in, and which mails they want."""

import re
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from notifications import outbox
from notifications.models import Message
from ppid_portal.forms import MailsForm
from ppid_portal.notices import notices_of

PER_PAGE = 20
SIGNATURE = "\n--\n"


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Every message to this person, the latest first; `baru` shows only what is unread."""
    return _page(request, MailsForm(user=request.user))


def _page(request: HttpRequest, form: MailsForm, *, status: int = 200) -> HttpResponse:
    rows = notices_of(request.user, on=request.moment.date())
    only_new = "baru" in request.GET
    unread = rows.filter(read_at=None).order_by().count()
    page = Paginator(rows.filter(read_at=None) if only_new else rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(message) for message in page],
        "unread": unread,
        "only_new": only_new,
        "form": form,
    }
    return render(request, "portal/notices.html", context, status=status)


@require_POST
def read(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Note that the message was read, and go where it points."""
    message = get_object_or_404(notices_of(request.user, on=request.moment.date()), pk=message_id)
    outbox.mark_read(user=request.user, message_id=message.pk, at=request.moment)
    return redirect(_path_in(message) or "notices")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Note that everything was read."""
    outbox.mark_read(user=request.user, at=request.moment)
    flash.success(request, "Semua pemberitahuan ditandai sudah dibaca.")
    return redirect("notices")


@require_POST
def choose_mails(request: HttpRequest) -> HttpResponse:
    """Keep which kinds of messages this person wants by e-mail, too."""
    form = MailsForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, form, status=422)
    form.save()
    flash.success(request, "Pilihan surel Anda sudah disimpan.")
    return redirect("notices")


def _row(message: Message) -> dict[str, Any]:
    # The way there is the button below the text.
    parts = message.body.partition(SIGNATURE)[0].strip().split("\n\n")
    text = "\n\n".join(part for part in parts if settings.SITE_URL not in part)
    return {
        "id": message.pk,
        "title": message.subject,
        "text": text.replace(outbox.SECRET_PLACEHOLDER, "(hanya tertulis dalam surel)"),
        "at": message.queued_at,
        "is_new": message.read_at is None,
        "leads_on": bool(_path_in(message)),
        "mail": _mail_words(message),
    }


def _path_in(message: Message) -> str:
    """Return the path of the first address of this portal in the text, or nothing."""
    found = re.search(rf"{re.escape(settings.SITE_URL)}(/\S+)", message.body.partition(SIGNATURE)[0])
    return found.group(1) if found else ""


def _mail_words(message: Message) -> str:
    if message.failed_at:
        return "Surel tidak sampai"
    if message.channel == "portal":
        return "Hanya di portal"
    return "Surel terkirim" if message.delivered_at else "Surel sedang dikirim"
