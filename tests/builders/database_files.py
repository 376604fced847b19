"""Files of workspaces: an older version, and what tables a file has."""

import sqlite3
from pathlib import Path

from claims.workspace import (
    open_workspace,
)
from claims.workspace.database_tables import METADATA, SCHEMA_VERSION

VERSION_1 = """
CREATE TABLE meta ("key" VARCHAR(64) NOT NULL PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO meta VALUES ('application', 'competing-claims'), ('schema_version', '1'), ('collection', 'test');
CREATE TABLE judgements (
    number INTEGER NOT NULL PRIMARY KEY, judgement_id VARCHAR(64) NOT NULL UNIQUE,
    claim_a TEXT NOT NULL, claim_b TEXT NOT NULL, verdict VARCHAR(16) NOT NULL,
    "by" TEXT NOT NULL, at VARCHAR(40) NOT NULL, why TEXT NOT NULL,
    digest_a VARCHAR(80) NOT NULL, digest_b VARCHAR(80) NOT NULL,
    undone_by TEXT NOT NULL DEFAULT '', undone_at VARCHAR(40) NOT NULL DEFAULT ''
);
"""


def run_sql(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


def schema_of(path: Path) -> dict[str, set[str]]:
    connection = sqlite3.connect(path)
    columns = {
        table: {row[1] for row in connection.execute(f"PRAGMA table_info({table})")} for table in METADATA.tables
    }
    [version] = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    connection.close()
    assert version == str(SCHEMA_VERSION)
    return columns


def schema_of_a_new_one(path: Path) -> dict[str, set[str]]:
    open_workspace(path, collection="test").close()
    return schema_of(path)
