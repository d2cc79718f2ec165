from collections.abc import Callable

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def _quick_hasher(settings):
    """Argon2 is slow on purpose; what these tests ask does not depend on it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def client_factory() -> Callable[[], Client]:
    """Another browser."""
    return Client
