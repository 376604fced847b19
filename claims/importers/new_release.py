"""A new release of a source over an older one: changed rows become new claims that supersede, nothing is overwritten."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.collection import make_collection, metadata_of
from claims.importers.assemble.import_table import ImportedTable
from claims.importers.assemble.place_tree.join_places import join_places
from claims.importers.assemble.sources.row_accounts import NO_DAY
from claims.model import IMPORTED, Verdict
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

_VERSION = re.compile(r"\.v(\d+)$")
# The claim id of a row that has no id of its own: it ends in a digest of the cells.
_DIGEST_ID = r".*-[0-9a-f]{8}(?:\.[\w-]+)*"
_KNOWN_BY = ("when", "where", "initiator", "attacked", "participant")  # fields by which such a row is known again
# The content of a statement, beside what it is part of; its id and its row in the table (paragraph) are none.
_CONTENT_COLUMNS = ("field", "group", "value", "verbatim", "stance", "chain", "cites", "note")


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
    """Adds to a collection what a newer import of the same source says anew; equal content adds nothing.

    A place that both name, in whatever wording, is one place, see `join_places`. A row without an id is known again by its day,
    place and parties, where no other row has the same.
    """
    places, new = join_places(old.places, imported.frames)
    latest = _latest_versions(old, str(new["sources"]["source_id"].iloc[0]))
    new = _under_earlier_ids(old, latest, new)
    claim_ids = new["claims"]["claim_id"]
    known = claim_ids[claim_ids.isin(latest.index)]
    before = latest[known].set_axis(known.index)
    is_changed = _differ(old, before, new, known)
    changed, earlier = known[is_changed], before[is_changed]
    renamed = pd.Series(_first_ids(earlier) + ".v" + (_versions(earlier) + 1).astype("str"), index=changed.index)
    added = claim_ids[~claim_ids.isin(latest.index)]
    names = pd.DataFrame(
        {"new": [*added, *renamed], "supersedes": [*[""] * len(added), *earlier]}, index=[*added, *changed]
    )
    return Revision(
        collection=make_collection(
            merge_rows(old, places, _judged(_renamed(new, names), renamed, earlier)), metadata_of(old)
        ),
        added=tuple(added),
        changed=tuple(renamed),
        unchanged=tuple(before[~is_changed]),
        gone=tuple(latest[~latest.index.isin(claim_ids)]),
    )


def _under_earlier_ids(old: Collection, latest: pd.Series, new: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The new tables with each row without an id under the id that the row for the same day, place and parties had before."""
    lost = pd.Index([claim_id for claim_id in latest.index if re.fullmatch(_DIGEST_ID, claim_id)])
    lost = lost.difference(pd.Index(new["claims"]["claim_id"]))
    fresh = [each for each in new["claims"]["claim_id"] if each not in latest.index and re.fullmatch(_DIGEST_ID, each)]
    if lost.empty or not fresh:
        return new
    before = _known_rows(old.claims, old.statements, old.documents, latest[lost].tolist())
    after = _known_rows(new["claims"], new["statements"], new["documents"], fresh)
    ids = {claim_id: _VERSION.sub("", before[said]) for said, claim_id in after.items() if said in before}
    if not ids:
        return new
    claim_ids = new["claims"]["claim_id"].tolist()
    names = pd.DataFrame({"new": [ids.get(each, each) for each in claim_ids], "supersedes": ""}, index=claim_ids)
    judged = {column: new["judgements"][column].replace(ids) for column in ("claim_a", "claim_b")}
    return {**_renamed(new, names), "judgements": new["judgements"].assign(**judged)}


def _known_rows(
    claims: pd.DataFrame, statements: pd.DataFrame, documents: pd.DataFrame, claim_ids: list[str]
) -> dict[tuple[str, ...], str]:
    """By source, day, place and parties, the claim that is the only one with these."""
    sources = claims[claims["claim_id"].isin(claim_ids)].merge(documents, on="document_id")
    source_of = dict(zip(sources["claim_id"], sources["source_id"], strict=True))
    rows = statements[statements["claim_id"].isin(claim_ids) & statements["field"].isin(_KNOWN_BY)]
    said: dict[str, list[str]] = {}
    for claim_id, field, value in zip(rows["claim_id"], rows["field"], rows["value"], strict=True):
        said.setdefault(claim_id, []).append(f"{field} {value}")
    claims_of: dict[tuple[str, ...], list[str]] = {}
    for claim_id, values in said.items():
        claims_of.setdefault((source_of.get(claim_id, ""), *sorted(values)), []).append(claim_id)
    return {key: each[0] for key, each in claims_of.items() if len(each) == 1}


def _latest_versions(old: Collection, source: str) -> pd.Series:
    """The latest claim of each row of the source's older releases, by the id of its first claim.

    Rows that are accounts of other sources stand in documents within the release.
    """
    releases = set(old.documents.loc[old.documents["source_id"] == source, "document_id"])
    documents = old.documents.loc[old.documents["within"].isin(releases), "document_id"]
    claim_ids = old.claims.loc[old.claims["document_id"].isin(releases.union(documents)), "claim_id"].sort_values()
    claim_ids = claim_ids.iloc[_versions(claim_ids).argsort(kind="stable")]
    latest = claim_ids.set_axis(_first_ids(claim_ids))
    return latest[~latest.index.duplicated(keep="last")]


def _first_ids(claim_ids: pd.Series) -> pd.Series:
    return claim_ids.str.replace(_VERSION, "", regex=True)


def _versions(claim_ids: pd.Series) -> pd.Series:
    return claim_ids.str.extract(_VERSION, expand=False).fillna("1").astype("int64")


def _differ(old: Collection, before: pd.Series, new: dict[str, pd.DataFrame], after: pd.Series) -> pd.Series:
    """Whether each claim has another title or other statements than the earlier one of its row; their order does not count."""
    contents = [_contents(old.claims, old.statements, before), _contents(new["claims"], new["statements"], after)]
    sizes = [content.groupby(list(content), sort=False).size() for content in contents]
    difference = sizes[0].sub(sizes[1], fill_value=0)
    other = difference.index.get_level_values("number")[difference.to_numpy() != 0]
    return pd.Series(np.isin(np.arange(len(after)), other), index=after.index)


def _contents(claims: pd.DataFrame, statements: pd.DataFrame, claim_ids: pd.Series) -> pd.DataFrame:
    """The title and each statement of these claims as a text, with the number of the claim."""
    numbers = pd.Series(range(len(claim_ids)), index=claim_ids)
    claims = claims[claims["claim_id"].isin(claim_ids)]
    statements = statements[statements["claim_id"].isin(claim_ids)]
    ends = [part[len(claim_id) :] for part, claim_id in zip(statements["part_of"], statements["claim_id"], strict=True)]
    texts = pd.Series(ends, index=statements.index, dtype="str")
    for name in _CONTENT_COLUMNS:
        texts = texts + "\x1f" + statements[name]
    rows = pd.concat([claims["claim_id"], statements["claim_id"]])
    return pd.DataFrame({"number": numbers[rows].to_numpy(), "text": [*claims["title"], *texts]})


def _renamed(new: dict[str, pd.DataFrame], names: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The new tables with only the claims in the index of `names`, under their new ids, superseding the latest of their rows."""
    claims, statements = (new[table][new[table]["claim_id"].isin(names.index)] for table in ("claims", "statements"))
    old_ids, claim_ids = claims["claim_id"], statements["claim_id"]
    claims = claims.assign(claim_id=old_ids.map(names["new"]), supersedes=old_ids.map(names["supersedes"]))
    new_ids = claim_ids.map(names["new"])
    ids = {}
    for column in ("statement_id", "part_of", "reading_of"):
        cells = zip(statements[column], claim_ids, new_ids, strict=True)
        ids[column] = [new_id + text.removeprefix(old_id) if text else "" for text, old_id, new_id in cells]
    return {**new, "claims": claims, "statements": statements.assign(claim_id=new_ids, **ids)}


def _judged(new: dict[str, pd.DataFrame], revised: pd.Series, earlier: pd.Series) -> dict[str, pd.DataFrame]:
    """The new tables with the judgement that each revised claim is of the event that the earlier one is of."""
    day = new["documents"]["published_from"].iloc[0] or NO_DAY
    same = {
        "judgement_id": ("revision-" + revised).tolist(), "claim_a": earlier.tolist(), "claim_b": revised.tolist(), "verdict": str(Verdict.SAME),
        "by": IMPORTED, "at": f"{day}T00:00:00Z", "why": "A newer release of the table revises this row.",
    }  # fmt: skip
    judgements = pd.DataFrame(same, columns=list(TABLE_COLUMNS["judgements"]), dtype="str").fillna("")
    return {**new, "judgements": pd.concat([new["judgements"], judgements], ignore_index=True)}


def merge_rows(old: Collection, places: pd.DataFrame, new: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The rows of both, the older first; of two rows with one id the older stands, but new kinds of event are added."""
    frames = {}
    for table in TABLES:
        columns = list(TABLE_COLUMNS[table])
        rows = pd.concat(
            [(places if table == "places" else getattr(old, table))[columns], new[table][columns]], ignore_index=True
        )
        frames[table] = rows.drop_duplicates(columns[0], ignore_index=True)
    cells = [cell for fields in (old.fields, new["fields"]) for cell in fields.loc[fields["field"] == "kind", "terms"]]
    kinds = sorted({kind for cell in cells for kind in cell.split("|") if kind})
    frames["fields"].loc[frames["fields"]["field"] == "kind", "terms"] = "|".join(kinds)
    return frames
