"""The Data Package descriptor of a collection, made from the schema (Frictionless Data, datapackage.json)."""

import json
from pathlib import Path
from typing import Any

from claims.collection.checks.cells import DIGEST_PATTERN, ID_PATTERN
from claims.collection.folder import DESCRIPTOR_FILE
from claims.collection.metadata import Metadata
from claims.schema import SCHEMA, ColumnSpec, ColumnType

Json = dict[str, Any]  # a JSON object, whatever it holds

TABLE_DESCRIPTIONS = {
    "sources": "Who publishes, or is quoted.",
    "documents": "Items of a source.",
    "claims": "Accounts of one incident, each by one source in one document.",
    "statements": "What the claims say, one thing per row.",
    "parties": "Parties and groups, as a tree.",
    "places": "Places, as a tree.",
    "fields": "What statements can be about.",
    "judgements": "What reviewers decided on pairs of claims.",
}
FIELD_TYPES: dict[ColumnType, Json] = {
    ColumnType.FLAG: {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
    ColumnType.DATE: {"type": "date"},
    ColumnType.INTEGER: {"type": "integer"},
    ColumnType.NUMBER: {"type": "number"},
    ColumnType.URL: {"type": "string", "format": "uri"},
}
LICENCES = {
    "CC-BY-4.0": {
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    "CC0-1.0": {"title": "CC0 1.0 Universal", "path": "https://creativecommons.org/publicdomain/zero/1.0/"},
}


def descriptor(metadata: Metadata) -> Json:
    """The descriptor of a collection with all tables, each in `<table>.csv`."""
    package: Json = {"name": metadata.name, "title": metadata.title, "version": metadata.version}
    if metadata.date:
        package["created"] = f"{metadata.date}T00:00:00Z"  # the standard asks for a date with a time
    if metadata.licence:
        package["licenses"] = [{"name": metadata.licence, **LICENCES.get(metadata.licence, {})}]
    package["resources"] = [_resource(table) for table in SCHEMA]
    return {key: value for key, value in package.items() if value}


def write_descriptor(metadata: Metadata, path: str | Path) -> None:
    """Writes `datapackage.json` into the folder."""
    text = json.dumps(descriptor(metadata), ensure_ascii=False, indent=2)
    (Path(path) / DESCRIPTOR_FILE).write_text(text + "\n", encoding="utf-8", newline="\n")


def _resource(table: str) -> Json:
    return {
        "name": table,
        "path": f"{table}.csv",
        "description": TABLE_DESCRIPTIONS[table],
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table),
    }


def _schema(table: str) -> Json:
    columns = SCHEMA[table]
    schema: Json = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        "primaryKey": [columns[0].name],
    }
    keys = [_foreign_key(table, column) for column in columns if column.refers and column.type is ColumnType.ID]
    return {**schema, "foreignKeys": keys} if keys else schema


def _field(column: ColumnSpec) -> Json:
    field = {
        "name": column.name,
        **FIELD_TYPES.get(column.type, {"type": "string"}),
        "description": _description(column),
    }
    constraints = _constraints(column)
    return {**field, "constraints": constraints} if constraints else field


def _description(column: ColumnSpec) -> str:
    if column.type is not ColumnType.LIST:
        return column.explanation
    names = f" (ids in {column.refers})" if column.refers else ""
    return f"{column.explanation} Several values{names} are split at |."


def _constraints(column: ColumnSpec) -> Json:
    patterns = {ColumnType.ID: ID_PATTERN, ColumnType.DIGEST: DIGEST_PATTERN}
    constraints: Json = {
        "required": column.required or None,
        "enum": list(column.allowed) or None,
        "minimum": column.least,
        "maximum": column.most,
        "pattern": patterns.get(column.type),
    }
    return {key: value for key, value in constraints.items() if value is not None}


def _foreign_key(table: str, column: ColumnSpec) -> Json:
    resource = "" if column.refers == table else column.refers  # "" is the table itself
    target = SCHEMA[column.refers][0].name
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [target]}}
