"""A new release of a source over an older one: changed rows become new claims that supersede, nothing is overwritten."""

import hashlib
import re
from dataclasses import dataclass

import pandas as pd

from claims.collection import make_collection, metadata_of
from claims.importers.assemble.import_table import ImportedTable
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

_VERSION = re.compile(r"\.v(\d+)$")
# The content of a statement; its id and its row in the table (paragraph) are none.
_CONTENT_COLUMNS = ("field", "group", "value", "verbatim", "stance", "chain", "part_of", "cites", "note")


@dataclass(frozen=True, kw_only=True)
class Revision:
    """What a new release changes in a collection.

    Attributes:
        collection: The collection with the new claims added; judgements stay.
        added: Ids of claims of rows that the older release does not have.
        changed: Ids of new claims, each of which supersedes the claim of the same row.
        unchanged: Ids of claims that say the same in the new release.
        gone: Ids of claims whose rows the new release no longer has; they stay.
    """

    collection: Collection
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    gone: tuple[str, ...]


def revise(old: Collection, imported: ImportedTable) -> Revision:
    """Adds to a collection what a newer import of the same source says anew; equal content adds nothing."""
    new = imported.frames
    latest = _latest_versions(old, str(new["sources"]["source_id"].iloc[0]))
    before, after = _contents(old.claims, old.statements), _contents(new["claims"], new["statements"])
    claim_ids = list(new["claims"]["claim_id"])
    added = [claim_id for claim_id in claim_ids if claim_id not in latest]
    known = [claim_id for claim_id in claim_ids if claim_id in latest]
    changed = [claim_id for claim_id in known if before[latest[claim_id]] != after[claim_id]]
    unchanged = [latest[claim_id] for claim_id in known if before[latest[claim_id]] == after[claim_id]]
    renamed = {claim_id: f"{claim_id}.v{_version(latest[claim_id]) + 1}" for claim_id in changed}
    frames = _merged(old, _renamed(new, {**{claim_id: claim_id for claim_id in added}, **renamed}, latest))
    listed = set(claim_ids)
    return Revision(
        collection=make_collection(frames, metadata_of(old)),
        added=tuple(added),
        changed=tuple(renamed.values()),
        unchanged=tuple(unchanged),
        gone=tuple(claim_id for first_id, claim_id in latest.items() if first_id not in listed),
    )


def _latest_versions(old: Collection, source: str) -> dict[str, str]:
    """For each row of the source's older releases, the id of its first claim to the id of its latest."""
    claim_ids = [claim_id for claim_id in old.claims["claim_id"] if old.source_of_claim(claim_id) == source]
    in_order = sorted(claim_ids, key=lambda claim_id: (_version(claim_id), claim_id))
    return {_VERSION.sub("", claim_id): claim_id for claim_id in in_order}


def _version(claim_id: str) -> int:
    match = _VERSION.search(claim_id)
    return int(match[1]) if match else 1


def _contents(claims: pd.DataFrame, statements: pd.DataFrame) -> dict[str, str]:
    """A digest of the title and the statements of each claim; the order of statements does not count."""
    texts = {claim_id: [title] for claim_id, title in zip(claims["claim_id"], claims["title"], strict=True)}
    columns = [statements[name] for name in _CONTENT_COLUMNS]
    for claim_id, *cells in zip(statements["claim_id"], *columns, strict=True):
        texts[claim_id].append("\x1f".join(cells).replace(claim_id, ""))
    return {
        claim_id: hashlib.sha256("\x1e".join(sorted(parts)).encode()).hexdigest() for claim_id, parts in texts.items()
    }


def _renamed(new: dict[str, pd.DataFrame], names: dict[str, str], latest: dict[str, str]) -> dict[str, pd.DataFrame]:
    """The new tables with only the claims in `names`, under their new ids, superseding the latest claim of their rows."""
    claims, statements = (new[table][new[table]["claim_id"].isin(list(names))] for table in ("claims", "statements"))
    old_ids, claim_ids = claims["claim_id"], statements["claim_id"]
    claims = claims.assign(
        claim_id=old_ids.map(names), supersedes=old_ids.map(lambda claim_id: latest.get(claim_id, ""))
    )
    new_ids = claim_ids.map(names)
    ids = {}
    for column in ("statement_id", "part_of", "reading_of"):
        cells = zip(statements[column], claim_ids, new_ids, strict=True)
        ids[column] = [new_id + text.removeprefix(old_id) if text else "" for text, old_id, new_id in cells]
    return {**new, "claims": claims, "statements": statements.assign(claim_id=new_ids, **ids)}


def _merged(old: Collection, new: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The rows of both, the older first; of two rows with one id the older stands, but new kinds of event are added."""
    frames = {}
    for table in TABLES:
        columns = list(TABLE_COLUMNS[table])
        rows = pd.concat([getattr(old, table)[columns], new[table][columns]], ignore_index=True)
        frames[table] = rows.drop_duplicates(columns[0], ignore_index=True)
    cells = [cell for fields in (old.fields, new["fields"]) for cell in fields.loc[fields["field"] == "kind", "terms"]]
    kinds = sorted({kind for cell in cells for kind in cell.split("|") if kind})
    frames["fields"].loc[frames["fields"]["field"] == "kind", "terms"] = "|".join(kinds)
    return frames
