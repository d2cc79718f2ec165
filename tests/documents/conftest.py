"""The test certificate. Helpers that need models are in `issued`: this file is read before Django is ready."""

from pathlib import Path

import pytest

from documents import signing


@pytest.fixture(scope="session")
def certificate_dir(tmp_path_factory) -> Path:
    """One test certificate for all tests: making its key takes a moment."""
    folder = tmp_path_factory.mktemp("sertifikat")
    signing.make_test_certificate(folder / signing.TEST_FILE)
    return folder


@pytest.fixture
def test_certificate(settings, certificate_dir) -> Path:
    """Let the installation sign with the test certificate."""
    settings.VAR_DIR, settings.TTE_PKCS12 = certificate_dir, ""
    return certificate_dir / signing.TEST_FILE
