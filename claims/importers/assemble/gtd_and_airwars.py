"""What two formats say beyond their mappings: rival claims of responsibility, and deaths that belligerents concede."""

import re
from collections.abc import Callable

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.assemble.parties import add_group, party_ids
from claims.importers.cells.count_cells import join_bounds, read_counts
from claims.importers.cells.text_columns import text_where
from claims.importers.cells.unknown_values import known_texts
from claims.importers.mapping.mapping import columns_named
from claims.importers.remarks import Remarks

# GTD names up to three groups: the columns of the name, of its claim of responsibility, and of doubt about it.
_GTD_GROUPS = (
    ("gname", "claimed", "guncertain1"),
    ("gname2", "claim2", "guncertain2"),
    ("gname3", "claim3", "guncertain3"),
)
_CONCEDED = (("killed", "deaths"), ("wounded", "injuries"))  # outcome, and its word in the columns of Airwars


def add_responsibility(builder: CollectionBuilder, frame: pd.DataFrame, remarks: Remarks) -> None:
    """GTD: adds who is held to have done it; where several groups claim it, each claim is a statement of its own."""
    frame = frame.rename(columns={name: name.lower() for name in frame.columns})
    rivals = _is_one(frame, "compclaim")
    for number, (group, claim, doubt) in enumerate(_GTD_GROUPS, 1):
        if group not in frame:
            continue
        names = known_texts(frame[group])
        parties = party_ids(builder, names)
        claimed = _is_one(frame, claim)
        chain = _party_chain(builder, names, parties)
        end = f".{number}" if number > 1 else ""
        stance = text_where(_is_one(frame, doubt), "hedges", "asserts")
        builder.add_statements("initiator", parties.mask(rivals & claimed, ""), name=f"initiator{end}", words=names,
                               column=group, stance=stance)  # fmt: skip
        builder.add_statements("initiator", parties.where(rivals & claimed, ""), name=f"initiator{end}.own", words=names,
                               column=group, stance="relays", chain=chain, note="One of several rival claims of responsibility.")  # fmt: skip
        builder.add_statements("responsibility_claimed", parties.where(claimed, ""), name=f"responsibility_claimed{end}",
                               words=names, column=claim, stance="relays", chain=chain)  # fmt: skip
    remarks.note(
        "gname", f"{int(rivals.sum())} rows with rival claims of responsibility", "each claim is a statement of its own"
    )


def _is_one(frame: pd.DataFrame, column: str) -> pd.Series:
    """Whether the column holds 1; nowhere if the table has no such column."""
    if column not in frame:
        return pd.Series(False, index=frame.index)
    return frame[column].str.removesuffix(".0") == "1"


def _party_chain(builder: CollectionBuilder, names: pd.Series, parties: pd.Series) -> pd.Series:
    """Adds each party as a speaker for itself; gives the chain of each row, which has that one speaker."""
    rows = pd.DataFrame({"party": parties, "name": names}).drop_duplicates("party")
    rows = rows[rows["party"] != ""]
    builder.add("sources", source_id="speaker-" + rows["party"], name=rows["name"], kind="speaker", ties=rows["party"],
                note="Tie: speaks for itself.")  # fmt: skip
    return ("speaker-" + parties + ":asserts").where(parties != "", "")


def add_conceded(builder: CollectionBuilder, frame: pd.DataFrame, remarks: Remarks) -> None:
    """Airwars: adds each belligerent, and the deaths and injuries that it concedes, with itself as the speaker."""
    columns = list(frame.columns)
    for column in columns_named("belligerent_*_belligerent_name", columns) or columns_named(
        "belligerent_*_name", columns
    ):
        number = re.findall(r"\d+", column)[0]
        names = known_texts(frame[column])
        parties = party_ids(builder, names)
        chain = _party_chain(builder, names, parties)
        builder.add_statements("initiator", parties, name=f"initiator.{number}", words=names, column=column,
                               stance="relays", note="Alleged, as the table lists it.")  # fmt: skip
        for outcome, word in _CONCEDED:
            bounds = f"belligerent_{number}_{word}_conceded_min", f"belligerent_{number}_{word}_conceded_max"
            minimum, maximum = (columns_named(bound, columns) for bound in bounds)
            if minimum and maximum:
                low, high = (read_counts(frame[found[0]], remarks) for found in (minimum, maximum))
                counts = join_bounds(low, high, remarks).where(chain != "", "")
                builder.add_statements(
                    outcome, counts, name=f"{outcome}.conceded.{number}", words=frame[minimum[0]], column=", ".join(bounds),
                    group=add_group(builder, "civilians"), stance="relays", chain=chain,
                )  # fmt: skip


# The name of a format to what adds the statements that its mapping cannot express.
FORMAT_STATEMENTS: dict[str, Callable[[CollectionBuilder, pd.DataFrame, Remarks], None]] = {
    "gtd": add_responsibility,
    "airwars": add_conceded,
}
