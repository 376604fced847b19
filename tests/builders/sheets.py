"""A small sheet with everything that a format can show: two points, two sides each, ids, references."""

from dataclasses import replace
from datetime import UTC, datetime

from claims.exports.sheet import Cell, Column, Layout, Reference, Sheet

AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
PROVENANCE = {
    "collection": "study",
    "collection_version": "1.0.0",
    "collection_digest": "sha256:0123456789abcdef",
    "tool_version": "competing-claims 0",
    "exported_at": "2026-11-22T12:30:00Z",
    "filter": "kind: count",
    "link": "http://127.0.0.1/",
}
COLUMNS = (
    Column(name="rank", label="Rank", meaning="Place.", width=6),
    Column(name="sentence", label="In a sentence", meaning="The point."),
    Column(name="mark", label="Mark", meaning="The sign."),
    Column(name="relation", label="Relation", meaning="How they stand."),
    Column(name="side", label="Side", meaning="Letter."),
    Column(name="value", label="Value", meaning="What it says."),
    Column(name="origins", label="Origins", meaning="How many."),
    Column(name="words", label="Words", meaning="The words."),
    Column(name="id", label="Id", meaning="Its id."),
)
ROWS = (
    (1, "Six or none.", "⊘", "denies", "A", "6", 2, "“six”", "d1"),
    (1, "Six or none.", "⊘", "denies", "B", "0", 1, "“nobody”", "d1"),
    (2, "Here or there.", "≠", "differs", "A", "north", 1, "", "d2"),
    (2, "Here or there.", "≠", "differs", "B", "south", 1, "", "d2"),
)
LAYOUT = Layout(
    heading=("rank", "sentence"),
    facts=("mark", "relation"),
    table=("side", "value", "origins", "words"),
    ids=("id",),
    facet="side",
)
REFERENCES = (
    Reference(
        key="doc-1", source="Herald", title="Six dead", url="https://h.example/1", published="2021-01-24", language="en",
        archive_url="https://web.archive.org/web/20210125103000/https://h.example/1",
    ),
    Reference(key="doc-2", source="Watch", title="Nobody died", language="und"),
)  # fmt: skip


CITED = (("doc-1",), ("doc-1", "doc-2"), (), ("doc-2",))


def small_sheet(**changes: object) -> Sheet:
    """The sheet, with these attributes in place of its own; other rows than its own cite nothing."""
    rows: tuple[tuple[Cell, ...], ...] = changes.get("rows", ROWS)  # type: ignore[assignment]  # rows, where a test gives them
    sheet = Sheet(
        name="Points",
        title="Points of a study",
        columns=COLUMNS,
        rows=rows,
        provenance=PROVENANCE,
        at=AT,
        layout=LAYOUT,
        references=REFERENCES,
        cited=CITED if rows is ROWS else ((),) * len(rows),
    )
    return replace(sheet, **changes)  # type: ignore[arg-type]  # attributes of a sheet, as the test gives them


def flat_sheet() -> Sheet:
    """One table of all columns, without references and relations."""
    columns = (
        Column(name="word", label="Word", meaning="A word."),
        Column(name="number", label="Number", meaning="A number."),
    )
    layout = Layout(heading=(), facts=(), table=("word", "number"), ids=(), facet="word")
    return small_sheet(columns=columns, rows=(("=1+1", 3), ("", 4)), layout=layout, references=())
