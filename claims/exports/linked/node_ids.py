"""The context of our linked data, and the ids of its nodes."""

from collections.abc import Mapping
from urllib.parse import quote

from claims.exports.sheet import Node

_OURS = "urn:competing-claims"
# Terms without a prefix are those of schema.org; `cc` holds what neither vocabulary has a word for.
CONTEXT: Mapping[str, object] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "cc": f"{_OURS}:terms:",
    **{name: {"@type": "Date"} for name in ("datePublished", "startDate", "endDate")},
    **{name: {"@type": "URL"} for name in ("url", "archivedAt")},
    "prov:generatedAtTime": {"@type": "xsd:dateTime"},
}


def study_id(collection: str) -> str:
    """What the ids of a collection's nodes begin with."""
    return f"{_OURS}:study:{quote(collection, safe='')}:"


def node_id(kind: str, row_id: str) -> str:
    """The id of a node, such as "study:statement/one.killed"."""
    return f"study:{kind}/{quote(row_id, safe='')}"


def to(kind: str, row_id: str) -> Node:
    """A reference to a node."""
    return {"@id": node_id(kind, row_id)}


def term(name: str) -> str:
    """The name of a column as a term of ours."""
    return f"cc:{quote('_'.join(name.split()), safe='')}"


def filled(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}
