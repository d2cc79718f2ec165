"""The list at the desk: what is in it, and one item with everything that can be done with it."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from documents.wording import ukuran
from registry import selectors as registry_selectors
from registry.enums import BodyKind
from registry.information import policies, selectors, words
from registry.information.actions._item import FIELDS, Outdated
from registry.information.actions.add_item import add_item
from registry.information.actions.change_item import change_item
from registry.information.enums import ItemStatus
from registry.information.forms import ChangeItemForm, ItemForm, ListForm, VersionForm, WithdrawForm
from registry.information.selectors import Filters
from registry.information.views.place import edited_bodies, edited_body, edited_item
from registry.models import InformationItem, InformationVersion
from registry.views.place import is_allowed, moment, page_of, refuse, tabs_of, today, visitor


@require_safe
def information(request: HttpRequest) -> HttpResponse:
    """The list of a body, drafts and withdrawn items included."""
    bodies = edited_bodies(request)
    body = edited_body(request, bodies)
    everything = InformationItem.objects.filter(body=body)
    years = sorted(set(everything.order_by().values_list("year", flat=True)), reverse=True)
    form = ListForm(request.GET, years=years)
    chosen = form.chosen()
    rows = selectors.narrowed(everything, Filters(**chosen)).select_related("body__region")
    page = page_of(request, rows)
    on = today(request)
    context = {
        "body": body,
        "tabs": tabs_of(bodies, body),
        "form": form,
        "narrowed": chosen,
        "page": page,
        "rows": [words.desk_row(item, on=on) for item in page.object_list],
        "counts": selectors.counts_by(everything, "status"),
        "edition": selectors.edition_in_force(body),
        "may_edit": is_allowed(policies.edit, request.user, body, on),
    }
    return render(request, "registry/information/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Enter new information; it stays a draft until it is published."""
    body = edited_body(request, edited_bodies(request))
    policies.edit(request.user, body, today(request))
    initial = {
        "responsible": body.unit_name,
        "made_where": body.region.name,
        "year": today(request).year,
        "retention": "5 tahun",
        "forms": ["softcopy"],
    }
    form = ItemForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            item = add_item(body=body, facts=_facts(form), by=visitor(request), at=moment(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, "Konsep sudah disimpan. Unggah berkasnya, lalu terbitkan.")
            return redirect("registry:information_edit", public_id=item.public_id)
    back = f"{reverse('registry:information')}?badan={body.public_id}"
    status = 422 if form.is_bound else 200
    return render(request, "registry/information/add.html", {"body": body, "form": form, "back": back}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One item: its columns, files, history, and what can be done now; POST changes the columns."""
    item = edited_item(request, public_id)
    if request.method != "POST":
        return show(request, item)
    form = ChangeItemForm(request.POST)
    if not form.is_valid():
        return show(request, item, bound={"change": form}, status=422)
    facts, revision = _facts(form), form.cleaned_data["revision"]
    try:
        change_item(item=item, facts=facts, revision=revision, by=visitor(request), at=moment(request))
    except Outdated as outdated:
        fresh = edited_item(request, public_id)
        # What was typed stays; saving again then means it.
        form = ChangeItemForm(request.POST | {"revision": str(fresh.revision)})
        return show(request, fresh, bound={"change": form}, refusal=str(outdated), status=409)
    except ValidationError as error:
        refuse(form, error)
        return show(request, item, bound={"change": form}, status=422)
    messages.success(request, "Perubahan sudah disimpan.")
    return redirect("registry:information_edit", public_id=item.public_id)


def _facts(form: ItemForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in FIELDS}


def show(
    request: HttpRequest,
    item: InformationItem,
    *,
    bound: dict[str, django_forms.Form] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Draw the page of an item; forms in `bound` come back with what was typed."""
    bound = bound or {}
    on = registry_selectors.local_date(item.body, moment(request))
    initial = {name: getattr(item, name) for name in FIELDS} | {"revision": item.revision}
    versions = [_version(version) for version in item.versions.select_related("file", "added_by")]
    context = {
        "item": item,
        "badge": words.BADGES[ItemStatus(item.status)],
        "basis": words.basis(item),
        "stale": selectors.is_stale(item, on),
        "form": bound.get("change") or ChangeItemForm(initial=initial),
        "version_form": bound.get("version") or VersionForm(prefix="version"),
        "withdraw_form": bound.get("withdraw") or WithdrawForm(prefix="withdraw"),
        "bound": list(bound.values()),
        "opened": set(bound),
        "refusal": refusal,
        "versions": versions,
        "needs_reason": any(row["findings"] for row in versions),
        "public_url": _public_url(item),
        "events": item.events.select_related("by").order_by("-pk"),
        "may": {
            name: is_allowed(getattr(policies, name), request.user, item, on)
            for name in ("change", "publish", "publish_version", "withdraw", "discard")
        },
    }
    return render(request, "registry/information/edit.html", context, status=status)


def _version(version: InformationVersion) -> dict[str, Any]:
    return {
        "version": version,
        "size": ukuran(version.file.size),
        "ending": words.ending_of(version.file),
        "findings": [] if version.number else words.findings(version),
    }


def _public_url(item: InformationItem) -> str:
    """Return where everybody reads it; a regency's own list has no village page."""
    is_out = item.status == ItemStatus.PUBLISHED and item.body.kind != BodyKind.REGENCY_PPID
    return reverse("registry:information_item", args=[item.body.region.slug, item.public_id]) if is_out else ""
