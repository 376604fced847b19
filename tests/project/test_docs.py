"""The method page says what the code does: every definition, bound and rule stands in both."""

import re
from pathlib import Path

import pytest

from claims.discrepancies.incident_accounts import Settings
from claims.discrepancies.rules.rule_lists import LOOKALIKES
from claims.discrepancies.severity import CAPS, RAISES, SeverityRule
from claims.model import Kind, Severity
from claims.survey import STANDINGS, standing_definition
from claims.values import VAGUE_WORDS, Count, Relation

ROOT = Path(__file__).parents[2]
METHOD = "".join(
    (ROOT / "docs" / "explanation" / f"{name}.md").read_text(encoding="utf-8")
    for name in ("method", "discrepancies", "tables-and-sources")
)


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_is_defined(relation: Relation) -> None:
    assert f"| {relation.mark} | {relation} | {relation.definition} |" in METHOD


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_heading_with_its_definition(kind: Kind) -> None:
    assert f"### {kind}\n\n{kind.definition}\n" in METHOD


def test_the_page_has_no_kind_that_the_code_lacks() -> None:
    section = METHOD.split("## Kinds of discrepancy")[1].split("\n## ")[0]
    assert re.findall(r"^### (.+)$", section, flags=re.MULTILINE) == [str(kind) for kind in Kind]


@pytest.mark.parametrize("word", VAGUE_WORDS)
def test_every_vague_word_has_its_bounds(word: str) -> None:
    assert f"| {word} | {Count(*VAGUE_WORDS[word]).in_words} |" in METHOD


@pytest.mark.parametrize("rule", LOOKALIKES)
def test_every_look_alike_is_listed(rule: object) -> None:
    assert f"- {rule.__doc__}" in METHOD


@pytest.mark.parametrize("standing", STANDINGS)
def test_every_standing_of_a_source_is_defined(standing: str) -> None:
    assert f"| {standing} | {standing_definition(standing)} |" in METHOD


@pytest.mark.parametrize("rule", [*RAISES, *CAPS], ids=lambda rule: rule.reason)
def test_every_reason_of_a_severity_is_listed_with_an_example(rule: SeverityRule) -> None:
    assert re.search(rf"^\| {rule.severity} \| {re.escape(rule.reason)} \| \S.* \|$", METHOD, flags=re.MULTILINE)


def test_severities_and_limits_are_those_of_the_code() -> None:
    assert all(f"| {severity} |" in METHOD for severity in Severity)
    assert f"at most {Settings().max_days_back} days after" in METHOD
    assert f"at most {Settings().max_days_running} days after" in METHOD


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]:  # the site checks its own
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"
