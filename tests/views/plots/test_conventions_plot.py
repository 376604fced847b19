"""What datasets would publish, drawn: a lane per dataset in a fixed order, a range where it gives one."""

from views.plots.conventions_plot import Row, conventions_plot, dataset_count


def row(convention: str, low: int, high: int) -> Row:
    return {"convention": convention, "low": low, "high": high, "value": f"{low} to {high}"}


def test_lanes_come_in_the_order_of_datasets_under_their_incident() -> None:
    figure = conventions_plot(
        [("One", [row("ucdp", 1, 4), row("acled", 2, 2)]), ("Two", [row("gtd", 3, 3)])], dark=False
    )
    assert [note.text for note in figure.layout.annotations] == [
        "<b>One</b>",
        "ACLED 2 to 2",
        "UCDP 1 to 4",
        "<b>Two</b>",
        "GTD 3 to 3",
    ]
    heights = [note.y for note in figure.layout.annotations]
    assert heights == sorted(heights, reverse=True)
    assert [trace.x for trace in figure.data] == [(2.0,), (1.0, 4.0), (3.0,)]
    assert len({trace.marker.symbol for trace in figure.data}) == 3


def test_long_titles_are_cut_and_markup_in_them_is_words() -> None:
    figure = conventions_plot([("<i>" + "x" * 46, [row("gtd", 1, 1)]), ("y" * 46, [row("gtd", 1, 1)])], dark=True)
    titles = [note.text for note in figure.layout.annotations if note.text.startswith("<b>")]
    assert titles == [f"<b>&lt;i&gt;{'x' * 43}…</b>", f"<b>{'y' * 46}</b>"]


def test_dataset_is_named_with_its_count() -> None:
    assert dataset_count(row("ibc", 1, 2)) == "Iraq Body Count 1 to 2"
