"""Tables added to a project: each a source of its own, the same names the same rows, mappings remembered."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.errors import CollectionError
from claims.importers import Meaning, propose_mapping, read_table
from claims.projects import Project, create_project, open_project, put
from claims.projects.added_tables import NewTable, add_tables
from claims.projects.beside.kept_mappings import remembered_mapping
from claims.schema import TABLES
from claims.study import make_study
from claims.what_changes import preview_change
from tests.builders.projects import NOW

HEADING = "date,town,country,killed\n"
TABLES_OF = {
    "hawar": f"{HEADING}2021-01-23,Qamishli,Syria,3\n2021-02-01,Hasakah,Syria,1\n",
    "sohr": f"{HEADING}2021-01-23,Qamishli,Syria,7\n",
    "sana": f"{HEADING}2021-01-23,Qamishlo,Syria,0\n",
    "afp": "date,ville,pays,morts\n23/01/2021,Qamishli,Syrie,5\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(create_project("Outlets", folder=tmp_path, at=NOW)) as opened:
        yield opened


def table(folder: Path, name: str, text: str = "") -> Path:
    path = folder / f"{name}.csv"
    path.write_text(text or TABLES_OF[name], encoding="utf-8")
    return path


def add(project: Project, *tables: NewTable) -> None:
    project.change(add_tables(project, tables).edits, what="Imported", at=NOW)


def killed(project: Project) -> list[set[str]]:
    """The sides of each discrepancy on the killed."""
    study = make_study(load_collection(project.path), project.path)
    return [{side.value for side in each.sides} for each in study.findings.discrepancies if each.field == "killed"]


def test_files_of_several_outlets_are_accounts_of_the_same_events(project: Project, tmp_path: Path) -> None:
    add(project, *(NewTable(path=table(tmp_path, name)) for name in ("hawar", "sohr", "sana")))
    add(project, NewTable(path=table(tmp_path, "afp")))
    assert load_collection(project.path).problems == ()
    assert list(project.rows("sources")) == ["hawar", "sohr", "sana", "afp"]
    assert list(project.rows("places")) == ["syria", "syria.qamishli", "syria.al-hasakah"]
    assert killed(project) == [{"3", "7", "0", "5"}]
    assert list(project.rows("files")) == ["hawar", "sohr", "sana", "afp"]


def test_nothing_is_kept_before_it_is_and_one_step_takes_it_back(project: Project, tmp_path: Path) -> None:
    before = {name: project.rows(name) for name in (*TABLES, "mappings", "files")}
    additions = add_tables(project, [NewTable(path=table(tmp_path, "hawar"))])
    assert project.revision() == 1
    project.change(additions.edits, what="Imported hawar.csv", at=NOW)
    project.undo(at=NOW)
    assert {name: project.rows(name) for name in before} == before


def test_a_party_that_may_be_one_of_the_project_is_remarked_on_and_stays_another(
    project: Project, tmp_path: Path
) -> None:
    project.change(
        [put("parties", party_id="national-guard", name="National Defense Forces", kind="force")], what="p", at=NOW
    )
    text = "date,town,killed,actor\n2021-01-23,Qamishli,3,NDF\n2021-01-24,Qamishli,1,Police\n"
    additions = add_tables(project, [NewTable(path=table(tmp_path, "hawar", text))])
    remarks = additions.tables[0].imported.remarks
    assert remarks.loc[remarks["done"].str.startswith("may be one party"), "found"].tolist() == [
        "'NDF' and 'National Defense Forces'"
    ]
    project.change(additions.edits, what="Imported", at=NOW)
    assert [each["name"] for each in project.rows("parties").values()].count("NDF") == 1


def test_a_source_and_a_party_of_the_same_name_are_the_same(project: Project, tmp_path: Path) -> None:
    project.change(
        [put("sources", source_id="anha", name="Hawar News", aliases="hawar", kind="outlet")], what="s", at=NOW
    )
    text = "date,outlet,town,country,killed,actor\n2021-01-23,hawar news,Qamishli,Syria,3,Soldiers\n"
    add(project, NewTable(path=table(tmp_path, "hawar", text)))
    assert list(project.rows("sources")) == ["anha"]
    assert {row["source_id"] for row in project.rows("documents").values()} == {"anha"}
    took_part = [row["value"] for row in project.rows("statements").values() if row["field"] == "participant"]
    assert took_part == ["army"]  # as the party is called that every project begins with
    assert load_collection(project.path).problems == ()


def test_groups_of_a_table_are_the_groups_of_the_project(project: Project, tmp_path: Path) -> None:
    where = "2021-01-23,Qamishli,Syria"
    parts = f"date,town,country,civilian children killed,civilian women killed,civilian men killed\n{where},4,3,6\n"
    whole = f"date,town,country,civilians killed,combatants killed\n{where},25,14\n"
    before = set(project.rows("parties"))
    add(project, *(NewTable(path=table(tmp_path, *each)) for each in (("ngo", parts), ("army", whole))))
    assert set(project.rows("parties")) == before
    groups = {row["group"] for row in project.rows("statements").values() if row["field"] == "killed"}
    assert groups == {"children", "women", "men", "civilians", "fighters"}
    assert {"25 (Civilians)", "13 (Civilians) when added up: 4 (Children), 3 (Women) and 6 (Men)"} in killed(project)


def test_a_newer_release_revises_its_rows_and_no_other(project: Project, tmp_path: Path) -> None:
    """Without ids too: a row is known again by its day and place."""
    add(project, *(NewTable(path=table(tmp_path, name)) for name in ("hawar", "sohr")))
    newer = table(tmp_path, "hawar-february", f"{HEADING}2021-01-23,Qamishli,Syria,4\n2021-03-05,Amuda,Syria,2\n")
    [added] = add_tables(project, [NewTable(path=newer, release_of="hawar")]).tables
    assert [len(each) for each in (added.revision.added, added.revision.changed, added.revision.gone)] == [1, 1, 1]
    add(project, NewTable(path=newer, release_of="hawar"))
    assert list(project.rows("sources")) == ["hawar", "sohr"]
    assert killed(project) == [{"4", "7"}]
    assert list(project.rows("files")) == ["hawar", "sohr"]


def test_the_same_file_name_again_is_another_file_of_the_same_source(project: Project, tmp_path: Path) -> None:
    add(project, NewTable(path=table(tmp_path, "hawar")))
    add(project, NewTable(path=table(tmp_path, "hawar", f"{HEADING}2021-03-05,Amuda,Syria,2\n")))
    assert list(project.rows("files")) == ["hawar", "hawar-2"]
    assert list(project.rows("sources")) == ["hawar"]
    assert not any(row.get("supersedes") for row in project.rows("claims").values())


def test_a_mapping_is_remembered_by_its_headings_for_another_file(project: Project, tmp_path: Path) -> None:
    path = table(tmp_path, "hawar", "jour,lieu,pays,x\n2021-01-23,Qamishli,Syrie,3\n")
    mapping = propose_mapping(read_table(path))
    taught = replace(mapping, rows=tuple(Meaning("x", "killed") if row.column == "x" else row for row in mapping.rows))
    add(project, NewTable(path=path, mapping=taught))
    known = remembered_mapping(project, ["x", "Pays", "lieu", "jour"])
    assert known is not None
    assert known[1] == "hawar.csv"
    assert not known[0].setting("source_id")
    add(project, NewTable(path=table(tmp_path, "sohr", "jour,lieu,pays,x\n2021-01-23,Qamishli,Syrie,7\n")))
    assert killed(project) == [{"3", "7"}]


@pytest.mark.parametrize(
    ("text", "release_of", "message"),
    [
        (TABLES_OF["hawar"], "sana", "no file 'sana' in the project; allowed: one of those added (none was added yet)"),
        ("town,colour\nQamishli,red\n", "", "no row gives a day"),
    ],
)
def test_what_cannot_be_added_is_refused_in_words(
    project: Project, tmp_path: Path, text: str, release_of: str, message: str
) -> None:
    with pytest.raises(CollectionError) as refused:
        add_tables(project, [NewTable(path=table(tmp_path, "hawar", text), release_of=release_of)])
    assert message in str(refused.value)


def test_tables_in_two_languages_and_one_without_regions_tell_the_same_events(project: Project, tmp_path: Path) -> None:
    texts = {
        "ngo": "Date,Localité,État,tués\n2023-04-03,Nyala,Darfour du Sud,13\n2023-06-22,Kutum,Darfour du Nord,28\n2023-06-01,Khartoum (Mayo),Khartoum,19\n",
        "office": 'date,town,state,killed\n2023-04-03,Nyala,South Darfur,0\n2023-06-22,Kutum,North Darfur,35\n2023-06-01,"Mayo, Khartoum",Khartoum,19\n',
        "paper": "date,town,killed\n2023-04-03,Nyala,2\n2023-06-22,Kutum,2\n",
    }
    for name, text in texts.items():
        add(project, NewTable(path=table(tmp_path, name, text)))
    study = make_study(load_collection(project.path), project.path)
    assert list(study.incidents.table["name"]) == [
        "Nyala event, 3 Apr 2023",
        "Mayo event, 1 Jun 2023",
        "Kutum event, 22 Jun 2023",
    ]
    assert list(study.incidents.table["claims"]) == [3, 2, 3]
    assert not [each for each in study.findings.discrepancies if each.field == "where"]
    newer = table(tmp_path, "newer", texts["ngo"].replace(",13\n", ",14\n"))
    changes = preview_change(project.path, add_tables(project, [NewTable(path=newer, release_of="ngo")]).edits)
    assert (changes.claims, changes.moved, changes.incidents) == (1, (), ())


_ADD_TWICE = """
import sys
from pathlib import Path
from claims.collection import load_collection
from claims.projects import NewTable, add_tables, create_project, open_project
from tests.builders.projects import NOW

folder = Path(sys.argv[1])
path = create_project("Outlets", folder=folder, at=NOW)
rows = "".join(f"2021-01-{number % 28 + 1:02},Town{number},Syria,{number}\\n" for number in range(1, 300))
for name in ("one", "two"):
    file = folder / f"{name}.csv"
    file.write_text("date,town,country,killed\\n" + rows)
    with open_project(path) as project:
        project.change(add_tables(project, [NewTable(path=file)]).edits, what="Imported", at=NOW)
    print(len(load_collection(path).claims))
"""


def test_a_program_that_adds_twice_reads_what_it_wrote(tmp_path: Path) -> None:
    """A reader that was a copy of a process with an open project read it through an index that was gone."""
    command = [sys.executable, "-c", _ADD_TWICE, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (done.stdout.split(), done.stderr) == (["299", "598"], "")
