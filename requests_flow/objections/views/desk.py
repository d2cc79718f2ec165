"""The objections of the desk: the list, one objection, its moves and its papers."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.policies import Denied
from documents import files, issuing
from documents.models import Letter, StoredFile
from registry.remembering import while_drawing
from requests_flow import access, clocks
from requests_flow import policies as request_policies
from requests_flow.actions.look import is_guarded
from requests_flow.case_words import look_rows, recounts
from requests_flow.forms.officer import LookForm
from requests_flow.models import Deliberation, Objection, ObjectionAttachment
from requests_flow.objections import policies, selectors, words
from requests_flow.objections.actions.preview import preview as preview_response
from requests_flow.objections.forms.desk import TABS, ListForm
from requests_flow.objections.moves import MOVES, form_for, moves_of
from requests_flow.objections.sharing import of_objection
from requests_flow.offering import Here
from requests_flow.performing import perform
from requests_flow.policies import reason_against

PAGE_SIZE = 20


@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    """All objections of the desk, narrowed by what the query string says."""
    on = timezone.localtime(request.moment).date()
    if not policies.visible_to(request.user, on=on).exists():
        # Somebody named by decree need not work at this desk; everybody else must.
        request_policies.enter_desk(request.user, on=on)
    form = ListForm(request.GET)
    chosen = form.chosen()
    tab = chosen.get("tab", "running")
    rows = selectors.found(request.user, q=chosen.get("q", ""), condition=chosen.get("condition", ""), on=on)
    page = Paginator(selectors.listed(rows, tab), PAGE_SIZE).get_page(request.GET.get("page"))
    kept = {name: value for name, value in chosen.items() if name != "tab"}
    context = {
        "form": form,
        "tab": tab,
        "q": chosen.get("q", ""),
        "narrowed": bool(kept),
        "tabs": [
            {
                "label": label,
                "url": reverse("requests:objections", query=kept | {"tab": name}),
                "current": name == tab,
                "count": rows.filter(status__in=selectors.TABS[name]).count(),
            }
            for name, label in TABS.items()
        ],
        "page": page,
        "rows": [words.row(case, on=on, first=index == 0) for index, case in enumerate(page.object_list)],
    }
    return render(request, "requests_flow/objections/list.html", context)


@require_safe
def objection(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One objection: whose turn, the facts, what happened, and the moves that are possible now."""
    return show_case(request, case_or_404(request, public_id))


@require_POST
def move(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Check the form of a move, make its one domain call, and go back to the objection.

    A wrong form comes back with its errors (422); a refusal is told with all that was typed (409).
    """
    page = _performed(request, public_id, name, MOVES[name].act)
    if page is None:
        messages.success(request, MOVES[name].done)
    return page or redirect("requests:objection", public_id=public_id)


@require_POST
def reissue_key(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make a new tracking key and show it on the slip."""

    def act(here: Here, form: forms.Form) -> None:
        key = MOVES["reissue_key"].act(here, form)
        access.keep_fresh_key(request, here.case, key, at=request.moment)

    page = _performed(request, public_id, "reissue_key", act)
    if page is None:
        messages.success(request, MOVES["reissue_key"].done)
    return page or redirect("requests:objection_slip", public_id=public_id)


@require_POST
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The response as it would be: a PDF with watermark and without number, after the same checks as issuing."""
    drafts: list[bytes] = []

    def act(here: Here, form: Any) -> None:
        drafts.append(preview_response(case=here.case, ruling=form.ruling(), by=request.user, at=request.moment))

    page = _performed(request, public_id, "decide", act)
    headers = {"Content-Disposition": 'inline; filename="konsep.pdf"', "Cache-Control": "no-store"}
    return page or HttpResponse(drafts[0], content_type="application/pdf", headers=headers)


def _performed(
    request: HttpRequest, public_id: UUID, name: str, act: Callable[[Here, Any], Any]
) -> HttpResponse | None:
    """Make the call of a move; return None when it is done, else the page that says why not."""
    case = case_or_404(request, public_id)

    def again(form: forms.Form, refusal: str, status: int) -> HttpResponse:
        fresh = case_or_404(request, public_id)
        return show_case(request, fresh, bound={name: form}, refusal=refusal, status=status)

    with timezone.override(clocks.zone_of(case.body)):
        here = _here(request, case)
        try:
            # Asked before the form: some forms know nothing to ask at another status.
            MOVES[name].rule(request.user, case, on=here.on)
            form = form_for(name, here, request.POST, request.FILES)
        except Denied as denied:
            return show_case(request, case, refusal=str(denied), status=409)
        return perform(form, lambda form: act(here, form), what="keberatan", again=again)


@require_safe
def letter(request: HttpRequest, public_id: UUID, letter_id: UUID) -> HttpResponse:
    """A letter of the objection: signed if it is, rendered now if the worker has not done it yet."""
    case = case_or_404(request, public_id)
    found = Letter.objects.filter(pk=letter_id, subject=case.about).first()
    if found is None:
        raise Http404("Surat ini bukan surat keberatan ini.")
    return _send(issuing.ensure_pdf(letter_id=found.pk, at=request.moment).best_file)


@require_safe
def paper(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """Minutes, or what the objector handed in; what shows who that is opens as a copy only (views.looking)."""
    case = case_or_404(request, public_id)
    handed_in = ObjectionAttachment.objects.filter(objection=case, file=file_id)
    held = Deliberation.objects.filter(objection=case, minutes_file=file_id)
    stored = StoredFile.objects.filter(pk__in=(*handed_in.values_list("file", flat=True),
                                               *held.values_list("minutes_file", flat=True))).first()  # fmt: skip
    if stored is None or is_guarded(stored):
        raise Http404("Berkas ini tidak ada pada keberatan ini.")
    return _send(stored)


def _send(stored: StoredFile) -> HttpResponse:
    try:
        return files.send(stored, inline=True)
    except files.FileGone as gone:
        raise Http404(str(gone)) from None


def case_or_404(request: HttpRequest, public_id: UUID) -> Objection:
    """Return an objection that this officer may open; Http404 otherwise, so that nobody learns that it exists."""
    rows = policies.visible_to(request.user, on=timezone.localtime(request.moment).date())
    loaded = rows.select_related("body__region", "region", "request", "round", "objector", "receipt_letter__pdf")
    case = loaded.filter(public_id=public_id).first()
    if case is None:
        raise Http404("Keberatan ini tidak ada, atau ditujukan kepada badan publik lain.")
    return case


def _here(request: HttpRequest, case: Objection) -> Here:
    return Here(case, request.user, clocks.local_day(case.body, request.moment), request.moment)


def show_case(
    request: HttpRequest,
    case: Objection,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render the page of an objection; `bound` holds a form that was sent, `refusal` why nothing was done."""
    with while_drawing(), timezone.override(clocks.zone_of(case.body)):
        here = _here(request, case)
        context: dict[str, Any] = {
            "case": case,
            "crumbs": [
                {"label": "Keberatan", "url": reverse("requests:objections")},
                {"label": case.number, "url": ""},
            ],
            "badge": words.BADGES[case.status],
            "turn": words.turn(case, on=here.on),
            "days": words.days(case, here.on),
            "share": of_objection(case),
            "recounts": recounts(case, here.on),
            "grounds": words.grounds(case),
            "rows": words.facts(case),
            "papers": _papers(here),
            "looks": None if reason_against(policies.audit_looks, request.user, case, on=here.on) else look_rows(case),
            "deliberations": [_deliberation(case, row) for row in case.deliberations.select_related("minutes_file")],
            "decision": case.standing_decision,
            "delegation": case.delegation,
            "judges_own_answer": _judges_own_answer(here),
            "timeline": words.timeline(case),
            "disputes": words.disputes(case),
            "moves": moves_of(here, bound or {}),
            "bound": list((bound or {}).values()),
            "refusal": refusal,
        }
        return render(request, "requests_flow/objections/case.html", context, status=status)


def _judges_own_answer(here: Here) -> bool:
    if not here.case.is_open:
        return False
    people = policies.decider_of(here.case, on=here.on)
    return any(policies.has_answered(user, here.case) for user in people)


def _papers(here: Here) -> list[dict[str, Any]]:
    """Return what the objector handed in; what shows who that is opens as a copy, for whom the policy lets."""
    case, against = here.case, reason_against(policies.look, here.user, here.case, on=here.on)
    return [_paper(case, row.file, against) for row in case.attachments.select_related("file")]


def _paper(case: Objection, stored: StoredFile, against: str) -> dict[str, Any]:
    guarded = is_guarded(stored)
    gone = "Sudah dihapus sesuai jadwal penyimpanan." if stored.is_purged else ""
    return {
        "kind": stored.get_kind_display(),
        "link": _paper_link(case, stored),
        "closed": gone or (against if guarded else ""),
        "look_url": reverse("requests:objection_look", args=[case.public_id, stored.pk]) if guarded else "",
        "form": LookForm(prefix=f"look{stored.pk}"),
    }


def _paper_link(case: Objection, stored: StoredFile) -> dict[str, str]:
    url = reverse("requests:objection_paper", args=[case.public_id, stored.pk])
    return {"url": url, "text": stored.original_name, "detail": stored.get_kind_display()}


def _deliberation(case: Objection, row: Deliberation) -> dict[str, Any]:
    return {"row": row, "link": _paper_link(case, row.minutes_file) if row.minutes_file else None}
