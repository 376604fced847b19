"""The project's own papers: the README's tables say what the code says, pins match the ranges."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from claims.cli import app
from claims.values import Relation

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = [
    Requirement(text)
    for text in PROJECT["dependencies"]
    + PROJECT["optional-dependencies"]["test"]
    + PROJECT["optional-dependencies"]["docs"]
]


@pytest.mark.parametrize("relation", Relation)
def test_readme_defines_each_relation_as_the_code_does(relation: Relation) -> None:
    assert f"| {relation.mark} | {relation} | {relation.definition} |" in README


def test_readme_tells_every_command() -> None:
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    groups = {group.name for group in app.registered_groups}
    told = set(re.findall(r"^\| `claims ([\w-]+)", README, flags=re.MULTILINE))
    assert told == commands | groups


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_every_dependency_is_pinned_in_its_range_and_explained(requirement: Requirement) -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    versions = {canonicalize_name(name): version for name, version in pins.items()}
    assert versions[canonicalize_name(requirement.name)] in requirement.specifier
    assert requirement.name in (ROOT / "docs" / "project" / "dependencies.md").read_text(encoding="utf-8")


def test_pins_name_no_address() -> None:
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
