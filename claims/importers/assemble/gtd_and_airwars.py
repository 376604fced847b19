"""What two formats say beyond their mappings: rival claims of responsibility, and deaths conceded by belligerents."""

import re
from collections.abc import Callable

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.assemble.parties import add_group, party_ids
from claims.importers.cells.count_cells import join_bounds, read_counts
from claims.importers.cells.text_columns import known_texts, text_where
from claims.importers.mapping.mapping import columns_named
from claims.importers.remarks import Remarks


def add_responsibility(builder: CollectionBuilder, frame: pd.DataFrame, remarks: Remarks) -> None:
    """GTD: who is held to have done it; where rivals claim it, each claim is a statement of its own."""
    frame = frame.rename(columns={name: name.lower() for name in frame.columns})
    rival = _is(frame, "compclaim", "1")
    for number, (group, claimed, doubted) in enumerate(
        (("gname", "claimed", "guncertain1"), ("gname2", "claim2", "guncertain2"), ("gname3", "claim3", "guncertain3")),
        1,
    ):
        if group not in frame:
            continue
        names = known_texts(frame[group])
        parties = party_ids(builder, names)
        own = _is(frame, claimed, "1")
        chain = _own_word(builder, names, parties)
        end = f".{number}" if number > 1 else ""
        stance = text_where(_is(frame, doubted, "1"), "hedges", "asserts")
        builder.add_statements(
            "initiator", parties.mask(rival & own, ""), name=f"initiator{end}", words=names, column=group, stance=stance
        )
        builder.add_statements("initiator", parties.where(rival & own, ""), name=f"initiator{end}.own", words=names, column=group,
                  stance="relays", chain=chain, note="One of several rival claims of responsibility.")  # fmt: skip
        builder.add_statements("responsibility_claimed", parties.where(own, ""), name=f"responsibility_claimed{end}", words=names,
                  column=claimed, stance="relays", chain=chain)  # fmt: skip
    remarks.note(
        "gname", f"{int(rival.sum())} rows with rival claims of responsibility", "each claim is a statement of its own"
    )


def _is(frame: pd.DataFrame, column: str, code: str) -> pd.Series:
    if column not in frame:
        return pd.Series(False, index=frame.index)
    return frame[column].str.removesuffix(".0") == code


def _own_word(builder: CollectionBuilder, names: pd.Series, parties: pd.Series) -> pd.Series:
    """A chain of one link: the party speaking for itself."""
    rows = pd.DataFrame({"party": parties, "name": names}).drop_duplicates("party")
    rows = rows[rows["party"] != ""]
    builder.add(
        "sources",
        source_id="speaker-" + rows["party"],
        name=rows["name"],
        kind="speaker",
        ties=rows["party"],
        note="Tie: speaks for itself.",
    )
    return ("speaker-" + parties + ":asserts").where(parties != "", "")


def add_conceded(builder: CollectionBuilder, frame: pd.DataFrame, remarks: Remarks) -> None:
    """Airwars: what each belligerent concedes, on its own word."""
    columns = list(frame.columns)
    for name in columns_named("belligerent_*_belligerent_name", columns) or columns_named(
        "belligerent_*_name", columns
    ):
        number = re.findall(r"\d+", name)[0]
        names = known_texts(frame[name])
        parties = party_ids(builder, names)
        chain = _own_word(builder, names, parties)
        builder.add_statements(
            "initiator",
            parties,
            name=f"initiator.{number}",
            words=names,
            column=name,
            note="Alleged, as the table lists it.",
            stance="relays",
        )
        for outcome, word in (("killed", "deaths"), ("wounded", "injuries")):
            _add_bounds(
                builder,
                frame,
                f"belligerent_{number}_{word}_conceded",
                outcome,
                f"{outcome}.conceded.{number}",
                chain,
                remarks,
            )


def _add_bounds(
    builder: CollectionBuilder,
    frame: pd.DataFrame,
    stem: str,
    outcome: str,
    name: str,
    chain: pd.Series,
    remarks: Remarks,
) -> None:
    bounds = [columns_named(f"{stem}_{end}", list(frame.columns)) for end in ("min", "max")]
    if not all(bounds):
        return
    low, high = (read_counts(frame[found[0]], remarks) for found in bounds)
    words = frame[bounds[0][0]].astype("str")
    values = join_bounds(low, high, remarks).where(chain != "", "")
    builder.add_statements(
        outcome,
        values,
        name=name,
        words=words,
        column=f"{stem}_min, {stem}_max",
        group=add_group(builder, "civilians"),
        stance="relays",
        chain=chain,
    )


# The name of a format to what adds the statements that its mapping cannot express.
FORMAT_STATEMENTS: dict[str, Callable[[CollectionBuilder, pd.DataFrame, Remarks], None]] = {
    "gtd": add_responsibility,
    "airwars": add_conceded,
}
