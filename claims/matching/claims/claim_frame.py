"""The claim frame: one row per claim with everything that matching compares, the only input of scoring."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from claims.importers.assemble.collection_builder import IMPORTED, UNREAD_TITLE
from claims.matching.arrays import Bools, Ints, lists_of_rows
from claims.matching.claims.mask_numbers import mask_columns
from claims.matching.claims.place_names import TreePlaces, paths_in
from claims.model import NO_OUTCOMES, Basis, FieldType, SourceKind, parse_chain
from claims.names import fold
from claims.tables import Collection, day_of
from claims.values import Precision, Span

CLAIM_COLUMNS = (
    "claim_id", "source_id", "document_id", "title", "first", "last", "precision", "published_first", "published_last", "places",
    "place_paths", "parties", "party_paths", "kinds", "text", "cites", "within", "background", "guessed", "headline", "capitals",
    "place_names", "area", "country", "latitude", "longitude", "paragraphs", "inferred", "listed", "in_tree",
)  # fmt: skip
# What a frame made elsewhere may leave out, and what stands there then.
DEFAULTS: dict[str, object] = {
    "guessed": False, "headline": "", "capitals": "", "place_names": "", "area": "", "country": "", "latitude": float("nan"),
    "longitude": float("nan"), "paragraphs": "", "inferred": False, "listed": False,
}  # fmt: skip
_DAY_ONE = np.datetime64("0001-01-01", "D")
_MONTHS = 12
PEOPLE_KINDS = frozenset({"group", "rank", "role"})
_JOINING = frozenset({"and", "around"})  # words between the names in a title that an importer makes


def claim_frame(collection: Collection) -> pd.DataFrame:
    """One row per claim, columns `CLAIM_COLUMNS`, in the order of the ids; no count is read, only what it cites.

    `first` and `last` bound the time that the claim states (no value: open or unknown),
    `precision` says how to read them ("" when undated). Lists are joined by "|". A path names a place
    or party below all that hold it, largest first, each with its kind: "town:qamishli>quarter:halko".
    `place_names`, `area`, `country` and the coordinates say the same as a table of places would.
    `text` is the title and the glosses without numbers, `headline` the title, `capitals` the words that
    either writes with a capital; a title that only repeats kind, parties and place is neither. `cites` are the documents
    that the claim names, whatever for. `paragraphs` are those that tell it, "" where the source lists events instead of
    telling them. `inferred` says that its time rests on inferences of the coder alone, `listed` that it is a row of a list,
    whose rows are different events and accounts of their own. `in_tree` says that its places are
    in a tree that somebody made, for an account that nobody imported names them; elsewhere names are what is compared.

    A claim frame made from any other table can be scored in the same way; `guessed` marks a stated time that is only
    inferred from the day of publication.
    """
    claims = collection.claims.sort_values("claim_id", ignore_index=True)
    documents = collection.documents.set_index("document_id").loc[claims["document_id"]].reset_index()
    kinds = collection.sources.set_index("source_id")["kind"].loc[documents["source_id"]].reset_index(drop=True)
    every = _statements(collection, claims["claim_id"])
    told = every[every["told"]]
    said = told[told["type"] != FieldType.COUNT]
    size, imported = len(claims), np.zeros(len(claims), dtype=bool)
    imported[every.loc[every["imported"], "row"]] = True
    is_dataset = (kinds == SourceKind.DATASET).to_numpy()
    listed = is_dataset | (imported & documents["published_first"].isna().to_numpy())
    where, who = said[said["field"].isin(collection.event_place_fields)], said[said["type"] == FieldType.PARTY]
    places = TreePlaces.of(collection)
    in_tree = ~imported
    coded = set(where.loc[~where["imported"], "value"].unique())
    in_tree[where.loc[where["value"].isin(coded), "row"]] = True
    times = stated_times(said, size)
    frame = pd.DataFrame(
        {
            "claim_id": claims["claim_id"],
            "source_id": documents["source_id"],
            "document_id": claims["document_id"].mask(listed, "claim " + claims["claim_id"]),
            "title": claims["title"],
            **times,
            "published_first": documents["published_first"].mask(listed),
            "published_last": documents["published_last"].mask(listed),
            "places": _listed(where, size),
            "place_paths": _listed(where, size, paths_in(collection.place_tree, collection.places)),
            "parties": _listed(who, size),
            "party_paths": _listed(who, size, paths_in(collection.party_tree, collection.parties)),
            "kinds": _listed(said[said["field"] == "kind"], size),
            "cites": _cited(told, documents, listed & imported, _first_of_address(collection)),
            "within": documents["within"].mask(imported, ""),
            "background": claims["background"] == "yes",
            "guessed": times["inferred"] & imported,
            **places.columns(where, size),
            "paragraphs": _paragraphs(every[~(is_dataset | imported)[every["row"]]], size),
            "listed": listed,
            "in_tree": in_tree,
        }
    )
    names = dict(zip(collection.parties["party_id"], collection.parties["name"], strict=True))
    is_account = ((said["type"] == FieldType.TEXT) & said["imported"]).to_numpy(dtype=bool)
    said = said.assign(gloss=said["gloss"].mask(is_account, said["value"]))
    is_made = _made_titles(frame, _listed(who, size, names), _listed(said[is_account], size), imported)
    return frame.assign(**_words(frame, said, is_made))[list(CLAIM_COLUMNS)]


def _statements(collection: Collection, claim_ids: pd.Series[str]) -> pd.DataFrame:
    """The statements with the `row` of their claim in the frame, and what decides where they are read."""
    statements = collection.statements
    types = {name: spec.type for name, spec in collection.field_specs.items()}
    chains = statements["chain"]
    unsaid = {
        chain for chain in chains.unique() if not NO_OUTCOMES.isdisjoint(link.stance for link in parse_chain(chain))
    }
    return statements.assign(
        row=pd.Index(claim_ids).get_indexer(pd.Index(statements["claim_id"])),
        type=statements["field"].map(types),
        told=~statements["stance"].isin(NO_OUTCOMES) & ~chains.isin(unsaid),
        imported=statements["coder"].str.startswith(IMPORTED),
    )


def _listed(statements: pd.DataFrame, size: int, translations: dict[str, str] | None = None) -> pd.Series[str]:
    """The distinct values of each claim in their order, or what they translate to, joined by "|"."""
    pairs = statements[["row", "value"]].drop_duplicates().sort_values(["row", "value"], kind="stable")
    values = pairs["value"]
    if translations is not None:
        values = values.map({value: translations.get(value, f":{value}") for value in values.unique()})
    return lists_of_rows(pairs["row"].to_numpy(), values, size)


def _first_of_address(collection: Collection) -> dict[str, str]:
    """Document id to that of the first document with the same address."""
    addressed = collection.documents.loc[collection.documents["url"] != "", ["document_id", "url"]]
    first = addressed.groupby("url", sort=False)["document_id"].transform("first")
    return dict(zip(addressed["document_id"], first, strict=True))


def _cited(
    statements: pd.DataFrame, documents: pd.DataFrame, rows_of_lists: Bools, first: dict[str, str]
) -> pd.Series[str]:
    """The documents that each claim cites, whatever for; an address that goes with a row of a list is cited by it.

    Args:
        statements: Those of the claims.
        documents: The document of each claim.
        rows_of_lists: The claims that an importer read from lists.
        first: Of documents with an address, the first with the same one, which stands for all of them.
    """
    cited = statements.loc[statements["cites"] != "", ["row", "cites"]]
    each = cited.assign(value=cited["cites"].str.split("|")).explode("value")
    each["value"] = each["value"].str.strip()
    own = np.flatnonzero(rows_of_lists & (documents["url"] != "").to_numpy())
    added = pd.DataFrame({"row": own, "value": documents["document_id"].iloc[own].to_numpy()})
    each = pd.concat([each.loc[each["value"] != "", ["row", "value"]], added])
    values = each["value"].astype("str")
    stands_for = {value: first.get(value, value) for value in values.unique()}
    return _listed(each.assign(value=values.map(stands_for).astype("str")), len(documents))


def _paragraphs(statements: pd.DataFrame, size: int) -> pd.Series[str]:
    """The paragraphs that tell each claim, in their order."""
    told = statements.loc[statements["paragraph"] != "", ["row", "paragraph"]]
    numbers = told.assign(number=told["paragraph"].astype("int64")).drop_duplicates().sort_values(["row", "number"])
    return lists_of_rows(numbers["row"].to_numpy(), numbers["number"].astype("str"), size)


def _words(frame: pd.DataFrame, statements: pd.DataFrame, is_made: Bools) -> dict[str, pd.Series[str]]:
    """The columns `text`, `capitals` and `headline`."""
    glosses = statements.loc[statements["gloss"] != "", ["row", "gloss"]].drop_duplicates()
    glosses = glosses.sort_values("row", kind="stable")
    told = lists_of_rows(glosses["row"].to_numpy(), glosses["gloss"], len(frame), mark=" ")
    titles = frame["title"].mask(is_made, "")
    # Each distinct text is masked once, a title that stands alone as well.
    codes, distinct = pd.factorize(pd.concat([(titles + " " + told).str.strip(), titles], ignore_index=True))
    masked, capitals = mask_columns(pd.Series(distinct, dtype="str"))
    of_texts, of_titles = codes[: len(frame)], codes[len(frame) :]
    columns = {"text": masked.iloc[of_texts], "capitals": capitals.iloc[of_texts], "headline": masked.iloc[of_titles]}
    return {name: column.reset_index(drop=True) for name, column in columns.items()}


def _made_titles(frame: pd.DataFrame, party_names: pd.Series[str], accounts: pd.Series[str], imported: Bools) -> Bools:
    """Whether an importer made the title of each claim, for want of one: it says only what other columns say, or begins its text."""
    words = cache(lambda text: frozenset(fold(text).split()))
    columns = [frame[name].tolist() for name in ("title", "kinds", "place_names", "area", "country")]
    made = imported.copy()
    for row in np.flatnonzero(imported).tolist():
        title, *said = (column[row] for column in columns)
        known = _JOINING.union(*map(words, said), words(party_names.iat[row]))
        made[row] = title == UNREAD_TITLE or words(title) <= known or str(accounts.iat[row]).startswith(title)
    return made


def days_of(frame: pd.DataFrame, column: str) -> Ints:
    """Whole days since the year 1; -1 where there is no date."""
    values = frame[column].to_numpy(dtype="datetime64[D]")
    gaps = np.isnat(values)
    days: Ints = (np.where(gaps, _DAY_ONE, values) - _DAY_ONE).astype(np.int64)
    days[gaps] = -1
    return days


def exchanged_days(days: Ints) -> Ints:
    """Each of `days_of` with its month and day of the month exchanged; -2 where that is no day, or the same one."""
    known = days >= 0
    dates = _DAY_ONE + np.where(known, days, 0)
    months = dates.astype("datetime64[M]")
    years = dates.astype("datetime64[Y]")
    month, day = (months - years).astype(np.int64), (dates - months).astype(np.int64)  # from 0
    exchanged = ((years.astype("datetime64[M]") + day).astype("datetime64[D]") + month - _DAY_ONE).astype(np.int64)
    changed: Ints = np.where(known & (day < _MONTHS) & (day != month), exchanged, -2)
    return changed


_OF_TIME = ("when", "began", "ended")


def stated_times(statements: pd.DataFrame, size: int) -> dict[str, pd.Series]:
    """Columns `first`, `last`, `precision` and `inferred` of a claim frame.

    The field "when" goes before "began" and "ended", which together make a period.

    Args:
        statements: With the `row` of their claim; what is demanded or aimed at is left out.
        size: How many claims there are.
    """
    of_time = statements[statements["field"].isin(_OF_TIME) & (statements["precision"] != "")]
    has_when = np.zeros(size, dtype=bool)
    has_when[of_time.loc[of_time["field"] == "when", "row"]] = True
    read = of_time[(of_time["field"] == "when") | ~has_when[of_time["row"]]]
    alone = (~read["row"].duplicated(keep=False) & (read["field"] == "when")).to_numpy()
    one = read[alone].set_index("row")[["first", "last", "precision"]].reindex(range(size))
    times = {"first": one["first"], "last": one["last"], "precision": one["precision"].fillna("").astype("str")}
    several = {row: _span_of(spans) for row, spans in read[~alone].groupby("row")}
    if several:
        rows = list(several)
        for end in ("first", "last"):
            times[end].loc[rows] = pd.to_datetime([getattr(span, end) for span in several.values()])
        times["precision"].loc[rows] = [str(span.precision) for span in several.values()]
    inferred = np.zeros(size, dtype=bool)
    inferred[read["row"]] = True
    inferred[read.loc[read["basis"] != Basis.INFERENCE, "row"]] = False
    days = {end: times[end].astype("datetime64[us]") for end in ("first", "last")}
    return {**times, **days, "inferred": pd.Series(inferred)}


def _span_of(statements: pd.DataFrame) -> Span:
    """The time that all statements of a claim give, of "when" alone or of the others alone."""
    spans: dict[str, list[Span]] = {name: [] for name in _OF_TIME}
    columns = (statements[name] for name in ("field", "first", "last", "precision"))
    for field, first, last, precision in zip(*columns, strict=True):
        spans[field].append(Span(day_of(first), day_of(last), Precision(precision)))
    if spans["when"]:
        return _hull(spans["when"])
    began = _hull(spans["began"]).first if spans["began"] else None
    ended = _hull(spans["ended"]).last if spans["ended"] else None
    return Span(began, ended, Precision.PERIOD)


def _hull(spans: list[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    first = _bound([span.first for span in spans], least=True)
    last = _bound([span.last for span in spans], least=False)
    if first is None and last is None:
        return spans[0]
    precisions = {span.precision for span in spans}
    if Precision.PERIOD in precisions:
        return Span(first, last, Precision.PERIOD)
    return Span(first, last, precisions.pop() if first == last and len(precisions) == 1 else Precision.WITHIN)


def _bound(days: list[date | None], *, least: bool) -> date | None:
    known = [day for day in days if day]
    if len(known) < len(days):
        return None
    return min(known) if least else max(known)
