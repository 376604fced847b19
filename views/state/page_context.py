"""What a page is given when it is drawn."""

from dataclasses import dataclass

from streamlit.delta_generator import DeltaGenerator

from claims.survey import Scope
from views.state.cached_study import CachedMatched
from views.state.page_study import PageStudy
from views.state.url import Pages


@dataclass(frozen=True, kw_only=True)
class PageContext:
    """What every page is given, whether a collection can be opened or not.

    Attributes:
        pages: All pages by their path, to link to.
    """

    pages: Pages


@dataclass(frozen=True, kw_only=True)
class StudyContext(PageContext):
    """What a page is given where a collection is open.

    Attributes:
        scope: What the shared filters leave of the study.
        actions: The place in the bar for what a page offers beside *Share*, such as its downloads.
    """

    study: PageStudy
    matched: CachedMatched
    scope: Scope
    actions: DeltaGenerator
