"""The tables of a workspace, as SQLAlchemy Core sees them; nothing here is peculiar to one database."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, UniqueConstraint

SCHEMA_VERSION = 4

METADATA = MetaData()


def _numbered(name: str, *columns: "Column[str] | Column[int] | UniqueConstraint") -> Table:
    """A table to which rows are only ever added; they are numbered in the order of adding."""
    return Table(name, METADATA, Column("number", Integer, primary_key=True), *columns)


def _id(name: str, *, unique: bool = False, index: bool = False) -> "Column[str]":
    return Column(name, String(64), nullable=False, unique=unique or None, index=index or None)


def _short(name: str, most_characters: int) -> "Column[str]":
    return Column(name, String(most_characters), nullable=False)


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


def _digest(name: str) -> "Column[str]":
    return _short(name, 80)


def _time(name: str) -> "Column[str]":
    return _short(name, 40)


meta = Table("meta", METADATA, Column("key", String(64), primary_key=True), _text("value"))

# What was judged, in the order of judging; undoing and confirming are rows of their own.
judgements = _numbered(
    "judgements",
    _id("judgement_id", unique=True),
    _text("claim_a"),
    _text("claim_b"),
    _short("verdict", 16),
    _text("by"),
    _time("at"),
    _text("why"),
    _digest("digest_a"),
    _digest("digest_b"),
)
undone = _numbered("undone", _id("judgement_id", unique=True), _text("by"), _time("at"))
confirmed = _numbered(
    "confirmed", _id("judgement_id"), _digest("digest_a"), _digest("digest_b"), _text("by"), _time("at")
)

# Ids of incidents: every id that was ever given, the claims of those in force, and where the others went.
incidents = Table(
    "incidents",
    METADATA,
    Column("incident_id", String(64), primary_key=True),
    _digest("claims_digest"),
    _time("created"),
    _short("state", 16),
)
incident_claims = Table(
    "incident_claims", METADATA, Column("claim_id", Text, primary_key=True), _id("incident_id", index=True)
)
id_history = _numbered(
    "id_history",
    _id("old_id", index=True),
    _id("new_id"),
    _time("at"),
    _text("why"),
    UniqueConstraint("old_id", "new_id", "at"),
)

# Documents that users accepted, with their texts; taking one out again is a row of its own, as with judgements.
accepted = _numbered(
    "accepted",
    _id("accepted_id", unique=True),
    _text("document_id"),
    _text("title"),
    _digest("digest"),
    _text("text"),
    _text("by"),
    _time("at"),
)
# Their rows of the collection's tables. Cells are kept by the name of their column, as JSON, so that a column that the
# tables gain or lose one day leaves these rows readable.
accepted_rows = _numbered(
    "accepted_rows", _id("accepted_id", index=True), _short("table_name", 32), _text("row_id"), _text("cells")
)
removed = _numbered("removed", _id("accepted_id", unique=True), _text("by"), _time("at"))

# A project: the rows of a collection's tables as they are now, and every change that made them. A row after its removal
# is in the changes alone. Its own name and language are in `meta`.
project_rows = Table(
    "project_rows",
    METADATA,
    Column("table_name", String(32), primary_key=True),
    Column("row_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    _text("cells"),
)
project_changes = _numbered(
    "project_changes",
    _short("kind", 8),
    Column("target", Integer, nullable=False),  # the change that is undone or done again; 0 for a new one
    _text("what"),
    _text("by"),
    _time("at"),
)
# One row for each row that a change touched; an empty text stands for a row that is not there.
project_edits = _numbered(
    "project_edits",
    Column("change_number", Integer, nullable=False, index=True),
    _short("table_name", 32),
    _text("row_id"),
    Column("position", Integer, nullable=False),
    _text("before"),
    _text("after"),
)
project_texts = Table("project_texts", METADATA, Column("digest", String(80), primary_key=True), _text("text"))
PROJECT_TABLES = (project_rows, project_changes, project_edits, project_texts)
