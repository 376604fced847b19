import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.errors import CollectionError
from claims.importers import write_mapping
from claims.matching import CLAIM_COLUMNS, MatchSettings, explain, explain_text, match_claims, read_weights
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.mask_numbers import capital_words, mask_numbers
from claims.matching.claims.prepared import prepare
from claims.matching.claims.table_columns import old_mapping, read_table_mapping
from claims.matching.features.registry import FEATURES, compare_features
from claims.matching.learning.fit import Design, fit_points, vector_of
from claims.matching.learning.learn import (
    LEAST_PAIRS,
    LearningError,
    apart_by_judgements,
    gold_of_judgements,
    learn_weights,
)
from claims.matching.learning.thresholds import quality_of
from claims.matching.scoring.weights import WeightsError, write_weights

RUN = CliRunner()
NEWS = """claim_id,source,published,title,place,state,date_stated,date_basis,killed,injured,summary
n1,one.example,2016-01-05,Man shot at Harbour Diner,Troy,Michigan,2016-01-04,weekday,1,,Jonas Breidenich was shot at the Harbour Diner on Monday.
n2,two.example,2016-01-05,Shooting at Harbour Diner kills man,Troy,,2016-01-04,weekday,2,3,"Police named Jonas Breidenich, shot on Monday at the Harbour Diner."
n3,one.example,2016-01-06,Bank robbed in Dayton,Dayton,Ohio,2016-01-05,published,,1,Two men robbed the bank on Elm Street.
n4,six.example,2017-03-01,Girl hurt by stray bullet,Macon,Georgia,2017-02-28,weekday,,1,A girl was hurt by a stray bullet in Macon.
"""
LISTS = """claim_id,source,date_start,date_end,place,admin1,country,latitude,longitude,actor_a,actor_b,killed_min,killed_max,wounded_min,wounded_max,summary,url
a1,list-a,2009-01-23,2009-01-23,Danda Darpakhel,NWA,Pakistan,33.03,70.05,United States,,4,9,,,,
b1,list-b,2009-01-23,2009-01-23,"Dandey darpakhel-Miranshah",North Waziristan,Pakistan,33.02,70.06,United States,Taliban,1,1,,,,
a2,list-a,2009-06-23,2009-06-23,Makeen,SWA,Pakistan,32.6,69.8,United States,,60,80,,,,
"""


def table(tmp_path: Path, text: str, name: str = "table.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def level(rows: str, feature: str, one: str, other: str, tmp_path: Path) -> str:
    """The level of a feature for two claims of a table."""
    prepared = prepare(read_claim_table(table(tmp_path, rows)).frame)
    ids = prepared.frame["claim_id"].tolist()
    found = compare_features(prepared, np.array([ids.index(one)]), np.array([ids.index(other)]))
    levels = next(each.levels for each in FEATURES if each.name == feature)
    return levels[int(found[feature].iloc[0])]


def test_columns_of_news_are_understood(tmp_path: Path) -> None:
    found = read_claim_table(table(tmp_path, NEWS))
    assert tuple(found.frame.columns) == CLAIM_COLUMNS
    assert found.problems == ()
    assert found.unread == ("killed", "injured")
    assert found.frame["area"].tolist() == ["Michigan", "", "Ohio", "Georgia"]
    assert found.frame["guessed"].tolist() == [False, False, True, False]


def test_columns_of_lists_are_understood(tmp_path: Path) -> None:
    found = read_claim_table(table(tmp_path, LISTS))
    assert found.problems == ()
    assert all(name.startswith(("killed", "wounded")) for name in found.unread)
    assert found.frame["party_paths"].tolist() == ["party:united states"] * 2 + ["party:united states|party:taliban"]
    assert found.frame["latitude"].tolist() == [33.03, 32.6, 33.02]


def test_documents_are_claims(tmp_path: Path) -> None:
    lines = [
        {
            "doc": "d1",
            "title": "A title",
            "published": "2016-01-05",
            "url": "https://www.one.example/x",
            "text": "Words.",
        }
    ]
    found = read_claim_table(table(tmp_path, "\n".join(map(json.dumps, lines)) + "\nnot json\n", "documents.jsonl"))
    assert found.frame["source_id"].tolist() == ["one.example"]
    assert [problem.row for problem in found.problems] == [2]


GERMAN = "nr,wann,wo,wer,tote,Quelle\n1,2016-01-05,Troy,army,3,one.example\n"


def test_columns_of_other_names_are_read_by_a_mapping_as_claims_map_writes_it(tmp_path: Path) -> None:
    path = table(tmp_path, GERMAN)
    with pytest.raises(CollectionError, match="no column with the id"):
        read_claim_table(path)
    text = "column,means,group,detail\n,source,,Liste\nnr,id,,\nwann,date,,\nwo,place,,\nwer,participant,,\ntote,killed,,\nQuelle,source,,\n"
    mapping, old = read_table_mapping(table(tmp_path, text, "map.csv"))
    found = read_claim_table(path, mapping=mapping)
    row = found.frame.loc[0]
    assert not old
    assert (row["claim_id"], row["place_names"], row["parties"], row["source_id"]) == (
        "1",
        "Troy",
        "army",
        "one.example",
    )
    assert row["first"] == pd.Timestamp("2016-01-05")
    assert found.unread == ("tote",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.csv", "reads,column\nclaim_id,nr\ndate_start,wann\nplace,wo\nactor_a,wer\n"),
        ("map.json", '{"claim_id": "nr", "date_start": "wann", "place": "wo", "actor_a": "wer"}'),
    ],
)
def test_an_older_mapping_says_the_same_as_the_one_it_is_written_as(name: str, text: str, tmp_path: Path) -> None:
    mapping, old = read_table_mapping(table(tmp_path, text, name))
    assert old
    again, old = read_table_mapping(table(tmp_path, write_mapping(mapping), "again.csv"))
    assert not old
    first, second = (read_claim_table(table(tmp_path, GERMAN), mapping=each).frame for each in (mapping, again))
    assert (first.loc[0, "claim_id"], first.loc[0, "place_names"], first.loc[0, "parties"]) == ("1", "Troy", "army")
    pd.testing.assert_frame_equal(second, first)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("number,id", "no column 'number'; allowed: nr, wann, wo"),
        ("nr,id\nwo,id", "found 'id' of nr, wo; allowed: one column"),
        ("nr,id\nwer,participant\nwo,participant\nwann,participant", "found 3 columns of participants; allowed: 2"),
        ("nr,number", "unknown meaning in row 2: 'number'"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(rows: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=message):
        read_claim_table(
            table(tmp_path, GERMAN),
            mapping=read_table_mapping(table(tmp_path, f"column,means\n{rows}\n", "map.csv"))[0],
        )


def test_an_older_mapping_knows_its_own_names_alone() -> None:
    with pytest.raises(CollectionError, match="found 'killed'; allowed: claim_id, source"):
        old_mapping({"killed": "nr"})


def test_matching_by_an_older_mapping_tells_how_it_is_written_now(tmp_path: Path) -> None:
    old = table(tmp_path, "reads,column\nclaim_id,nr\nplace,wo\n", "map.csv")
    found = RUN.invoke(app, ["match", str(table(tmp_path, GERMAN)), "--map", str(old), "--out", str(tmp_path / "out")])
    assert found.exit_code == 0
    assert "column,means,group,detail\nnr,id,,\nwo,place,,\n" in found.stderr


def test_meanings_that_matching_cannot_read_are_told(tmp_path: Path) -> None:
    mapping = table(tmp_path, "column,means\nnr,id\nwann,year\ntote,killed\nwer,ignore\n", "map.csv")
    found = RUN.invoke(
        app, ["match", str(table(tmp_path, GERMAN)), "--map", str(mapping), "--out", str(tmp_path / "out")]
    )
    assert found.stderr.splitlines() == ["Not read for matching: wann."]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",s,2016-01-05,t,,,,,,,", "claim_id"),
        ("n1,s,2016-01-05,t,,,,,,,", "claim_id"),
        ("n9,s,yesterday,t,,,,,,,", "published"),
        ("n9,s,2016-01-05,t,,,31/12/2015,,,,", "date_stated"),
        ("n9,s", ""),
    ],
)
def test_a_bad_row_is_told_and_the_rest_is_read(line: str, column: str, tmp_path: Path) -> None:
    found = read_claim_table(table(tmp_path, NEWS + line + "\n"))
    assert {(problem.row, problem.column) for problem in found.problems} == {(6, column)}
    assert found.frame["claim_id"].tolist() == ["n1", "n2", "n3", "n4"]


@pytest.mark.parametrize(
    ("feature", "one", "other", "expected"),
    [
        ("name of the place", "a1", "b1", "spelled alike"),
        ("name of the place", "a1", "a2", "other name"),
        ("area", "a1", "b1", "same area"),
        ("area", "a1", "a2", "other area"),
        ("distance", "a1", "b1", "within 5 km"),
        ("distance", "a1", "a2", "within 150 km"),
        ("parties", "a1", "b1", "one side shared"),
        ("source", "a1", "a2", "one list"),
        ("source", "a1", "b1", "two sources"),
        ("wording", "a1", "b1", "not said"),
        ("publication", "a1", "b1", "not said"),
    ],
)
def test_levels_of_lists(feature: str, one: str, other: str, expected: str, tmp_path: Path) -> None:
    assert level(LISTS, feature, one, other, tmp_path) == expected
    assert level(LISTS, feature, other, one, tmp_path) == expected


@pytest.mark.parametrize(
    ("feature", "one", "other", "expected"),
    [
        ("name of the place", "n1", "n2", "same name"),
        ("area", "n1", "n2", "not said"),
        ("stated time", "n1", "n2", "same day"),
        ("stated time", "n1", "n3", "days apart, guessed"),
        ("order of time", "n1", "n4", "published before"),
        ("order of time", "n1", "n2", "could have known"),
        ("rank among neighbours", "n1", "n2", "nearest of each other"),
        ("source", "n1", "n3", "one source"),
    ],
)
def test_levels_of_news(feature: str, one: str, other: str, expected: str, tmp_path: Path) -> None:
    assert level(NEWS, feature, one, other, tmp_path) == expected
    assert level(NEWS, feature, other, one, tmp_path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 4-year-old boy", "a age4 boy"),
        ("around 5:25 p.m. Monday", "around clock525p monday"),
        ("the 11600 block of Bishop", "the no11600 block of bishop"),
        ("at 1287 Hebron Road", "at no1287 hebron road"),
        ("6 wounded, 12 dead", "wounded dead"),
        ("26 people of Hebron", "people of hebron"),
    ],
)
def test_only_numbers_that_count_nobody_stay(text: str, expected: str) -> None:
    assert mask_numbers(text) == expected


def test_capital_words_are_folded_and_without_numbers() -> None:
    assert capital_words("Three men of Al-Hasakah, said John O'Neil in 2016") == "al hasakah john oneil"


def test_counts_never_change_a_score(tmp_path: Path) -> None:
    frame = read_claim_table(table(tmp_path, LISTS)).frame
    other = LISTS.replace(",4,9,", ",77,99,").replace(",60,80,", ",1,2,")
    assert match_claims(read_claim_table(table(tmp_path, other)).frame).equals(match_claims(frame))


def test_the_order_of_rows_makes_no_difference(tmp_path: Path) -> None:
    heading, *rows = NEWS.strip().splitlines()
    turned = read_claim_table(table(tmp_path, "\n".join([heading, *rows[::-1]]) + "\n")).frame
    pd.testing.assert_frame_equal(match_claims(turned), match_claims(read_claim_table(table(tmp_path, NEWS)).frame))


def test_explanations_sum_to_the_score(tmp_path: Path) -> None:
    frame = read_claim_table(table(tmp_path, NEWS)).frame
    for one, other in (("n1", "n2"), ("n1", "n4")):
        match = explain(frame, one, other)
        assert sum(part.points for part in match.evidence) == pytest.approx(match.points)
        assert f"{match.points:+.2f}  together" in explain_text(match)
        assert not any("{" in part.sentence for part in match.evidence)
    matches = match_claims(frame).set_index(["claim_a", "claim_b"])["points"]
    assert matches["n1", "n2"] == pytest.approx(explain(frame, "n1", "n2").points)


def test_a_table_is_matched_from_the_command_line(tmp_path: Path) -> None:
    path, out = table(tmp_path, NEWS + "n9,s,yesterday,t,,,,,,,\n"), tmp_path / "out"
    found = RUN.invoke(app, ["match", str(path), "--out", str(out)])
    assert found.exit_code == 0, found.output
    incidents = pd.read_csv(out / "incidents.csv", dtype=str)
    assert incidents.columns.tolist() == ["claim_id", "incident_id"]
    group = incidents.set_index("claim_id")["incident_id"]
    assert group["n1"] == group["n2"] != group["n3"]
    matches = pd.read_csv(out / "matches.csv")
    assert matches.columns.tolist() == ["claim_a", "claim_b", "points", "probability", "linked", "sure"]
    [line] = (out / "explanations.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert sum(each["points"] for each in told["evidence"]) == pytest.approx(told["points"])
    problems = pd.read_csv(out / "problems.csv")
    assert problems[["row", "column"]].to_numpy().tolist() == [[6, "published"]]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    heading, *rows = NEWS.strip().splitlines()
    paths = [table(tmp_path, NEWS, "a.csv"), table(tmp_path, "\n".join([heading, *rows[::-1]]) + "\n", "b.csv")]
    for path in paths:
        RUN.invoke(app, ["match", str(path), "--out", str(tmp_path / path.stem)])
    for name in ("incidents.csv", "matches.csv", "explanations.jsonl"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_any_pair_of_a_table_is_explained(tmp_path: Path) -> None:
    found = RUN.invoke(app, ["match", str(table(tmp_path, NEWS)), "--explain", "n1", "n4"])
    assert found.exit_code == 0
    assert "stated time" in found.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--out FOLDER"),
        (["--out", "x", "--weights", "none.csv"], "no such file"),
        (["--out", "x", "--map", "none.csv"], "no mapping"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = RUN.invoke(app, ["match", str(table(tmp_path, NEWS)), *arguments])
    assert found.exit_code in {2, 3}
    assert words in " ".join(found.output.split())


# Labelled claims made up so that one thing tells: the same day does, the same area does not.


def made_up(claims: int = 120, seed: int = 1) -> tuple[str, dict[str, str]]:
    random = np.random.default_rng(seed)
    rows, gold = ["claim_id,source,date_start,place,admin1,summary"], {}
    words = ["river", "market", "convoy", "tower", "bridge", "school", "depot", "camp", "mosque", "mill"]
    for at in range(claims):
        incident = at // 2
        day = pd.Timestamp("2015-01-01") + pd.Timedelta(days=int(incident * 2 + random.integers(0, 2)))
        place = f"Place{'abcdefghijkl'[incident % 12]}{'mnopqrstuv'[incident % 10]}"
        gold[f"c{at}"] = f"g{incident}"
        rows.append(f"c{at},list-{at % 2},{day.date()},{place},Area {random.integers(0, 2)},{random.choice(words)}")
    return "\n".join(rows) + "\n", gold


def test_learning_recovers_what_tells(tmp_path: Path) -> None:
    text, gold = made_up()
    learned = learn_weights(read_claim_table(table(tmp_path, text)).frame, gold, date="2026-11-22")
    points = learned.weights.points
    assert points["stated time", "same day"] > points["stated time", "days apart"]
    assert points["name of the place", "same name"] > 0 > points["name of the place", "other name"]
    assert learned.after.f1 >= learned.before.f1
    assert {points[feature.name, "not said"] for feature in FEATURES} == {0.0}
    for feature in FEATURES:
        for order in feature.orders:
            told = [points[feature.name, each] for each in order]
            assert told == sorted(told, reverse=True)


def test_learning_is_repeatable_and_its_file_says_where_it_comes_from(tmp_path: Path) -> None:
    text, gold = made_up()
    frame = read_claim_table(table(tmp_path, text)).frame
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for path, rows in zip(files, (frame, frame.iloc[::-1]), strict=True):
        write_weights(learn_weights(rows, gold, date="2026-11-22").weights, path)
    assert files[0].read_bytes() == files[1].read_bytes()
    weights = read_weights(files[0])
    assert {"learned on", "version", "data", "pairs", "before", "after"} <= set(weights.provenance)
    assert weights.link_points is not None
    assert match_claims(frame, settings=MatchSettings(weights_file=files[0])).shape[0] > 0


def test_learning_from_noise_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, gold = made_up()
    path, labels, out = table(tmp_path, text), tmp_path / "gold.csv", tmp_path / "weights.csv"
    # With too few labels, or labels that make what is learned worse, nothing is written.
    labels.write_text("claim_id,incident_id\nc0,g\nc1,g\n", encoding="utf-8")
    found = RUN.invoke(app, ["learn", str(path), "--gold", str(labels), "--out", str(out)])
    assert (found.exit_code, out.exists()) == (1, False)
    assert "at least" in found.output
    frame = read_claim_table(path).frame
    monkeypatch.setattr(
        "claims.matching.learning.learn.fit_points", lambda design, *_, **__: np.zeros(len(design.names) + 1)
    )
    with pytest.raises(LearningError, match="worse than what there is"):
        learn_weights(frame, gold, date="2026-11-22")


def test_learning_from_the_command_line(tmp_path: Path) -> None:
    text, gold = made_up()
    labels, out = tmp_path / "gold.csv", tmp_path / "weights.csv"
    labels.write_text("id,incident\n" + "".join(f"{claim},{name}\n" for claim, name in gold.items()), encoding="utf-8")
    found = RUN.invoke(app, ["learn", str(table(tmp_path, text)), "--gold", str(labels), "--out", str(out)])
    assert found.exit_code == 0, found.output
    assert "After" in found.output
    again = RUN.invoke(
        app, ["match", str(tmp_path / "table.csv"), "--weights", str(out), "--out", str(tmp_path / "out")]
    )
    assert again.exit_code == 0, again.output


def test_pairs_that_nobody_judged_are_not_learned_from(tmp_path: Path) -> None:
    text = made_up()[0]
    frame = read_claim_table(table(tmp_path, text)).frame
    rows = [(f"c{at}", f"c{at + 1}", "same") for at in range(0, 120, 2)]
    rows += [(f"c{at}", f"c{at + 2}", "not same") for at in range(0, 118, 2)]
    judged = pd.DataFrame(rows, columns=["claim_a", "claim_b", "verdict"])
    told = gold_of_judgements(judged)
    apart = apart_by_judgements(judged, told)
    assert len(apart) == 59
    some, every = (learn_weights(frame, told, date="2026-11-22", apart=each) for each in (apart, None))
    assert LEAST_PAIRS < some.pairs[0] < every.pairs[0]
    assert some.pairs[1] == every.pairs[1]


def test_judgements_are_labels() -> None:
    rows = [("a", "b", "same"), ("b", "c", "same"), ("d", "a", "not same"), ("e", "f", "unsure"), ("g", "a", "part of")]
    gold = gold_of_judgements(pd.DataFrame(rows, columns=["claim_a", "claim_b", "verdict"]))
    assert gold["a"] == gold["b"] == gold["c"]
    assert len({gold["a"], gold["d"], gold["g"]}) == 3
    assert "e" not in gold


def test_the_prior_stays_where_nothing_is_seen() -> None:
    base = read_weights(MatchSettings().weights_file)
    frame = pd.DataFrame({feature.name: np.zeros(10, dtype=np.int8) for feature in FEATURES})
    frame["stated time"] = np.array([1] * 5 + [10] * 5, dtype=np.int8)
    design = Design.of(frame)
    prior = vector_of(base, design.names)
    points = fit_points(design, np.array([True] * 5 + [False] * 5), prior, ridge=1.0)
    at = 1 + design.names.index(("place", "same town"))
    assert points[at] == prior[at]


@pytest.mark.parametrize(
    ("groups", "precision", "recall"),
    [
        ([0, 0, 1], 1.0, 1.0),
        ([0, 0, 0], 1 / 3, 1.0),
        ([0, 1, 2], 1.0, 0.0),
    ],
)
def test_quality(groups: list[int], precision: float, recall: float) -> None:
    quality = quality_of(np.array([0, 0, 1]), np.array(groups))
    assert (quality.precision, quality.recall) == pytest.approx((precision, recall))


def test_a_file_that_is_no_weights_file_is_told(tmp_path: Path) -> None:
    for text in ("", "feature,level\nplace,apart\n"):
        with pytest.raises(WeightsError, match="allowed"):
            read_weights(table(tmp_path, text, "weights.csv"))
