"""Digests: of content alone, whatever its order, its file and its ids."""

from pathlib import Path

import pytest

from claims.collection import (
    claim_digests,
    collection_digest,
    load_collection,
)
from claims.errors import UnknownIdError
from claims.schema import TABLE_COLUMNS, TABLES
from tests.builders.collection_files import Spoil, frames_of
from tests.builders.collection_tables import SMALL, build_collection, claim, read_rows, row, said, write_rows


def test_number_written_in_another_form_gives_the_same_digest(spoil: Spoil) -> None:
    spoil("statements", "h1-killed", {"paragraph": "02"})
    assert load_collection(spoil("places", "river-town", {"latitude": "36.50"})).digest == load_collection(SMALL).digest


def test_digest_knows_no_order_of_rows(small_collection: Path) -> None:
    for table in TABLES:
        write_rows(small_collection / f"{table}.csv", read_rows(SMALL / f"{table}.csv")[::-1])
    assert load_collection(small_collection).digest == load_collection(SMALL).digest


def test_digest_changes_with_any_cell() -> None:
    frames = frames_of(load_collection(SMALL))
    digests = {
        collection_digest({**frames, "claims": frames["claims"].assign(**{name: "other"})})
        for name in TABLE_COLUMNS["claims"]
    }
    assert len({*digests, collection_digest(frames)}) == len(TABLE_COLUMNS["claims"]) + 1


def test_digest_tells_where_one_cell_ends() -> None:
    one, other = (
        build_collection(sources=[row("sources", "s", name=name, note=note)])
        for name, note in (("ab", "c"), ("a", "bc"))
    )
    assert one.digest != other.digest


def test_claim_digest_covers_the_claim_and_its_statements_alone(spoil: Spoil) -> None:
    before = claim_digests(load_collection(SMALL), ["h1", "w1"])
    after = load_collection(spoil("statements", "h1-killed", {"note": "checked again"}))
    assert claim_digests(after, ["w1"])["w1"] == before["w1"]
    assert claim_digests(after, ["h1"])["h1"] != before["h1"]


def test_claim_digest_leaves_out_the_ids_of_the_claim_and_its_statements() -> None:
    whole, part = said("9"), said("6", part_of="a-1")
    one = build_collection(claim("a", document="d", title="t", killed=[whole, part]))
    other = build_collection(claim("z", document="d", title="t", killed=[whole, {**part, "part_of": "z-1"}]))
    loose = build_collection(claim("a", document="d", title="t", killed=[whole, said("6")]))
    assert claim_digests(one, ["a"])["a"] == claim_digests(other, ["z"])["z"] != claim_digests(loose, ["a"])["a"]


def test_claim_digest_of_no_claim_raises() -> None:
    with pytest.raises(UnknownIdError, match="h9"):
        claim_digests(load_collection(SMALL), ["h9"])["h9"]
