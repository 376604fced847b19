"""The tables of a workspace, as SQLAlchemy Core sees them; nothing here is peculiar to one database."""

from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, UniqueConstraint, event

from claims.databases.database_kind import kind_named

SCHEMA_VERSION = 5

METADATA = MetaData()
HISTORY: list[Table] = []  # the tables to which rows are only ever added
TEXT = Text().with_variant(Text(collation="C"), "postgresql")  # in every database in the order of Python's texts


def numbered_table(name: str, *columns: "Column[str] | Column[int] | UniqueConstraint") -> Table:
    """A table to which rows are only ever added, as the database sees to; they are numbered in the order of adding."""
    table = Table(name, METADATA, Column("number", Integer, primary_key=True), *columns)
    event.listen(table, "after_create", refuse_changes)
    HISTORY.append(table)
    return table


def refuse_changes(table: Table, connection: Connection, **_: Any) -> None:
    """Makes the database refuse to change or remove rows of a table."""
    for statement in kind_named(connection.dialect.name).refusals(table.name):
        connection.exec_driver_sql(statement)


def id_column(name: str, *, unique: bool = False, index: bool = False) -> "Column[str]":
    return Column(name, _string(64), nullable=False, unique=unique or None, index=index or None)


def short_column(name: str, most_characters: int) -> "Column[str]":
    return Column(name, _string(most_characters), nullable=False)


def text_column(name: str) -> "Column[str]":
    return Column(name, TEXT, nullable=False)


def _string(most_characters: int) -> String:
    return String(most_characters).with_variant(String(most_characters, collation="C"), "postgresql")


def digest_column(name: str) -> "Column[str]":
    return short_column(name, 80)


def time_column(name: str) -> "Column[str]":
    return short_column(name, 40)


meta = Table("meta", METADATA, Column("key", _string(64), primary_key=True), text_column("value"))

# What was judged, in the order of judging; undoing and confirming are rows of their own.
judgements = numbered_table(
    "judgements",
    id_column("judgement_id", unique=True),
    text_column("claim_a"),
    text_column("claim_b"),
    short_column("verdict", 16),
    text_column("by"),
    time_column("at"),
    text_column("why"),
    digest_column("digest_a"),
    digest_column("digest_b"),
)
undone = numbered_table("undone", id_column("judgement_id", unique=True), text_column("by"), time_column("at"))
confirmed = numbered_table(
    "confirmed",
    id_column("judgement_id"),
    digest_column("digest_a"),
    digest_column("digest_b"),
    text_column("by"),
    time_column("at"),
)

# Ids of incidents: every id that was ever given, the claims of those in force, and where the others went.
incidents = Table(
    "incidents",
    METADATA,
    Column("incident_id", _string(64), primary_key=True),
    digest_column("claims_digest"),
    time_column("created"),
    short_column("state", 16),
)
incident_claims = Table(
    "incident_claims", METADATA, Column("claim_id", TEXT, primary_key=True), id_column("incident_id", index=True)
)
id_history = numbered_table(
    "id_history",
    id_column("old_id", index=True),
    id_column("new_id"),
    time_column("at"),
    text_column("why"),
    UniqueConstraint("old_id", "new_id", "at"),
)

# Documents that users accepted, with their texts; taking one out again is a row of its own, as with judgements.
accepted = numbered_table(
    "accepted",
    id_column("accepted_id", unique=True),
    text_column("document_id"),
    text_column("title"),
    digest_column("digest"),
    text_column("text"),
    text_column("by"),
    time_column("at"),
)
# Their rows of the collection's tables. Cells are kept by the name of their column, as JSON, so that a column that the
# tables gain or lose one day leaves these rows readable.
accepted_rows = numbered_table(
    "accepted_rows",
    id_column("accepted_id", index=True),
    short_column("table_name", 32),
    text_column("row_id"),
    text_column("cells"),
)
removed = numbered_table("removed", id_column("accepted_id", unique=True), text_column("by"), time_column("at"))

# A project: the rows of a collection's tables as they are now, and every change that made them. A row after its removal
# is in the changes alone. Its own name and language are in `meta`.
project_rows = Table(
    "project_rows",
    METADATA,
    Column("table_name", _string(32), primary_key=True),
    Column("row_id", TEXT, primary_key=True),
    Column("position", Integer, nullable=False),
    text_column("cells"),
)
project_changes = numbered_table(
    "project_changes",
    short_column("kind", 8),
    Column("target", Integer, nullable=False),  # the change that is undone or done again; 0 for a new one
    text_column("what"),
    text_column("by"),
    time_column("at"),
)
# One row for each row that a change touched; an empty text stands for a row that is not there.
project_edits = numbered_table(
    "project_edits",
    Column("change_number", Integer, nullable=False, index=True),
    short_column("table_name", 32),
    text_column("row_id"),
    Column("position", Integer, nullable=False),
    text_column("before"),
    text_column("after"),
)
project_texts = Table("project_texts", METADATA, Column("digest", _string(80), primary_key=True), text_column("text"))
PROJECT_TABLES = (project_rows, project_changes, project_edits, project_texts)
