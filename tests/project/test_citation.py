"""Citation and metadata say what the package says, in words that their formats know; each collection has a data statement."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from rdflib import Graph

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
CODEMETA: dict[str, Any] = json.loads((ROOT / "codemeta.json").read_text(encoding="utf-8"))
# The terms of CodeMeta 3.0 as its project publishes them (Apache licence 2.0), so that no test asks the network.
TERMS: dict[str, Any] = json.loads(Path(__file__).with_name("codemeta.jsonld").read_text(encoding="utf-8"))["@context"]
COLLECTIONS = sorted(path.parent for path in (ROOT / "data").glob("*/datapackage.json"))
STATEMENT = ("What it is", "Who coded it, from what, and how", "Known limits", "Licence", "To dispute a coding")


def test_the_three_files_name_one_version_one_licence_and_one_author() -> None:
    [author] = PROJECT["authors"]
    assert CITATION["version"] == CODEMETA["version"] == PROJECT["version"]
    assert CITATION["license"] == PROJECT["license"]
    assert CODEMETA["license"].endswith(f"/{PROJECT['license']}")
    assert CITATION["authors"] == [author]
    assert [each["name"] for each in CODEMETA["author"]] == [author["name"]]
    assert CITATION["keywords"] == CODEMETA["keywords"] == PROJECT["keywords"]


def test_the_day_of_the_release_is_that_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {PROJECT['version']} ({CITATION['date-released']})" in changelog
    assert CODEMETA["dateModified"] == str(CITATION["date-released"])


# The library's own reader of JSON-LD uses a class that the library gives up.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_metadata_holds_terms_of_codemeta_alone() -> None:
    assert CODEMETA["@context"] == "https://w3id.org/codemeta/3.0"
    named = {key for record in (CODEMETA, *CODEMETA["author"], CODEMETA["softwareHelp"]) for key in record}
    assert {key for key in named if not key.startswith("@")} <= set(TERMS)
    graph = Graph().parse(data=json.dumps({**CODEMETA, "@context": TERMS}), format="json-ld")
    told = {str(predicate).rsplit("/", 1)[-1] for predicate in graph.predicates()}
    assert {"name", "version", "license", "author", "description", "programmingLanguage"} <= told


@pytest.mark.parametrize("folder", COLLECTIONS, ids=lambda folder: folder.name)
def test_every_shipped_collection_has_a_data_statement_that_is_linked_and_shipped(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\*\*(.+?)\.\*\*", text, flags=re.MULTILINE) == list(STATEMENT)
    assert f"data/{folder.name}/README.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    licences = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["licenses"]
    assert all(licence["path"] in text for licence in licences)
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "coding.yml").read_text(encoding="utf-8"))
    [offered] = [field["attributes"]["options"] for field in form["body"] if field["type"] == "dropdown"]
    assert folder.name in offered


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.stem
)
def test_issue_forms_ask_for_something_and_name_each_field_once(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.stem == "config":
        assert set(form) <= {"blank_issues_enabled", "contact_links"}
        return
    assert {"name", "description", "body"} <= set(form)
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields) > 0
    assert all(field["attributes"]["label"] for field in fields)
    assert any(field.get("validations", {}).get("required") for field in fields)
