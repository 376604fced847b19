"""What other pages ask for, worked out while the reader looks at the first; imports plots, so it is imported after that was drawn."""

from contextlib import suppress

from claims.errors import ClaimsError
from claims.survey import count_per_period
from views.page_doors import open_all_pages
from views.plots.timeline_plot import counts_plot
from views.state.cached_study import open_matched, open_study
from views.state.open_collections import start_collection
from views.state.page_study import PageStudy

MOST_CLAIMS = 5000  # the catalogue of more takes seconds, in which every click would be slower


def prepare_other_pages() -> None:
    """Imports all pages and works out what they ask for of the collection that the app opens first."""
    open_all_pages()
    with suppress(ClaimsError, OSError):
        study = open_study(open_matched(start_collection()), may_save=True)
        if len(study.collection.claims) <= MOST_CLAIMS:
            work_out(study)


def work_out(study: PageStudy) -> None:
    """Works out the catalogue of claims with its search and figures of sources, and draws a plot, for the first takes longest."""
    study.search.find("")
    study.standings.head()
    counts = count_per_period(study.catalogue)
    counts_plot(counts, source_name=study.source, source_colour=study.source_colour, dark=False)
