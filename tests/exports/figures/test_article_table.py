"""Who says how many as an article takes it: values in short, notes, citations, only rows with a figure."""

import pytest

from claims.exports import export_figures
from claims.exports.figures.article_table import MOST_COLUMNS, Notes, article_sheet
from claims.exports.sheet import TINT, CellPart
from claims.survey.figures import ALL_CASUALTIES, FigureIndex, FigureTable, figure_named
from claims.tables import Collection
from tests.builders.collection_tables import Tables, claim, row, said
from tests.builders.hostile_study import AT, MARKUP, SHOOTING, hostile_study, study_of

SOURCES = [row("sources", "source-a", name="Herald"), row("sources", "source-b", name="The Watch")]
DOCUMENTS = [row("documents", "one-doc", title="Ten dead", url="https://h.example/1")]
TEN = claim("one", **SHOOTING, killed=said("10", group="police", fragment="ten"), wounded="2")
TWELVE = claim("two", source="source-b", **SHOOTING, killed=said("12+", group="police", stance="hedges"))
SILENT = claim("three", source="source-c", **SHOOTING)


def table_of(*claims: Tables, figure: str = "killed", sources: tuple[str, ...] = ()) -> tuple[Collection, FigureTable]:
    collection, incidents, findings = study_of(*claims, sources=SOURCES, documents=DOCUMENTS)
    index = FigureIndex(collection, incidents, findings)
    ids = list(incidents.table["incident_id"])
    return collection, index.table(figure_named(collection, figure), ids, source_ids=sources)


def test_each_value_is_a_part_with_its_document() -> None:
    sheet = article_sheet(*table_of(TEN, TWELVE, SILENT), filter="", at=AT)
    assert sheet.parts[0, "source source-a"] == (CellPart(text="10 (The police) ≠", cited=("one-doc",), clashes=True),)
    assert sheet.parts[0, "source source-b"] == (
        CellPart(text="12 or more (The police) [with reservation] ≠", cited=("two-doc",), clashes=True),
    )
    assert sheet.parts[0, "source source-c"] == (CellPart(text="not said"),)
    assert sheet.parts[0, "range"] == (CellPart(text="10 to 12+"),)
    assert [column.label for column in sheet.columns] == [
        "Date",
        "Incident",
        "Herald",
        "The Watch",
        "source-c",
        "Range",
    ]


def test_legend_explains_only_what_stands_in_the_table() -> None:
    both = article_sheet(*table_of(TEN, TWELVE, SILENT), filter="", at=AT).legend
    assert both == (
        "In brackets: who is counted.",
        "≠: cannot be true together with another account.",
        "not said: the source reports the incident without this figure.",
    )
    assert article_sheet(*table_of(claim("one", **SHOOTING, killed="1")), filter="", at=AT).legend == ()


def test_remarks_are_notes_each_once_and_what_is_inferred_stays_with_the_value() -> None:
    sheet = article_sheet(
        *table_of(
            claim("one", **SHOOTING, killed=said("several", fragment="several")),
            claim(
                "two", source="source-b", when="2021-03-01", where="river-town", kind="shooting", killed=said("several")
            ),
            claim(
                "three", source="source-c", **SHOOTING, killed=said("0", basis="inference", note="No dead are told.")
            ),
        ),
        filter="",
        at=AT,
    )
    assert sheet.notes == {"a": "“several”"}
    assert [sheet.parts[line, f"source source-{source}"][0].note for line, source in ((0, "a"), (1, "b"))] == ["a", "a"]
    assert sheet.parts[0, "source source-c"][0].text.startswith("0 [inferred]")
    assert any(words.startswith("inferred: ") for words in sheet.legend)


def test_rows_go_by_date_and_those_without_a_figure_are_counted() -> None:
    sheet = article_sheet(
        *table_of(
            TEN,
            claim("early", when="2020-05-01", where="river-town", kind="shooting", killed="2"),
            claim("mute", when="2019-05-01", where="river-town", kind="shooting"),
            claim("mute-too", source="source-b", when="2019-05-01", where="river-town", kind="shooting"),
        ),
        filter="",
        at=AT,
    )
    assert [record["date"] for record in sheet.records] == ["1 May 2020", "23 January 2021"]
    assert sheet.legend[-1] == "Not listed: 1 incident without a figure from these sources."


def test_of_several_figures_each_value_names_its_field() -> None:
    sheet = article_sheet(*table_of(TEN, figure=ALL_CASUALTIES), filter="", at=AT)
    assert [part.text for part in sheet.parts[0, "source source-a"]] == ["killed: 10 (The police)", "wounded: 2"]
    assert [part.text for part in sheet.parts[0, "range"]] == ["killed: 10", "wounded: 2"]


def test_sources_beyond_the_bound_share_a_column() -> None:
    many = [claim(f"c{n}", source=f"s{n}", **SHOOTING, killed=str(n + 1)) for n in range(MOST_COLUMNS + 2)]
    sheet = article_sheet(*table_of(*many), filter="", at=AT)
    assert len(sheet.columns) == 2 + MOST_COLUMNS + 2
    assert len(sheet.parts[0, "others"]) == 2
    assert all(part.text.partition(": ")[2] for part in sheet.parts[0, "others"])
    assert {part.cited for part in sheet.parts[0, "others"]} <= {(f"c{n}-doc",) for n in range(len(many))}


@pytest.mark.parametrize(
    ("format", "words"),
    [
        ("markdown", "| **10 (The police) ≠**[^1] | **12 or more (The police) \\[with reservation\\] ≠**[^2] | not said |"),
        ("markdown", "[^1]: Herald, “Ten dead”, 2021-01-24, <https://h.example/1>."),
        ("html", '<td dir="auto" class="clash"><b>10 (The police) ≠</b> <a href="#document-1">[1]</a></td>'),
        ("html", '<a href="https://h.example/1" rel="noreferrer">document</a>'),
        ("latex", r"\textbf{10 (The police) $\neq$}~\cite{one-doc} & "),
        ("latex", r"\caption{Killed, by incident and source:"),
        ("bibtex", "@misc{one-doc,"),
        ("wikitext", f"| style=\"background:{TINT}\" | '''10 (The police) ≠'''<ref name=\"one-doc\">{{{{cite web |title=Ten dead"),
        ("wikitext", "| not said"),
    ],
)  # fmt: skip
def test_each_format_of_an_article_marks_contradictions_and_cites(format: str, words: str) -> None:
    assert words in export_figures(*table_of(TEN, TWELVE, SILENT), format=format, at=AT).decode()


@pytest.mark.parametrize(
    ("format", "words"),
    [
        ("markdown", "**[^1a]"),
        ("markdown", "[^1a]: “several”."),
        ("html", '<sup><a href="#note-1a">a</a></sup>'),
        ("html", '<sup id="note-1a">a</sup> “several”.'),
        ("latex", r"\textsuperscript{a}~“several”."),
        ("wikitext", '<ref group="lower-alpha" name="note-1a">“several”.</ref>'),
        ("wikitext", '<references group="lower-alpha" />'),
    ],
)
def test_each_format_of_an_article_has_the_notes(format: str, words: str) -> None:
    several = claim("one", **SHOOTING, killed=said("several", group="police"))
    nobody = claim("two", source="source-b", **SHOOTING, killed=said("0", group="police", stance="denies"))
    assert words in export_figures(*table_of(several, nobody), format=format, at=AT).decode()


@pytest.mark.parametrize(
    ("format", "markup"),
    [
        ("markdown", ("<script", "[link](", "[[link]]", "<ref>")),
        ("html", ("<script", "<ref>", "<b>Watch")),
        ("latex", ("\\input{x}", " $y$", " & #h")),
        ("wikitext", ("<script", "[[link]]", "{{tpl}}", "'''b'''", "<b>Watch")),
    ],
)
def test_hostile_words_stay_words_in_an_article(format: str, markup: tuple[str, ...]) -> None:
    collection, incidents, findings = hostile_study()
    table = FigureIndex(collection, incidents, findings).table(
        figure_named(collection, "killed"), list(incidents.table["incident_id"])
    )
    text = export_figures(collection, table, format=format, at=AT, filter=MARKUP).decode()
    shown = "\n".join(line for line in text.splitlines() if not (format == "latex" and line.startswith("%")))
    assert "ISBN" in text or format == "wikitext"
    assert not [words for words in markup if words in shown]


def test_a_note_ends_without_a_stop_which_each_format_sets() -> None:
    notes = Notes()
    assert notes.letter("citing the U.N.") == notes.letter("citing the U.N") == "a"
    assert notes.letters == {"citing the U.N": "a"}
