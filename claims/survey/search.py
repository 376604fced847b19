"""Search: which claims contain every word of a query, in their own words or in any name of what they name."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from claims.model import FieldType, parse_chain
from claims.names import fold
from claims.survey.group_join import join_by_key
from claims.tables import Collection

_OF_CLAIM = ("title", "note")
_OF_STATEMENT = ("verbatim", "fragment", "gloss", "note")


@dataclass(frozen=True)
class ClaimSearch:
    """Looks for words in all that claims say and are called; made once, used often.

    Looked through: titles and notes of the claim and its document; words, fragments, glosses and notes of its
    statements; labels of their fields and terms; and every name, in every script, of its source, of the
    speakers it quotes, and of the parties and places it names. Case, marks and letter variants make no
    difference (`claims.names.fold`).

    Attributes:
        collection: Where the words stand.
        claim_ids: The claims in the order in which answers come.
    """

    collection: Collection
    claim_ids: tuple[str, ...]

    def find(self, text: str) -> np.ndarray:
        """Which claims contain every word of the text, as one flag a claim; all where it has no word."""
        contains = np.ones(len(self.claim_ids), dtype=bool)
        for word in fold(text).split():
            contains &= self._words.str.contains(word, regex=False).to_numpy(dtype=bool)
        return contains

    @cached_property
    def _words(self) -> pd.Series:
        """One folded text a claim, in the order of `claim_ids`."""
        parts = [*self._own_words(), *self._names(), self._source_and_document()]
        texts = pd.concat([part[part != ""] for part in parts])
        text_of = join_by_key(texts.index, texts, separator="\n")
        return pd.Series([text_of.get(claim_id, "") for claim_id in self.claim_ids], dtype="str")

    def _own_words(self) -> list[pd.Series]:
        """Titles, notes, words, fragments and glosses."""
        statements, claims = self.collection.statements, self.collection.claims
        return [
            *(_folded(claims[column]).set_axis(claims["claim_id"]) for column in _OF_CLAIM),
            *(_distinct(statements["claim_id"], _folded(statements[column])) for column in _OF_STATEMENT),
        ]

    def _names(self) -> list[pd.Series]:
        """What statements name by id: fields, terms, groups, parties, places, speakers."""
        statements, specs = self.collection.statements, self.collection.field_specs
        types = statements["field"].map({field: spec.type for field, spec in specs.items()})
        parties, places, sources = (
            _aliases(getattr(self.collection, table)) for table in ("parties", "places", "sources")
        )
        chains = {
            text: "\n".join(sources.get(link.source_id, "") for link in parse_chain(text))
            for text in statements["chain"].unique()
        }
        values = [
            (statements["field"], {field: fold(spec.label) for field, spec in specs.items()}),
            (statements["group"], parties),
            (statements["chain"], chains),
            (statements["value"].where(types == FieldType.PARTY, ""), parties),
            (statements["value"].where(types == FieldType.PLACE, ""), places),
        ]
        terms = _folded(statements["value"].where(types.isin([FieldType.TERM, FieldType.TEXT]), ""))
        return [_distinct(statements["claim_id"], column.map(names).fillna("")) for column, names in values] + [
            _distinct(statements["claim_id"], terms)
        ]

    def _source_and_document(self) -> pd.Series:
        """Source and document of each claim."""
        documents, sources = self.collection.documents, _aliases(self.collection.sources)
        words = (
            _folded(documents["title"]) + "\n" + _folded(documents["note"]) + "\n" + documents["source_id"].map(sources)
        )
        of_document = dict(zip(documents["document_id"], words, strict=True))
        claims = self.collection.claims
        return claims["document_id"].map(of_document).set_axis(claims["claim_id"])


def _folded(texts: pd.Series) -> pd.Series:
    """A column of texts folded, each distinct text once."""
    distinct = {text: fold(text) for text in texts.unique()}
    return texts.map(distinct)


def _distinct(claim_ids: pd.Series, texts: pd.Series) -> pd.Series:
    pairs = pd.DataFrame({"claim_id": claim_ids, "text": texts})
    return pairs[pairs["text"] != ""].drop_duplicates().set_index("claim_id")["text"]


def _aliases(table: pd.DataFrame) -> dict[str, str]:
    """Id to its folded names, one a line; the id itself is one of them."""
    rows = zip(table.iloc[:, 0], table["name"], table["aliases"], strict=True)
    return {row_id: "\n".join(map(fold, (row_id, name, *aliases.split("|")))) for row_id, name, aliases in rows}
