"""The same lists form the same incidents, matched as one table or imported into one collection."""

from pathlib import Path

import pandas as pd
import pytest

from claims.collection import Metadata, make_collection
from claims.importers import ImportedTable, import_file
from claims.importers.assemble.collection_builder import standard_fields
from claims.importers.cells.ids import name_id
from claims.matching import LinkSettings, MatchSettings, claim_frame, link_incidents, match_claims, prepare
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import score_claims
from claims.tables import Collection
from tests.builders.claim_tables import write_table
from tests.builders.shared_cases import shared_case

Groups = set[frozenset[str]]
NAMED = (
    "id,day,town,province,land,killed\n"
    "1,2019-03-04,Ostrand,Nebraska,United States,3\n2,2019-05-06,Westfold,Ohio,United States,2\n3,2020-01-02,Northam,Texas,United States,1\n"
)
# The other list's way to write each of these, and what it leaves out.
OTHERS = {
    "another wording of the country": "id,day,town,province,land,killed\n1,2019-03-04,Ostrand,Nebraska,USA,4\n2,2019-05-06,Westfold,Ohio,USA,1\n3,2020-01-02,Northam,Texas,USA,1\n",
    "postal letters": "id,day,town,province,land,killed\n1,2019-03-04,Ostrand,NE,United States,4\n2,2019-05-06,Westfold,OH,United States,1\n3,2020-01-02,Northam,TX,United States,1\n",
    "no province": "id,day,town,land,killed\n1,2019-03-04,Ostrand,United States,4\n2,2019-05-06,Westfold,United States,1\n3,2020-01-02,Northam,United States,1\n",
    "towns alone": "id,day,town,killed\n1,2019-03-04,Ostrand,4\n2,2019-05-06,Westfold,1\n3,2020-01-02,Northam,1\n",
    "days in words": "id,day,town,province,land,killed\n1,4 March 2019,Ostrand,Nebraska,United States,4\n2,6 May 2019,Westfold,Ohio,United States,1\n3,2 January 2020,Northam,Texas,United States,1\n",
}


def incidents_of_table(table: Path) -> Groups:
    """The incidents of a table, as sets of claims called by source and id."""
    frame = read_claim_table(table).frame
    linked = link_scored(score_claims(frame))
    source_of = dict(zip(frame["claim_id"], frame["source_id"], strict=True))
    return _groups(
        {
            f"{source_of[claim]} {claim.removeprefix(f'{source_of[claim]}.')}": group
            for claim, group in zip(linked.scored.ids.tolist(), linked.groups[0.0].tolist(), strict=True)
        }
    )


def incidents_of_collection(*imported: ImportedTable) -> Groups:
    """The incidents of tables that are imported into one collection, called alike."""
    collection = together(*imported)
    incidents = link_incidents(collection, match_claims(collection))
    sources = {
        claim: collection.name_of("sources", collection.source_of_claim(claim)) for claim in incidents.incident_of
    }
    prefixes = [each.frames["sources"]["source_id"].iloc[0] for each in imported]
    return _groups(
        {
            f"{sources[claim]} {_without_prefix(claim, prefixes)}": incident
            for claim, incident in incidents.incident_of.items()
        }
    )


def together(*imported: ImportedTable) -> Collection:
    """Several imports as one collection."""
    frames = {
        name: pd.concat([each.frames[name] for each in imported]).drop_duplicates(frame.columns[0], ignore_index=True)
        for name, frame in imported[0].frames.items()
    }
    fields = pd.concat([each.frames["fields"] for each in imported])
    kinds = fields.loc[fields["field"] == "kind", "terms"].str.split("|").explode().tolist()
    collection = make_collection({**frames, "fields": standard_fields(kinds)}, Metadata(name="together"))
    assert collection.problems == ()
    return collection


def _without_prefix(claim: str, prefixes: list[str]) -> str:
    prefix = next(each for each in sorted(prefixes, key=len, reverse=True) if claim.startswith(f"{each}-"))
    return claim.removeprefix(f"{prefix}-")


def _groups(group_of: dict[str, object]) -> Groups:
    groups: dict[object, set[str]] = {}
    for claim, group in group_of.items():
        groups.setdefault(group, set()).add(claim)
    return set(map(frozenset, groups.values()))


def as_one_table(tmp_path: Path, **lists: str) -> Path:
    """Lists below one another, with a column that names each."""
    frames = [
        pd.read_csv(write_table(tmp_path, text, f"{name}.csv"), dtype=str).assign(list=name)
        for name, text in lists.items()
    ]
    whole = pd.concat(frames).rename(columns={"list": "source"})
    whole["id"] = whole["source"] + "." + whole["id"]
    path = tmp_path / "whole.csv"
    whole.to_csv(path, index=False)
    return path


@pytest.mark.parametrize("other", OTHERS)
def test_two_lists_form_the_same_incidents_as_a_table_and_as_a_collection(other: str, tmp_path: Path) -> None:
    pairs = {frozenset({f"one {number}", f"two {number}"}) for number in (1, 2, 3)}
    assert incidents_of_table(as_one_table(tmp_path, one=NAMED, two=OTHERS[other])) == pairs
    lists = [import_file(tmp_path / f"{name}.csv") for name in ("one", "two")]
    assert incidents_of_collection(*lists) == pairs


def test_rows_of_one_list_are_different_events_either_way(tmp_path: Path) -> None:
    table = write_table(
        tmp_path,
        "event_id,date,place,country\n11,2005-10-08,Teston,Examplia\n12,2005-10-08,Teston,Examplia\n",
        "mine.csv",
    )
    alone = {frozenset({"mine 11"}), frozenset({"mine 12"})}
    assert incidents_of_table(table) == alone
    assert incidents_of_collection(import_file(table)) == alone


def test_a_source_that_is_no_list_is_none_in_matching_and_in_linking(tmp_path: Path) -> None:
    table = "event_id,date,place,country,title\n11,2005-10-08,Teston,Examplia,Raid on the mill\n12,2005-10-08,Teston,Examplia,Raid on the mill\n"
    collection = import_file(write_table(tmp_path, table, "mine.csv")).collection
    not_lists = frozenset({"mine"})
    matches = match_claims(collection, settings=MatchSettings(not_lists=not_lists))
    by_name = link_incidents(collection, matches, settings=LinkSettings(not_lists=not_lists))
    prepared = prepare(collection, MatchSettings(not_lists=not_lists))
    by_frame = link_incidents(collection, matches, frame=prepared.frame)
    as_list = link_incidents(collection, matches)
    assert [len(incidents.table) for incidents in (by_name, by_frame, as_list)] == [1, 1, 2]


def test_accounts_that_one_table_names_are_one_incident_either_way(tmp_path: Path) -> None:
    table = write_table(
        tmp_path,
        "id,outlet,date,place,country,killed\n1,Agency,2021-01-23,Teston,Examplia,3\n2,Observer,2021-01-23,Teston,Examplia,7\n3,Herald,2021-01-23,Teston,Examplia,0\n",
    )
    one = {frozenset({"Agency 1", "Observer 2", "Herald 3"})}
    assert incidents_of_table(table) == one
    assert incidents_of_collection(import_file(table)) == one


def test_the_claim_frame_says_the_same_of_a_row_either_way(tmp_path: Path) -> None:
    heading = (
        "id,source,date,date_end,place,province,country,latitude,longitude,actor1,actor2,event_type,title,text,url"
    )
    rows = [
        "a1,One,2020-01-02,2020-01-05,Teston,North,Examplia,10.5,20.5,Army,civilians,Air strike,Raid at Mill,Two houses hit.,https://x.example/1",
        "b1,Two,January 2020,,,North,Examplia,,,Rebels,,clash,,Fighting near Teston.,https://x.example/1",
        "c1,Three,2020,,,,Examplia,,,,,,,,",
        "d1,Four,,,Othertown,South,Examplia,11.5,21.5,,,,Shots,,",
    ]
    table = write_table(tmp_path, "\n".join([heading, *rows]) + "\n", "mine.csv")
    imported = import_file(table)
    frames = [read_claim_table(table).frame, claim_frame(imported.collection)]
    same = ["first", "last", "precision", "published_first", "published_last", "party_paths", "kinds", "text", "headline", "capitals", "within", "background", "guessed", "place_names", "area", "country", "latitude", "longitude", "paragraphs", "inferred", "listed", "in_tree"]  # fmt: skip
    one, other = (frame.sort_values("claim_id")[same].reset_index(drop=True) for frame in frames)
    pd.testing.assert_frame_equal(one, other, check_dtype=False)
    shared = [[frame["cites"].iloc[at] for at in (0, 1)] for frame in frames]
    assert all(one == other != "" for one, other in shared)
    assert all(frame["document_id"].is_unique for frame in frames)


@pytest.mark.parametrize("basis", ["published", "Guess", "weekday"])
def test_a_day_that_is_only_inferred_from_the_publication_is_so_either_way(basis: str, tmp_path: Path) -> None:
    table = write_table(
        tmp_path,
        f"id,outlet,published,date,date_basis,place\n1,A,2020-01-03,2020-01-02,{basis},Teston\n2,B,2020-01-03,2020-01-02,weekday,Teston\n",
    )
    frames = [read_claim_table(table).frame, claim_frame(import_file(table).collection)]
    assert [frame["guessed"].tolist() for frame in frames] == [[basis != "weekday", False]] * 2
    assert [frame["listed"].tolist() for frame in frames] == [[False, False]] * 2


def test_cases_of_lists_imported_one_after_the_other() -> None:
    for names in (("06-country-names-a", "06-country-names-b"), ("07-state-names-a", "07-state-names-b"), ("08-levels-a", "08-levels-b", "08-levels-c")):  # fmt: skip
        imported = [import_file(shared_case(f"tables/{name}.csv")) for name in names]
        rows = [{claim.rpartition(" ")[2] for claim in group} for group in incidents_of_collection(*imported)]
        assert sorted(map(sorted, rows)) == [["1"], ["2"]], names


@pytest.mark.parametrize(
    ("name", "incidents"),
    [
        ("02-one-list-two-events", 5),
        ("27-match-drops-rows-for-coordinates", 2),
        ("28-source-per-row", 1),
        ("35-match-reads-only-iso-dates", 1),
    ],
)
def test_cases_of_one_table(name: str, incidents: int) -> None:
    path = shared_case(f"tables/{name}.csv")
    found = incidents_of_table(path)
    assert len(found) == incidents
    assert _ids(found) == _ids(incidents_of_collection(import_file(path)))


def _ids(groups: Groups) -> Groups:
    return {frozenset(name_id(each.rpartition(" ")[2]) for each in group) for group in groups}
