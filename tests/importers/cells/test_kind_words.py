"""Kinds of event by the words that people write for them."""

import csv
from importlib.resources import files

import pytest

from claims.importers.cells.kind_words import known_kind
from claims.names import fold


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Masacre", "massacre"),
        ("BOMBARDEO", "bombing"),
        ("Frappes aériennes", "air strike"),
        ("Emboscada", "ambush"),
        ("Luftangriff", "air strike"),
        ("обстрел", "shelling"),
        ("обстріл", "shelling"),
        ("çatışma", "clash"),
        ("مجزرة", "massacre"),
        ("dorpêç", "siege"),
        ("Ataque a patrulla", ""),  # more than the word
        ("", ""),
    ],
)
def test_a_cell_that_is_a_common_word_for_a_kind(text: str, kind: str) -> None:
    assert known_kind(text) == kind


def test_no_word_stands_for_two_kinds_and_each_kind_is_a_house_kind() -> None:
    with (files("claims.importers.cells") / "kind_words.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    pairs = {(fold(word), row["kind"]) for row in rows for word in row["words"].split("|")}
    assert len({word for word, _ in pairs}) == len(pairs)
    with (files("claims.projects.starter") / "kinds.csv").open(encoding="utf-8") as file:
        assert {kind for _, kind in pairs} <= {row["kind"] for row in csv.DictReader(file)}
