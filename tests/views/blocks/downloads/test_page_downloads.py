"""What pages offer: files of what the filters leave, named after these; few points for the beginning of a file."""

import csv
import io
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from claims.survey import Filter
from claims.survey.figures import figure_named
from views.blocks.downloads import page_downloads
from views.blocks.downloads.download_menu import Download
from views.state.page_study import PageStudy
from views.state.work.kept_beside import KeptBeside
from views.texts import download_words

AT = datetime(2026, 11, 22, tzinfo=UTC)
JANUARY = Filter(source=("sohr", "hawar"), outcome=("killed",), first=date(2021, 1, 1), last=date(2021, 1, 31))


def context(study: PageStudy, chosen: Filter) -> Any:  # stands in for the context that the app makes
    return SimpleNamespace(study=study, scope=study.index.choose(chosen), offer=study.offer, kept=KeptBeside())


def rows(download: Download, most: int | None = None) -> list[dict[str, str]]:
    content = download.export("csv", AT, most).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_figures_are_those_of_the_filters_in_content_and_name(page_study: PageStudy) -> None:
    figure = figure_named(page_study.collection, "killed")
    download = page_downloads.figures_download(context(page_study, JANUARY), figure)
    assert download.chosen == ("killed", "sohr-hawar", "2021-01")
    everything = rows(download)
    assert everything
    assert {"sohr", "hawar"} < set(everything[0])
    assert "wikipedia" not in everything[0]
    assert all(row["date_to"] >= "2021-01-01" for row in everything)
    assert "source: SOHR or Hawar News" in everything[0]["filter"]
    assert rows(download, 2) == everything[:2] or [row["incident"] for row in rows(download, 2)] == [
        row["incident"] for row in everything[:2]
    ]


def test_discrepancies_are_cut_for_a_beginning_and_named_by_all_filters(page_study: PageStudy) -> None:
    scoped = context(page_study, JANUARY)
    found = page_study.findings.discrepancies
    download = page_downloads.discrepancies_download(scoped, found, words="kind: count", chosen=("count",))
    assert download.chosen == ("sohr-hawar", "killed", "2021-01", "count")
    assert len({row["discrepancy_id"] for row in rows(download)}) == len(found)
    begins = rows(download, 2)
    assert [row["discrepancy_id"] for row in begins if row["side"] == "A"] == [
        each.discrepancy_id for each in found[:2]
    ]
    assert begins[0]["filter"].endswith("; kind: count")


def test_an_incident_is_named_in_its_file(page_study: PageStudy) -> None:
    incident_id = page_study.worst_incident
    download = page_downloads.incident_download(context(page_study, Filter()), incident_id)
    assert download.chosen == (page_study.incident_name(incident_id), incident_id)
    assert {row["incident_id"] for row in rows(download)} == {incident_id}


def test_conventions_are_those_of_the_incidents_given(page_study: PageStudy) -> None:
    ids = [str(each) for each in page_study.conventions["incident_id"].unique()[:3]]
    download = page_downloads.conventions_download(context(page_study, Filter()), ids)
    assert {row["incident_id"] for row in rows(download)} == set(ids)
    assert {row["incident_id"] for row in rows(download, 1)} == {ids[0]}
    assert rows(download)[0]["filter"] == "none: all incidents, except those mentioned only as background"


def test_claims_are_those_given_and_what_was_searched_stands_in_the_file(page_study: PageStudy) -> None:
    claims = page_study.catalogue.iloc[:3]
    download = page_downloads.claims_download(
        context(page_study, Filter()), claims, words="search: siege", chosen=("siege",)
    )
    assert download.chosen == ("siege",)
    assert {row["claim_id"] for row in rows(download)} == set(claims["claim_id"])
    assert {row["claim_id"] for row in rows(download, 1)} == {claims["claim_id"].iloc[0]}
    assert rows(download)[0]["filter"] == "search: siege"
    assert "statement_ids" in rows(download)[0]
    assert "statement_id" not in rows(download)[0]


def test_what_claims_say_is_a_table_of_its_own(page_study: PageStudy) -> None:
    claims = page_study.catalogue.iloc[:3]
    download = page_downloads.claims_download(context(page_study, Filter()), claims, each_statement=True)
    assert (download.what, download.title) == ("statements", download_words.STATEMENTS)
    assert {row["claim_id"] for row in rows(download)} == set(claims["claim_id"])
    assert "statement_id" in rows(download)[0]


def test_incidents_are_those_of_the_filters_in_order(page_study: PageStudy) -> None:
    scoped = context(page_study, JANUARY)
    download = page_downloads.incidents_download(scoped)
    expected = [each for each in page_study.incidents.rows if each in scoped.scope.incident_ids]
    assert [row["incident_id"] for row in rows(download)] == expected
    assert [row["incident_id"] for row in rows(download, 2)] == expected[:2]
    assert download.chosen == ("sohr-hawar", "killed", "2021-01")
    assert "source: SOHR or Hawar News" in rows(download)[0]["filter"]


def test_discrepancies_of_an_incident_are_all_of_it(page_study: PageStudy) -> None:
    incident_id = page_study.worst_incident
    download = page_downloads.incident_discrepancies_download(context(page_study, JANUARY), incident_id)
    expected = [each.discrepancy_id for each in page_study.findings.of_incident(incident_id)]
    assert list(dict.fromkeys(row["discrepancy_id"] for row in rows(download))) == expected
    assert rows(download)[0]["filter"] == f"incident: {incident_id}"
