"""What the library says is short and plain: sentences of at most 20 words, in words that newspapers use."""

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd
import pytest
import typer
from typer.main import get_command

from claims.cli.commands import app
from claims.collection import load_collection
from claims.collection.shipped import ROOT
from claims.discrepancies.rules.rule_lists import LOOKALIKES, RULES
from claims.discrepancies.severity import CAPS, RAISES
from claims.matching import MatchSettings
from claims.model import Basis, Kind
from claims.schema import SCHEMA
from claims.study import make_study
from claims.survey import STANDINGS, standing_definition
from claims.values import Relation

MOST_WORDS = 20  # of a sentence
MOST_AFTER_THE_VALUES = 25  # of all that a discrepancy says after its values
# Words of which a plainer one is used everywhere: report, with reservation, project convention, more than one, and so on.
DIALECT = re.compile(
    r"\b(tells?|told|telling|hedged|house|held to|stands? to|take along|likewise|by the word of|neither way"
    r"|at hand|so many|worst|counted of|in so many words|of one event|a row a|shall)\b",
    re.IGNORECASE,
)


@cache
def _closings(collection_name: str) -> tuple[tuple[str, str], ...]:
    """What the discrepancies of a shipped collection say after their values: as they stand, and with X for what is data."""
    study = make_study(load_collection(ROOT / "data" / collection_name))
    tables = (study.collection.rows[table].values() for table in ("sources", "parties", "places"))
    names = {str(row["name"]) for rows in tables for row in rows} | {
        study.incidents.name_of(each) for each in study.incidents.table["incident_id"]
    }
    data = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    found = (*study.findings.discrepancies, *study.findings.lookalikes)
    return tuple((each.closing, data.sub("X", each.closing)) for each in found)


def _help(command: object, path: str = "claims") -> Iterator[tuple[str, str]]:
    """Every text of the help of a command and of those below it, each with where it stands."""
    yield path, getattr(command, "help", "") or ""
    for option in getattr(command, "params", []):
        yield f"{path} {option.name}", getattr(option, "help", "") or ""
    for name, below in getattr(command, "commands", {}).items():
        yield from _help(below, f"{path} {name}")


def _said() -> dict[str, str]:
    """What is written in the library for readers, by where it stands."""
    weights = pd.read_csv(MatchSettings().weights_file, dtype=str, keep_default_na=False)
    return {
        **{f"weights: {row['feature']}, {row['level']}": row["words"] for row in weights.to_dict("records")},
        **{f"rule {rule.__name__}": rule.__doc__ or "" for rule in (*RULES, *LOOKALIKES)},
        **{f"severity {number}": rule.reason for number, rule in enumerate((*RAISES, *CAPS))},
        **{f"{each!r}": each.definition for enum in (Relation, Kind, Basis) for each in enum},
        **{f"standing {each}": standing_definition(each) for each in STANDINGS},
        **{f"schema {table}.{column.name}": column.description for table in SCHEMA for column in SCHEMA[table]},
        **dict(_help(get_command(app))),
    }


def _sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.!?])\s+|\n\n", text) if each.strip()]


def _length(sentence: str) -> int:
    """The words of a sentence; a list behind a colon counts as one."""
    head, colon, listed = sentence.partition(": ")
    return len(head.split()) + (1 if colon and listed.count(", ") > 2 else len(listed.split()))


@pytest.mark.parametrize("collection", ["qamishli-hasakah", "mass-shootings"])
def test_what_a_discrepancy_says_after_its_values_is_short_and_plain(collection: str) -> None:
    closings = _closings(collection)
    assert closings
    assert all(closing for closing, _ in closings)
    bare = {without_data for _, without_data in closings}
    assert {each for each in bare if len(each.split()) > MOST_AFTER_THE_VALUES} == set()
    assert {each for words in bare for each in _sentences(words) if _length(each) > MOST_WORDS} == set()
    assert {each for each in bare if DIALECT.search(each)} == set()


def test_no_sentence_for_readers_is_long() -> None:
    long = {where: each for where, text in _said().items() for each in _sentences(text) if _length(each) > MOST_WORDS}
    assert long == {}


def test_one_word_stands_for_one_thing() -> None:
    assert {where: text for where, text in _said().items() if DIALECT.search(text)} == {}


def test_a_command_is_summed_up_in_its_list_without_being_cut() -> None:
    commands = getattr(get_command(app), "commands", {})
    assert isinstance(app, typer.Typer)
    assert len(commands) > 10
    assert {
        name: each.get_short_help_str(62)
        for name, each in commands.items()
        if each.get_short_help_str(62).endswith("...")
    } == {}
