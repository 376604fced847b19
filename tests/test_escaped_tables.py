"""Tables in HTML, and how notebooks show incidents and findings."""

from dataclasses import replace

from claims.escaping import MOST_ROWS, html_table, notebook_table
from claims.findings import Findings
from tests.builders.hostile_study import hostile_study


def test_every_word_is_escaped_and_styled_as_asked() -> None:
    table = html_table(["<a>"], [["<b>"], [1]], caption='"c"', heading_style="x:y", cell_style="z:w")
    assert table == (
        '<table><caption>&quot;c&quot;</caption><thead><tr><th scope="col" style="x:y">&lt;a&gt;</th></tr></thead>'
        '<tbody><tr><td dir="auto" style="z:w">&lt;b&gt;</td></tr><tr><td dir="auto" style="z:w">1</td></tr></tbody></table>'
    )
    assert html_table(["a"], []) == '<table><thead><tr><th scope="col">a</th></tr></thead><tbody></tbody></table>'


def test_a_table_in_a_notebook_says_how_many_are_not_shown() -> None:
    assert f"<caption>{MOST_ROWS} things</caption>" in notebook_table(["a"], [], total=MOST_ROWS, things="things")
    longer = notebook_table(["a"], [], total=MOST_ROWS + 1, things="things")
    assert f"<caption>{MOST_ROWS + 1} things; the first {MOST_ROWS} are shown</caption>" in longer


def test_notebooks_show_incidents() -> None:
    _, incidents, _ = hostile_study()
    [row] = incidents.table.to_dict("records")
    cells = ("23 January 2021", row["name"], 2, 2, "", row["incident_id"])
    headings = ("When", "Incident", "Claims", "Sources", "Part of", "Id")
    assert incidents._repr_html_() == notebook_table(headings, [cells], total=1, things="incidents")
    undated = replace(incidents, table=incidents.table.assign(first=None, last=None, precision=""))
    assert "undated" in undated._repr_html_()


def test_notebooks_show_the_worst_discrepancies() -> None:
    _, _, findings = hostile_study()
    worst = findings.discrepancies[0]
    shown = findings._repr_html_()
    assert shown.startswith(f"<table><caption>{len(findings.discrepancies)} discrepancies</caption>")
    assert f">{worst.relation.mark} {worst.relation}</td>" in shown
    assert shown.count("<tr>") == 1 + min(MOST_ROWS, len(findings.discrepancies))
    many = Findings(discrepancies=(worst,) * (MOST_ROWS + 1), lookalikes=())
    assert many._repr_html_().count("<tr>") == 1 + MOST_ROWS
