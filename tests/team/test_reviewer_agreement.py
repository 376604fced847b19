"""How far people agree: against values worked out by hand, and what holds of any answers."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import JudgementError
from claims.model import Verdict
from claims.team import reviewer_agreement
from claims.team.reviewer_agreement import agreement_of
from claims.workspace import Judgement

pytest.importorskip("nltk", reason="the extra team is not installed")

VERDICTS = {"s": Verdict.SAME, "n": Verdict.NOT_SAME, "p": Verdict.PART_OF, "w": Verdict.PART_OF, "u": Verdict.UNSURE}


def judged(**answers: str) -> list[Judgement]:
    """What each person answered on pairs 0, 1, 2...: a letter of `VERDICTS` each, "-" for no answer."""
    return [
        Judgement(
            judgement_id=f"{by}{number}",
            claim_a=f"{number}{'b' if letter == 'w' else 'a'}",
            claim_b=f"{number}{'a' if letter == 'w' else 'b'}",
            verdict=VERDICTS[letter],
            by=by,
            at=f"{number}",
        )
        for by, letters in answers.items()
        for number, letter in enumerate(letters)
        if letter != "-"
    ]


@pytest.mark.parametrize(
    ("ana", "ben", "pairs", "same", "kappa", "alpha"),
    [
        ("ssnn", "ssnn", 4, 4, 1, 1),
        ("ssnn", "nnss", 4, 0, -1, -0.75),
        ("ssss", "ssss", 4, 4, 1, 1),
        # 20 and 15 of 50 both said, 5 and 10 differ: observed .7, expected .5.
        ("s" * 25 + "n" * 25, "s" * 20 + "n" * 5 + "s" * 10 + "n" * 15, 50, 35, 0.4, 1 - 0.3 / (2 * 55 * 45 / (100 * 99))),
        ("ppw", "pww", 3, 2, 0.4, 1 - (1 / 3) / (2 * 3 * 3 / (6 * 5))),
        ("su-n", "sun-", 2, 2, 1, 1),
    ],
)  # fmt: skip
def test_agreement_of_two_is_as_worked_out_by_hand(
    ana: str, ben: str, pairs: int, same: int, kappa: float, alpha: float
) -> None:
    found = agreement_of(judged(Ana=ana, Ben=ben))
    [two] = found.of_two
    assert (two.one, two.other, two.pairs, two.same) == ("Ana", "Ben", pairs, same)
    assert two.kappa == pytest.approx(kappa)
    assert found.alpha == pytest.approx(alpha)
    assert (found.people, found.pairs) == (2, pairs)


def test_alpha_of_several_with_answers_missing_is_that_of_krippendorff() -> None:
    # "Computing Krippendorff's Alpha-Reliability" (2011), example C, nominal: .743. Its values 1 to 5 are answers here.
    found = agreement_of(judged(A="snppnswsn---", B="snppnnwsnu-p", C="-pppnpwnnus-", D="snppnwwsnus-"))
    assert found.alpha == pytest.approx(0.743, abs=5e-4)
    assert found.people == 4
    assert len(found.of_two) == 6


def test_without_a_pair_in_common_there_is_nothing_to_tell() -> None:
    found = agreement_of(judged(Ana="s-", Ben="-s"))
    assert (found.alpha, found.of_two, found.pairs) == (None, (), 0)


def test_a_third_who_saw_both_answers_is_left_out_where_two_judge() -> None:
    every = judged(Ana="sn", Ben="ss", Cem="s")
    assert agreement_of(every).people == 3
    assert agreement_of(every, by_two=True) == agreement_of(judged(Ana="sn", Ben="ss"))


ANSWERS = st.lists(st.tuples(*[st.sampled_from("snpwu-")] * 3), min_size=1, max_size=12)


@given(ANSWERS)
@settings(max_examples=40)
def test_agreement_is_at_most_one_and_does_not_depend_on_who_is_called_what(
    rows: Sequence[tuple[str, str, str]],
) -> None:
    a, b, c = ("".join(letters) for letters in zip(*rows, strict=True))
    found, renamed = agreement_of(judged(A=a, B=b, C=c)), agreement_of(judged(X=c, Y=a, Z=b))
    assert (found.alpha is None) == (found.pairs == 0)
    if found.alpha is not None and renamed.alpha is not None:
        assert found.alpha <= 1 + 1e-9
        assert found.alpha == pytest.approx(renamed.alpha)
    assert sorted(round(two.kappa, 9) for two in found.of_two) == sorted(round(two.kappa, 9) for two in renamed.of_two)
    assert all(two.kappa <= 1 + 1e-9 and two.same <= two.pairs for two in found.of_two)


@given(st.text("snpwu", min_size=1, max_size=12))
def test_who_says_the_same_agrees_wholly(letters: str) -> None:
    found = agreement_of(judged(A=letters, B=letters))
    assert found.alpha == pytest.approx(1)
    assert found.of_two[0].kappa == pytest.approx(1)


def test_what_is_lacking_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewer_agreement, "can_tell_agreement", lambda: False)
    assert agreement_of([]).alpha is None
    with pytest.raises(JudgementError, match="competing-claims\\[team\\]"):
        agreement_of(judged(A="s", B="s"))
