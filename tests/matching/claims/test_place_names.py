import numpy as np
import pandas as pd
import pytest

from claims.matching.claims.names_in_texts import NamesInTexts
from claims.matching.claims.place_names import PlaceNames, name_parts
from claims.matching.claims.text_codes import entries_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("Qamishli", ("qamishli",)),
        ("Halko, near Qamishli city", ("halko", "qamishli")),
        ("West of Hasakah", ("hasakah",)),
        ("Village of Tal Tamr (Hasakah)", ("tal tamr", "hasakah")),
        ("Datta Khel - North Waziristan Agency", ("datta khel", "waziristan")),
        ("Qamishli/Qamishli", ("qamishli",)),
        ("The village", ("the village",)),
    ],
)
def test_names_of_places_are_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    assert name_parts(text) == parts


def test_places_are_numbered_by_their_first_name_however_it_is_spelled() -> None:
    places = ["Qamishli", "Qamishly, Syria", "Hasakah", "", "Qamishli city"]
    frame = pd.DataFrame({"place_names": places, "area": ["Ohio", "", "ohio", "Utah", ""], "country": ""})
    names = PlaceNames(frame, entries_of(pd.Series([""] * 5, dtype="str"), " "))
    assert names.main[0] == names.main[1] == names.main[4]
    assert len({names.main[0], names.main[2], -1}) == 3
    assert names.main[3] == -1
    assert names.area_numbers[0] == names.area_numbers[2] != names.area_numbers[3]
    assert names.area_numbers[[1, 4]].tolist() == [-1, -1]


def test_a_text_holds_a_name_when_it_has_all_its_words() -> None:
    texts = pd.Series(["clash in tal tamr", "tal only", "nothing", "tamr and tal"], dtype="str")
    names = NamesInTexts.of(["tal tamr", ""], np.array([1, 0, 1, 1]), entries_of(texts, " "))
    left, right = np.array([0, 1, 1, 0]), np.array([1, 2, 3, 2])
    assert names.hold(left, right).tolist() == names.hold(right, left).tolist() == [True, False, True, False]
