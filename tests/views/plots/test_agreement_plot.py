"""How often sources agree, drawn: shares of a hundred, each pair once, names as words."""

import pytest

from claims.survey.between import Agreement, PairAgreement
from views.plots.agreement_plot import AGREEMENT_PLOT_COLUMNS, agreement_frame, agreement_plot, shares_of

AGREEMENT = Agreement(
    source_ids=("<a>", "b", "c"),
    connected=3,
    pairs={("<a>", "b"): PairAgreement(4, 3, 2, 0, 1), ("<a>", "c"): PairAgreement(1)},
    incidents=4,
    counted=4,
)


@pytest.mark.parametrize(
    ("pair", "shares"),
    [
        (PairAgreement(1, 3, 1, 1, 1), (34, 33, 33)),
        (PairAgreement(1, 3, 2, 1, 0), (67, 33, 0)),
        (PairAgreement(1, 8, 1, 7, 0), (12, 88, 0)),
        (PairAgreement(1, 200, 199, 0, 1), (99, 0, 1)),
        (PairAgreement(9, 250, 0, 249, 1), (0, 99, 1)),
        (PairAgreement(9, 250, 0, 1, 249), (0, 1, 99)),
        (PairAgreement(9, 1000, 999, 0, 1), (99, 0, 1)),
    ],
)
def test_shares_add_up_to_a_hundred(pair: PairAgreement, shares: tuple[int, int, int]) -> None:
    assert shares_of(pair) == shares
    assert [type(share) for share in shares_of(pair)] == [int, int, int]


def test_each_pair_is_drawn_once_and_pairs_that_share_nothing_are_empty() -> None:
    figure = agreement_plot(AGREEMENT, str)
    [heat] = figure.data
    assert [list(line) for line in heat.text] == [
        ["= 67% agree<br>≠ 33% contradict<br>3 fields in 4 incidents"],
        ["no field in common"],
    ]
    assert figure.layout.xaxis.ticktext == ("&lt;a&gt;",)
    assert figure.layout.yaxis.ticktext == ("b", "c")
    assert heat.z[0][0] == pytest.approx(1 / 3)
    assert heat.z[1][0] is None


def test_frame_has_a_row_per_pair() -> None:
    frame = agreement_frame(AGREEMENT, str.upper)
    assert tuple(frame.columns) == AGREEMENT_PLOT_COLUMNS
    assert frame.iloc[0].tolist() == ["<A>", "B", 4, 3, 2, 0, 1]
