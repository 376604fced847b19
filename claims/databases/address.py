"""The address of a workspace or project: a file, or a schema of a PostgreSQL database."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Self
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from claims.errors import WorkspaceError

_SERVER = re.compile(r"postgres(ql)?(\+psycopg)?://", re.IGNORECASE)
_MOST_BYTES = 63  # of a name in PostgreSQL
_DIGEST = 12  # characters that end a name which would be longer


class SchemaKind(StrEnum):
    """What a schema holds; its name begins with it."""

    WORKSPACE = "workspace"
    PROJECT = "project"
    REMOVED = "removed"  # a project in the bin


@dataclass(frozen=True, order=True)
class ServerAddress:
    """A schema of a PostgreSQL database, or, without a name, the database; it answers what callers ask of a `Path`.

    Attributes:
        database: Its URL, without a password: the driver takes that from PGPASSWORD or PGPASSFILE.
        kind: What the schema holds.
        stem: The name of the project, or of the collection whose workspace it is.
    """

    database: str
    kind: SchemaKind = SchemaKind.WORKSPACE
    stem: str = ""

    suffix = ""

    def __str__(self) -> str:
        if not self.stem:
            return self.database
        return f"{self.database}{'&' if '?' in self.database else '?'}{self.kind}={quote(self.stem)}"

    @property
    def name(self) -> str:
        """What people call it."""
        return self.stem or self.database

    @property
    def schema(self) -> str:
        """The name of the schema; a name that is too long for the database ends with its digest."""
        name = f"{self.kind}-{self.stem}"
        if len(name.encode()) <= _MOST_BYTES:
            return name
        kept = name.encode()[: _MOST_BYTES - _DIGEST - 1].decode(errors="ignore")
        return f"{kept}~{sha256(name.encode()).hexdigest()[:_DIGEST]}"

    def within(self, kind: SchemaKind, stem: str) -> Self:
        """The address of a workspace or project in this database."""
        return replace(self, kind=kind, stem=stem)

    def exists(self) -> bool:
        """Whether the schema is there.

        Raises:
            WorkspaceError: The server cannot be asked.
        """
        from claims.databases.postgresql import schemas  # here, for few have a server

        return self.schema in schemas(self)

    is_file = exists

    def is_dir(self) -> bool:
        """Never: it is no folder of files."""
        return False

    def absolute(self) -> Self:
        """Itself."""
        return self

    resolve = absolute


Address = Path | ServerAddress


def address_of(named: "str | Address") -> Address:
    """The address that a text names.

    Raises:
        WorkspaceError: It is that of a server and cannot be used; a password in it is not repeated.
    """
    if isinstance(named, ServerAddress) or not _SERVER.match(str(named)):
        return named if isinstance(named, Path | ServerAddress) else Path(named)
    parts = urlsplit(str(named))
    settings = dict(parse_qsl(parts.query))
    if parts.password or "password" in settings:
        raise WorkspaceError(
            "the address of the database holds a password, which others may read; "
            "allowed: an address without it, and PGPASSWORD or PGPASSFILE in the environment"
        )
    if not parts.path.strip("/"):
        raise WorkspaceError(
            f"the address {str(named)!r} names no database; allowed: postgresql+psycopg://user@host/database"
        )
    chosen = [(kind, settings.pop(kind)) for kind in SchemaKind if kind in settings]
    others = f"?{urlencode(settings, safe='/')}" if settings else ""
    database = ServerAddress(f"postgresql+psycopg://{parts.netloc}{parts.path}{others}")
    return database.within(*chosen[0]) if chosen else database
