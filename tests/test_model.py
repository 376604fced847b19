"""Records and closed lists: chains of speakers, lists in a cell, certainty, definitions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import KIND_DEFINITIONS, Kind, Speaker, Stance, parse_chain, split_list, write_chain
from tests.builders.collection_tables import build_collection, claim, row, said

SPEAKERS = [row("sources", each, kind="speaker") for each in ("resident", "council")]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("", ()),
        ("resident:hedges", (Speaker("resident", Stance.HEDGES),)),
        (
            " council : asserts >resident:hedges > ",
            (Speaker("council", Stance.ASSERTS), Speaker("resident", Stance.HEDGES)),
        ),
    ],
)
def test_a_chain_is_read_outermost_first(text: str, chain: tuple[Speaker, ...]) -> None:
    assert parse_chain(text) == chain


@given(st.lists(st.builds(Speaker, st.sampled_from(["resident", "council", "b-2"]), st.sampled_from(Stance))))
def test_a_chain_that_is_written_is_read_as_it_was(chain: list[Speaker]) -> None:
    assert parse_chain(write_chain(chain)) == tuple(chain)


def test_a_chain_is_written_under_other_ids() -> None:
    chain = parse_chain("council:asserts > resident:hedges")
    assert write_chain(chain, {"resident": "resident-2"}) == "council:asserts > resident-2:hedges"


@pytest.mark.parametrize("text", ["resident", "resident:whispers", "a:asserts:hedges", "a:asserts > b"])
def test_a_link_without_a_known_stance_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Stance"):
        parse_chain(text)


@pytest.mark.parametrize(("text", "values"), [("", ()), ("a", ("a",)), (" a | b c ||d|", ("a", "b c", "d")), ("|", ())])
def test_a_cell_of_several_values_is_split(text: str, values: tuple[str, ...]) -> None:
    assert split_list(text) == values


@pytest.mark.parametrize(
    ("cells", "certain"),
    [
        ({}, True),
        ({"stance": "relays"}, True),
        ({"stance": "hedges"}, False),
        ({"stance": "relays", "chain": "council:asserts > resident:hedges"}, False),
        ({"stance": "relays", "chain": "council:asserts > resident:denies"}, True),
    ],
)
def test_a_statement_is_certain_unless_somebody_hedges(cells: dict[str, str], certain: bool) -> None:
    collection = build_collection(claim("c1", killed=said("1", **cells)), sources=SPEAKERS)
    assert collection.statement_records["c1-1"].certain is certain


@pytest.mark.parametrize(("value", "flag"), [("yes", True), ("no", False)])
def test_a_flag_is_yes_or_no(value: str, flag: bool) -> None:
    assert build_collection(claim("c1", armed=value)).statement_records["c1-1"].flag is flag


def test_every_kind_has_a_definition_of_its_own() -> None:
    assert len({kind.definition for kind in Kind}) == len(Kind) == len(KIND_DEFINITIONS)
