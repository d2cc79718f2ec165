"""The gallery of components: both themes, a phone and a desk, fingers, the keyboard, and no JavaScript."""

import pytest
from django.urls import reverse

from tests.browser import driving
from tests.browser.visiting import axe_findings, sticking_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [driving.PHONE, driving.DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_sticks_out(visitor, viewport, theme):
    page = visitor(java_script_enabled=True, viewport=viewport)
    page.goto(reverse("gallery"))
    assert sticking_out(page) == []
    assert axe_findings(page, theme) == []


def test_axe_would_find_something(visitor):
    page = visitor(java_script_enabled=True)
    page.goto(reverse("gallery"))
    page.evaluate(
        "document.querySelector('main').append(document.createElement('img'), document.createElement('input'))"
    )
    page.evaluate("document.querySelector('main').style.minWidth = '500px'")
    found = axe_findings(page, "light")
    assert [finding.split(":")[0] for finding in found] == ["axe (light) image-alt", "axe (light) label"]
    assert sticking_out(page) != []


def test_targets_of_a_phone_are_large_enough(visitor):
    page = visitor()
    page.goto(reverse("gallery"))
    small = page.evaluate(
        """() => [...document.querySelectorAll("main :is(.button, .tag, .input, .choice, .go, summary, nav a)")]
        .filter((e) => e.getBoundingClientRect().height && e.getBoundingClientRect().height < 43.5)
        .filter((e) => e.matches("a, button, input, select, textarea, label, summary"))
        .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_the_keyboard_reaches_the_content_first_and_sees_where_it_is(visitor):
    page = visitor(desktop=True)
    page.goto(reverse("gallery"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_every_control_works_without_javascript(visitor):
    page = visitor()
    page.goto(reverse("gallery"))
    page.get_by_text("Perpanjang 7 hari kerja").click()
    assert page.get_by_text("Alasan tertulis.").is_visible()
    page.get_by_role("link", name="Tulis nama Anda seperti di KTP.").click()
    assert page.url.endswith("#id_galat-name")
