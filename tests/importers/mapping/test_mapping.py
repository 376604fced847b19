"""Mappings: files, settings, and the columns that a name stands for."""

from pathlib import Path

import pytest

from claims.errors import CollectionError
from claims.importers import MEANINGS, SETTINGS, parse_mapping, read_mapping, write_mapping
from claims.importers.assemble.collection_builder import standard_fields
from claims.importers.mapping.mapping import OUTCOMES, Meaning, columns_named
from tests.builders.foreign_tables import mapping_of

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "mapping.md"


@pytest.mark.parametrize(
    ("pattern", "columns"),
    [
        ("Event_Date", ["EVENT DATE"]),
        ("side_*", ["Side 1", "side_22"]),
        ("side", []),
        ("a.b", ["a.b"]),
        ("event date ", ["EVENT DATE"]),
    ],
)
def test_the_columns_that_a_name_stands_for(pattern: str, columns: list[str]) -> None:
    assert columns_named(pattern, ["EVENT DATE", "Side 1", "side_22", "side_x", "a.b", "axb"]) == columns


def test_a_fitted_mapping_has_the_names_of_the_table() -> None:
    mapping = mapping_of(",source,,A", "SIDE_*,participant", "gone,place", "no,id")
    assert mapping.fitted(["No", "side 1", "side 2"]).rows == (
        Meaning("", "source", "", "A"),
        Meaning("side 1", "participant"),
        Meaning("side 2", "participant"),
        Meaning("No", "id"),
    )


def test_settings_are_changed_where_a_text_is_given() -> None:
    mapping = mapping_of(",source,,A", ",version,,1", "no,id").with_settings(
        version="2", published="2020-01-01", source=""
    )
    settings = {name: mapping.setting(name) for name in ("source", "version", "published", "url")}
    assert settings == {"source": "A", "version": "2", "published": "2020-01-01", "url": ""}
    assert mapping.setting("url", "none") == "none"
    assert sum(row.means == "version" for row in mapping.rows) == 1


def test_columns_with_a_meaning() -> None:
    mapping = mapping_of("a,participant", "b,participant", "c,id")
    assert [row.column for row in mapping.columns("participant")] == ["a", "b"]
    assert mapping.column("participant") == Meaning("a", "participant")
    assert mapping.column("place") is None


@pytest.mark.parametrize(
    ("detail", "name", "value"),
    [("order=dmy", "order", "dmy"), ("a=1; order = mdy", "order", ""), ("a=1; b=2=3", "b", "2=3"), ("", "order", ""), ("set", "set", "")],
)  # fmt: skip
def test_options_of_a_column(detail: str, name: str, value: str) -> None:
    assert Meaning("x", "date", "", detail).option(name) == value


def test_an_option_that_is_not_there_has_a_default() -> None:
    assert Meaning("x", "lasting").option("yes", "1") == "1"


@pytest.mark.parametrize(
    ("detail", "sign"),
    [("sep=semicolon", ";"), ("sep=comma", ","), ("sep=slash", "/"), ("sep=bar", "|"), ("sep=x", ""), ("", "")],
)
def test_the_sign_between_values(detail: str, sign: str) -> None:
    assert Meaning("x", "participant", "", detail).separator == sign


def test_a_mapping_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    mapping = mapping_of(",source,,A", 'x,killed,"civilians","zero=silent; set=2"', name="mine")
    path = tmp_path / "mine.csv"
    path.write_text("\ufeff" + write_mapping(mapping), encoding="utf-8")
    assert read_mapping(path) == mapping


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("column,means\nx,deaths\ny,id\nz,dead\n", r"row 2: 'deaths', row 4: 'dead'; allowed: id"),
        ("column,means\n,killed\n", r"row 2: 'killed'"),
        ("column,means\nx,licence\n", r"row 2: 'licence'"),
        ("a,b\nx,y\n", "no mapping; allowed: a table with the columns column, means, group, detail"),
        ("column,means\n", "no mapping"),
    ],
)
def test_what_is_no_mapping_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(CollectionError, match=sentence):
        parse_mapping(text, name="mine")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfd"])
def test_a_file_that_cannot_be_read_is_named(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CollectionError, match=r"mine\.csv cannot be read"):
        read_mapping(path)


@pytest.mark.parametrize(("name", "sentence"), [*MEANINGS.items(), *SETTINGS.items()])
def test_the_page_explains_every_word_of_a_mapping(name: str, sentence: str) -> None:
    assert f"| {name} | {sentence} |" in PAGE.read_text(encoding="utf-8")


TWICE = [
    ("b,killed", "c,killed", "'b' and 'c' both mean killed; allowed: one column, another group"),
    ("b,killed,women", "c,killed,women", "both mean killed of women"),
    ("b,killed,,source=A", "c,killed,,source=A", "both mean killed of A"),
    ("b,place", "c,place", "both mean place; allowed: one column$"),
]


@pytest.mark.parametrize(("one", "other", "sentence"), TWICE)
def test_two_columns_of_one_meaning_are_refused(one: str, other: str, sentence: str) -> None:
    mapping = mapping_of("a,id", one, other, name="mine")
    with pytest.raises(CollectionError, match=f"^mine: the columns .*{sentence}"):
        mapping.fitted(["A", "B", "b", "c"][2:])
    assert [row.means for row in mapping.fitted_first(["b", "c"]).rows] == [one.split(",")[1], "ignore"]
    assert mapping.fitted_first(["b", "c"]).rows[1].detail.endswith("is read from b")


@pytest.mark.parametrize(
    "lines",
    [
        ("b,killed", "c,killed,women"),
        ("b,killed,,source=A", "c,killed,,source=B"),
        ("b,killed", "c,killed,,set=2"),
        ("b,killed_min", "c,killed_max"),
        ("b,id", "c,id"),
        ("b,participant", "c,participant"),
        ("b,ignore", "c,ignore"),
        ("b,place", "b,place"),
    ],
)
def test_what_several_columns_may_mean(lines: tuple[str, ...]) -> None:
    assert len(mapping_of(*lines).fitted(["b", "c"]).rows) == 2


@pytest.mark.parametrize(
    ("means", "outcome", "bound"),
    [("killed", "killed", ""), ("wounded_min", "wounded", "min"), ("date_end", "", ""), ("missing_best", "missing", "best")],
)  # fmt: skip
def test_the_parts_of_a_count(means: str, outcome: str, bound: str) -> None:
    assert (Meaning("x", means).outcome, Meaning("x", means).bound) == (outcome, bound)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), None),
        ((",each_row,,killed",), Meaning("", "killed")),
        ((",each_row,women,killed",), Meaning("", "killed", "women")),
        ((",each_row,,wounded; group=women",), Meaning("", "wounded", "women")),
    ],
)
def test_what_each_row_is(lines: tuple[str, ...], expected: Meaning | None) -> None:
    assert mapping_of("x,id", *lines).each_row == expected


def test_every_outcome_has_its_fields() -> None:
    fields = set(standard_fields([])["field"])
    assert fields >= {*OUTCOMES, *(f"{outcome}_best" for outcome in OUTCOMES)}
