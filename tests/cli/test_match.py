"""The commands claims match and claims incidents: pairs best first, a pair explained, incidents with their claims."""

import re
from pathlib import Path

from claims.collection import write_workbook
from tests.builders.command_line import run, run_json
from tests.builders.matching import PERHAPS_ONE, collection_of


def test_match_lists_pairs_best_first(small_collection: Path) -> None:
    pairs = run_json("match", small_collection, "--least", 0)
    assert [set(pair) for pair in pairs] == [{"claim_a", "claim_b", "points", "probability"}] * len(pairs)
    probabilities = [pair["probability"] for pair in pairs]
    assert probabilities == sorted(probabilities, reverse=True)
    best = run_json("match", small_collection, "--least", probabilities[0])
    assert best == [pair for pair in pairs if pair["probability"] == probabilities[0]]
    printed = run("match", small_collection, "--least", 0.5).stdout
    likely = sum(probability >= 0.5 for probability in probabilities)
    assert f"{likely} pairs; {len(pairs) - likely} below a probability of 0.5 left out." in printed


def test_match_explains_a_pair_in_words(small_collection: Path) -> None:
    match = run_json("match", small_collection, "--explain", "h1", "w1")
    assert {"feature", "points", "value_a", "value_b", "sentence", "shipped"} == set(match["evidence"][0])
    shown = run("match", small_collection, "--explain", "h1", "w1").stdout
    assert "h1: The Herald, Shooting in Old Quarter" in shown
    assert f"probability {match['probability']:.2f}." in shown
    listed = [float(points) for points in re.findall(r"^ *([+-]\d+\.\d)  ", shown, flags=re.MULTILINE)]
    points = sorted((part["points"] for part in match["evidence"]), key=abs, reverse=True)
    assert listed[:6] == [round(each, 1) for each in points[:6]]
    assert listed[6] == round(sum(points[6:]), 1)
    assert len(listed) == 7
    assert "everything else" in shown


def test_match_does_not_know_a_claim(small_collection: Path) -> None:
    result = run("match", small_collection, "--explain", "h1", "h9")
    assert result.exit_code == 2
    assert "no 'h9' in claims" in result.stderr


def test_incidents_are_a_list_with_dates_places_and_claims(small_collection: Path) -> None:
    incidents = run_json("incidents", small_collection)
    incident_of = {claim["claim_id"]: incident for incident in incidents for claim in incident["claims"]}
    assert set(incident_of) == {"h1", "w1", "w2", "w3", "a1"}
    shooting = incident_of["h1"]
    assert (shooting["first"], shooting["last"], shooting["parent"]) == ("2021-01-23", "2021-01-23", None)
    assert {"place_id": "river-town", "name": "River Town"} in shooting["places"]
    assert {
        "claim_id": "h1",
        "source_id": "herald",
        "document_id": "herald-1",
        "title": "Shooting in Old Quarter",
    } in shooting["claims"]
    assert incident_of["w3"]["first"] is None
    assert {tuple(incident["perhaps"]) for incident in incidents} == {()}
    shown = run("incidents", small_collection).stdout
    assert all(incident["id"] in shown for incident in incidents)
    assert max(map(len, shown.splitlines())) <= 80


def test_incidents_say_what_they_may_be(tmp_path: Path) -> None:
    write_workbook(collection_of(*PERHAPS_ONE), tmp_path / "doubt.xlsx")
    incidents = run_json("incidents", tmp_path / "doubt.xlsx")
    (one, other), ids = (incident["perhaps"] for incident in incidents), [incident["id"] for incident in incidents]
    assert [each["id"] for each in (*one, *other)] == ids[::-1]
    assert {(each["words"], 0.25 < each["probability"] < 0.5) for each in (*one, *other)} == {
        ("the same event as", True)
    }
    shown = " ".join(run("incidents", tmp_path / "doubt.xlsx").stdout.split())
    assert f"({ids[1]}): perhaps the same event as Town clash, 23 Jan 2021 (probability 0." in shown
