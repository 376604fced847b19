"""Limits: set by name in the environment or by an option, and refused in a sentence where they are none."""

import pytest

from claims.safety.limits import LIMITS, LimitsError, current_limits, most, read_limits
from tests.builders.command_line import run


def test_limits_are_set_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_limits("") == LIMITS
    monkeypatch.setenv("CLAIMS_LIMITS", "most_rows=5 most_seconds=0.5 most_memory=2e9")
    limits = current_limits()
    assert (limits.most_rows, limits.most_seconds, limits.most_memory) == (5, 0.5, 2_000_000_000)
    assert most("most_rows") == "at most 5 (limit most_rows)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("most_fun=3", "no limit 'most_fun'; allowed: most_bytes"),
        ("most_rows", "limit most_rows is ''"),
        ("most_rows=many", "limit most_rows is 'many'; allowed: a number above 0, such as"),
        ("most_rows=-1", "limit most_rows is '-1'"),
        ("most_rows=inf", "limit most_rows is 'inf'"),
        ("most_seconds=nan", "limit most_seconds is 'nan'"),
    ],
)
def test_what_is_no_limit_is_refused(text: str, said: str) -> None:
    with pytest.raises(LimitsError, match=said):
        read_limits(text)


def test_an_option_sets_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", "")
    done = run("--limit", "most_fun=3", "validate")
    assert done.exit_code == 2
    assert "no limit 'most_fun'" in done.stderr
    done = run("--limit", "most_table_bytes=10", "validate")
    assert done.exit_code == 1
    assert "of which at most 10 are read" in done.stdout
