"""The people around one village's requests."""

import pytest


@pytest.fixture
def cast(db):
    """Desa Sengon with its offices filled, a neighbour, and the regency."""
    # Here, not above: Django is not set up yet when pytest loads this file for a path named on the command line.
    from tests.requests_flow import cases  # noqa: PLC0415

    return cases.make_cast()
