"""Sources that agree outrank patterns."""

from dataclasses import replace

from claims.extract.draft.confidence import with_agreement, with_stored_agreement
from tests.builders.collection_tables import build_collection, claim
from tests.builders.drafts import draft_of, read_of


def confidence_of(text: str, field: str) -> list[float]:
    draft = draft_of(text, published=None)
    return [each.confidence for claim in draft.claims for each in claim.statements if each.field == field]


def test_the_day_of_the_event_has_its_own_probability_where_it_is_higher() -> None:
    assert confidence_of("Two men were killed on 3 May 2024.", "when") == [1.0]
    several = confidence_of("Two men were killed on 3 May 2024. A man was charged on 9 May 2024.", "when")
    assert max(several) < 1.0


def test_a_count_has_the_share_of_its_rule_whatever_else_the_text_says() -> None:
    once = confidence_of("Two men were killed on 3 May 2024.", "killed")
    again = confidence_of("Two men were killed on 3 May 2024. The two men who were killed were brothers.", "killed")
    assert set(once) == set(again)
    assert len(set(once)) == 1


def test_sources_that_agree_outrank_patterns() -> None:
    one, other, third = (
        draft_of(f"On Saturday, {words} in clashes.")
        for words in ("two men were killed", "two people died", "9 were hurt")
    )
    sources = zip((one, other, third), "abc", strict=True)
    named = [replace(each, document=replace(each.document, source=source)) for each, source in sources]
    raised = with_agreement(named)
    confidence = {
        (number, each.field): each.confidence
        for number, found in enumerate(raised)
        for claim in found.claims
        for each in claim.statements
        if each.field in {"killed", "wounded"}
    }
    assert min(confidence[0, "killed"], confidence[1, "killed"]) >= 0.95


def test_agreement_with_stored_accounts_ranks_above_the_pattern() -> None:
    stored = build_collection(claim("a", killed="2"), claim("b", killed="3"))
    [draft_claim] = read_of("On Saturday, two men were killed in clashes.").claims
    [alone] = [each.confidence for each in draft_claim.statements if each.field == "killed"]

    def confidence(*claims: str) -> float:
        accounts = {each: stored.statements_of_claim[each] for each in claims}
        return next(
            each.confidence
            for each in with_stored_agreement(draft_claim, accounts).statements
            if each.field == "killed"
        )

    assert confidence("a") >= 0.95
    assert confidence("b") == alone
    assert confidence("a", "b") == alone
    assert confidence() == alone
