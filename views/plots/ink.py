"""The colours and letters of plots; nothing is told by colour alone."""

from dataclasses import dataclass

BLUE, VERMILION = "#0072B2", "#D55E00"  # of the palette of Okabe and Ito, apart for every kind of colour vision
_SKY, _ORANGE = "#56B4E9", "#E69F00"  # their lighter neighbours, for dark paper
FITS, GAP = "rgba(0,114,178,.16)", "rgba(213,94,0,.22)"  # shades of the range plot
CLEAR = "rgba(0,0,0,0)"
FONT = '"Source Sans", "Source Sans Pro", "DejaVu Sans", sans-serif'


@dataclass(frozen=True, kw_only=True)
class Ink:
    """The colours of a theme."""

    text: str
    line: str
    arrow: str
    grid: str
    paper: str


LIGHT = Ink(text="#31333F", line=BLUE, arrow=VERMILION, grid="rgba(49,51,63,.15)", paper="#FFFFFF")
_DARK = Ink(text="#FAFAFA", line=_SKY, arrow=_ORANGE, grid="rgba(250,250,250,.18)", paper="#171614")


def ink_of(*, dark: bool) -> Ink:
    """The colours of the dark theme, or of the light one."""
    return _DARK if dark else LIGHT
