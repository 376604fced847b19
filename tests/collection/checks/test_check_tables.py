"""Single faults: which row and column, and what is said of them."""

import pandas as pd
import pytest

from claims.collection import (
    check_frames,
    load_collection,
)
from tests.builders.collection_files import Spoil, places_of, row_of
from tests.builders.collection_tables import SMALL, build_collection, row

FAULTS = [
    ("sources", "herald", {"kind": "Outlet"}, "kind", "'outlet'"),
    ("sources", "herald", {"name": ""}, "name", "a value"),
    ("sources", "herald", {"url": "herald.example"}, "url", "http"),
    ("sources", "agency", {"ties": "goverment"}, "ties", "'government'"),
    ("documents", "herald-1", {"published_from": "24.01.2021"}, "published_from", "2021-01-23"),
    ("documents", "herald-1", {"published_from": "20210124"}, "published_from", "2021-01-23"),
    ("documents", "herald-1", {"published_to": "2021-02-30"}, "published_to", "2021-01-23"),
    ("documents", "herald-1", {"published_to": "2021-01-01"}, "published_to", "later"),
    ("documents", "herald-1", {"source_id": "herold"}, "source_id", "'herald'"),
    ("documents", "herald-1", {"digest": "sha256:1"}, "digest", "64"),
    ("documents", "herald-1", {"coverage": "north|suoth"}, "coverage", "an id in places"),
    ("documents", "herald-1", {"within": "herald-1"}, "within", "not below this one"),
    ("claims", "h1", {"background": "maybe"}, "background", "yes or no"),
    ("claims", "h1", {"supersedes": "w1"}, "supersedes", "a claim of source 'herald'"),
    ("statements", "h1-wounded", {"value": "six"}, "value", "a count"),
    ("statements", "h1-when", {"value": "2021-01-00"}, "value", "a date"),
    ("statements", "h1-when", {"value": "yesterday"}, "value", "a date"),
    ("statements", "h1-when", {"value": "day 9999", "said": "0005-01-01"}, "value", "day count"),
    ("statements", "h1-when", {"said": "then"}, "said", "a date"),
    ("statements", "h1-where", {"value": "old-quartre"}, "value", "'old-quarter'"),
    ("statements", "a1-initiator", {"value": "securty"}, "value", "'security'"),
    ("statements", "h1-force", {"value": "shot in the air"}, "value", "'shots in the air'"),
    ("statements", "a1-armed", {"value": "No"}, "value", "yes or no"),
    ("statements", "h1-force", {"stance": "assert"}, "stance", "'asserts'"),
    ("statements", "h1-force", {"chain": "resident"}, "chain", "hedges"),
    ("statements", "h1-force", {"chain": "residents:asserts"}, "chain", "'resident'"),
    ("statements", "h1-force", {"group": "crowd"}, "group", "an id in parties"),
    ("statements", "h1-force", {"paragraph": "2nd"}, "paragraph", "a whole number"),
    ("statements", "h1-force", {"paragraph": "0"}, "paragraph", "from 1"),
    ("statements", "h1-force", {"fragment": "a b c d e f g h i j k l m"}, "fragment", "12 words"),
    ("statements", "h1-killed", {"verbatim": "two"}, "verbatim", "words from the fragment"),
    ("statements", "h1-force", {"part_of": "w1-killed"}, "part_of", "a statement of claim 'h1'"),
    ("statements", "w1-force-2", {"reading_of": "h1-force"}, "reading_of", "a statement of claim 'w1'"),
    ("statements", "h1-force", {"cites": "watch-1|watch-9"}, "cites", "'watch-1'"),
    ("statements", "h1-force", {"note": "a\x07b"}, "note", "U+0007"),
    ("statements", "h1-force", {"note": "x" * 32_768}, "note", "32,767"),
    ("parties", "officers", {"parent": "officers"}, "parent", "not below this one"),
    ("places", "river-town", {"latitude": "96"}, "latitude", "up to 90"),
    ("places", "river-town", {"latitude": "36,5"}, "latitude", "36.5"),
    ("places", "river-town", {"latitude": "nan"}, "latitude", "36.5"),
    ("places", "hill-town", {"longitude": ""}, "longitude", "both"),
    ("fields", "blocked", {"terms": ""}, "terms", "split at |"),
    ("fields", "force", {"exclusive": "shots in the air/fire"}, "exclusive", "one/other"),
    ("fields", "armed", {"type": "boolean"}, "type", "flag"),
    ("judgements", "j1", {"verdict": "similar"}, "verdict", "same"),
    ("judgements", "j1", {"claim_b": "h1"}, "claim_b", "another"),
    ("judgements", "j1", {"digest_a": "abc"}, "digest_a", "64"),
]


@pytest.mark.parametrize(("table", "row_id", "cells", "column", "allowed"), FAULTS)
def test_fault_names_file_row_and_column(
    spoil: Spoil, table: str, row_id: str, cells: dict[str, str], column: str, allowed: str
) -> None:
    collection = load_collection(spoil(table, row_id, cells))
    own = [problem for problem in collection.problems if "is refused (row" not in problem.found]
    assert places_of(tuple(own)) == [(f"{table}.csv", row_of(table, row_id), column)]
    assert allowed in own[0].allowed
    assert row_id not in set(getattr(collection, table).iloc[:, 0])


@pytest.mark.parametrize("bad", ["two words", "=1", "-x", "ü", "a/b"])
def test_id_of_other_characters_is_refused(bad: str) -> None:
    problems = build_collection(sources=[row("sources", bad)]).problems
    assert places_of(problems) == [("sources", 2, "source_id")]


def test_second_row_of_an_id_is_refused_and_names_the_first() -> None:
    frame = load_collection(SMALL).sources
    twice = pd.concat([frame, frame.head(1).assign(name="Another", ties="")])
    good, problems = check_frames({"sources": twice, "parties": load_collection(SMALL).parties})
    assert places_of(problems) == [("sources", 6, "source_id")]
    assert "row 2" in problems[0].found
    assert list(good["sources"]["name"]) == list(frame["name"])
