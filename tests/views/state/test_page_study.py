"""What the pages look up in a study."""

from claims.model import Basis
from claims.survey import Filter, tally_of
from claims.values import Precision
from views.state.page_study import PageStudy, days_or_undated, published
from views.texts import words
from views.texts.translation import ENGLISH, speak


def test_rows_of_the_catalogue_are_found_by_claim(page_study: PageStudy) -> None:
    claim_ids = list(page_study.catalogue["claim_id"][[3, 7]])
    chosen = page_study.catalogue_rows(claim_ids)
    assert chosen.nonzero()[0].tolist() == [3, 7]
    assert page_study.catalogue_row(claim_ids[1])["claim_id"] == claim_ids[1]


def test_publishers_are_the_sources_with_a_document_in_the_order_of_their_table(page_study: PageStudy) -> None:
    sources = list(page_study.collection.sources["source_id"])
    published_by = set(page_study.collection.documents["source_id"])
    assert list(page_study.publishers) == [source_id for source_id in sources if source_id in published_by]
    assert len(page_study.publishers) < len(sources)


def test_the_worst_incident_is_that_of_the_worst_discrepancy(page_study: PageStudy) -> None:
    assert page_study.worst_incident == page_study.findings.discrepancies[0].incident_id


def test_options_say_how_many_accounts_and_discrepancies_an_incident_has(page_study: PageStudy) -> None:
    incident_id = page_study.worst_incident
    row = page_study.incidents.row(incident_id)
    tally = tally_of(page_study.findings.of_incident(incident_id))
    assert min(tally.discrepancies, tally.omissions, tally.agreements) > 0
    assert page_study.incident_options[incident_id] == f"{row['name']} ({row['claims']} accounts, {tally.in_words})"
    quiet = next(row_id for row_id in page_study.incident_options if not page_study.findings.of_incident(row_id))
    assert page_study.incident_options[quiet].endswith(f", {words.NO_DISCREPANCY})")


def test_rankings_are_of_what_the_filter_leaves_and_made_once(page_study: PageStudy) -> None:
    chosen = Filter(severity=("high",))
    assert set(page_study.ranked(chosen)) == set(page_study.index.choose(chosen).incident_ids)
    assert page_study.ranked(chosen) is page_study.ranked(Filter(severity=("high",)))
    assert page_study.numbers(chosen).incidents == len(page_study.ranked(chosen))


def test_words_for_days_places_and_parties_that_are_not_given(page_study: PageStudy) -> None:
    assert days_or_undated(None, None, "") == words.UNDATED
    assert page_study.party("") == ""
    unplaced = page_study.incidents.table.query("places == ''")["incident_id"].iloc[0]
    assert page_study.incident_places(unplaced) == words.NO_PLACE


def test_days_of_publication_are_shorter_as_a_period(page_study: PageStudy) -> None:
    document = page_study.collection.row("documents", "hawar-background")
    assert published(document) == "between 27 January and 2 February 2021"
    assert published(document, precision=Precision.PERIOD) == "27 January to 2 February 2021"


def test_a_number_is_in_the_readers_language_and_a_name_stays(page_study: PageStudy) -> None:
    every = page_study.collection.statement_records.values()
    figure = next(each for each in every if each.count is not None and each.basis is Basis.INFERENCE)
    named = next(each for each in every if not each.count and not each.span and each.basis is Basis.STATED)
    assert page_study.coded(figure).endswith(" (inferred)")
    of_name = page_study.coded(named)
    try:
        speak("ar")
        assert page_study.coded(figure).endswith(" (استنتاج)")
        assert page_study.coded(named) == of_name
    finally:
        speak(ENGLISH)
