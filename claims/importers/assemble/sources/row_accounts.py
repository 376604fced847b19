"""Whose account each row is: the compiler's, that of a source the row names, or one for each source with columns of its own."""

from dataclasses import replace

import numpy as np
import pandas as pd

from claims.importers.assemble.casualties import add_counts
from claims.importers.assemble.collection_builder import CollectionBuilder, IntArray
from claims.importers.assemble.rows.claim_ids import source_id
from claims.importers.assemble.sources.citations import NO_CITATION, add_sources, cited_source_id, only_citation
from claims.importers.cells.date_cells import read_days
from claims.importers.cells.ids import short_digests
from claims.importers.cells.text_columns import distinct_texts, join_columns, lookup, text_where
from claims.importers.cells.unknown_values import known_texts, note_unknown
from claims.importers.mapping.mapping import OUTCOMES, Mapping
from claims.importers.remarks import Remarks
from claims.model import IMPORTED, Verdict

NO_DAY = "1970-01-01"
_TOLD = ("title", "url", "published_from", "published_to")


def add_row_accounts(
    builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, release: str, remarks: Remarks
) -> pd.Series:
    """Adds the sources that rows name, and a document for each that they tell apart by its title or address.

    A row that gives only the day of publication has a document of its own.

    Returns:
        The document of the account of each row: the release, unless the row says otherwise.
    """
    row = mapping.column("source")
    if row is None and not mapping.column("document") and not mapping.column("published"):
        return pd.Series(release, index=frame.index, dtype="str")
    sources = known_texts(frame[row.column]) if row else pd.Series("", index=frame.index, dtype="str")
    if row:
        note_unknown(frame[row.column], remarks)
        note = "Named by the table as the source of its account."
        add_sources(builder, distinct_texts(sources[sources != ""]), kind=row.option("kind", "outlet"), note=note)
    builder.note_read("source", sources != "", [sources])
    compiler = source_id(mapping)
    ids = {name: cited_source_id(name) if name else compiler for name in distinct_texts(sources)}
    cells = _told_of_documents(frame, mapping, remarks).assign(name=sources, source_id=lookup(sources, ids))
    told = join_columns([cells[name] for name in _TOLD], " ")
    is_only_dated = (told != "") & (cells["title"] == "") & (cells["url"] == "")
    digest = short_digests(told.mask(is_only_dated, builder.claim_ids)).where(told != "", "")
    cells["id"] = join_columns([cells["source_id"], cells["published_from"], digest], "-")
    cells["id"] = cells["id"].mask(told == "", cells["source_id"] + f"-in-{release}")
    cells = cells[(sources != "") | (told != "")]
    _add_documents(builder, cells.drop_duplicates("id"), release)
    return cells["id"].reindex(frame.index, fill_value=release).astype("str")


def _told_of_documents(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.DataFrame:
    """What each row says of the document of its account, columns `_TOLD`; where it names a source, its one citation is of it."""
    cells = {name: pd.Series("", index=frame.index, dtype="str") for name in _TOLD}
    if row := mapping.column("document"):
        cells["title"] = known_texts(frame[row.column])
    if row := mapping.column("published"):
        days = read_days(frame[row.column], remarks, order=row.option("order"), calendar=row.option("calendar"))
        for end, name in (("first", "published_from"), ("last", "published_to")):
            cells[name] = days[end].dt.strftime("%Y-%m-%d").fillna("").astype("str")
    cited = [row for means in ("citation", "citations") for row in mapping.columns(means)]
    for row in cited if mapping.column("source") else []:
        texts = frame[row.column]
        citations = {text: only_citation(text) or NO_CITATION for text in distinct_texts(texts)}
        for name in ("url", "title"):
            found = lookup(texts, {text: getattr(citation, name) for text, citation in citations.items()})
            cells[name] = cells[name].mask(cells[name] == "", found)
    return pd.DataFrame(cells)


def _add_documents(builder: CollectionBuilder, rows: pd.DataFrame, release: str) -> None:
    """Adds a document for each row; one without a title is named after its address, or else after its source."""
    unnamed = "[" + rows["name"].mask(rows["name"] == "", rows["source_id"]) + ", as the table gives it]"
    titles = rows["title"].mask(rows["title"] == "", rows["url"])
    dated = rows["published_from"] != ""
    builder.add(
        "documents", document_id=rows["id"], source_id=rows["source_id"], title=titles.mask(titles == "", unnamed), url=rows["url"],
        published_from=rows["published_from"], published_to=rows["published_to"], published_note=text_where(dated, "As the table says."),
        language="und", within=release, note="Its account stands in the table.",
    )  # fmt: skip


def add_named_accounts(
    builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, release: str, remarks: Remarks
) -> pd.DataFrame:
    """Adds a claim for each source that fills columns of its own in a row: what the row says of the event, and its figures.

    Returns:
        Columns claim_id, document_id, indexed by row; of no rows where no column is of one source.
    """
    claims = [pd.DataFrame({"claim_id": [], "document_id": []}, dtype="str")]
    of_events = tuple(builder.parts["statements"])
    for name in dict.fromkeys(row.option("source") for row in mapping.rows if row.outcome and row.option("source")):
        source = cited_source_id(name)
        add_sources(builder, [name], kind="outlet", note="Its figures stand in columns of the table.")
        document = pd.DataFrame({column: [""] for column in _TOLD}).assign(name=name, source_id=source)
        _add_documents(builder, document.assign(id=f"{source}-in-{release}"), release)
        account = builder.speaking_for(name, builder.claim_ids + f".{source}")
        nobody = pd.Series("", index=frame.index, dtype="str")
        add_counts(account, frame, mapping_of_source(mapping, name), chains={"": nobody}, cites=nobody, remarks=remarks)
        rows = frame.index[frame.index.isin(_rows_read(builder, name))]
        account.copy_statements(of_events, rows)
        claims.append(pd.DataFrame({"claim_id": account.claim_ids[rows], "document_id": f"{source}-in-{release}"}))
    return pd.concat(claims)


def _rows_read(builder: CollectionBuilder, account: str) -> IntArray:
    """The rows in which a source gives a number of people; "" for the row's own source."""
    rows = [
        part.rows for part in builder.read if part.account == account and part.field.removesuffix("_best") in OUTCOMES
    ]
    return np.concatenate([np.empty(0, dtype=np.int64), *rows])


def without_spoken_for(builder: CollectionBuilder, claims: pd.DataFrame, named: pd.DataFrame) -> pd.DataFrame:
    """Drops the claims of rows whose figures are all of named sources, with what was copied from them; gives the others."""
    spoken_for = claims.index.isin(named.index) & ~claims.index.isin(_rows_read(builder, ""))
    dropped = set(claims["claim_id"][spoken_for])
    parts = builder.parts["statements"]
    parts[:] = [part[~part["claim_id"].isin(dropped)] for part in parts]
    return claims[~spoken_for]


def add_row_judgements(builder: CollectionBuilder, claims: pd.DataFrame, day: str) -> None:
    """Adds that the claims of one row are of one event; `day` is when the table was published, "" if it does not say."""
    earlier = claims["claim_id"].groupby(level=0, sort=False).shift()
    pairs = pd.DataFrame({"other": earlier, "claim": claims["claim_id"]})[earlier.notna()]
    builder.add(
        "judgements", judgement_id="row-" + pairs["claim"], claim_a=pairs["other"], claim_b=pairs["claim"], verdict=Verdict.SAME,
        by=IMPORTED, at=f"{day or NO_DAY}T00:00:00Z", why="The table gives these figures of several sources in one row.",
    )  # fmt: skip


def mapping_of_source(mapping: Mapping, source: str) -> Mapping:
    """The mapping with only those counts that are of the source; "" for those that are of the row itself."""
    return replace(
        mapping, rows=tuple(row for row in mapping.rows if not row.outcome or row.option("source") == source)
    )
