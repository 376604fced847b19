"""The commands of reviewers, and what the other commands make of judgements."""

import csv
import io
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.workspace import open_workspace, read_history
from tests.builders.collection_tables import SMALL, read_rows, write_rows
from tests.builders.command_line import run, run_json

BOTH = ("h1", "w1")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "work.sqlite3"


def judge(place: Path, *pair: str, verdict: str = "same", by: str = "Ana", collection: Path = SMALL) -> str:
    """Judges and gives the id of the judgement."""
    result = run("judge", *pair, verdict, collection, "--by", by, "--workspace", place)
    assert result.exit_code == 0, result.output
    return result.stdout.partition(":")[0]


def groups(*options: object, collection: Path = SMALL) -> dict[str, list[str]]:
    found = run_json("incidents", collection, *options)
    return {each["id"]: [claim["claim_id"] for claim in each["claims"]] for each in found}


def test_a_judgement_says_what_it_noted(place: Path) -> None:
    result = run("judge", *BOTH, "not-same", SMALL, "--by", "Ana", "--why", "two towns", "--workspace", place)
    assert result.exit_code == 0
    assert "Ana judged h1 and w1: not same (two towns)." in result.stdout


def test_a_clash_is_told_at_once_with_both_names(place: Path) -> None:
    judge(place, *BOTH)
    result = run("judge", *BOTH, "not same", SMALL, "--by", "Ben", "--workspace", place)
    assert "Judgements contradict each other: " in result.stdout
    assert "Ana judged" in result.stdout


def test_judgements_change_incidents_and_ids_stay(place: Path) -> None:
    before = groups("--workspace", place)
    joined = {claim: incident for incident, claims in before.items() for claim in claims}
    one, other = sorted(before, key=lambda each: (len(before[each]), each))[:2]
    pair = (before[one][0], before[other][0])
    done = judge(place, *pair)
    after = groups("--workspace", place)
    assert set(after) < set(before)
    together = next(claims for claims in after.values() if pair[0] in claims)
    assert pair[1] in together
    run("judgements", SMALL, "--undo", done, "--by", "Ana", "--workspace", place)
    restored = groups("--workspace", place)
    assert sorted(restored.values()) == sorted(before.values())
    assert (
        sum(joined[claim] == incident for incident, claims in restored.items() for claim in claims) >= len(joined) - 1
    )


def test_a_workspace_named_by_the_environment_is_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_WORKSPACE", str(place))
    run("judge", *BOTH, "unsure", SMALL, "--by", "Ana")
    assert place.exists()
    assert [each["verdict"] for each in run_json("judgements", SMALL)] == ["same", "unsure"]


def test_other_commands_make_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    groups()
    assert run("review", SMALL).exit_code == 0
    assert not list(tmp_path.rglob("*.sqlite3"))


def test_history_lists_undone_judgements_too(place: Path) -> None:
    done = judge(place, *BOTH)
    result = run("judgements", SMALL, "--undo", done, "--by", "Ben", "--workspace", place)
    assert result.exit_code == 0
    brought, found = run_json("judgements", SMALL, "--workspace", place)
    assert (brought["judgement_id"], brought["state"]) == ("j1", "in force")
    assert (found["judgement_id"], found["undone_by"]) == (done, "Ben")
    assert found["state"].startswith("undone by Ben")
    assert "2 judgements, 1 in force, 0 to confirm." in result.stdout


def test_csv_is_the_table_of_a_collection_and_can_be_imported(place: Path, small_collection: Path) -> None:
    judge(place, *BOTH)
    told = run("judgements", SMALL, "--csv", "--workspace", place).stdout
    exported = small_collection / "judgements.csv"
    exported.write_text(told, encoding="utf-8")
    brought = load_collection(small_collection)
    assert brought.problems == ()
    assert {row["by"] for row in csv.DictReader(io.StringIO(told))} >= {"Ana"}
    other = place.with_name("other.sqlite3")
    for words in ("2 judgements added, 0 known", "0 judgements added, 2 known"):
        result = run("judgements", SMALL, "--import", exported, "--workspace", other)
        assert result.exit_code == 0
        assert words in result.stderr
    with open_workspace(other, collection=brought.name) as workspace:
        assert "Ana" in {each.by for each in read_history(workspace)}


def test_bad_rows_of_an_import_are_named_and_left_out(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    good = {**read_rows(SMALL / "judgements.csv")[0], "judgement_id": "j-good"}
    write_rows(path, [good, {**good, "judgement_id": "j-bad", "claim_b": "w9"}])
    result = run("judgements", SMALL, "--import", path, "--workspace", place)
    assert result.exit_code == 1
    assert "judgements, row 3, column claim_b" in result.stderr
    assert "1 judgement added" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("judge", "h1", "h9", "same", SMALL, "--by", "Ana"), "'h9'"),
        (("judge", "h1", "w1", "alike", SMALL, "--by", "Ana"), "not-same"),
        (("judge", "h1", "w1", "same", SMALL, "--by", " "), "no name given"),
        (("judge", "h1", "w1", "same", SMALL), "--by"),
        (("judgements", SMALL, "--undo", "j-x"), "no name given"),
        (("judgements", SMALL, "--undo", "j-x", "--by", "Ana"), "'j-x'"),
        (("judgements", SMALL, "--confirm", "j-x", "--by", "Ana"), "'j-x'"),
        (("judgements", SMALL, "--import", "nowhere.csv"), "nowhere.csv"),
        (("incidents", SMALL, "--workspace", SMALL), "cannot be opened"),
    ],
)
def test_what_cannot_be_done_ends_with_2(place: Path, arguments: tuple[object, ...], words: str) -> None:
    named = () if "--workspace" in arguments else ("--workspace", place)
    result = run(*arguments, *named)
    assert result.exit_code == 2
    assert words in result.stderr


def test_review_lists_pairs_without_scores_and_never_twice(place: Path) -> None:
    shipped = Path(__file__).parents[2] / "data" / "qamishli-hasakah"
    first, *_ = run_json("review", shipped, "--workspace", place)
    assert set(first) == {"claim_a", "claim_b", "change"}
    judge(place, first["claim_a"], first["claim_b"], verdict="unsure", collection=shipped)
    pairs = [
        (each["claim_a"], each["claim_b"]) for each in run_json("review", shipped, "--by", "Ana", "--workspace", place)
    ]
    assert (first["claim_a"], first["claim_b"]) not in pairs
    again = run_json("review", shipped, "--by", "Ben", "--workspace", place)
    assert again[0]["claim_a"] == first["claim_a"]
    assert "pairs left to judge" in run("review", shipped, "--most", 2, "--workspace", place).stdout


def test_a_judgement_on_a_changed_claim_can_be_confirmed(place: Path, small_collection: Path) -> None:
    done = judge(place, *BOTH, collection=small_collection)
    rows = read_rows(small_collection / "claims.csv")
    rows[0]["note"] = "read again"
    write_rows(small_collection / "claims.csv", rows)
    changed = next(
        each for each in run_json("judgements", small_collection, "--workspace", place) if each["judgement_id"] == done
    )
    assert changed["state"] == "in force; a claim changed, please confirm"
    run("judgements", small_collection, "--confirm", "j1", "--by", "Ben", "--workspace", place)
    result = run("judgements", small_collection, "--confirm", done, "--by", "Ben", "--workspace", place)
    assert "0 to confirm" in result.stdout


def test_learning_from_too_few_judgements_writes_nothing_and_says_how_many(place: Path, tmp_path: Path) -> None:
    judge(place, *BOTH)
    out = tmp_path / "weights.csv"
    result = run("learn", SMALL, "--workspace", place, "--out", out)
    assert (result.exit_code, out.exists()) == (1, False)
    assert "found 1 pair about the same event" in " ".join(result.output.split())


def test_two_have_to_agree_where_each_pair_is_judged_by_two(place: Path) -> None:
    refused = run("agreement", SMALL, "--each-pair-by", "2", "--workspace", place)
    assert refused.exit_code == 2
    assert "no name given" in refused.stderr
    run_json("agreement", SMALL, "--each-pair-by", "2", "--by", "Ana", "--workspace", place)
    pair = ("a1", "w2")
    judge(place, *pair, verdict="same", by="Ana")
    assert ",a1,w2," not in run("judgements", SMALL, "--csv", "--workspace", place).stdout
    hidden = run("judgements", SMALL, "--by", "Ben", "--workspace", place)
    assert "Ana" not in hidden.stdout
    assert "1 answer of others not shown" in hidden.stderr
    assert _states(place, "--by", "Ana")["Ana"] == "waits for a second person"
    assert _asked(place, "Ben")[0] == pair
    assert pair not in _asked(place, "Ana")
    judge(place, *pair, verdict="not same", by="Ben")
    assert _states(place)["Ana"] == _states(place)["Ben"] == "two disagree; a third decides"
    judge(place, *pair, verdict="not same", by="Cem")
    found = run_json("agreement", SMALL, "--workspace", place)
    assert found["of_two"] == [{"one": "Ana", "other": "Ben", "pairs": 1, "same": 0, "kappa": 0.0}]
    assert (found["by_two"], found["pairs_by_two"]) == (True, {"half": 0, "disputed": 0, "decided": 1})
    shown = run("agreement", SMALL, "--workspace", place).stdout
    assert "1 pair judged by more than one of 2 people. Alpha: 0.00." in shown
    assert "1 decided" in shown
    assert _states(place)["Ben"] == "does not count; others decided"


def test_who_is_known_is_not_asked_again_what_they_judged(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_json("agreement", SMALL, "--each-pair-by", "2", "--by", "Ana", "--workspace", place)
    judge(place, "a1", "w2", verdict="same", by="zoe@example.org")
    assert ("a1", "w2") in _asked(place, "")
    monkeypatch.setenv("CLAIMS_PERSON", "zoe@example.org")
    assert ("a1", "w2") not in _asked(place, "")


def _states(place: Path, *options: str) -> dict[str, str]:
    return {each["by"]: each["state"] for each in run_json("judgements", SMALL, *options, "--workspace", place)}


def _asked(place: Path, by: str) -> list[tuple[str, str]]:
    questions = run_json("review", SMALL, "--by", by, "--workspace", place)
    return [(each["claim_a"], each["claim_b"]) for each in questions]
