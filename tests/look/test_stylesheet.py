"""The style sheet: one file, assembled from its parts, light, and readable in every theme."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from ppid_portal.gallery import ACCENTS
from ppid_portal.management.commands import build_css

CSS = Path(settings.BASE_DIR) / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
TEXT_ON_GROUND = [
    *((text, ground) for text in ("ink", "ink-soft") for ground in ("page", "surface", "sunken")),
    *((kind, ground) for kind in ("danger", "warn", "ok", "info") for ground in ("page", f"{kind}-soft")),
]


def test_the_one_style_sheet_is_what_its_parts_make():
    call_command("build_css", "--check")


def test_an_outdated_style_sheet_is_reported(monkeypatch, tmp_path):
    for part in build_css.PARTS:
        (tmp_path / f"{part}.css").write_text("a { color: red }")
    (tmp_path / "portal.css").write_text("a{color:blue}")
    monkeypatch.setattr(build_css, "FOLDER", tmp_path)
    with pytest.raises(CommandError, match="make css"):
        call_command("build_css", "--check")


def test_assembling_drops_comments_and_keeps_meaning():
    css = build_css.assemble(["/* why */ .a :is(.b, .c) > p { margin: calc(1px + 2px) 0; }", ".d { content: '; { '; }"])
    assert css == ".a :is(.b,.c) > p{margin:calc(1px + 2px) 0}.d{content:'; { '}\n"


def test_style_sheet_and_font_leave_room_in_the_first_view():
    font = Path(settings.BASE_DIR) / "static" / "fonts" / "plus-jakarta-sans-latin-wght-normal.woff2"
    assert len(gzip.compress((CSS / "portal.css").read_bytes())) < 12_000
    assert font.stat().st_size < 30_000


def test_the_style_sheet_asks_no_other_machine():
    assert re.findall(r"url\(([^)]*)\)", (CSS / "portal.css").read_text()) == [
        '"../fonts/plus-jakarta-sans-latin-wght-normal.woff2"'
    ]


def _tokens(scope: str, source: str) -> dict[str, str]:
    block = re.search(re.escape(scope) + r"\s*\{([^}]*)\}", source)
    assert block, scope
    return dict(re.findall(r"--([\w-]+): ([^;]+);", block.group(1)))


def _theme(accent: str, theme: str) -> dict[str, str]:
    """Return the colours of one accent in one theme, as the cascade gives them."""
    plain, themed = TOKENS.split("@supports", 1)
    scope = f'[data-accent="{accent}"]'
    tokens = {**_tokens(":root", plain), **_tokens(scope, plain), **_tokens(":root", themed), **_tokens(scope, themed)}
    place = 1 if theme == "light" else 2
    return {name: re.sub(r"light-dark\((.+?), (.+?)\)", rf"\{place}", value) for name, value in tokens.items()}


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert _contrast("#fff", "#000") == pytest.approx(21)
    assert _contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable_on_every_ground(theme):
    colours = _theme("nila", theme)
    weak = [pair for pair in TEXT_ON_GROUND if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    assert weak == []
    assert _contrast(colours["line-strong"], colours["surface"]) >= 3
    assert _contrast(colours["frame-soft"], colours["frame"]) >= 4.5
    assert _contrast("#fff", colours["danger-deep"]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_every_accent_is_readable_wherever_it_is_used(accent, theme):
    colours = _theme(accent, theme)
    assert _contrast(colours["accent"], colours["page"]) >= 4.5
    assert _contrast(colours["accent"], colours["surface"]) >= 4.5
    assert _contrast(colours["accent"], colours["accent-soft"]) >= 4.5
    assert _contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert _contrast("#fff", colours["accent-deep"]) >= 4.5
