"""Sources compared with each other on the command line: the answer first, and the same options for exports."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders.collection_tables import read_rows
from tests.builders.command_line import run, run_json

ANSWER = (
    "No contradiction between SOHR and Hawar News on casualties in 4 shared incidents. "
    "In none of these do both report on casualties."
)
CASUALTIES = ("--between", "sohr,Hawar News", "--figure", "casualties")


def test_the_answer_and_the_summary_come_first_and_omissions_apart() -> None:
    shown = run("discrepancies", *CASUALTIES).stdout
    lines = shown.splitlines()
    assert lines[0] == ANSWER
    assert lines[2].startswith("Shared incidents by field.")
    assert lines[3].split() == ["Field", "Both", "Agree", "Overlap", "Differ", "Contradict", "Other", "One"]
    assert lines[5].split() == ["wounded", "0", "0", "0", "0", "0", "0", "1"]
    assert "Reported by one source and left out by another that could have known:" in lines
    assert "0 discrepancies, 1 omission." in lines


def test_programs_get_the_answer_the_numbers_and_the_list() -> None:
    record = run_json("discrepancies", "--between", "sohr,wikipedia", "--figure", "captured")
    assert record["answer"].startswith(
        "1 contradiction between SOHR and Wikipedia on “captured” in 4 shared incidents."
    )
    assert (record["sources"], record["figures"], record["contradictions"]) == (["sohr", "wikipedia"], ["captured"], 1)
    assert [each["relation"] for each in record["listed"]] == ["contradicts"]
    assert len(record["shared_incidents"]) == 4
    assert record["incidents_if_quoted"]
    [captured] = [row for row in record["summary"] if row["field"] == "captured"]
    assert captured == {
        "group": "casualties", "field": "captured", "label": "captured",
        "both": 2, "agree": 1, "overlap": 0, "differ": 0, "contradict": 1, "other": 0, "one": 0,
    }  # fmt: skip


def test_days_and_places_narrow_the_shared_incidents() -> None:
    january = run_json("discrepancies", *CASUALTIES, "--from", "2021-01-20", "--to", "2021-01-31")
    assert len(january["shared_incidents"]) == 4
    qamishli = run_json(
        "discrepancies", *CASUALTIES, "--from", "2021-01-23", "--to", "2021-01-23", "--place", "Qamishli"
    )
    assert len(qamishli["shared_incidents"]) == 2
    none = run("discrepancies", *CASUALTIES, "--to", "2016-12-31").stdout
    assert none.startswith("SOHR and Hawar News report no incident in common.\n")


def test_figures_days_and_places_narrow_all_discrepancies_too() -> None:
    everything = run_json("discrepancies")
    casualties = run_json("discrepancies", "--figure", "casualties", "--figure", "crowd")
    assert {each["field"] for each in casualties} == {"captured", "killed", "wounded", "seriously_wounded", "crowd"}
    assert [each for each in everything if each in casualties] == casualties
    on_the_day = run_json("discrepancies", "--from", "2021-01-31", "--to", "2021-01-31", "--place", "al-hasakah")
    assert 0 < len(on_the_day) < len(everything)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--between", "sohr"), "Error: 1 named to compare with each other; allowed: two or three different sources"),
        (("--between", "sohr,SOHR"), "Error: 'sohr' and 'SOHR' are one source, SOHR, which cannot be compared"),
        (("--between", "sohr", "--between", "hawer"), "Error: no source 'hawer'; allowed: an id or a name, such as hawar (Hawar News)"),
        (("--figure", "tanks"), "Error: no figure 'tanks'; allowed: casualties, other figures, responsibility"),
        (("--place", "Qamislhi"), "Error: no place 'Qamislhi'; allowed: an id or a name, such as qamishli (Qamishli)"),
    ],
)  # fmt: skip
def test_what_cannot_be_narrowed_to_is_refused_with_what_would_do(options: tuple[str, ...], message: str) -> None:
    result = run("discrepancies", *options)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)


def test_the_table_for_a_paper_has_the_two_sources_alone(tmp_path: Path) -> None:
    file = tmp_path / "between.tex"
    assert run("export", "figures", *CASUALTIES, "--out", file).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert ANSWER in text
    assert "SOHR & Hawar News & Range" in text
    rows = [line for line in text.splitlines() if r"\cite" in line and line.endswith(r"\\")]
    assert [row.partition(" & ")[0] for row in rows] == ["23 January 2021"]
    assert "Wikipedia" not in text


def test_a_mark_in_the_table_is_of_the_two_sources_alone(tmp_path: Path) -> None:
    """SOHR's figure for the captured is set against Wikipedia's, not against that of Hawar News."""
    for sources, marked in (("sohr,wikipedia", True), ("sohr,hawar", False)):
        file = tmp_path / f"{sources}.csv"
        run("export", "figures", "--between", sources, "--figure", "captured", "--out", file)
        rows = [row for row in read_rows(file) if row["mark"] == "≠"]
        assert [row["relation"] for row in rows] == ["contradicts"] * marked, sources


def test_the_workbook_says_what_it_was_narrowed_to_and_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "between.xlsx"
    assert run("export", "discrepancies", *CASUALTIES, "--out", file).exit_code == 0
    book = load_workbook(file)
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(f"between: SOHR and Hawar News; figure: casualties. {ANSWER}" in cell for cell in cells)


def test_conventions_of_shared_incidents_alone(tmp_path: Path) -> None:
    file = tmp_path / "conventions.csv"
    result = run("export", "conventions", "--between", "sohr,hawar", "--from", "2021-01-01", "--out", file)
    assert result.exit_code == 0, result.output
    everything = run("export", "conventions").stdout
    assert 0 < len(file.read_text(encoding="utf-8").splitlines()) < len(everything.splitlines())
