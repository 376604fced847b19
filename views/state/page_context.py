"""What a page is given when it is drawn."""

from dataclasses import dataclass, field
from functools import cached_property

from streamlit.delta_generator import DeltaGenerator

from claims.survey import Scope
from views.state.cached_study import CachedMatched
from views.state.page_study import PageStudy
from views.state.shared_filters import Offer
from views.state.url import Pages
from views.state.work.kept_beside import KeptBeside


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
        kept: The notes, tags and saved views of a project.
        actions: The place in the bar for what a page offers beside *Share*, such as its downloads.
    """

    study: PageStudy
    matched: CachedMatched
    scope: Scope
    actions: DeltaGenerator
    kept: KeptBeside = field(default_factory=KeptBeside)

    @cached_property
    def offer(self) -> Offer:
        """The values that the shared filters offer."""
        return self.study.offer.with_tags(self.kept.notes.tags)
