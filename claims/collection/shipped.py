"""Where the collections and the documentation are that come with the project."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]  # of the checkout, or of what a wheel has installed
DEFAULT_COLLECTION = Path("data/qamishli-hasakah")


def default_collection() -> Path:
    """The collection that comes with the project, in a checkout or beside an installed wheel."""
    places = (ROOT / DEFAULT_COLLECTION, Path(sys.prefix) / "share" / "competing-claims" / DEFAULT_COLLECTION.name)
    return next((place for place in places if place.exists()), DEFAULT_COLLECTION)


def built_site() -> Path | None:
    """The first page of the documentation, where it was built: `make docs` does so in a checkout, and a release holds it."""
    page = ROOT / "claims" / "site" / "index.html"
    return page if page.is_file() else None
