import pytest

from engines.duties import load_duties


@pytest.fixture(scope="session")
def duties():
    """The duties that come with the engine."""
    return load_duties()
