"""Where the collections are that come with the project."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]  # of the checkout, or of what a wheel has installed
DEFAULT_COLLECTION = Path("data/qamishli-hasakah")


def default_collection() -> Path:
    """The collection that comes with the project, in a checkout or beside an installed wheel."""
    places = (ROOT / DEFAULT_COLLECTION, Path(sys.prefix) / "share" / "competing-claims" / DEFAULT_COLLECTION.name)
    return next((place for place in places if place.exists()), DEFAULT_COLLECTION)
