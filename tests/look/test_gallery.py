"""The gallery shows everything, and only where it may."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from ppid_portal.gallery import ACCENTS, SECTIONS
from ppid_portal.icons import ICONS

STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture
def page(client, db):
    return client.get(reverse("gallery"))


def test_the_gallery_draws_every_section_accent_and_icon(page):
    html = page.content.decode()
    assert [title for anchor, title in SECTIONS if f'id="{anchor}"' not in html] == []
    assert [accent for accent in ACCENTS if html.count(f'data-accent="{accent}"') < 3] == []
    assert [name for name, drawing in ICONS.items() if drawing not in html] == []


def test_no_two_elements_of_the_gallery_share_an_id(page):
    html = page.content.decode()
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


def test_links_of_the_pages_keep_the_rest_of_the_query(client, db):
    html = client.get(reverse("gallery"), {"q": "jalan", "page": "2"}).content.decode()
    assert 'href="?q=jalan&amp;page=3"' in html


def test_the_calendar_begins_under_its_weekday(page):
    assert 'class="off" data-weekday="3"><time datetime="2026-05-13">Rab 13 Mei</time>' in page.content.decode()


def test_an_anonymous_page_sets_no_cookie(page):
    assert page.cookies == {}


def test_even_the_heaviest_page_stays_under_a_hundred_kilobytes(page):
    css = gzip.compress((STATIC / "css" / "portal.css").read_bytes())
    font = (STATIC / "fonts" / "plus-jakarta-sans-latin-wght-normal.woff2").stat().st_size
    icon = (STATIC / "favicon.svg").stat().st_size
    assert len(gzip.compress(page.content)) + len(css) + font + icon < 100_000


def test_the_demo_says_on_its_pages_that_nothing_is_real(client, db, settings):
    settings.IS_EXAMPLE = True
    html = client.get(reverse("gallery")).content.decode()
    assert "Situs contoh." in html
    assert 'class="note"' in html


def test_a_real_portal_does_not_call_itself_an_example(page):
    assert "Situs contoh." not in page.content.decode()
