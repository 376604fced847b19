"""The command claims discrepancies: worst first, chosen by every property, with the numbers at the end."""

from pathlib import Path

from claims.values import number_of
from tests.builders.collection_tables import read_rows, write_rows
from tests.builders.command_line import run, run_json


def test_what_the_coder_inferred_is_said(small_collection: Path) -> None:
    table = small_collection / "statements.csv"
    basis = {"w1-killed": "inference"}
    write_rows(table, [{**row, "basis": basis.get(row["statement_id"], "")} for row in read_rows(table)])
    found = [each for each in run_json("discrepancies", small_collection) if each["field"] == "killed"]
    [killed] = [each for each in found if each["kind"] == "count"]
    assert (killed["severity"], killed["rests_on_inference"]) == ("minor", True)
    assert {side["value"]: side["basis"] for side in killed["sides"]}["0"] == ["inference"]
    printed = " ".join(run("discrepancies", small_collection).stdout.split())
    assert "0 (inferred) The Watch, to deny it, inferred by the coder" in printed
    assert "This rests on what the coder inferred." in printed


def test_discrepancies_come_worst_first_with_sides_that_lead_to_words(small_collection: Path) -> None:
    records = run_json("discrepancies", small_collection)
    order = ["high", "medium", "minor"]
    assert [each["severity"] for each in records] == sorted((each["severity"] for each in records), key=order.index)
    killed = next(each for each in records if each["kind"] == "count" and each["field"] == "killed")
    assert killed["sentence"]
    assert [side["independent_origins"] for side in killed["sides"]] == [
        len(side["origins"]) for side in killed["sides"]
    ]
    assert {
        "statement_id": "h1-killed",
        "document_id": "herald-1",
        "paragraph": 2,
        "fragment": "one policeman was killed, a resident said",
        "basis": "stated",
    } in [statement for side in killed["sides"] for statement in side["statements"]]


def test_discrepancies_for_people_end_with_the_numbers(small_collection: Path) -> None:
    records = run_json("discrepancies", small_collection)
    numbers = run_json("discrepancies", small_collection, "--counts")
    shown = run("discrepancies", small_collection).stdout
    left_out = sum(each["relation"] in ("does not say", "no account") for each in records)
    parting = numbers["discrepancies"] + numbers["omissions"]
    assert parting == sum(numbers["severity"].values()) == sum(numbers["kind"].values())
    assert (numbers["listed"], numbers["omissions"]) == (len(records), left_out)
    assert 0 < left_out < parting
    line = f"{number_of(numbers['discrepancies'], 'discrepancies')}, {number_of(left_out, 'omissions')}"
    assert f"\n{line}.\nBy kind: " in shown
    assert shown.endswith(f"Apparent discrepancies that are not: {numbers['lookalikes_explained']}.\n")
    assert "one policeman was killed, a resident said" in shown
    assert run("discrepancies", small_collection, "--counts").stdout in shown


def test_discrepancies_are_chosen_by_every_property(small_collection: Path) -> None:
    records = run_json("discrepancies", small_collection)
    first = records[0]
    for option, value in (("kind", first["kind"]), ("relation", first["relation"]), ("severity", first["severity"])):
        chosen = run_json("discrepancies", small_collection, f"--{option}", value)
        assert chosen == [each for each in records if each[option] == value]
    chosen = run_json("discrepancies", small_collection, "--incident", first["incident"]["id"])
    assert chosen == [each for each in records if each["incident"] == first["incident"]]


def test_lookalikes_are_shown_instead_when_asked_for() -> None:
    numbers = run_json("discrepancies", "--counts")
    assert numbers["agreements"] == numbers["listed"] - numbers["discrepancies"] - numbers["omissions"] > 0
    assert (
        f"; {numbers['agreements']} agreements from one original source.\n" in run("discrepancies", "--counts").stdout
    )
    records = run_json("discrepancies", "--lookalikes")
    assert run("discrepancies", "--lookalikes", "--counts").stdout.startswith(f"{len(records)} look-alikes.\n")
    assert len(records) == numbers["lookalikes_explained"] > 0
    assert {each["severity"] for each in records} == {None}
