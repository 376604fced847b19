"""What other pages ask for, worked out while the reader looks at the first; imports plots, so it is imported after that was drawn."""

from contextlib import suppress

from claims.errors import ClaimsError
from views.page_doors import claim_search, matrix, open_all_pages
from views.state.cached_study import open_matched, open_study
from views.state.open_collections import start_collection
from views.state.page_study import PageStudy

MOST_CLAIMS = 5000  # what searches more takes seconds to work out, in which every click would be slower


def prepare_other_pages() -> None:
    """Imports all pages and works out what they ask for of the collection that the app opens first."""
    open_all_pages()
    with suppress(ClaimsError, OSError):
        study = open_study(open_matched(start_collection()))
        work_out(study, is_large=len(study.collection.claims) > MOST_CLAIMS)


def work_out(study: PageStudy, *, is_large: bool) -> None:
    """Works out the first page of the matrix and of the claims, and their search and the figures of sources unless there are many."""
    matrix.open().work_out(study)
    if not is_large or study.has_catalogue:
        claim_search.open().work_out(study)
    if not is_large:
        study.work_out_other_pages()
        study.standings.head()
