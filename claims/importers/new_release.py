"""A new release over an older one: what changed becomes new claims that supersede, nothing is overwritten."""

import hashlib
import re
from dataclasses import dataclass

import pandas as pd

from claims.collection import make_collection, metadata_of
from claims.importers.assemble.import_table import ImportedTable
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

_REVISED = re.compile(r"\.v\d+$")
# What a statement says; where it stands in the table (paragraph) and what it is called do not count.
_SAID = ("field", "group", "value", "verbatim", "stance", "chain", "part_of", "cites", "note")


@dataclass(frozen=True, kw_only=True)
class Revision:
    """What a release changes in a collection that holds an older one.

    Attributes:
        collection: The older collection with the new claims added; judgements stay.
        added: Claims of rows that the older release does not have.
        changed: New claims, each of which supersedes the claim of the same row.
        unchanged: Claims that say what the new release says.
        gone: Claims whose rows the new release no longer has; they stay.
    """

    collection: Collection
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    gone: tuple[str, ...]


def revise(old: Collection, imported: ImportedTable) -> Revision:
    """Adds to a collection what a newer import of the same source says anew; equal content adds nothing."""
    new = imported.frames
    latest = _latest(old, str(new["sources"]["source_id"].iloc[0]))
    before, after = _contents(old.claims, old.statements), _contents(new["claims"], new["statements"])
    ids = list(new["claims"]["claim_id"])
    added = [claim for claim in ids if claim not in latest]
    changed = [claim for claim in ids if claim in latest and before[latest[claim]] != after[claim]]
    unchanged = [latest[claim] for claim in ids if claim in latest and before[latest[claim]] == after[claim]]
    renamed = {claim: _next(claim, latest[claim]) for claim in changed}
    frames = _merged(old, _taken(new, {**{claim: claim for claim in added}, **renamed}, latest))
    held = set(ids)
    return Revision(
        collection=make_collection(frames, metadata_of(old)),
        added=tuple(added),
        changed=tuple(renamed.values()),
        unchanged=tuple(unchanged),
        gone=tuple(claim for row, claim in latest.items() if row not in held),
    )


def _latest(old: Collection, source: str) -> dict[str, str]:
    """The id of a row's first claim to that of its latest, for all claims of the source."""
    own = [claim for claim in old.claims["claim_id"] if old.source_of_claim(claim) == source]
    latest: dict[str, str] = {}
    for claim in sorted(own, key=_number):
        latest[_REVISED.sub("", claim)] = claim
    return latest


def _number(claim_id: str) -> tuple[int, str]:
    found = _REVISED.search(claim_id)
    return (int(found[0][2:]) if found else 1, claim_id)


def _next(row: str, latest: str) -> str:
    return f"{row}.v{_number(latest)[0] + 1}"


def _contents(claims: pd.DataFrame, statements: pd.DataFrame) -> dict[str, str]:
    """A digest of what each claim says."""
    titles = dict(zip(claims["claim_id"], claims["title"], strict=True))
    said: dict[str, list[str]] = {claim: [title] for claim, title in titles.items()}
    columns = [statements[name] for name in _SAID]
    for claim, *cells in zip(statements["claim_id"], *columns, strict=True):
        said[claim].append("\x1f".join(cells).replace(claim, ""))
    return {claim: hashlib.sha256("\x1e".join(sorted(texts)).encode()).hexdigest() for claim, texts in said.items()}


def _taken(new: dict[str, pd.DataFrame], names: dict[str, str], latest: dict[str, str]) -> dict[str, pd.DataFrame]:
    """The new tables with only the claims named, under their new ids."""
    claims = new["claims"][new["claims"]["claim_id"].isin(list(names))]
    own = claims["claim_id"]
    renamed = claims.assign(claim_id=own.map(names), supersedes=own.map(lambda claim: latest.get(claim, "")))
    said = new["statements"][new["statements"]["claim_id"].isin(list(names))]
    return {**new, "claims": renamed, "statements": _renamed(said, names)}


def _renamed(statements: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    claims = statements["claim_id"].map(names)
    ids = {}
    for column in ("statement_id", "part_of", "reading_of"):
        pairs = zip(statements[column], statements["claim_id"], claims, strict=True)
        ids[column] = [to + text.removeprefix(claim) if text else "" for text, claim, to in pairs]
    return statements.assign(claim_id=claims, **ids)


def _merged(old: Collection, new: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Both, the older rows first; of two rows with one id the older stands, but new kinds of event are added."""
    frames = {}
    for table in TABLES:
        columns = list(TABLE_COLUMNS[table])
        rows = pd.concat([getattr(old, table)[columns], new[table][columns]], ignore_index=True)
        frames[table] = rows.drop_duplicates(columns[0], ignore_index=True)
    terms = [frame.loc[frame["field"] == "kind", "terms"] for frame in (old.fields, new["fields"])]
    both = sorted({term for texts in terms for text in texts for term in text.split("|") if term})
    frames["fields"].loc[frames["fields"]["field"] == "kind", "terms"] = "|".join(both)
    return frames
