"""What is done with an item at the desk: each a form that is sent, one action, and back to the item."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.policies import Denied
from documents import files
from registry.information.actions.add_version import add_version
from registry.information.actions.confirm_item import confirm_item
from registry.information.actions.discard_item import discard_item
from registry.information.actions.discard_version import discard_version
from registry.information.actions.publish_item import publish_item
from registry.information.actions.publish_version import publish_version
from registry.information.actions.withdraw_item import withdraw_item
from registry.information.forms import ReasonForm, SureForm, VersionForm, WithdrawForm
from registry.information.views.desk import show
from registry.information.views.place import edited_item
from registry.models import InformationItem, InformationVersion
from registry.views.place import moment, visitor

Act = Callable[[InformationItem, Any], Any]


def _perform(
    request: HttpRequest, public_id: UUID, name: str, form: django_forms.Form, act: Act, done: str
) -> HttpResponse:
    item = edited_item(request, public_id)
    if not form.is_valid():
        return show(request, item, bound={name: form}, status=422)
    try:
        act(item, form.cleaned_data)
    except (Denied, ValueError) as refused:
        return show(request, edited_item(request, public_id), bound={name: form}, refusal=str(refused), status=409)
    messages.success(request, done)
    return redirect("registry:information_edit", public_id=public_id)


def _facts(request: HttpRequest) -> dict[str, Any]:
    return {"by": visitor(request), "at": moment(request)}


def _version(item: InformationItem, pk: int) -> InformationVersion:
    version = item.versions.filter(pk=pk).select_related("file", "item").first()
    if version is None:
        raise Http404("Berkas ini tidak ada pada informasi ini.")
    return version


@require_POST
def upload(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add a file."""
    form = VersionForm(request.POST, request.FILES, prefix="version")

    def act(item: InformationItem, given: dict[str, Any]) -> None:
        add_version(item=item, **given, **_facts(request))

    return _perform(request, public_id, "version", form, act, "Berkas sudah disimpan dan diperiksa.")


@require_POST
def publish(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Publish the item with its files."""

    def act(item: InformationItem, given: dict[str, Any]) -> None:
        publish_item(item=item, reason=given["reason"], **_facts(request))

    form = ReasonForm(request.POST)
    return _perform(request, public_id, "publish", form, act, "Informasi sudah terbit dan dapat dibaca siapa saja.")


@require_POST
def release(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Publish a new file of a published item."""

    def act(item: InformationItem, given: dict[str, Any]) -> None:
        publish_version(version=_version(item, pk), reason=given["reason"], **_facts(request))

    return _perform(request, public_id, "publish", ReasonForm(request.POST), act, "Berkas baru sudah terbit.")


@require_POST
def drop(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Delete a file that was never published."""

    def act(item: InformationItem, given: dict[str, Any]) -> None:
        discard_version(version=_version(item, pk), **_facts(request))

    return _perform(request, public_id, "version", ReasonForm(request.POST), act, "Berkas sudah dihapus.")


@require_POST
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that the item still holds."""

    def act(item: InformationItem, given: dict[str, Any]) -> None:
        confirm_item(item=item, **_facts(request))

    return _perform(request, public_id, "confirm", ReasonForm(request.POST), act, "Tercatat: informasi masih benar.")


@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Withdraw the item with a reason that everybody may read."""

    def act(item: InformationItem, given: dict[str, Any]) -> None:
        withdraw_item(item=item, reason=given["reason"], **_facts(request))

    form = WithdrawForm(request.POST, prefix="withdraw")
    return _perform(request, public_id, "withdraw", form, act, "Informasi sudah ditarik.")


@require_POST
def discard(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Delete a draft, after a yes."""
    item = edited_item(request, public_id)
    form = SureForm(request.POST)
    if not form.is_valid():
        return show(request, item, refusal="Centang dahulu bila Anda yakin menghapus konsep ini.", status=422)
    discard_item(item=item, **_facts(request))
    messages.success(request, "Konsep sudah dihapus.")
    return redirect(f"{reverse('registry:information')}?badan={item.body.public_id}")


@require_safe
def paper(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """A file of the item for its editors, published or not."""
    try:
        return files.send(_version(edited_item(request, public_id), pk).file, inline=True)
    except files.FileGone as gone:
        raise Http404(str(gone)) from None
