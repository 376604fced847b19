"""JSON-LD with its context inside, so that no program that reads it asks another computer."""

import json
from collections.abc import Iterable, Mapping

from claims.exports.linked.node_ids import CONTEXT, filled, node_id, study_id, term, to
from claims.exports.sheet import Cell, Node, Several, Sheet, definitions


def write_json_ld(sheet: Sheet) -> bytes:
    """One graph: the export itself, then what it holds as nodes; a table that has none gives one a row."""
    held = sheet.linked() if sheet.linked else [*_document_nodes(sheet), *_row_nodes(sheet)]
    study = study_id(sheet.provenance["collection"])
    graph = {"@context": {**CONTEXT, "study": study}, "@graph": [_export_node(sheet), *held]}
    return (json.dumps(graph, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _export_node(sheet: Sheet) -> Node:
    """The file: of which collection, made when, by which program, filtered how, and what its words mean."""
    told = sheet.provenance
    return filled(
        {
            "@id": "study:export",
            "@type": ["Dataset", "prov:Entity"],
            "name": sheet.title,
            "version": told.get("collection_version", ""),
            "license": told.get("collection_licence", ""),
            "url": told.get("link", ""),
            "prov:generatedAtTime": told["exported_at"],
            "prov:wasGeneratedBy": {
                "@type": "prov:Activity",
                "prov:wasAssociatedWith": {"@type": "prov:SoftwareAgent", "name": told["tool_version"]},
            },
            **{f"cc:{name}": text for name, text in told.items() if name.startswith("collection") or name == "filter"},
            "cc:means": [
                {"@type": "DefinedTerm", "name": name, "description": text} for name, text in definitions().items()
            ],
        }
    )


def _document_nodes(sheet: Sheet) -> Iterable[Node]:
    for each in sheet.all_references:
        yield filled(
            {
                "@id": node_id("document", each.key),
                "@type": ["CreativeWork", "prov:Entity"],
                "name": each.title,
                "publisher": {"@type": "prov:Agent", "name": each.source},
                "url": each.url,
                "archivedAt": each.archive_url,
                "datePublished": each.published,
                "inLanguage": each.language,
            }
        )


def _row_nodes(sheet: Sheet) -> Iterable[Node]:
    """Each row, its cells under the names of their columns."""
    for number, (record, cited) in enumerate(zip(sheet.records, sheet.cited, strict=True), 1):
        yield filled(
            {
                "@id": node_id("row", str(number)),
                "@type": ["cc:Row", "prov:Entity"],
                "prov:wasDerivedFrom": [to("document", key) for key in cited],
                **_row_values(record),
            }
        )


def _row_values(record: Mapping[str, Cell]) -> Node:
    values = ((name, cell) for name, cell in record.items() if cell != "")
    return {term(name): list(cell.parts) if isinstance(cell, Several) else cell for name, cell in values}
