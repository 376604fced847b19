"""The five steps as the commands take them, with a progress bar on a terminal."""

import sys
from pathlib import Path

from claims.cli.terminal import messages, number_of, steps
from claims.collection import load_collection
from claims.discrepancies import find_discrepancies
from claims.findings import Findings
from claims.incidents import Incidents
from claims.matching import link_incidents, match_claims
from claims.tables import Collection

ROOT = Path(__file__).resolve().parents[2]  # of the checkout, or of what a wheel has installed
DEFAULT_COLLECTION = Path("data/qamishli-hasakah")


def default_collection() -> Path:
    """The collection that comes with the project, in a checkout or beside an installed wheel."""
    places = (ROOT / DEFAULT_COLLECTION, Path(sys.prefix) / "share" / "competing-claims" / DEFAULT_COLLECTION.name)
    return next((place for place in places if place.exists()), DEFAULT_COLLECTION)


def load(path: Path | None) -> Collection:
    collection = load_collection(path or default_collection())
    if collection.problems:
        found = number_of(len(collection.problems), "problems")
        messages.print(f"{found}: these rows are left out. claims validate lists them.", soft_wrap=True)
    return collection


def link(path: Path | None) -> tuple[Collection, Incidents]:
    with steps(3) as step:
        step("Reading the collection")
        collection = load(path)
        step("Matching claims")
        matches = match_claims(collection)
        step("Linking incidents")
        return collection, link_incidents(collection, matches)


def compare(path: Path | None) -> tuple[Collection, Incidents, Findings]:
    collection, linked = link(path)
    with steps(1) as step:
        step("Comparing accounts")
        return collection, linked, find_discrepancies(collection, linked)
