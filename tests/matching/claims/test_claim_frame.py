"""The claim frame."""

from typing import Any

import pytest

from claims.matching import CLAIM_COLUMNS, claim_frame
from claims.matching.claims.prepared import prepare
from claims.tables import Collection, day_of, records_of
from tests.builders.collection_tables import Cells, claim, row, said
from tests.builders.matching import collection_of


def test_the_claim_frame_reads_times_places_parties_and_no_counts() -> None:
    collection = collection_of(
        claim(
            "a",
            where=["town", "bazaar"],
            participant="officers",
            killed=said("6", group="guard", gloss="six guards"),
            kind="clash",
        )
    )
    frame = claim_frame(collection)
    assert tuple(frame.columns) == CLAIM_COLUMNS
    only = frame.iloc[0]
    assert (
        only["place_paths"]
        == "country:country>governorate:north>town:town>quarter:bazaar|country:country>governorate:north>town:town"
    )
    assert only["parties"] == "officers"
    assert "guards" not in only["text"]


@pytest.mark.parametrize("cells", [{"stance": "demands"}, {"stance": "aims"}, {"chain": "somebody:aims"}])
def test_demands_and_aims_are_not_what_happened(cells: dict[str, str]) -> None:
    somebody = row("sources", "somebody", kind="speaker")
    frame = claim_frame(collection_of(claim("a", where=said("town", **cells)), sources=[somebody]))
    assert frame.iloc[0]["places"] == ""


def read_by_importer(value: str, **cells: str) -> Cells:
    """A cell as an import writes it."""
    return said(value, coder="import: list", paragraph="2", **cells)


def rows_of_list(title: str = "Clash, army, town", **columns: str) -> Collection:
    """A row of a list, and an account that somebody coded."""
    listed = claim(
        "a", source="list", title=title, published="2025-01-01", when=read_by_importer("2021-01-23"),
        where=read_by_importer("town"), kind=read_by_importer("clash"), participant=read_by_importer("army"),
    )  # fmt: skip
    return collection_of(
        listed,
        claim("b", source="told", title="Clash", when="2021-01-23", **columns),
        sources=[row("sources", "list", kind="dataset")],
    )


def test_a_row_of_a_list_is_an_account_of_its_own_and_not_of_the_day_of_its_release() -> None:
    frame = claim_frame(rows_of_list()).set_index("claim_id")
    assert frame["listed"].to_dict() == {"a": True, "b": False}
    assert frame["document_id"].to_dict() == {"a": "claim a", "b": "b-doc"}
    assert frame["published_first"].isna().to_dict() == {"a": True, "b": False}
    assert frame["published_last"].isna().to_dict() == {"a": True, "b": False}
    assert frame["paragraphs"].to_dict() == {"a": "", "b": ""}


@pytest.mark.parametrize(
    ("published", "coder", "listed"),
    [("", "import: x", True), ("2021-01-24", "import: x", False), ("", "Ana", False)],
)
def test_an_imported_account_without_a_day_of_publication_is_a_row_of_a_list(
    published: str, coder: str, listed: bool
) -> None:
    told = claim("a", source="outlet", published=published, kind=said("clash", coder=coder))
    assert claim_frame(collection_of(told))["listed"].tolist() == [listed]


def test_places_that_an_importer_alone_named_are_compared_by_name() -> None:
    assert claim_frame(rows_of_list(kind="clash"))["in_tree"].tolist() == [False, True]
    assert claim_frame(rows_of_list(where="town"))["in_tree"].tolist() == [True, True]
    assert claim_frame(rows_of_list(where="bazaar"))["in_tree"].tolist() == [False, True]


def test_a_frame_made_elsewhere_is_in_a_tree_where_it_has_paths() -> None:
    frame = claim_frame(rows_of_list()).drop(columns="in_tree")
    assert prepare(frame).in_tree.tolist() == [True, False]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Clash, army, town", ""),
        ("Clash, Army and town", ""),
        ("A row of which little can be read", ""),
        ("Clash at the mill", "clash at the mill"),
    ],
)
def test_a_title_that_an_importer_made_is_no_wording(title: str, words: str) -> None:
    frame = claim_frame(rows_of_list(title)).iloc[0]
    assert (frame["title"], frame["text"], frame["headline"]) == (title, words, words)


def test_paragraphs_and_citations_stand_in_their_order_once() -> None:
    told = claim(
        "a",
        kind=[said("clash", paragraph="10", cites="b-doc|c-doc"), said("siege", paragraph="9")],
        when=said("2021-01-23", paragraph="9", cites="b-doc"),
    )
    frame = claim_frame(collection_of(told, claim("b"), claim("c"))).iloc[0]
    assert (frame["paragraphs"], frame["cites"], frame["kinds"]) == ("9|10", "b-doc|c-doc", "clash|siege")


def test_words_are_those_of_the_title_and_of_each_gloss_once() -> None:
    told = claim(
        "a",
        title="Shots at Night",
        kind=said("clash", gloss="near Mill"),
        when=said("2021-01-23", gloss="near Mill"),
        participant=said("army", gloss="soldiers"),
    )
    frame = claim_frame(collection_of(told)).iloc[0]
    assert (frame["text"], frame["headline"]) == ("shots at night near mill soldiers", "shots at night")
    assert frame["capitals"] == "shots night mill"


D, E, F = "2021-01-23", "2021-01-24", "2021-02-02"


def inferred(value: str) -> Cells:
    """A value that its coder concluded."""
    return said(value, basis="inference", note="Concluded.")


def time_of(fields: dict[str, object]) -> tuple[object, ...]:
    """First day, last day, precision and whether they are inferred."""
    told: dict[str, Any] = fields
    [row] = records_of(claim_frame(collection_of(claim("a", **told))))
    first, last = (day_of(row[end]) for end in ("first", "last"))
    return first and str(first), last and str(last), row["precision"], row["inferred"]


@pytest.mark.parametrize(
    ("fields", "time"),
    [
        ({"kind": "clash"}, (None, None, "", False)),
        ({"when": D}, (D, D, "day", False)),
        ({"when": "2021-01"}, ("2021-01-01", "2021-01-31", "month", False)),
        ({"when": [D, F]}, (D, F, "within", False)),
        ({"when": [D, f"{E}/{F}"]}, (D, F, "period", False)),
        ({"when": [D, D]}, (D, D, "day", False)),
        ({"when": [D, f"{D}/.."]}, (D, None, "period", False)),
        ({"when": D, "began": E, "ended": F}, (D, D, "day", False)),
        ({"began": D, "ended": F}, (D, F, "period", False)),
        ({"began": [E, D]}, (D, None, "period", False)),
        ({"ended": F}, (None, F, "period", False)),
        ({"when": inferred(D)}, (D, D, "day", True)),
        ({"when": [inferred(D), E]}, (D, E, "within", False)),
        ({"when": inferred(D), "began": D}, (D, D, "day", True)),
        ({"began": inferred(D), "ended": inferred(F)}, (D, F, "period", True)),
    ],
)
def test_the_time_of_a_claim_holds_all_that_it_states(fields: dict[str, object], time: tuple[object, ...]) -> None:
    assert time_of(fields) == time
