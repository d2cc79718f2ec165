"""axe-core finds nothing on any page a person can reach, in both themes, and none scrolls sideways on a phone."""

import pytest
from playwright.sync_api import Error

from tests.browser import pages
from tests.browser.stops import Stop
from tests.browser.visiting import THEMES, Visitors, axe_findings, faults, sticking_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(visitors: Visitors, stop: Stop) -> list[str]:
    """Return everything that is wrong with one page."""
    try:
        visit = visitors.visit(stop)
    except Error as error:
        return [f"cannot be reached: {error}"]
    found = faults(visit, stop) + sticking_out(visit.page)
    found += [finding for theme in THEMES for finding in axe_findings(visit.page, theme)]
    visitors.leave(visit)
    return found


def test_nothing_is_wrong_with_any_page(browser, live_server, fixed_clock):
    # Here, not above: Django is not set up yet when pytest loads this file for a path named on the command line.
    from tests.browser.small_world import small_world  # noqa: PLC0415

    visitors = Visitors(browser, live_server.url, small_world(at=fixed_clock))
    found = {stop.name: looked_at(visitors, stop) for stop in pages.ALL}
    visitors.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
