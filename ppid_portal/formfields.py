"""How a form field is drawn: label, hint, errors and input in one block; registered as tags in templatetags/ui.py."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

COUNTS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")

# A browser's own date and time inputs want ISO values, whatever the language of the page is.
NATIVE_INPUTS: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.TimeInput, "time", "%H:%M"),
)


def _frame_of(bound: BoundField, mark_optional: bool) -> dict[str, Any]:
    """Return what every kind of field shows: id, label, hint, errors and whether it may stay empty."""
    return {
        "id": bound.auto_id,
        "label": bound.label,
        "hint": bound.help_text,
        "errors": list(bound.errors),
        "optional": mark_optional and not bound.field.required,
    }


def _described_by(frame: dict[str, Any]) -> str:
    ids = [f"{frame['id']}_error"] if frame["errors"] else []
    ids += [f"{frame['id']}_helptext"] if frame["hint"] else []
    return " ".join(ids)


def _input(bound: BoundField, frame: dict[str, Any], attrs: dict[str, Any]) -> SafeString:
    widget = bound.field.widget
    for kind, input_type, value_format in NATIVE_INPUTS:
        if isinstance(widget, kind):
            widget.input_type, widget.format = input_type, value_format  # type: ignore[attr-defined]
    if not isinstance(widget, forms.CheckboxInput):
        attrs["class"] = f"input {widget.attrs.get('class', '')}".strip()
    if described_by := _described_by(frame):
        attrs["aria-describedby"] = described_by
    return bound.as_widget(attrs=attrs)


def field(bound: BoundField, *, mark_optional: bool = True, width: str = "", **attrs: object) -> SafeString:
    """Draw one form field: label, hint (help_text), errors and input.

    `mark_optional=False` leaves out "(boleh dikosongkan)" (filters); `width="short"` narrows the input; every other
    keyword becomes an attribute of the input (`autocomplete="name" inputmode="numeric" rows=3`; `_` becomes `-`).
    Radio buttons and groups of check boxes are handed to `choice_field`; a hidden field is drawn bare.
    """
    widget = bound.field.widget
    if bound.is_hidden:
        return bound.as_hidden()
    if isinstance(widget, forms.RadioSelect):
        return choice_field(bound, mark_optional=mark_optional)
    one_box = isinstance(widget, forms.CheckboxInput)
    frame = _frame_of(bound, mark_optional and not one_box)
    extra = {name.replace("_", "-"): value for name, value in attrs.items()}
    if width:
        extra["data-width"] = width
    frame["input"] = _input(bound, frame, extra)
    return render_to_string("components/checkbox.html" if one_box else "components/field.html", frame)


def _options(bound: BoundField) -> Iterator[dict[str, Any]]:
    """Yield each option with its hint; hints come from `choice_hints` on the form field: {value: sentence}."""
    widget = bound.field.widget
    attrs: dict[str, Any] = {"id": bound.auto_id}
    # One description for the group, none for each button: otherwise every option repeats the error.
    is_radio = not isinstance(widget, forms.CheckboxSelectMultiple)
    if is_radio and bound.field.required and bound.form.use_required_attribute:
        attrs["required"] = True
    hints = getattr(bound.field, "choice_hints", {})
    for data in widget.subwidgets(bound.html_name, bound.value(), attrs=attrs):
        hint = hints.get(data["value"], hints.get(str(data["value"]), ""))
        yield {
            "input": BoundWidget(widget, data, bound.form.renderer).tag(),
            "label": data["label"],
            "hint": hint,
        }


def choice_field(bound: BoundField, *, mark_optional: bool = True) -> SafeString:
    """Draw radio buttons or a group of check boxes in a fieldset, each with an optional hint (see `_options`)."""
    frame = _frame_of(bound, mark_optional)
    frame |= {
        # In Django the group of check boxes is a kind of RadioSelect.
        "is_radio": not isinstance(bound.field.widget, forms.CheckboxSelectMultiple),
        "described_by": _described_by(frame),
        "options": list(_options(bound)),
    }
    return render_to_string("components/choice.html", frame)


def _target_of(bound: BoundField) -> str:
    grouped = isinstance(bound.field.widget, forms.RadioSelect)
    return f"#{bound.auto_id}_0" if grouped else f"#{bound.auto_id}"


def _errors_of(form: Any) -> Iterator[dict[str, str]]:
    if isinstance(form, forms.BaseFormSet):
        yield from ({"href": "", "text": str(text)} for text in form.non_form_errors())
        for member in form.forms:
            yield from _errors_of(member)
        return
    yield from ({"href": "", "text": str(text)} for text in form.non_field_errors())
    for bound in form:
        href = "" if bound.is_hidden else _target_of(bound)
        yield from ({"href": href, "text": str(text)} for text in bound.errors)


def error_summary(*forms_or_formsets: Any, focus: bool = True) -> SafeString:
    """List every error of the given forms and formsets, each linked to its input; nothing when all is well.

    The browser puts the focus on it when the page opens (no script needed), unless `focus=False`.
    """
    errors = [error for form in forms_or_formsets if form.is_bound for error in _errors_of(form)]
    if not errors:
        return SafeString("")
    count = COUNTS[len(errors) - 1] if len(errors) <= len(COUNTS) else str(len(errors))
    summary = {"title": f"Ada {count} hal yang perlu diperbaiki", "errors": errors, "focus": focus}
    return render_to_string("components/error_summary.html", summary)
