"""What a discrepancy rests on: each side says what its coder inferred, and inference alone is never above minor."""

import pytest

from claims.model import Basis, Kind, Severity
from tests.builders.collection_tables import Cells, Tables, claim, said
from tests.builders.findings import A, B, C, compare, compare_parts, of_kind

WITHOUT = "This rests on what the coder inferred."


def inferred(value: str, **cells: str) -> Cells:
    return said(value, basis="inference", note="n", **cells)


@pytest.mark.parametrize(
    ("accounts", "severity", "relation"),
    [
        ((claim("a", source=A, initiator="police"), claim("b", source=B, initiator="security")), Severity.HIGH, "contradicts"),
        ((claim("a", source=A, initiator="police"), claim("b", source=B, initiator=said("security", basis="reading"))), Severity.HIGH, "contradicts"),
        ((claim("a", source=A, initiator="police"), claim("b", source=B, initiator=inferred("security"))), Severity.MINOR, "differs"),
        ((claim("a", source=A, initiator=inferred("police")), claim("b", source=B, initiator=inferred("security"))), Severity.MINOR, "differs"),
        ((claim("a", source=A, killed="5"), claim("b", source=B, killed=inferred("0"))), Severity.MINOR, "differs"),
        ((claim("a", source=A, force="fire at people"), claim("b", source=B, force=inferred("shots in the air"))), Severity.MINOR, "differs"),
    ],
)  # fmt: skip
def test_what_rests_on_inference_alone_is_minor_and_says_so(
    accounts: tuple[Tables, ...], severity: Severity, relation: str
) -> None:
    [found] = compare(*accounts).discrepancies
    assert found.severity is severity
    assert {found.relation, *(side.relation for side in found.sides)} == {relation}
    assert found.rests_on_inference is (severity is Severity.MINOR)
    assert found.sentence.endswith(WITHOUT) is found.rests_on_inference
    assert ("Both could be true." in found.sentence) is found.rests_on_inference


def test_what_differs_in_words_is_no_clash_by_an_inference() -> None:
    day = "2021-01-20"
    tolls = [
        claim("a", source=A, published="2021-01-21/2021-01-24", when=day, killed="3"),
        claim("b", source=B, published="2021-01-23", when=day, killed="5"),
    ]
    rival = claim("c", source=C, published="2021-01-21", when=day, killed=inferred("9"))
    [found] = of_kind(compare(*tolls, rival), Kind.COUNT)
    assert [side.value for side in found.sides] == ["9", "5", "3"]
    assert (str(found.relation), found.rests_on_inference) == ("differs", False)


def test_what_two_accounts_have_in_words_stands_beside_an_inference_as_grave_as_without_it() -> None:
    [found] = compare(
        claim("a", source=A, killed="5"), claim("b", source=B, killed="8"), claim("c", source=C, killed=inferred("0"))
    ).discrepancies
    assert (found.severity, found.rests_on_inference) == (Severity.HIGH, False)
    assert [side.is_inferred for side in found.sides] == [False, False, True]


def test_one_account_in_words_makes_its_side_stand() -> None:
    [found] = compare(
        claim("a", source=A, killed="5"), claim("b", source=B, killed="0"), claim("c", source=C, killed=inferred("0"))
    ).discrepancies
    assert found.severity is Severity.HIGH
    assert [side.basis for side in found.sides] == [(Basis.STATED,), (Basis.STATED, Basis.INFERENCE)]
    assert found.sides[1].speakers == "source-b; source-c, inferred by the coder"


def test_severity_is_at_most_that_of_what_is_said() -> None:
    """In words, only two parties of one side are named, which is minor."""
    [found] = compare(
        claim("a", source=A, initiator="police"),
        claim("b", source=B, initiator="army"),
        claim("c", source=C, initiator=inferred("security")),
    ).discrepancies
    assert (found.severity, found.rests_on_inference) == (Severity.MINOR, False)
    assert not found.sentence.endswith(WITHOUT)


def test_another_ambiguity_of_the_field_does_not_carry_one_of_inferences() -> None:
    readings = [said("2"), said("3", reading_of="a-1"), inferred("4"), inferred("5", reading_of="a-3")]
    found = of_kind(compare(claim("a", source=A, wounded=readings)), Kind.AMBIGUITY)
    assert {each.sides[0].statement_ids: each.rests_on_inference for each in found} == {("a-1",): False, ("a-3",): True}


def test_a_sum_with_an_inferred_part_stands_on_the_inference() -> None:
    part, other = (
        claim("one", source=A, killed=said("3", group="police")),
        claim("two", source=A, killed=inferred("4", group="security")),
    )
    [found] = of_kind(compare_parts(claim("whole", source=B, killed="5"), part, other), Kind.COUNT)
    assert (found.severity, found.rests_on_inference) == (Severity.MINOR, True)
    assert found.sides[1].basis == (Basis.STATED, Basis.INFERENCE)


def test_a_speaker_of_whom_only_a_part_is_inferred() -> None:
    [found] = compare(
        claim("a", source=A, blocked=[said("food"), inferred("fuel")]), claim("b", source=B, blocked="aid")
    ).discrepancies
    assert [side.speakers for side in found.sides] == ["source-a, partly inferred by the coder", "source-b"]


def test_an_agreement_needs_two_sources_that_have_it_in_words() -> None:
    accounts = [
        claim("a", source=A, initiator="police"),
        claim("b", source=B, initiator=inferred("police", cites="a-doc")),
    ]
    [found] = of_kind(compare(*accounts), Kind.SHARED_ORIGIN)
    assert (found.severity, found.rests_on_inference) == (Severity.MINOR, True)


def test_an_ambiguity_whose_first_reading_is_an_inference_rests_on_it() -> None:
    accounts = claim(
        "a", source=A, killed=[inferred("15", fragment="raising it to 15"), said("..15", reading_of="a-1")]
    )
    (found,) = of_kind(compare(accounts), Kind.AMBIGUITY)
    assert (found.severity, found.rests_on_inference) == (Severity.MINOR, True)


@pytest.mark.parametrize(
    ("others", "closing"),
    [(["2"], "These cannot both be true."), (["2", "3"], "These cannot all be true.")],
)
def test_the_closing_is_the_end_of_the_sentence(others: list[str], closing: str) -> None:
    accounts = [
        claim(f"o{at}", source=source, killed=value)
        for at, (source, value) in enumerate(zip((B, C), others, strict=False))
    ]
    [found] = compare(claim("c1", source=A, killed="1"), *accounts).discrepancies
    assert found.closing == closing
    assert found.sentence.endswith(f". {closing}")


def test_the_closing_says_what_rests_on_inference() -> None:
    [found] = compare(claim("a", source=A, killed="5"), claim("b", source=B, killed=inferred("2"))).discrepancies
    assert found.closing == f"Both could be true. {WITHOUT}"
    assert found.sentence.endswith(found.closing)
