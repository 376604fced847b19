"""What a collection says about itself: names and days that can be used, and what stands in for the others."""

import pytest

from claims.collection.metadata import Metadata, read_metadata
from claims.errors import Problem


def read(**pairs: object) -> tuple[Metadata, list[str]]:
    problems: list[Problem] = []
    metadata = read_metadata(pairs, file="datapackage.json", name="My Folder", problems=problems)
    return metadata, [str(each) for each in problems]


def test_all_that_is_said_is_kept() -> None:
    metadata, problems = read(name="a.b_c-1", title=" T ", version=2, date="2021-01-23", licence="CC0-1.0", other="x")
    assert metadata == Metadata(name="a.b_c-1", title="T", version="2", date="2021-01-23", licence="CC0-1.0")
    assert problems == []


def test_the_folder_stands_in_for_a_name_and_the_name_for_a_title() -> None:
    assert read()[0] == Metadata(name="my-folder", title="My Folder")
    assert read(name="mine")[0] == Metadata(name="mine", title="mine")
    assert read(name=None, title="T")[0] == Metadata(name="my-folder", title="T")


@pytest.mark.parametrize(
    ("name", "kept"),
    [("My Study!", "my-study"), ("-x", "x"), ("Ünal's", "nal-s"), ("!!", "collection"), ("a__b", "a__b")],
)
def test_a_name_that_no_file_could_have_is_changed_and_named(name: str, kept: str) -> None:
    metadata, problems = read(name=name)
    assert (metadata.name, metadata.title) == (kept, name)
    allowed = "small letters a to z, digits, hyphen, dot and underscore"
    expected = [] if name == kept else [f"datapackage.json, column name: found {name!r}; allowed: {allowed}"]
    assert problems == expected


@pytest.mark.parametrize("day", ["2021-1-2", "20210123", "2021-02-30", "then"])
def test_a_day_that_is_none_is_not_given(day: str) -> None:
    metadata, problems = read(name="mine", date=day)
    assert metadata.date == ""
    allowed = "a day written as 2021-01-23; read as not given"
    assert problems == [f"datapackage.json, column date: found {day!r}; allowed: {allowed}"]
