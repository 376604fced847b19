"""On whose word a row stands."""

import pandas as pd
import pytest

from claims.importers.assemble.sources.speakers import speaker_chains
from tests.builders.foreign_tables import builder_for, built, column, frame_of, mapping_of


@pytest.mark.parametrize(
    ("cell", "cites", "chain"),
    [
        ("locals", "", "speaker-locals:asserts"),
        ("SOHR quoting  locals", "doc", "sohr:asserts > speaker-locals:asserts"),
        ("residents citing activists", "", "speaker-residents:asserts > speaker-activists:asserts"),
        ("SOHR", "", "sohr:asserts"),
        ("SOHR", "doc", ""),  # nobody beyond the sources that the row cites
        ("Unknown", "", ""),
        ("", "", ""),
    ],
)
def test_the_chain_of_who_says_it(cell: str, cites: str, chain: str) -> None:
    frame = frame_of(who=[cell])
    builder = builder_for(frame)
    builder.add("sources", source_id=["sohr"], name=["SOHR"], kind="outlet")
    chains = speaker_chains(builder, frame, mapping_of("who,speaker"), column(cites), {})
    assert {name: list(texts) for name, texts in chains.items()} == {"": [chain]}


def test_speakers_are_added_as_sources_unless_they_are_known() -> None:
    frame = frame_of(who=["SOHR quoting locals"])
    builder = builder_for(frame)
    builder.add("sources", source_id=["sohr"], name=["SOHR"], kind="outlet")
    speaker_chains(builder, frame, mapping_of("who,speaker"), column(""), {})
    assert built(builder, "sources", "source_id", "name", "kind") == [
        ("sohr", "SOHR", "outlet"),
        ("speaker-locals", "locals", "speaker"),
    ]


def test_a_table_without_speakers_has_no_chains() -> None:
    frame = frame_of(x=["1"])
    assert list(speaker_chains(builder_for(frame), frame, mapping_of("x,id"), column(""), {})[""]) == [""]


def test_figures_of_joined_rows_have_speakers_of_their_own() -> None:
    frame = frame_of(who=["locals", "SOHR"])
    of_figures = {"dead": pd.Series(["police"], index=frame.index[1:])}
    chains = speaker_chains(builder_for(frame), frame, mapping_of("who,speaker"), column("", ""), of_figures)
    assert {name: list(texts) for name, texts in chains.items()} == {"dead": ["", "speaker-police:asserts"]}
