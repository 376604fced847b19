"""The pieces of the pages: words made harmless, the rows and bands of the plot, the filters."""

import pytest

from claims.model import Discrepancy, Kind, Severity, Side
from claims.values import Count, Relation
from views import markup
from views.blocks import relation_badges
from views.plots.range_plot import Axis
from views.plots.range_rows import Band, RangeRow, bands
from views.state import discrepancy_filters
from views.texts.numbers_with_nouns import number_of


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('" onload="x', "&quot; onload=&quot;x"),
        ("a\u202eb", "a\\u202eb"),
        ("**b** $x$ :red[y]", "**b** $x$ :red[y]"),
    ],
)
def test_words_show_as_they_are(words: str, shown: str) -> None:
    assert markup.literal(words) == shown


def test_quote_marks_the_words_of_the_value_and_names_its_language() -> None:
    assert (
        markup.quote("a <b> c", "ar", verbatim="<b>")
        == '<blockquote dir="auto" lang="ar">a <mark>&lt;b&gt;</mark> c</blockquote>'
    )


def test_quote_leaves_out_what_is_no_language() -> None:
    assert markup.quote("a", '" onload="x') == '<blockquote dir="auto">a</blockquote>'


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//x.example", "ftp://x.example", "/path", "", "http://[", "data:text/html,x"]
)
def test_only_absolute_web_addresses_become_links(address: str) -> None:
    assert markup.outside_link("x", address) == ""


def test_link_quotes_what_comes_from_outside() -> None:
    assert markup.link("<i>", "incident", id='"><b>') == '<a href="incident?id=%22%3E%3Cb%3E"><bdi>&lt;i&gt;</bdi></a>'


def test_what_a_sentence_quotes_keeps_its_own_direction() -> None:
    assert markup.sentence("“المربع” is <one>") == '<span dir="ltr">“<bdi>المربع</bdi>” is &lt;one&gt;</span>'


def row(claim_id: str, count: str, *, group: str = "", plain: bool = True) -> RangeRow:
    return RangeRow(claim_id=claim_id, label=claim_id, group=group, text=count, count=Count.parse(count), plain=plain)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("a", "2..5"), row("b", "4+")], [Band("", 4, 5, fits=True)]),
        ([row("a", "4+"), row("b", "6+")], [Band("", 6, None, fits=True)]),
        ([row("a", "~20..99"), row("b", "~200..999")], [Band("", 99, 200, fits=False)]),
        ([row("a", "2"), row("b", "5"), row("c", "9")], [Band("", 2, 9, fits=False)]),
        ([row("a", "2"), row("b", "5", plain=False)], []),
        ([row("a", "2", group="police"), row("b", "5", group="civilians")], []),
        ([row("a", "2"), row("a", "5")], []),
    ],
)
def test_band_is_what_fits_all_accounts_or_the_gap(rows: list[RangeRow], expected: list[Band]) -> None:
    assert bands(rows) == expected


@pytest.mark.parametrize(
    ("counts", "is_log"), [(("1", "50"), False), (("1", "51"), True), (("0", "40"), False), (("2+", "200"), True)]
)
def test_axis_is_logarithmic_only_where_figures_lie_far_apart(counts: tuple[str, ...], is_log: bool) -> None:
    assert Axis.of([row(each, each) for each in counts]).is_log is is_log


@pytest.mark.parametrize(
    ("most", "ticks"), [(1, [0, 1]), (6, [0, 2, 4, 6]), (21, [0, 5, 10, 15, 20]), (999, [0, 200, 400, 600, 800])]
)
def test_ticks_end_with_the_figures(most: int, ticks: list[int]) -> None:
    assert Axis(most, is_log=False, room=2).settings["tickvals"] == ticks


def found(severity: Severity, *sources: str, relation: Relation = Relation.CONTRADICTS) -> Discrepancy:
    side = Side(
        value="x", statement_ids=(), claim_ids=(), source_ids=sources, speakers="", origins=(), relation=relation
    )
    return Discrepancy(
        discrepancy_id=f"{severity}-{'-'.join(sources)}",
        incident_id="i",
        field="",
        group="",
        kind=Kind.COUNT,
        relation=relation,
        severity=severity,
        sentence="",
        sides=(side,),
    )


FOUND = (found(Severity.HIGH, "a", "b"), found(Severity.MINOR, "b"), found(Severity.MINOR, "c"))


def test_filters_hold_together_and_values_of_one_are_alternatives() -> None:
    assert discrepancy_filters.choose(FOUND, {"severity": ["minor"], "source": ["a", "b"]}) == (FOUND[1],)
    assert discrepancy_filters.choose(FOUND, {"severity": []}) == FOUND


def test_numbers_of_a_filter_are_what_the_others_leave() -> None:
    assert discrepancy_filters.numbers(FOUND, {"severity": ["high"], "source": ["c"]}, "source") == {"a": 1, "b": 1}
    assert discrepancy_filters.numbers(FOUND, {"severity": ["high"]}, "source")["c"] == 0


def test_filter_that_removed_most_is_named() -> None:
    assert discrepancy_filters.most_removed(FOUND, {"severity": ["high"], "source": ["c"], "kind": []}) == (
        "severity",
        1,
    )


def test_badges_come_gravest_first_with_their_numbers() -> None:
    shown = relation_badges.badges([found(Severity.MINOR, "a", relation=Relation.AGREES), *FOUND])
    assert shown.index("≠ contradicts 3") < shown.index("= agrees 1")


@pytest.mark.parametrize(("number", "words"), [(1, "1 discrepancy"), (2, "2 discrepancies"), (0, "0 accounts")])
def test_numbers_carry_their_noun(number: int, words: str) -> None:
    assert number_of(number, "discrepancy" if "discrep" in words else "account") == words
