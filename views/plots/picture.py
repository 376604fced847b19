"""A plot as a picture file: PNG or SVG, on white, with a line below that names collection, version and tool."""

from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from textwrap import wrap

import plotly.graph_objects as go
import plotly.io

from claims.errors import ExportError
from claims.installation.readiness import has_browser
from claims.installation.version import __version__
from claims.tables import Collection
from views.markup import plot_text
from views.plots.ink import LIGHT

PICTURES = {"png": "image/png", "svg": "image/svg+xml"}  # format to media type
WIDTH, SCALE = 900, 2  # pixels of a picture, and how many dots of a PNG stand for one
_LINE, _HEAD, _BELOW = 18, 40, 26  # pixels of a line below the plot, of the title above it, and of its axis
_MOST_CHARACTERS = 130  # of a line below the plot


def can_draw() -> bool:
    """Whether this machine has the package and a browser that pictures need."""
    return find_spec("kaleido") is not None and has_browser()


def source_line(collection: Collection, *, day: str, filter: str = "") -> str:
    """The line below a picture: collection, version, digest, filter, tool, day."""
    parts = (
        f"{collection.title}, version {collection.version}",
        collection.digest[:19],
        filter and f"filter: {filter}",
        f"competing-claims {__version__}",
        day,
    )
    return " · ".join(part for part in parts if part)


def plot_file(figure: go.Figure, *, title: str, source: str, format: str, reading: str = "") -> bytes:
    """The plot as a picture with its title and its source line.

    Args:
        figure: A plot drawn for the light theme; it is not changed.
        title: What the plot shows.
        source: What `source_line` gives.
        format: A name in `PICTURES`.
        reading: What its marks mean, on a line above the source.

    Raises:
        ExportError: The format is unknown, or the package or the browser that draws it is missing.
    """
    if format not in PICTURES:
        raise ExportError(f"no picture {format!r}; allowed: {', '.join(PICTURES)}")
    picture = _with_lines(figure, title, [*wrap(reading, _MOST_CHARACTERS), *_lines(source)])
    try:
        with ThreadPoolExecutor(1) as alone:  # kaleido starts an event loop, and the page's thread may have one
            content = alone.submit(plotly.io.to_image, picture, format=format, width=WIDTH, scale=SCALE).result()
    except (ValueError, RuntimeError, OSError) as error:
        raise ExportError(
            "a picture needs the package kaleido and Chromium or Chrome on this machine "
            f"(pip install 'competing-claims[pictures]'); it says: {_first_line(error)}"
        ) from error
    return bytes(content)


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _with_lines(figure: go.Figure, title: str, lines: list[str]) -> go.Figure:
    picture = go.Figure(figure)
    below = max(_BELOW, picture.layout.margin.b or 0)  # what the plot itself writes below its axis
    foot = _LINE * len(lines) + below + 10
    inside = picture.layout.height or 400
    picture.update_layout(
        paper_bgcolor="white", plot_bgcolor="white", height=inside + _HEAD + foot, margin={"t": _HEAD, "b": foot, "l": 16, "r": 16},
        title={"text": plot_text(title), "x": 0.018, "y": 1, "yanchor": "top", "pad": {"t": 12}, "font": {"size": 16, "color": LIGHT.text}},
    )  # fmt: skip
    picture.add_annotation(
        text="<br>".join(map(plot_text, lines)), x=0, xref="paper", y=0, yref="paper", yshift=-below, showarrow=False, align="left",
        xanchor="left", yanchor="top", font={"size": 11, "color": LIGHT.text},
    )  # fmt: skip
    return picture


def _lines(source: str) -> list[str]:
    """The source line, broken between its parts where it is too long."""
    lines = [""]
    for part in source.split(" · "):
        longer = f"{lines[-1]} · {part}" if lines[-1] else part
        if len(longer) > _MOST_CHARACTERS and lines[-1]:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines
