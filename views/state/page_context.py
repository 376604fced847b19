"""What a page is given when it is drawn."""

from dataclasses import dataclass

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
    """

    study: PageStudy
    matched: CachedMatched
    scope: Scope
