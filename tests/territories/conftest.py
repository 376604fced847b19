"""Look-ups start anew in each test, so that none is answered by what an earlier one asked."""

import pytest

from claims.territories import bare_division, countries, divisions


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Forgets what was looked up; the tables stay."""
    for known in (countries._code_of, countries._misspelt, divisions._code_of, bare_division):
        known.cache_clear()
