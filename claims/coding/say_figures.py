"""Says back what was understood of a line of figures, as one sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claims.coding.read_figures import ReadFigure
from claims.names import join_words
from claims.values import Count


@dataclass(frozen=True, kw_only=True)
class FigureWords:
    """How the parts of the sentence are said; other languages have their own.

    Attributes:
        label: The words for a field.
        name: The name of a party.
        count: A number in words.
        one: One figure, of `count`, `group` and `field`; `anyone` the same without a group.
        whole: A figure with its `parts`.
    """

    label: Callable[[str], str]
    name: Callable[[str], str]
    count: Callable[[Count], str] = lambda count: ("about " if count.vague else "") + count.in_words
    one: str = "{field}: {count} ({group})"
    anyone: str = "{field}: {count}"
    whole: str = "{whole}, among them {parts}"
    part: str = "{count} ({group})"
    join: Callable[[list[str]], str] = join_words


def say_figures(figures: Iterable[ReadFigure], words: FigureWords) -> str:
    """The figures in one sentence, parts with their whole; "" for none."""
    listed = list(figures)
    said = [_say_whole(listed, at, words) for at, figure in enumerate(listed) if figure.part_of is None]
    return "; ".join(said) + "." if said else ""


def _say_whole(figures: list[ReadFigure], at: int, words: FigureWords) -> str:
    whole = _say(figures[at], words)
    parts = [_say(figure, words, of=figures[at].field) for figure in figures if figure.part_of == at]
    return words.whole.format(whole=whole, parts=words.join(parts)) if parts else whole


def _say(figure: ReadFigure, words: FigureWords, *, of: str = "") -> str:
    count, field = words.count(figure.count), words.label(figure.field)
    if not figure.group:
        return words.anyone.format(count=count, field=field)
    pattern = words.part if of == figure.field else words.one
    return pattern.format(count=count, field=field, group=words.name(figure.group))
