"""A coded account becomes edits of a project; what no project could hold is refused first, each in words."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from claims.coding.coded_account import CodedAccount, CodedDocument, CodedStatement
from claims.coding.vocabulary import Row, Vocabulary, clean_text
from claims.collection.checks.cells import MOST_CHARACTERS, TEXT_CHECKS, URL_PATTERN
from claims.collection.checks.references import VALUE_TABLES
from claims.collection.checks.rows import MOST_FRAGMENT_WORDS, words_of_fragment
from claims.errors import AcceptError, RowProblem, ValueFormatError
from claims.model import Basis, FieldType, split_list, write_chain
from claims.names import free_name
from claims.projects.edits import Edit, put, remove
from claims.schema import TABLE_COLUMNS, ColumnType, text_digest
from claims.values import Count, Span, parse_flag

FreeId = Callable[[str, str], str]
_UNKNOWN_LANGUAGE = "und"
_TITLE_FIELDS = ("kind", "where", "when")
_day_problem, _span_problem = TEXT_CHECKS[ColumnType.DATE], TEXT_CHECKS[ColumnType.SPAN]


@dataclass(frozen=True, kw_only=True)
class CodedEdits:
    """What a coded account does to a project.

    Attributes:
        texts: Texts of documents to be kept with it.
    """

    edits: tuple[Edit, ...]
    texts: tuple[str, ...]
    claim_id: str
    document_id: str


def code_claim(vocabulary: Vocabulary, account: CodedAccount, *, coder: str, free: FreeId | None = None) -> CodedEdits:
    """The edits that put an account into a project, with the sources, places, parties and terms that it needs.

    A claim that the project has is replaced: statements that are no longer in the account are removed.

    Args:
        vocabulary: The project, and the rows that are to be added with the account.
        account: What was coded.
        coder: Who coded it.
        free: Gives an id that nothing has or had, made of a table and the id wanted; by default one that nothing has.

    Raises:
        AcceptError: Something cannot be kept as it is; its problems say what and why.
    """
    free = free or (lambda table, wanted: free_name(wanted, vocabulary.rows(table)))
    document_id = account.document.document_id or free("documents", _document_id(account.document))
    before = sum(row["document_id"] == document_id for row in vocabulary.rows("claims").values())
    claim_id = account.claim_id or free("claims", f"{document_id}.{before + 1}")
    ids = _statement_ids(account, claim_id, free)
    if problems := tuple(_Check(vocabulary, account).problems(document_id, claim_id, ids)):
        listed = "; ".join(f"{each.column}: {each.found}; allowed: {each.allowed}" for each in problems)
        raise AcceptError(listed, problems)
    document = _as_stored(vocabulary, "documents", {**_document_row(account.document), "document_id": document_id})
    claim = _as_stored(vocabulary, "claims", _claim_row(vocabulary, account, claim_id, document_id))
    gone = [
        row_id
        for row_id, row in vocabulary.rows("statements").items()
        if account.claim_id and row["claim_id"] == account.claim_id and row_id not in ids
    ]
    statements = [
        _statement_row(statement, statement_id, claim_id, ids, coder)
        for statement, statement_id in zip(account.statements, ids, strict=True)
    ]
    statements = [{**row, "reading_of": ""} if row.get("reading_of") in gone else row for row in statements]
    return CodedEdits(
        edits=(
            *(put(table, **row) for table, rows in vocabulary.added.items() for row in rows.values()),
            put("documents", **document),
            put("claims", **claim),
            *(remove("statements", row_id) for row_id in gone),
            *(put("statements", **_as_stored(vocabulary, "statements", row)) for row in statements),
        ),
        texts=(account.document.text,) if account.document.text else (),
        claim_id=claim_id,
        document_id=document_id,
    )


def _as_stored(vocabulary: Vocabulary, table: str, row: Row) -> Row:
    """The row with the cells of the project where these say the same in other spaces."""
    stored = vocabulary.rows(table).get(row[TABLE_COLUMNS[table][0]], {})
    same = {name: stored[name] for name, cell in row.items() if cell and clean_text(stored.get(name, "")) == cell}
    return {**row, **same}


def _document_id(document: CodedDocument) -> str:
    return f"{document.source_id}-{document.published_from or 'undated'}"


def _statement_ids(account: CodedAccount, claim_id: str, free: FreeId) -> list[str]:
    """The ids of the statements in their order; those of the project keep theirs."""
    ids = [statement.statement_id for statement in account.statements]
    taken = {row_id for row_id in ids if row_id}
    for place, statement in enumerate(account.statements):
        if not ids[place]:
            wanted = free_name(f"{claim_id}.{statement.field}", taken)
            ids[place] = free_name(free("statements", wanted), taken)
            taken.add(ids[place])
    return ids


def _document_row(document: CodedDocument) -> Row:
    texts = {"digest": text_digest(document.text)} if document.text else {}
    return {
        **document.kept,
        "source_id": document.source_id,
        "title": clean_text(document.title),
        "url": document.url.strip(),
        "published_from": document.published_from,
        "published_to": document.published_to,
        "language": clean_text(document.language) or _UNKNOWN_LANGUAGE,
        **texts,
    }


def _claim_row(vocabulary: Vocabulary, account: CodedAccount, claim_id: str, document_id: str) -> Row:
    return {
        "claim_id": claim_id,
        "document_id": document_id,
        "title": clean_text(account.title) or made_title(vocabulary, account),
        "background": "yes" if account.background else "no",
        "supersedes": account.supersedes,
        "note": clean_text(account.note),
    }


def made_title(vocabulary: Vocabulary, account: CodedAccount) -> str:
    """What an account is about, from its kind of event, its place and its day; else the title of its document."""
    said: dict[str, str] = {}
    for statement in account.statements:
        said.setdefault(statement.field, statement.value)
    where = vocabulary.name_of("places", said["where"]) if said.get("where") else ""
    title = " at ".join(filter(None, (said.get("kind", ""), where)))
    title = ", ".join(filter(None, (title, _in_words(said.get("when", "")))))
    return f"{title[:1].upper()}{title[1:]}" or clean_text(account.document.title)


def _in_words(days: str) -> str:
    try:
        return Span.parse(days).in_words
    except ValueFormatError:
        return days


def _statement_row(statement: CodedStatement, statement_id: str, claim_id: str, ids: list[str], coder: str) -> Row:
    fragment, verbatim = clean_text(statement.fragment), clean_text(statement.verbatim)
    is_unsaid = statement.basis is Basis.STATED and statement.kept.get("basis") == ""  # what an empty cell stands for
    return {
        **statement.kept,
        "statement_id": statement_id,
        "claim_id": claim_id,
        "field": statement.field,
        "group": statement.group,
        "value": clean_text(statement.value),
        "verbatim": verbatim,
        "stance": str(statement.stance),
        "chain": write_chain(statement.chain),
        "said": statement.said,
        "paragraph": str(statement.paragraph) if statement.paragraph else "",
        "fragment": fragment,
        "part_of": "" if statement.part_of is None else ids[statement.part_of],
        "basis": "" if is_unsaid else str(statement.basis),
        "coder": statement.kept.get("coder") or clean_text(coder) or "not named",
        "note": clean_text(statement.note),
    }


class _Check:
    """What cannot be kept of an account, in words."""

    def __init__(self, vocabulary: Vocabulary, account: CodedAccount) -> None:
        self._vocabulary, self._account = vocabulary, account

    def problems(self, document_id: str, claim_id: str, ids: list[str]) -> Iterator[RowProblem]:
        """Every problem, with the row that it would be of."""
        for column, found, allowed in self._document():
            yield RowProblem(file="documents", row_id=document_id, column=column, found=found, allowed=allowed)
        for column, found, allowed in self._claim():
            yield RowProblem(file="claims", row_id=claim_id, column=column, found=found, allowed=allowed)
        for place, statement_id in enumerate(ids):
            for column, found, allowed in self._statement(place):
                yield RowProblem(file="statements", row_id=statement_id, column=column, found=found, allowed=allowed)

    def _document(self) -> Iterator[tuple[str, str, str]]:
        document = self._account.document
        if document.source_id not in self._vocabulary.rows("sources"):
            yield "source_id", repr(document.source_id), "a source of the project, or a new one"
        if not clean_text(document.title):
            yield "title", "nothing", "the title of the document"
        if document.url and not re.fullmatch(URL_PATTERN, document.url.strip()):
            yield "url", repr(document.url), "an address that begins with http:// or https://"
        days = {name: getattr(document, name) for name in ("published_from", "published_to")}
        for name, day in days.items():
            if day and (allowed := _day_problem(day)):
                yield name, repr(day), allowed
        if not any(map(_day_problem, days.values())) and days["published_from"] > days["published_to"]:
            yield "published_to", repr(days["published_to"]), "the same day as published_from, or a later one"
        yield from _long({"title": document.title, "url": document.url, "language": document.language})

    def _claim(self) -> Iterator[tuple[str, str, str]]:
        account = self._account
        if not account.statements:
            yield "statements", "nothing", "at least one thing that the account says"
        earlier = self._vocabulary.rows("claims").get(account.supersedes)
        if account.supersedes and (earlier is None or self._source_of(earlier) != account.document.source_id):
            yield "supersedes", repr(account.supersedes), "an earlier claim of the same source"
        yield from _long({"title": account.title, "note": account.note})

    def _source_of(self, claim: Row) -> str:
        return self._vocabulary.rows("documents").get(claim["document_id"], {}).get("source_id", "")

    def _statement(self, place: int) -> Iterator[tuple[str, str, str]]:
        statement, rows = self._account.statements[place], self._vocabulary.rows
        spec = rows("fields").get(statement.field)
        if spec is None:
            yield "field", repr(statement.field), "a field of the project"
        elif allowed := self._value_problem(statement, spec):
            yield "value", repr(statement.value), allowed
        if statement.group and statement.group not in rows("parties"):
            yield "group", repr(statement.group), "a party of the project, or a new one"
        for speaker in statement.chain:
            if speaker.source_id not in rows("sources"):
                yield "chain", repr(speaker.source_id), "a source of the project, or a new one"
        if statement.said and (allowed := _span_problem(statement.said)):
            yield "said", repr(statement.said), allowed
        if statement.paragraph is not None and statement.paragraph < 1:
            yield "paragraph", str(statement.paragraph), "a number from 1"
        if self._goes_round(place):
            yield "part_of", str(statement.part_of), "another statement of the account that is no part of this one"
        if statement.basis is Basis.INFERENCE and not clean_text(statement.note):
            yield "note", "nothing beside an inference", "what it is concluded from"
        yield from _words_problems(statement)
        yield from _long({"note": statement.note, "value": statement.value, "fragment": statement.fragment})

    def _goes_round(self, place: int) -> bool:
        seen, at = {place}, self._account.statements[place].part_of
        while at is not None:
            if at in seen or not 0 <= at < len(self._account.statements):
                return True
            seen.add(at)
            at = self._account.statements[at].part_of
        return False

    def _value_problem(self, statement: CodedStatement, spec: Row) -> str:
        """What would do instead of a value; "" where it will do."""
        type_, value = FieldType(spec["type"]), clean_text(statement.value)
        if not value:
            return "a value"
        if table := VALUE_TABLES.get(type_):
            return "" if value in self._vocabulary.rows(table) else f"one of the {table} of the project"
        if type_ is FieldType.TERM:
            return "" if value in split_list(spec["terms"]) else f"a term of {spec['label']}, or a new one"
        try:
            if type_ is FieldType.COUNT:
                Count.parse(value)
            elif type_ is FieldType.FLAG:
                parse_flag(value)
            elif type_ is FieldType.SPAN:
                Span.parse(value, said=self._said(statement))
        except ValueFormatError as error:
            return error.allowed
        return ""

    def _said(self, statement: CodedStatement) -> Span | None:
        """The days from which a day count counts back."""
        document = self._account.document
        first, last = (_day_or_none(day) for day in (document.published_from, document.published_to))
        if statement.said and not _span_problem(statement.said):
            return Span.parse(statement.said)
        return Span(first, last) if first and last and first <= last else None


def _words_problems(statement: CodedStatement) -> Iterator[tuple[str, str, str]]:
    fragment, verbatim = clean_text(statement.fragment), clean_text(statement.verbatim)
    if len(fragment.split()) > MOST_FRAGMENT_WORDS:
        yield "fragment", f"{len(fragment.split())} words", f"at most {MOST_FRAGMENT_WORDS} words of the source"
    if verbatim and verbatim not in fragment:
        yield "verbatim", repr(verbatim), words_of_fragment(fragment)


def _long(texts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for column, text in texts.items():
        if len(text) > MOST_CHARACTERS:
            yield column, f"{len(text):,} characters", f"at most {MOST_CHARACTERS:,}, the limit of a cell of a workbook"


def _day_or_none(text: str) -> date | None:
    return None if _day_problem(text) else date.fromisoformat(text)
