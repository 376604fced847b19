"""The colours of sources: the same on the page as in pictures, legible on their paper, and told apart from the colour of contradictions."""

import re

import pytest

from views.plots.ink import Ink, ink_of
from views.state.page_study import MOST_COLOURS
from views.texts.styles.plot_css import DARK_PLOT_CSS, PLOT_CSS

_LEAST_CONTRAST = 3.0  # of a mark against what is behind it (WCAG 2.2, 1.4.11)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "css"), [(ink_of(dark=False), PLOT_CSS), (ink_of(dark=True), DARK_PLOT_CSS)])
def test_sources_have_the_same_colours_on_the_page_as_in_pictures(ink: Ink, css: str) -> None:
    on_page = dict(re.findall(r"\.cc-source-(\d) \{ --c: (#\w{6}); \}", css))
    assert on_page == {str(place): colour for place, colour in enumerate(ink.sources)}
    assert len(ink.sources) == 1 + MOST_COLOURS


@pytest.mark.parametrize("dark", [False, True])
def test_colours_of_sources_can_be_seen_and_mean_no_contradiction(dark: bool) -> None:
    ink = ink_of(dark=dark)
    assert all(contrast(colour, ink.paper) >= _LEAST_CONTRAST for colour in ink.sources)
    assert len({*ink.sources, ink.clash}) == len(ink.sources) + 1
