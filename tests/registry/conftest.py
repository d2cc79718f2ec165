"""The small country, in the database."""

import pytest
from django.utils.module_loading import import_string


@pytest.fixture
def country(db):
    """Two regencies with their bodies and settings; nobody in office yet."""
    # Looked up when it runs: pytest may read this file before Django has loaded its apps.
    import_string("tests.registry.world.load")()
