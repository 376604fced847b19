"""The word lists of the benchmark of news."""

import re

import pytest

from claims.extract.languages.word_lists import csv_rows


@pytest.mark.parametrize("name", ["signs", "multiples"])
def test_every_pattern_of_the_benchmark_finds_its_own_example(name: str) -> None:
    for row in csv_rows("benchmarks.news_toll", f"{name}.csv"):
        assert re.search(row["pattern"], row["test"], re.IGNORECASE), row
