"""The command line: what each command prints, its JSON, its exit codes, and what it says when it cannot."""

import csv
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app, serve
from claims.cli.serve import APP_SETTINGS, serve_command
from claims.cli.terminal import literal
from claims.collection import default_collection, write_folder
from claims.values import number_of
from tests.conftest import build_collection, claim, row, said

ROOT = Path(__file__).parents[2]
Spoil = Callable[[str, str, Mapping[str, str]], Path]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def run_json(*arguments: object) -> Any:  # whatever the command prints
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_validate_says_what_it_read(small_collection: Path) -> None:
    result = run("validate", small_collection)
    assert result.exit_code == 0
    assert result.stdout.startswith("Read 4 sources, 4 documents, 5 claims, ")
    assert result.stdout.endswith("0 problems.\n")


def test_validate_names_the_place_of_each_problem(spoil: Spoil) -> None:
    spoil("documents", "herald-1", {"published_from": "24 January"})
    path = spoil("sources", "watch", {"kind": "newspaper"})
    result = run("validate", path)
    assert result.exit_code == 1
    assert "documents.csv, row 2, column published_from: found" in result.stdout
    assert "sources.csv, row 3, column kind: found" in result.stdout
    found = json.loads(run("validate", path, "--json").stdout)["problems"]
    assert {"file": "sources.csv", "row": 3, "column": "kind"}.items() <= found[0].items()
    assert set(found[0]) == {"file", "row", "column", "found", "allowed"}


def test_other_commands_say_that_rows_are_left_out(spoil: Spoil) -> None:
    path = spoil("sources", "watch", {"kind": "newspaper"})
    result = run("incidents", path, "--json")
    assert result.exit_code == 0
    assert "these rows are left out" in result.stderr
    assert json.loads(result.stdout)


def test_what_cannot_be_opened_ends_with_3_and_one_line(tmp_path: Path) -> None:
    result = run("incidents", tmp_path / "nowhere")
    assert result.exit_code == 3
    assert result.stderr.startswith("Error: ")
    assert "nowhere" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["validate", "--nonsense"],
        ["discrepancies", "--kind", "nonsense"],
        ["serve", "--port", "0"],
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_match_lists_pairs_best_first(small_collection: Path) -> None:
    pairs = run_json("match", small_collection, "--least", 0)
    assert [set(pair) for pair in pairs] == [{"claim_a", "claim_b", "points", "probability"}] * len(pairs)
    probabilities = [pair["probability"] for pair in pairs]
    assert probabilities == sorted(probabilities, reverse=True)
    best = run_json("match", small_collection, "--least", probabilities[0])
    assert best == [pair for pair in pairs if pair["probability"] == probabilities[0]]
    told = run("match", small_collection, "--least", 0.5).stdout
    likely = sum(probability >= 0.5 for probability in probabilities)
    assert f"{likely} pairs; {len(pairs) - likely} below a probability of 0.5 left out." in told


def test_match_explains_a_pair_in_words(small_collection: Path) -> None:
    found = run_json("match", small_collection, "--explain", "h1", "w1")
    assert {"feature", "points", "value_a", "value_b", "sentence"} == set(found["evidence"][0])
    shown = run("match", small_collection, "--explain", "h1", "w1").stdout
    assert "h1: The Herald, Shooting in Old Quarter" in shown
    assert f"probability {found['probability']:.2f}." in shown


def test_match_does_not_know_a_claim(small_collection: Path) -> None:
    result = run("match", small_collection, "--explain", "h1", "h9")
    assert result.exit_code == 2
    assert "no 'h9' in claims" in result.stderr


def test_incidents_are_a_list_with_dates_places_and_claims(small_collection: Path) -> None:
    found = run_json("incidents", small_collection)
    told = {claim["claim_id"]: incident for incident in found for claim in incident["claims"]}
    assert set(told) == {"h1", "w1", "w2", "w3", "a1"}
    shooting = told["h1"]
    assert (shooting["first"], shooting["last"], shooting["parent"]) == ("2021-01-23", "2021-01-23", None)
    assert {"place_id": "river-town", "name": "River Town"} in shooting["places"]
    assert {
        "claim_id": "h1",
        "source_id": "herald",
        "document_id": "herald-1",
        "title": "Shooting in Old Quarter",
    } in shooting["claims"]
    assert told["w3"]["first"] is None
    shown = run("incidents", small_collection).stdout
    assert all(incident["id"] in shown for incident in found)
    assert max(map(len, shown.splitlines())) <= 80


def test_discrepancies_come_worst_first_with_sides_that_lead_to_words(small_collection: Path) -> None:
    found = run_json("discrepancies", small_collection)
    order = ["high", "medium", "minor"]
    assert [each["severity"] for each in found] == sorted((each["severity"] for each in found), key=order.index)
    killed = next(each for each in found if each["kind"] == "count" and each["field"] == "killed")
    assert killed["sentence"]
    assert [side["independent_origins"] for side in killed["sides"]] == [
        len(side["origins"]) for side in killed["sides"]
    ]
    assert {
        "statement_id": "h1-killed",
        "document_id": "herald-1",
        "paragraph": 2,
        "fragment": "one policeman was killed, a resident said",
    } in [statement for side in killed["sides"] for statement in side["statements"]]


def test_discrepancies_for_people_end_with_the_numbers(small_collection: Path) -> None:
    found = run_json("discrepancies", small_collection)
    numbers = run_json("discrepancies", small_collection, "--counts")
    shown = run("discrepancies", small_collection).stdout
    assert numbers["total"] == len(found) == sum(numbers["severity"].values()) == sum(numbers["kind"].values())
    assert f"\n{number_of(len(found), 'discrepancies')}.\nBy kind: " in shown
    assert shown.endswith(f"Look-alikes explained, not raised: {numbers['lookalikes_explained']}.\n")
    assert "one policeman was killed, a resident said" in shown
    assert run("discrepancies", small_collection, "--counts").stdout in shown


def test_discrepancies_are_chosen_by_every_property(small_collection: Path) -> None:
    found = run_json("discrepancies", small_collection)
    first = found[0]
    for option, value in (("kind", first["kind"]), ("relation", first["relation"]), ("severity", first["severity"])):
        chosen = run_json("discrepancies", small_collection, f"--{option}", value)
        assert chosen == [each for each in found if each[option] == value]
    chosen = run_json("discrepancies", small_collection, "--incident", first["incident"]["id"])
    assert chosen == [each for each in found if each["incident"] == first["incident"]]


def test_lookalikes_are_shown_instead_when_asked_for() -> None:
    numbers = run_json("discrepancies", "--counts")
    found = run_json("discrepancies", "--lookalikes")
    assert len(found) == numbers["lookalikes_explained"] > 0
    assert {each["severity"] for each in found} == {None}


def test_unknown_incident_says_so_and_offers_near_ones(small_collection: Path) -> None:
    known = run_json("incidents", small_collection)[0]["id"]
    for arguments in (
        ["discrepancies", small_collection, "--incident", "zz"],
        ["export", "incident", "zz", small_collection],
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "no incident 'zz'; the nearest ids are" in result.stderr
    assert known in run("discrepancies", small_collection, "--incident", known[:-1] + "z").stderr


@pytest.mark.parametrize(
    ("ending", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("json", b"{"), ("md", b"# ")]
)
def test_export_takes_the_format_from_the_ending(
    small_collection: Path, tmp_path: Path, ending: str, start: bytes
) -> None:
    file = tmp_path / f"table.{ending}"
    result = run("export", "discrepancies", small_collection, "--out", file)
    assert result.exit_code == 0, result.output
    assert file.read_bytes().startswith(start)
    assert str(file) in result.stderr.replace("\n", "")


def test_export_notes_the_choice(small_collection: Path, tmp_path: Path) -> None:
    file = tmp_path / "high.csv"
    run("export", "discrepancies", small_collection, "--severity", "high", "--kind", "count", "--out", file)
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert {each["severity"] for each in rows} == {"high"}
    assert {each["filter"] for each in rows} == {"kind: count; severity: high"}


def test_export_of_an_incident_goes_to_standard_output(small_collection: Path) -> None:
    incident_id = run_json("incidents", small_collection)[0]["id"]
    result = run("export", "incident", incident_id, small_collection, "--format", "json")
    assert {each["incident_id"] for each in json.loads(result.stdout)["rows"]} == {incident_id}


@pytest.mark.parametrize(
    "options", [["--format", "pdf"], ["--out", "table.pdf"], ["--out", "no/such/folder/table.csv"]]
)
def test_export_that_cannot_be_is_refused_in_one_line(small_collection: Path, options: list[str]) -> None:
    result = run("export", "discrepancies", small_collection, *options)
    assert result.exit_code == 2
    assert "allowed: " in result.stderr


def test_words_from_sources_show_literally(tmp_path: Path) -> None:
    place = {"when": "2021-01-23", "where": "river-town", "kind": "shooting"}
    collection = build_collection(
        claim("one", **place, killed=said("1", fragment="[red]one[/red]\u202e :boom:")),
        claim("two", source="source-b", **place, killed="3"),
        sources=[row("sources", "source-a", name="[bold]A[/bold]")],
    )
    write_folder(collection, tmp_path / "hostile")
    shown = run("discrepancies", tmp_path / "hostile").stdout
    assert literal("\x1b[2J").plain == r"\u001b[2J"
    assert "\u202e" not in shown
    assert r"[red]one[/red]" in shown
    assert ":boom:" in shown
    assert "[bold]A[/bold]" in shown


def test_help_gives_examples_for_every_command() -> None:
    for command in ("validate", "match", "incidents", "discrepancies", "serve"):
        assert f"  claims {command}" in run(command, "--help").stdout
    for command in ("discrepancies", "incident"):
        assert f"  claims export {command}" in run("export", command, "--help").stdout
    assert "Exit codes" in run("--help").stdout


def test_version_is_told() -> None:
    assert run("--version").stdout.startswith("claims 0.")


def test_default_collection_does_not_depend_on_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_collection() == ROOT / "data" / "qamishli-hasakah"


def test_serve_passes_the_settings_of_the_checkout() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert dict(_written(config)) == APP_SETTINGS
    command = serve_command(ROOT / "serve.py", 8600)
    assert command[1:5] == ["-m", "streamlit", "run", str(ROOT / "serve.py")]
    assert {"--server.address=127.0.0.1", "--browser.gatherUsageStats=false", "--server.port=8600"} <= set(command)


def _written(settings: dict[str, Any], above: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from _written(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", _as_options(value)


def _as_options(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (str(value).lower() if isinstance(value, bool) else str(value),)


def test_serve_hands_collection_and_port_to_the_app(small_collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def command(_: Path, port: int) -> list[str]:
        return ["sh", "-c", f'test "$CLAIMS_COLLECTION" = "{small_collection.resolve()}" && exit {port}']

    monkeypatch.setattr(serve, "serve_command", command)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("claims.cli.commands.ROOT", small_collection)  # stands for a checkout
    (small_collection / "serve.py").touch()
    assert run("serve", small_collection, "--port", 86).exit_code == 86


def test_serve_without_a_collection_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.cli.commands.ROOT", tmp_path)
    (tmp_path / "serve.py").touch()
    result = run("serve", tmp_path / "nowhere")
    assert result.exit_code == 3
    assert "nowhere" in result.stderr
