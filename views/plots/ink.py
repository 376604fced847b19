"""The colours and letters of plots; nothing is told by colour alone."""

from dataclasses import dataclass

_VERMILION = "#D55E00"  # of the palette of Okabe and Ito
_ORANGE = "#E69F00"  # its lighter neighbour, for dark paper
# One colour per source, told apart by every kind of colour vision and from the colour of what clashes.
_ON_LIGHT = ("#6B6F7B", "#0072B2", "#117733", "#785EF0", "#882255", "#332288")
_ON_DARK = ("#9A9DA6", "#56B4E9", "#BBCC33", "#8F7BF5", "#CC79A7", "#F5F5F5")
CLEAR = "rgba(0,0,0,0)"
FONT = '"Source Sans", "Source Sans Pro", "DejaVu Sans", sans-serif'


@dataclass(frozen=True, kw_only=True)
class Ink:
    """The colours of a theme."""

    text: str
    clash: str  # of accounts that contradict one another, and of nothing else
    grid: str
    paper: str
    sources: tuple[str, ...]  # by the place of a source; the first is that of all which have none of their own


LIGHT = Ink(text="#31333F", clash=_VERMILION, grid="rgba(49,51,63,.15)", paper="#FFFFFF", sources=_ON_LIGHT)
_DARK = Ink(text="#FAFAFA", clash=_ORANGE, grid="rgba(250,250,250,.18)", paper="#171614", sources=_ON_DARK)


def ink_of(*, dark: bool) -> Ink:
    """The colours of the dark theme, or of the light one."""
    return _DARK if dark else LIGHT


def name_ink(*, dark: bool) -> str:
    """CSS for the names in the first column of a grid: Streamlit draws it at three fifths, in which our text is too pale."""
    return f"color: {'#FFFFFF' if dark else '#000000'}"
