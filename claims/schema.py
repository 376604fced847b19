"""The tables of a collection: their columns, what each holds, and what each allows."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from claims.model import Basis, FieldType, Kind, Severity, SourceKind, Stance, Verdict


class ColumnType(StrEnum):
    """How the text of a cell is read."""

    ID = "id"  # letters, digits, hyphen, underscore, dot
    TEXT = "text"
    LIST = "list"  # several values, split at "|"
    ENUM = "enum"
    FLAG = "flag"  # yes or no
    DATE = "date"  # YYYY-MM-DD
    SPAN = "span"  # see values.Span.parse
    INTEGER = "integer"
    NUMBER = "number"
    URL = "url"  # absolute http or https
    DIGEST = "digest"  # sha256:<64 hexadecimal digits>
    CHAIN = "chain"  # source:stance > source:stance
    VALUE = "value"  # read as the type of the statement's field says


@dataclass(frozen=True, kw_only=True)
class ColumnSpec:
    """One column of a table.

    Attributes:
        refers: Table whose first column the value (or every value of a list) must be in.
        allowed: The closed list, for an ENUM.
        default: What an empty cell, or a table without the column, stands for; "" for nothing.
    """

    name: str
    type: ColumnType
    description: str
    required: bool = False
    refers: str = ""
    allowed: tuple[str, ...] = ()
    most: float | None = None
    least: float | None = None
    default: str = ""

    @property
    def explanation(self) -> str:
        """What stands in the column, and what an empty cell stands for where that is something."""
        return f"{self.description} Empty: {self.default}." if self.default else self.description


def _id(name: str, description: str) -> ColumnSpec:
    return ColumnSpec(name=name, type=ColumnType.ID, description=description, required=True)


def _ref(name: str, table: str, description: str, *, required: bool = False) -> ColumnSpec:
    return ColumnSpec(name=name, type=ColumnType.ID, description=description, required=required, refers=table)


def _refs(name: str, table: str, description: str) -> ColumnSpec:
    return ColumnSpec(name=name, type=ColumnType.LIST, description=description, refers=table)


def _enum(
    name: str, allowed: type[StrEnum] | tuple[str, ...], description: str, *, required: bool = True
) -> ColumnSpec:
    values = tuple(str(value) for value in allowed)
    return ColumnSpec(name=name, type=ColumnType.ENUM, description=description, required=required, allowed=values)


def _of(type_: ColumnType, name: str, description: str, *, required: bool = False) -> ColumnSpec:
    return ColumnSpec(name=name, type=type_, description=description, required=required)


_NOTE = _of(
    ColumnType.TEXT,
    "note",
    "Where another analyst might differ, or how the value was found, in our own words.",
)
PARTY_KINDS = ("side", "force", "body", "group", "rank", "role")
PLACE_KINDS = ("country", "region", "governorate", "district", "town", "quarter", "site")

SCHEMA: dict[str, tuple[ColumnSpec, ...]] = {
    "sources": (
        _id("source_id", "Short id of the source."),
        _of(ColumnType.TEXT, "name", "Name as the source writes it; private persons by role.", required=True),
        _enum("kind", SourceKind, "What the source is."),
        _refs(
            "ties",
            "parties",
            "Parties to which the source is tied, as declared or generally known; the note says by whom.",
        ),
        _of(ColumnType.LIST, "languages", "Languages it publishes in (BCP 47)."),
        _of(ColumnType.LIST, "aliases", "Other names, in every script in use."),
        _of(ColumnType.URL, "url", "Address of the source, if known."),
        _NOTE,
    ),
    "documents": (
        _id("document_id", "Short id of the document."),
        _ref("source_id", "sources", "Who publishes it.", required=True),
        _of(ColumnType.TEXT, "title", "Title, whole, as published.", required=True),
        _of(ColumnType.URL, "url", "Address, if known."),
        _of(ColumnType.URL, "archive_url", "Address of an archived copy, if known."),
        _of(ColumnType.DATE, "published_from", "Earliest day it can have been published."),
        _of(ColumnType.DATE, "published_to", "Latest day it can have been published."),
        _of(ColumnType.TEXT, "published_note", "The reasoning behind the days."),
        _of(ColumnType.TEXT, "language", "Language (BCP 47).", required=True),
        _of(ColumnType.DIGEST, "digest", "SHA-256 of the text (UTF-8), to check fragments."),
        _ref(
            "within",
            "documents",
            "The document in the collection that quotes or lists this one; its fragments are there.",
        ),
        _refs("coverage", "places", "Places that it covers, so that its silence about them can be judged."),
        _NOTE,
    ),
    "claims": (
        _id("claim_id", "Short id of the claim."),
        _ref("document_id", "documents", "The document that reports it.", required=True),
        _of(ColumnType.TEXT, "title", "What this account is about, in our own words.", required=True),
        _of(ColumnType.FLAG, "background", "yes: an older event that the document only recalls.", required=True),
        _ref("supersedes", "claims", "The earlier claim of the same source that this one updates."),
        _NOTE,
    ),
    "statements": (
        _id("statement_id", "Short id of the statement."),
        _ref("claim_id", "claims", "The claim it belongs to.", required=True),
        _ref("field", "fields", "What it is about.", required=True),
        _ref("group", "parties", "Who is counted or concerned; empty: anyone."),
        _of(ColumnType.VALUE, "value", "The value as we read it, written as the field's type asks.", required=True),
        _of(ColumnType.TEXT, "verbatim", "The words that give the value, within the fragment."),
        _enum("stance", Stance, "How the document itself presents it."),
        _of(ColumnType.CHAIN, "chain", "Who is quoted, outermost first, each with a stance."),
        _of(ColumnType.SPAN, "said", "When it was said, if not on the day of publication."),
        ColumnSpec(
            name="paragraph",
            type=ColumnType.INTEGER,
            description="Paragraph of the document: lines with text, counted from 1.",
            least=1,
        ),
        _of(
            ColumnType.TEXT,
            "fragment",
            "At most 12 words of the source, exactly as written, that support the statement.",
        ),
        _of(ColumnType.TEXT, "gloss", "The fragment in English, in our own words."),
        _ref("part_of", "statements", "The statement that contains it (one of the six)."),
        _ref("reading_of", "statements", "The statement that this is another reading of."),
        _refs("cites", "documents", "Documents that the source names for it."),
        ColumnSpec(
            name="basis",
            type=ColumnType.ENUM,
            description="What the value rests on: stated in words, a reading of them, or an inference of the coder.",
            allowed=tuple(map(str, Basis)),
            default=Basis.STATED,
        ),
        _of(ColumnType.TEXT, "coder", "Who coded it.", required=True),
        _NOTE,
    ),
    "parties": (
        _id("party_id", "Short id of the party or group."),
        _ref("parent", "parties", "The party that contains it."),
        _of(ColumnType.TEXT, "name", "Name for display.", required=True),
        _enum("kind", PARTY_KINDS, "A role (demonstrators) is open to anyone, so it excludes no one."),
        _of(ColumnType.LIST, "aliases", "Names used by every side, in every script."),
        _NOTE,
    ),
    "places": (
        _id("place_id", "Short id of the place."),
        _ref("parent", "places", "The place that contains it."),
        _of(ColumnType.TEXT, "name", "Name for display.", required=True),
        _enum("kind", PLACE_KINDS, "How large a place it is."),
        ColumnSpec(name="latitude", type=ColumnType.NUMBER, description="Degrees north (WGS 84).", least=-90, most=90),
        ColumnSpec(
            name="longitude", type=ColumnType.NUMBER, description="Degrees east (WGS 84).", least=-180, most=180
        ),
        ColumnSpec(
            name="radius_km",
            type=ColumnType.NUMBER,
            description="How far from the point it may reach, in km.",
            least=0,
            most=20_040,
        ),
        _of(ColumnType.LIST, "aliases", "Names used by every side, in every script."),
        _NOTE,
    ),
    "fields": (
        _id("field", "Short id of the field."),
        _of(ColumnType.TEXT, "label", "Words for display.", required=True),
        _enum("type", FieldType, "Type of its values."),
        _of(ColumnType.FLAG, "many", "yes: a claim may give several values that are all true.", required=True),
        _enum(
            "rule",
            Kind,
            "The kind of discrepancy that different values make; empty: shown, not compared.",
            required=False,
        ),
        _enum("severity", Severity, "How serious different values are."),
        _of(ColumnType.LIST, "terms", "The closed list of a term field."),
        _of(ColumnType.LIST, "exclusive", "Pairs of terms that cannot both be true, written one/other."),
        _of(ColumnType.TEXT, "definition", "What the field means.", required=True),
    ),
    "judgements": (
        _id("judgement_id", "Short id of the judgement."),
        _ref("claim_a", "claims", "One claim; for part-of, the part.", required=True),
        _ref("claim_b", "claims", "The other claim; for part-of, the whole.", required=True),
        _enum("verdict", Verdict, "What the reviewer decided."),
        _of(ColumnType.TEXT, "by", "The reviewer.", required=True),
        _of(ColumnType.TEXT, "at", "When (ISO 8601, UTC).", required=True),
        _of(ColumnType.TEXT, "why", "The reason."),
        _of(
            ColumnType.DIGEST, "digest_a", "Digest of claim_a as judged; if the claim changes, confirmation is needed."
        ),
        _of(ColumnType.DIGEST, "digest_b", "Digest of claim_b as judged."),
    ),
}
TABLES = tuple(SCHEMA)
TABLE_COLUMNS = {table: tuple(column.name for column in columns) for table, columns in SCHEMA.items()}


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, as a column of digests holds it."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
