"""Desa Sengon with its offices filled and its letterhead complete."""

import pytest


@pytest.fixture
def cast(db):
    """The people around one village's information service."""
    # Here, not above: Django is not set up yet when pytest loads this file for a path named on the command line.
    from tests.registry import world  # noqa: PLC0415
    from tests.registry.service_documents import papers  # noqa: PLC0415
    from tests.requests_flow import cases  # noqa: PLC0415

    cast = cases.make_cast()
    papers.furnish(cast.body, world.AT)
    cast.body.refresh_from_db()
    return cast
