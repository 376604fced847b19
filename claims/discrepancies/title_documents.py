"""Documents of which the title alone is held, and which sources are told of through them."""

import re
from collections import defaultdict

import pandas as pd

from claims.incidents import Incidents
from claims.model import split_list
from claims.tables import Collection

LEAST_SHARE = 0.6  # of a fragment's words; a footnote sets name and day of the source beside the title
_WORD = re.compile(r"\w+")


def titles_alone(collection: Collection) -> frozenset[str]:
    """Documents that another one lists, without a text of their own and without a word beyond the title."""
    documents = collection.documents
    listed = documents[(documents["within"] != "") & (documents["digest"] == "")]
    titles = {key: set(_words(title)) for key, title in zip(listed["document_id"], listed["title"], strict=True)}
    if not titles:
        return frozenset()
    document_of = collection.statements["claim_id"].map(collection.document_of_claim)
    beyond = {
        document
        for document, fragment in zip(document_of, collection.statements["fragment"], strict=True)
        if document in titles and not _stands_in(titles[document], _words(fragment))
    }
    return frozenset(titles) - beyond


def titles_cited(collection: Collection, incidents: Incidents, titles: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Incident id to the sources that its accounts cite by a document of which the title alone is held."""
    cited: defaultdict[str, dict[str, None]] = defaultdict(dict)
    citing: pd.DataFrame = collection.statements.loc[collection.statements["cites"] != "", ["claim_id", "cites"]]
    for claim_id, cites in citing.drop_duplicates().itertuples(index=False):
        for document in split_list(cites):
            if document in titles:
                cited[incidents.incident_of[claim_id]][collection.source_of_document[document]] = None
    return {incident_id: tuple(sources) for incident_id, sources in cited.items()}


def _stands_in(title: set[str], fragment: list[str]) -> bool:
    return sum(word in title for word in fragment) >= LEAST_SHARE * len(fragment)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
