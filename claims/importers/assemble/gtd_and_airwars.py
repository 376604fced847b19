"""What some formats say beyond what a mapping can: speakers, rival claims of responsibility, conceded deaths."""

import re

import pandas as pd

from claims.importers.assemble.draft import Draft
from claims.importers.assemble.parties import add_group, party_ids
from claims.importers.cells.count_cells import join_bounds, read_counts
from claims.importers.cells.ids import name_ids
from claims.importers.cells.text_columns import choose, distinct, join_columns, known_texts, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping, matching
from claims.importers.remarks import Remarks

_NESTED = re.compile(r"\s+(?:quoting|citing|according to|via|quoted by)\s+", re.IGNORECASE)


def speaker_chains(draft: Draft, frame: pd.DataFrame, mapping: Mapping, cites: pd.Series) -> pd.Series:
    """The chain of who says it, "" where the table names nobody beyond the sources that it cites.

    "SOHR quoting locals" is two speakers, one quoting the other; any other cell is one, whole.
    """
    row = mapping.column("speaker")
    if row is None:
        return pd.Series("", index=frame.index, dtype="str")
    named = {source for part in draft.parts["sources"] for source in part["source_id"]}
    chains = {text: _chain(draft, text, named) for text in distinct(frame[row.column])}
    found = lookup(frame[row.column], chains)
    alone = found.str.removeprefix("speaker-").str.removesuffix(":asserts")
    return found.mask(found.isin([f"{source}:asserts" for source in named]) & (cites != "") | (alone == ""), "")


def _chain(draft: Draft, text: str, named: set[str]) -> str:
    if not text or is_unknown(text):
        return ""
    words = [word.strip() for word in _NESTED.split(" ".join(text.split()))]
    ids = [own if own in named else f"speaker-{own}" for own in name_ids(pd.Series(words))]
    for name, own in zip(words, ids, strict=True):
        if own not in named:
            draft.add(
                "sources",
                source_id=[own],
                name=[name],
                kind="speaker",
                note="Named by the table as the origin; the ties are not known.",
            )
    return " > ".join(f"{own}:asserts" for own in ids)


def add_responsibility(draft: Draft, frame: pd.DataFrame, remarks: Remarks) -> None:
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
        parties = party_ids(draft, names)
        own = _is(frame, claimed, "1")
        chain = _own_word(draft, names, parties)
        end = f".{number}" if number > 1 else ""
        stance = choose(_is(frame, doubted, "1"), "hedges", "asserts")
        draft.say(
            "initiator", parties.mask(rival & own, ""), name=f"initiator{end}", words=names, column=group, stance=stance
        )
        draft.say("initiator", parties.where(rival & own, ""), name=f"initiator{end}.own", words=names, column=group,
                  stance="relays", chain=chain, note="One of several rival claims of responsibility.")  # fmt: skip
        draft.say("responsibility_claimed", parties.where(own, ""), name=f"responsibility_claimed{end}", words=names,
                  column=claimed, stance="relays", chain=chain)  # fmt: skip
    remarks.say(
        "gname", f"{int(rival.sum())} rows with rival claims of responsibility", "each claim is a statement of its own"
    )


def _is(frame: pd.DataFrame, column: str, code: str) -> pd.Series:
    if column not in frame:
        return pd.Series(False, index=frame.index)
    return frame[column].str.removesuffix(".0") == code


def _own_word(draft: Draft, names: pd.Series, parties: pd.Series) -> pd.Series:
    """A chain of one link: the party speaking for itself."""
    rows = pd.DataFrame({"party": parties, "name": names}).drop_duplicates("party")
    rows = rows[rows["party"] != ""]
    draft.add(
        "sources",
        source_id="speaker-" + rows["party"],
        name=rows["name"],
        kind="speaker",
        ties=rows["party"],
        note="Tie: speaks for itself.",
    )
    return ("speaker-" + parties + ":asserts").where(parties != "", "")


def add_conceded(draft: Draft, frame: pd.DataFrame, remarks: Remarks) -> None:
    """Airwars: what each belligerent concedes, on its own word."""
    columns = list(frame.columns)
    for name in matching("belligerent_*_belligerent_name", columns) or matching("belligerent_*_name", columns):
        number = re.findall(r"\d+", name)[0]
        names = known_texts(frame[name])
        parties = party_ids(draft, names)
        chain = _own_word(draft, names, parties)
        draft.say(
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
                draft,
                frame,
                f"belligerent_{number}_{word}_conceded",
                outcome,
                f"{outcome}.conceded.{number}",
                chain,
                remarks,
            )


def _add_bounds(
    draft: Draft, frame: pd.DataFrame, stem: str, outcome: str, name: str, chain: pd.Series, remarks: Remarks
) -> None:
    bounds = [matching(f"{stem}_{end}", list(frame.columns)) for end in ("min", "max")]
    if not all(bounds):
        return
    low, high = (read_counts(frame[found[0]], remarks) for found in bounds)
    words = join_columns([frame[bounds[0][0]]], "")
    values = join_bounds(low, high, remarks).where(chain != "", "")
    draft.say(
        outcome,
        values,
        name=name,
        words=words,
        column=f"{stem}_min, {stem}_max",
        group=add_group(draft, "civilians"),
        stance="relays",
        chain=chain,
    )
