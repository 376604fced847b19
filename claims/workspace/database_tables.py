"""The tables of a workspace, as SQLAlchemy Core sees them; nothing here is peculiar to one database."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, UniqueConstraint

SCHEMA_VERSION = 3

METADATA = MetaData()

meta = Table(
    "meta",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# What was judged, in the order of judging. Rows are only ever added: undoing and confirming are rows of their own.
judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("judgement_id", String(64), nullable=False, unique=True),
    Column("claim_a", Text, nullable=False),
    Column("claim_b", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("why", Text, nullable=False),
    Column("digest_a", String(80), nullable=False),
    Column("digest_b", String(80), nullable=False),
)

undone = Table(
    "undone",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("judgement_id", String(64), nullable=False, unique=True),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
)

confirmed = Table(
    "confirmed",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("judgement_id", String(64), nullable=False),
    Column("digest_a", String(80), nullable=False),
    Column("digest_b", String(80), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
)

# Ids of incidents: every id that was ever given, the claims of those in force, and where the others went.
incidents = Table(
    "incidents",
    METADATA,
    Column("incident_id", String(64), primary_key=True),
    Column("claims_digest", String(80), nullable=False),
    Column("created", String(40), nullable=False),
    Column("state", String(16), nullable=False),
)

incident_claims = Table(
    "incident_claims",
    METADATA,
    Column("claim_id", Text, primary_key=True),
    Column("incident_id", String(64), nullable=False, index=True),
)

id_history = Table(
    "id_history",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("old_id", String(64), nullable=False, index=True),
    Column("new_id", String(64), nullable=False),
    Column("at", String(40), nullable=False),
    Column("why", Text, nullable=False),
    UniqueConstraint("old_id", "new_id", "at"),
)

# Documents that users accepted, with their texts; taking one out again is a row of its own, as with judgements.
accepted = Table(
    "accepted",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("accepted_id", String(64), nullable=False, unique=True),
    Column("document_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("digest", String(80), nullable=False),
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
)

# Their rows of the collection's tables. Cells are kept by the name of their column, as JSON, so that a column that the
# tables gain or lose one day leaves these rows readable.
accepted_rows = Table(
    "accepted_rows",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("accepted_id", String(64), nullable=False, index=True),
    Column("table_name", String(32), nullable=False),
    Column("row_id", Text, nullable=False),
    Column("cells", Text, nullable=False),
)

removed = Table(
    "removed",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("accepted_id", String(64), nullable=False, unique=True),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
)
