"""How the fields of a form are drawn."""

from datetime import date

from django import forms

from ppid_portal.formfields import choice_field, error_summary, field
from ppid_portal.gallery import ExampleForm


def test_a_field_has_its_label_hint_and_input_tied_together():
    html = field(ExampleForm()["name"], autocomplete="name")
    assert '<label for="id_name">Nama lengkap</label>' in html
    assert '<span class="hint" id="id_name_helptext">Seperti tertulis di KTP.</span>' in html
    assert 'class="input"' in html
    assert 'autocomplete="name"' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert "aria-invalid" not in html


def test_only_what_may_stay_empty_is_marked():
    form = ExampleForm()
    assert "(boleh dikosongkan)" not in field(form["name"])
    assert "(boleh dikosongkan)" in field(form["phone"])
    assert "(boleh dikosongkan)" not in field(form["phone"], mark_optional=False)
    assert "*" not in field(form["name"])


def test_an_error_stands_before_the_hint_in_the_description():
    html = field(ExampleForm({})["name"])
    assert 'id="id_name_error"' in html
    assert "Tulis nama Anda seperti di KTP." in html
    assert 'aria-describedby="id_name_error id_name_helptext"' in html
    assert 'aria-invalid="true"' in html
    assert 'data-state="invalid"' in html


def test_what_was_typed_is_never_lost_and_always_escaped():
    html = field(ExampleForm({"name": '"><script>'})["name"])
    assert 'value="&quot;&gt;&lt;script&gt;"' in html


def test_a_date_is_a_native_date_input_with_an_iso_value():
    html = field(ExampleForm(initial={"happened_on": date(2026, 5, 21)})["happened_on"])
    assert 'type="date"' in html
    assert 'value="2026-05-21"' in html


def test_what_a_native_date_input_sends_is_understood():
    form = ExampleForm({"happened_on": "2026-05-21"})
    form.is_valid()
    assert form.cleaned_data["happened_on"] == date(2026, 5, 21)


def test_attributes_reach_the_input_with_hyphens():
    html = field(ExampleForm()["details"], rows=3, data_enhance="suggest", width="short")
    assert 'rows="3"' in html
    assert 'data-enhance="suggest"' in html
    assert 'data-width="short"' in html


def test_radio_buttons_are_one_described_group():
    html = choice_field(ExampleForm({}, use_required_attribute=True)["form"])
    assert 'role="radiogroup" data-state="invalid" aria-invalid="true" aria-describedby="id_form_error"' in html
    assert html.count("aria-describedby") == 1
    assert html.count('type="radio"') == 3
    assert '<span class="hint">Gratis</span>' in html
    assert "<legend>Bentuk yang Anda inginkan</legend>" in html


def test_check_boxes_are_a_group_but_no_radio_group():
    html = field(ExampleForm()["channels"])
    assert "<fieldset" in html
    assert "radiogroup" not in html
    assert html.count('type="checkbox"') == 2


def test_one_check_box_carries_its_sentence_as_label():
    html = field(ExampleForm()["agreed"])
    assert "<span>Data yang saya tulis benar</span>" in html
    assert "(boleh dikosongkan)" not in html


def test_a_chosen_option_stays_chosen():
    html = choice_field(ExampleForm({"form": "print"})["form"])
    assert html.count("checked") == 1
    assert 'value="print" id="id_form_1" required checked' in html


def test_a_hidden_field_is_drawn_bare():
    class Hidden(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput, initial="abc")

    assert field(Hidden()["token"]) == '<input type="hidden" name="token" value="abc" id="id_token">'


def test_the_summary_counts_in_words_and_links_to_each_input():
    html = error_summary(ExampleForm({}))
    assert "Ada lima hal yang perlu diperbaiki" in html
    assert '<a href="#id_name">Tulis nama Anda seperti di KTP.</a>' in html
    assert '<a href="#id_form_0">Pilih satu bentuk.</a>' in html
    assert 'role="alert"' in html


def test_the_summary_takes_the_focus_without_a_script():
    assert 'tabindex="-1" autofocus' in error_summary(ExampleForm({}))
    assert "autofocus" not in error_summary(ExampleForm({}), focus=False)


def test_nothing_is_summed_up_when_nothing_is_wrong():
    assert error_summary(ExampleForm()) == ""


def test_the_summary_gathers_forms_and_formsets():
    class Pair(forms.Form):
        first = forms.CharField()

        def clean(self):
            raise forms.ValidationError("Keduanya bertentangan.")

    many = forms.formset_factory(Pair, extra=2, min_num=2, validate_min=True)
    formset = many({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-first": ""})
    html = error_summary(Pair({"first": "a"}), formset)
    assert "<b>Keduanya bertentangan.</b>" in html
    assert 'href="#id_form-0-first"' in html
    assert "Ada empat hal" in html
