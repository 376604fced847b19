"""An account as a person codes it: who says so, in which document, and each thing that it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by

from claims.coding.vocabulary import Row, Vocabulary
from claims.errors import UnknownIdError
from claims.model import Basis, Speaker, Stance, parse_chain

_SHOWN = frozenset(
    ["statement_id", "claim_id", "field", "group", "value", "verbatim", "stance", "chain", "said", "paragraph", "fragment",
     "part_of", "note"]
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class CodedStatement:
    """One thing that an account says.

    Attributes:
        value: As its field asks: a count, days, a party, a place, a term, yes or no, a text.
        verbatim: Words within the fragment that give the value; "" where they are not in it.
        fragment: At most 12 words of the document.
        said: When it was said, if not on the day of publication.
        part_of: Position in the account of the statement that contains it.
        statement_id: Of one that the project has; "" for a new one.
        kept: Further cells of one that the project has.
    """

    field: str
    value: str
    group: str = ""
    verbatim: str = ""
    fragment: str = ""
    paragraph: int | None = None
    stance: Stance = Stance.ASSERTS
    chain: tuple[Speaker, ...] = ()
    said: str = ""
    part_of: int | None = None
    basis: Basis = Basis.STATED
    note: str = ""
    statement_id: str = ""
    kept: Mapping[str, str] = made_by(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CodedDocument:
    """The document that reports an account.

    Attributes:
        document_id: Of one that the project has; "" for a new one.
        published_from, published_to: Days as 2021-01-23, "" where they are not known.
        text: Its text, kept beside the project; "" where it has none, or has one already.
        kept: Further cells of one that the project has.
    """

    source_id: str
    title: str
    document_id: str = ""
    published_from: str = ""
    published_to: str = ""
    url: str = ""
    language: str = ""
    text: str = ""
    kept: Mapping[str, str] = made_by(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CodedAccount:
    """One claim: what one document says of one event.

    Attributes:
        title: What it is about, in our own words; "" to have it made of kind, place and day.
        claim_id: Of one that the project has; "" for a new one.
    """

    document: CodedDocument
    statements: tuple[CodedStatement, ...]
    title: str = ""
    background: bool = False
    note: str = ""
    claim_id: str = ""
    supersedes: str = ""


def document_of(vocabulary: Vocabulary, document_id: str) -> CodedDocument:
    """A document that the project has, as it is coded."""
    row = _row(vocabulary, "documents", document_id)
    shown = ("source_id", "title", "document_id", "published_from", "published_to", "url", "language")
    kept = {name: cell for name, cell in row.items() if name not in shown}
    return CodedDocument(**{name: row.get(name, "") for name in shown}, kept=kept)


def account_of(vocabulary: Vocabulary, claim_id: str) -> CodedAccount:
    """A claim that the project has, as it is coded."""
    claim = _row(vocabulary, "claims", claim_id)
    rows = [row for row in vocabulary.rows("statements").values() if row["claim_id"] == claim_id]
    places = {row["statement_id"]: place for place, row in enumerate(rows)}
    return CodedAccount(
        document=document_of(vocabulary, claim["document_id"]),
        statements=tuple(_statement_of(row, places) for row in rows),
        title=claim["title"],
        background=claim.get("background") == "yes",
        note=claim.get("note", ""),
        claim_id=claim_id,
        supersedes=claim.get("supersedes", ""),
    )


def _statement_of(row: Row, places: Mapping[str, int]) -> CodedStatement:
    texts = {
        name: row.get(name, "")
        for name in ("field", "value", "group", "verbatim", "fragment", "said", "note", "statement_id")
    }
    return CodedStatement(
        **texts,
        paragraph=int(row["paragraph"]) if row.get("paragraph") else None,
        stance=Stance(row["stance"]),
        chain=parse_chain(row.get("chain", "")),
        part_of=places.get(row.get("part_of", "")),
        basis=Basis(row.get("basis") or Basis.STATED),
        kept={name: cell for name, cell in row.items() if name not in _SHOWN},
    )


def _row(vocabulary: Vocabulary, table: str, row_id: str) -> Row:
    rows = vocabulary.rows(table)
    if row_id not in rows:
        raise UnknownIdError(f"no {row_id!r} in {table}; allowed: one of its {len(rows)} ids")
    return rows[row_id]
