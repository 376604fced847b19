"""One row a figure, and one row a person: the rows of one claim are joined."""

import pytest

from claims.importers import ImportedTable, import_table, remarks_in
from claims.importers.mapping.mapping import OUTCOMES
from tests.builders.foreign_tables import mapping_of, statement_values, table_of

LONG = ("day,date", "town,place", "by,source", "what,field", "figure,value")
PERSONS = ("day,date", "town,place")


def long(*rows: str, lines: tuple[str, ...] = LONG, **more: list[str]) -> ImportedTable:
    """An import of rows "day by what figure", parted by white space; all in one town."""
    day, by, what, figure = ([row.split()[at].replace("_", " ") for row in rows] for at in range(4))
    return import_table(
        table_of(day=day, town=["Hill"] * len(rows), by=by, what=what, figure=figure, **more), mapping_of(*lines)
    )


def counts(imported: ImportedTable) -> dict[tuple[str, str], str]:
    """Title of the document of each claim without brackets, and the end of the id of each count, to its value."""
    found: dict[tuple[str, str], str] = {}
    assert imported.collection.problems == ()
    for claim_id in imported.frames["claims"]["claim_id"]:
        values = statement_values(imported, claim_id)
        source = imported.collection.source_of_claim(claim_id)
        found |= {(source, name): value for name, value in values.items() if name not in ("when", "where")}
    return found


def test_rows_of_one_day_place_and_source_are_one_claim() -> None:
    imported = long(
        "2021-01-23 One killed 3",
        "2021-01-23 Two killed 7",
        "2021-01-23 One wounded 5",
        "2021-01-23 One children_killed 1",
    )
    assert counts(imported) == {
        ("one", "killed"): "3", ("one", "killed.children"): "1", ("one", "wounded"): "5", ("two", "killed"): "7",
    }  # fmt: skip
    statements = imported.frames["statements"]
    killed = statements[statements["field"] != "when"].set_index("statement_id")
    children = killed[killed["group"] == "children"].iloc[0]
    assert (children["paragraph"], children["verbatim"]) == ("5", "1")
    assert children["note"] == "Column figure (killed of children)."
    assert set(killed.loc[killed["field"] == "wounded", "paragraph"]) == {"4"}
    assert imported.rows == 2


def test_rows_with_one_id_are_one_claim_whatever_their_day() -> None:
    rows = ("2021-01-23 One killed 3", "2021-01-24 One wounded 5", "2021-01-23 One killed 8")
    imported = long(*rows, lines=("no,id", *LONG), no=["1", "1", "2"])
    assert [statement_values(imported, claim_id)["when"] for claim_id in imported.frames["claims"]["claim_id"]] == [
        "2021-01-23", "2021-01-23",
    ]  # fmt: skip
    assert sorted(imported.frames["claims"]["claim_id"]) == ["table-1", "table-2"]


def test_ids_that_number_the_figures_join_nothing_by_themselves() -> None:
    rows = ("2021-01-23 One killed 3", "2021-01-23 One wounded 5")
    assert long(*rows, lines=("no,id", *LONG), no=["1", "2"]).rows == 1
    assert long(rows[0], lines=("no,id", *LONG), no=["1"]).rows == 1


def test_a_second_figure_of_one_kind_is_kept() -> None:
    imported = long("2021-01-23 One killed 3", "2021-01-23 One deaths 4")
    assert counts(imported) == {("one", "killed"): "3", ("one", "killed.2"): "4"}


def test_words_that_name_no_figure_are_refused_and_the_rest_stands() -> None:
    imported = long("2021-01-23 One killed 3", "2021-01-23 One mood bad")
    assert counts(imported) == {("one", "killed"): "3"}
    refused = [remark for remark in remarks_in(imported.remarks) if remark.outcome == "value refused"]
    assert [(remark.row, remark.column, remark.done) for remark in refused] == [(3, "what", "no figure that is known")]


def test_empty_cells_are_filled_from_the_other_rows_of_the_claim() -> None:
    table = table_of(
        no=["1", "1"], day=["", "2021-01-23"], town=["Hill", ""], what=["killed", "wounded"], figure=["3", "4"]
    )
    imported = import_table(table, mapping_of("no,id", "day,date", "town,place", "what,field", "figure,value"))
    assert statement_values(imported, "table-1") == {
        "when": "2021-01-23",
        "where": "hill",
        "killed": "3",
        "wounded": "4",
    }


def persons(**columns: list[str]) -> dict[str, list[str]]:
    rows = len(next(iter(columns.values())))
    return {"day": ["2021-01-23"] * rows, "town": ["Hill"] * rows} | columns


def test_persons_of_one_id_or_else_of_one_day_and_place_are_counted() -> None:
    by_id = table_of(**persons(case=["1", "1", "2"]))
    imported = import_table(by_id, mapping_of("case,id", *PERSONS, ",each_row,,killed"))
    assert [statement_values(imported, f"table-{case}")["killed"] for case in "12"] == ["2", "1"]
    by_day = table_of(**persons(day=["2021-01-23", "2021-01-24", "2021-01-23", ""], town=["Hill", "Hill", "Hill", ""]))
    imported = import_table(by_day, mapping_of(*PERSONS, ",each_row,,wounded"))
    values = [statement_values(imported, claim_id)["wounded"] for claim_id in imported.frames["claims"]["claim_id"]]
    assert values == ["2", "1", "1"]


def test_a_number_of_persons_is_a_reading_that_names_its_rows() -> None:
    imported = import_table(table_of(**persons(town=["Hill"] * 3)), mapping_of(*PERSONS, ",each_row,,killed"))
    (killed,) = [row for row in imported.frames["statements"].to_dict("records") if row["field"] == "killed"]
    assert (killed["value"], killed["basis"], killed["verbatim"], killed["fragment"]) == ("3", "reading", "", "")
    assert killed["note"] == "Rows counted, each one person: 2, 3, 4."
    assert imported.collection.problems == ()


def test_persons_are_counted_by_the_group_in_a_column_beside_all_of_them() -> None:
    table = table_of(**persons(sex=["Women", "", "Women", "Men"]))
    imported = import_table(table, mapping_of(*PERSONS, ",each_row,{Sex},killed"))
    (claim_id,) = imported.frames["claims"]["claim_id"]
    values = statement_values(imported, claim_id)
    assert {name: value for name, value in values.items() if name.startswith("killed")} == {
        "killed": "4", "killed.women": "2", "killed.men": "1",
    }  # fmt: skip


def test_persons_all_of_one_group_are_counted_as_that() -> None:
    imported = import_table(
        table_of(**persons(town=["Hill"])), mapping_of(*PERSONS, ",each_row,,killed; group=children")
    )
    (claim_id,) = imported.frames["claims"]["claim_id"]
    assert statement_values(imported, claim_id)["killed.children"] == "1"


def test_a_word_beside_each_person_says_what_befell_them() -> None:
    table = table_of(**persons(fate=["killed", "wounded", "killed", "saved"]))
    imported = import_table(table, mapping_of(*PERSONS, "fate,field"))
    (claim_id,) = imported.frames["claims"]["claim_id"]
    values = statement_values(imported, claim_id)
    assert (values["killed"], values["wounded"]) == ("2", "1")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (LONG, "2 rows, each a figure"),
        ((*PERSONS, ",each_row,,killed"), "2 rows, each a person killed"),
    ],
)
def test_joining_is_told(lines: tuple[str, ...], words: str) -> None:
    imported = long("2021-01-23 One killed 3", "2021-01-23 One wounded 5", lines=lines)
    assert (words, "joined into 1 claim") in {(remark.found, remark.done) for remark in remarks_in(imported.remarks)}


def test_figures_of_two_documents_of_one_source_are_two_claims() -> None:
    rows = ("2021-01-23 One killed 3", "2021-01-23 One killed 5", "2021-01-23 One wounded 1")
    imported = long(*rows, lines=(*LONG, "item,document"), item=["Morning", "Evening", "Evening"])
    values = [statement_values(imported, claim_id) for claim_id in imported.frames["claims"]["claim_id"]]
    assert [(each["killed"], each.get("wounded")) for each in values] == [("3", None), ("5", "1")]
    assert list(imported.frames["documents"]["title"])[1:] == ["Morning", "Evening"]
    assert imported.unread == {}


def said(imported: ImportedTable) -> list[tuple[str, ...]]:
    """Of each figure, what it is of, its value and on whose word it stands."""
    rows = imported.frames["statements"].to_dict("records")
    return [(row["field"], row["value"], row["stance"], row["chain"]) for row in rows if row["field"] in OUTCOMES]


def test_persons_of_unlike_speakers_are_never_counted_as_said_by_one() -> None:
    table = table_of(
        **persons(
            fate=["killed", "killed", "wounded", "killed", "killed"], who=["family", "elder", "clinic", "elder", ""],
            town=["Hill", "Hill", "Hill", "Lake", "Pond"],
        )
    )  # fmt: skip
    imported = import_table(table, mapping_of(*PERSONS, "fate,field", "who,speaker"))
    assert said(imported) == [
        ("killed", "2", "asserts", ""),
        ("wounded", "1", "relays", "speaker-clinic:asserts"),
        ("killed", "1", "relays", "speaker-elder:asserts"),
        ("killed", "1", "asserts", ""),
    ]
    done = "rows of several speakers, counted as the table's own figure"
    assert [(each.row, each.found) for each in remarks_in(imported.remarks) if each.done == done] == [
        (2, "'family, elder'")
    ]


def test_each_figure_in_long_form_is_said_by_its_own_speaker() -> None:
    table = table_of(
        day=["2021-01-23"] * 2,
        town=["Hill"] * 2,
        what=["killed", "wounded"],
        number=["3", "5"],
        who=["police", "clinic"],
    )
    imported = import_table(table, mapping_of(*PERSONS, "what,field", "number,value", "who,speaker"))
    assert said(imported) == [
        ("killed", "3", "relays", "speaker-police:asserts"),
        ("wounded", "5", "relays", "speaker-clinic:asserts"),
    ]


def test_persons_of_one_event_told_on_several_days_are_one_account() -> None:
    told = ["05/02/2021", "04/02/2021", "13/02/2021"]
    table = table_of(**persons(told=told, town=["Hill", "Hill", "Lake"]))
    imported = import_table(table, mapping_of(*PERSONS, "told,published", ",each_row,,killed"))
    documents = imported.frames["documents"].set_index("document_id")
    claims = imported.frames["claims"]["document_id"]
    assert [tuple(documents.loc[document, ["published_from", "published_to"]]) for document in claims] == [
        ("2021-02-04", "2021-02-05"),
        ("2021-02-13", "2021-02-13"),
    ]
    done = "one account, published from the first to the last"
    assert [each.row for each in remarks_in(imported.remarks) if each.done == done] == [2]
