"""Turns drafts into tables of a collection: documents, claims and statements that its checks accept."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from claims.extract.document.document import Document
from claims.extract.document.language import language_of
from claims.extract.languages.word_lists import csv_rows
from claims.extract.records import CitedDocument, DraftClaim, DraftDocument, DraftStatement, fragment_of
from claims.model import Speaker, Stance, write_chain
from claims.names import NameTable, free_name, romanise, slug
from claims.schema import TABLE_COLUMNS
from claims.tables import Collection

Row = dict[str, str]
NAMELESS = "extracted-source"
_OPENING = 6  # words of a text without a title that stand for one


def draft_tables(
    drafts: Iterable[DraftDocument], *, collection: Collection | None, source_id: str = ""
) -> dict[str, pd.DataFrame]:
    """All tables of a collection: those given, with the drafts' documents, claims and statements in place of its own.

    Documents of a source that the collection does not have are put under a new source named after it.
    """
    rows: dict[str, list[Row]] = {table: [] for table in TABLE_COLUMNS}
    for draft in drafts:
        _add(draft, rows, source_id, collection)
    frames = {table: _frame(table, table_rows) for table, table_rows in rows.items()}
    for table in ("sources", "parties", "places", "fields"):
        if collection is not None:
            stored = getattr(collection, table)[list(TABLE_COLUMNS[table])].astype(str)
            frames[table] = pd.concat([stored, frames[table]]).drop_duplicates(stored.columns[0], ignore_index=True)
    return frames


def _add_proposed(draft: DraftDocument, rows: dict[str, list[Row]]) -> None:
    """The rows that statements refer to and no table has yet: sources, parties, places, and fields."""
    statements = [statement for claim in draft.claims for statement in claim.statements]
    used = {name for s in statements for name in (s.group, s.value, *(link.source_id for link in s.chain))}
    for row in reversed(draft.proposed):  # what holds a row stands before it
        used |= {*row.ties, row.parent} if row.row_id in used else set()
    for row in draft.proposed:
        if row.row_id in used:
            rows[row.table].append(row.cells)
    fields = {statement.field for statement in statements}
    rows["fields"] += [row for row in csv_rows("claims.extract.draft", "fields.csv") if row["field"] in fields]


def added_rows(draft: DraftDocument, *, collection: Collection, source: Row) -> dict[str, pd.DataFrame]:
    """The rows that a collection gains by a draft: its document, what of its cited documents is used, and what it names that is new.

    Args:
        source: The row of the source that publishes it, whether the collection has it or not.
    """
    tables = draft_tables([draft], collection=collection, source_id=source["source_id"])
    claims, statements, documents = tables["claims"], tables["statements"], tables["documents"]
    used = {document_id(draft.document), *claims["document_id"], *statements["cites"].str.split("|").explode()}
    documents = documents[documents["document_id"].isin(used)]
    proposed = {row.row_id for row in draft.proposed if row.table == "sources"}
    sources = pd.concat([_frame("sources", [source]), tables["sources"]]).drop_duplicates("source_id")
    tables["sources"] = sources[sources["source_id"].isin({*documents["source_id"], *proposed})]
    named = {
        table: tables[table][~tables[table].iloc[:, 0].isin(list(collection.rows[table]))]
        for table in ("fields", "parties", "places", "sources")
    }
    # Rule and confidence speak of the draft; who accepted it stands for the statement now, and notes are for readers.
    statements = statements.assign(note=[each.note for claim in draft.claims for each in claim.statements])
    return {**named, "documents": documents, "claims": claims, "statements": statements}


def new_source(
    collection: Collection, *, name: str, kind: str = "outlet", ties: Iterable[str] = (), languages: Iterable[str] = ()
) -> Row:
    """The row of a source that the collection does not have, under an id made of its name that is free."""
    letters = slug(romanise(name))[:40] or "source"
    row = {"name": name, "kind": kind, "ties": "|".join(ties), "languages": "|".join(languages)}
    return {"source_id": free_name(letters, set(collection.sources["source_id"])), **row}


def document_id(document: Document) -> str:
    """A digest of the text: the same text has the same id."""
    return "x-" + document.digest.removeprefix("sha256:")[:12]


def claim_ids(draft: DraftDocument) -> list[str]:
    """The ids that the claims of a draft have in its tables, in their order."""
    stem = document_id(draft.document)
    return [f"{stem}.{number}" for number in range(1, len(draft.claims) + 1)]


def _add(draft: DraftDocument, rows: dict[str, list[Row]], source_id: str, collection: Collection | None) -> None:
    document, draft_id = draft.document, document_id(draft.document)
    cited_ids = [cited.stored or f"{draft_id}.{_key(f'{cited.start} {cited.title}')}" for cited in draft.cited]
    listed = {str(cited.number): cited_id for cited, cited_id in zip(draft.cited, cited_ids, strict=True)}
    source = source_id or _source(document.source, rows, collection)
    rows["documents"].append(_document_row(document, draft_id, source))
    _add_proposed(draft, rows)
    for cited_id, cited in zip(cited_ids, draft.cited, strict=True):
        if not cited.stored:
            rows["documents"].append(_cited_row(cited, cited_id, draft_id, _source(cited.source, rows, collection)))
    for claim_id, claim in zip(claim_ids(draft), draft.claims, strict=True):
        claim_document = draft_id if claim.within is None else cited_ids[claim.within]
        _add_claim(claim, claim_id, claim_document, draft, rows, listed)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _source(name: str, rows: dict[str, list[Row]], collection: Collection | None) -> str:
    known = NameTable.of(collection.sources).resolve(name) if collection is not None and name else None
    if known:
        return known
    new_id = f"{NAMELESS}-{_key(name)}" if name else NAMELESS
    if all(row["source_id"] != new_id for row in rows["sources"]):
        rows["sources"].append({"source_id": new_id, "name": name or "source not named", "kind": "outlet"})
    return new_id


def _name_of_untitled(document: Document) -> str:
    """The name of its file; of a pasted text how it begins."""
    if document.origin != Document.origin:
        return document.origin
    words = document.text.split()
    return f"text beginning “{' '.join(words[:_OPENING])}{' …' if len(words) > _OPENING else ''}”"


def _document_row(document: Document, document_id: str, source: str) -> Row:
    day = document.published.isoformat() if document.published else ""
    return {
        "document_id": document_id,
        "source_id": source,
        "title": document.title or f"[{_name_of_untitled(document)}]",
        "url": document.url if document.url.startswith(("http://", "https://")) else "",
        "published_from": day,
        "published_to": day,
        "language": document.language,
        "digest": document.digest,
    }


def _cited_row(cited: CitedDocument, document_id: str, within: str, source: str) -> Row:
    return {
        "document_id": document_id,
        "source_id": source,
        "title": cited.title,
        "published_from": cited.published,
        "published_to": cited.published,
        "language": cited.language or language_of(cited.title),
        "within": within,
    }


def _add_claim(
    claim: DraftClaim,
    claim_id: str,
    claim_document: str,
    draft: DraftDocument,
    rows: dict[str, list[Row]],
    listed: dict[str, str],
) -> None:
    background = "yes" if claim.background else "no"
    rows["claims"].append(
        {"claim_id": claim_id, "document_id": claim_document, "title": claim.title, "background": background}
    )
    ids = [f"{claim_id}.{number}" for number in range(1, len(claim.statements) + 1)]
    for statement_id, statement in zip(ids, claim.statements, strict=True):
        row = _statement_row(statement, statement_id, claim_id, draft, ids)
        # A mark such as [3] that no footnote answers to names no document.
        cites = (listed.get(mark, "" if mark.isdigit() else mark) for mark in statement.cites)
        rows["statements"].append({**row, "cites": "|".join(dict.fromkeys(filter(None, cites)))})


def _statement_row(
    statement: DraftStatement, statement_id: str, claim_id: str, draft: DraftDocument, ids: list[str]
) -> Row:
    fragment, verbatim = fragment_of(statement.document, statement.start, statement.end)
    stance, chain = _who_denies(statement)
    return {
        "statement_id": statement_id,
        "claim_id": claim_id,
        "field": statement.field,
        "group": statement.group,
        "value": statement.value,
        "verbatim": verbatim,
        "stance": str(Stance(stance)),
        "chain": write_chain(chain),
        "said": str(statement.said) if statement.said else "",
        "paragraph": str(statement.paragraph),
        "fragment": fragment,
        "part_of": ids[statement.part_of] if statement.part_of is not None else "",
        "reading_of": ids[statement.reading_of] if statement.reading_of is not None else "",
        "basis": str(statement.basis),
        "coder": draft.extractor,
        "note": "; ".join(filter(None, (statement.note, f"{statement.rule}; confidence {statement.confidence:.2f}"))),
    }


def _frame(table: str, rows: list[Row]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(TABLE_COLUMNS[table]), dtype="str").fillna("")


def _who_denies(statement: DraftStatement) -> tuple[Stance, tuple[Speaker, ...]]:
    """The stance of the document and its chain, where whom it quotes denies: the last speaker then, not the document."""
    if statement.stance is not Stance.DENIES or not statement.chain:
        return statement.stance, statement.chain
    return Stance.RELAYS, (*statement.chain[:-1], replace(statement.chain[-1], stance=Stance.DENIES))
