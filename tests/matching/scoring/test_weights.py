from pathlib import Path

import pandas as pd
import pytest

from claims.matching import MatchSettings, WeightsError, read_weights
from claims.matching.features.all_features import ALL_FEATURES
from claims.matching.scoring import weights
from claims.matching.scoring.weights import MOST_BYTES
from claims.safety.read_apart import ReadingError
from tests.builders import reading_faults
from tests.builders.claim_tables import write_table
from tests.builders.shipped import ROOT


def test_a_weights_file_must_give_every_level_once(tmp_path: Path) -> None:
    text = MatchSettings().weights_file.read_text(encoding="utf-8")
    short = tmp_path / "weights.csv"
    short.write_text(text.replace("place,apart,", "place,somewhere,"), encoding="utf-8")
    with pytest.raises(WeightsError, match="place: apart, place: somewhere"):
        read_weights(short)
    short.write_text(text.replace("place,apart,-", "place,apart,minus "), encoding="utf-8")
    with pytest.raises(WeightsError, match="minus"):
        read_weights(short)


def test_what_is_not_said_weighs_nothing_in_the_shipped_weights() -> None:
    shipped = read_weights(MatchSettings().weights_file)
    assert {points for (_, each), points in shipped.points.items() if each == "not said"} == {0.0}


def test_the_method_page_names_every_feature() -> None:
    page = (ROOT / "docs" / "reference" / "features.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert headings == [feature.name.capitalize() for feature in ALL_FEATURES]
    rows = pd.read_csv(MatchSettings().weights_file, dtype=str, keep_default_na=False)
    for each in rows.to_dict("records"):
        assert f"| {each['level'] or 'every pair'} | {float(each['points']):g} |" in page


def test_a_file_that_is_no_weights_file_is_told(tmp_path: Path) -> None:
    for text in ("", "feature,level\nplace,apart\n"):
        with pytest.raises(WeightsError, match="allowed"):
            read_weights(write_table(tmp_path, text, "weights.csv"))
    with pytest.raises(WeightsError, match="FileNotFoundError"):
        read_weights(tmp_path / "nowhere.csv")
    with pytest.raises(WeightsError, match="is a folder; allowed: a CSV file with feature,level,points,words"):
        read_weights(tmp_path)
    with (tmp_path / "long.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(WeightsError, match=r"long\.csv has 1,000,001 bytes, of which at most 1,000,000 are read"):
        read_weights(tmp_path / "long.csv")


def test_what_breaks_the_reader_of_a_weights_file_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "_rows", reading_faults.abort)
    with pytest.raises(ReadingError, match=r"weights\.csv cannot be read: .*\(Aborted\)"):
        read_weights(write_table(tmp_path, "feature", "weights.csv"))


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    text = MatchSettings().weights_file.read_text(encoding="utf-8")
    assert read_weights(write_table(tmp_path, text, "weights.csv")) == read_weights(MatchSettings().weights_file)
    changed = text.replace("starting point,,-", "starting point,,")
    assert read_weights(write_table(tmp_path, changed, "weights.csv")).start > 0
