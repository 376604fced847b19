"""Blocks that were drawn before: asked for again by the same reader, what nothing has changed is not worked out again."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.state.url import carried
from views.texts.translation import language

Arguments = ParamSpec("Arguments")
Block = TypeVar("Block")


def drawn(
    study: PageStudy,
    work: Callable[Concatenate[PageStudy, Arguments], Block],
    *arguments: Arguments.args,
    **_: Arguments.kwargs,
) -> Block:
    """What `work(study, *arguments)` gives, worked out once for each language, theme and set of parameters that links keep.

    Args:
        work: A function of a module that reads nothing else: no widget, no parameter of the address but those of links.
        arguments: Hashable.
    """
    reader = (language(), is_dark(), tuple(carried()))
    block: Block = study.blocks(reader, work, *arguments)
    return block


def worked_out(
    study: PageStudy,
    work: Callable[Concatenate[PageStudy, Arguments], Block],
    *arguments: Arguments.args,
    **_: Arguments.kwargs,
) -> Block:
    """What `work(study, *arguments)` gives, worked out once for all readers: `work` has no words of ours in it."""
    block: Block = study.blocks((), work, *arguments)
    return block
