"""Search: which claims hold every word that is asked for, in the claim's own words or in any name of what it names."""

from collections.abc import Sequence
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
    """Looks for words in all that claims say and are called; made once and asked often.

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
        """Which claims hold every word of the text, one answer a claim; all where it has no word."""
        found = np.ones(len(self.claim_ids), dtype=bool)
        for word in fold(text).split():
            found &= self._words.str.contains(word, regex=False).to_numpy(dtype=bool)
        return found

    @cached_property
    def _words(self) -> pd.Series:
        """One folded text a claim, in the order of `claim_ids`."""
        parts = [*self._spoken(), *self._named(), self._about()]
        every = pd.concat([part[part != ""] for part in parts])
        gathered = join_by_key(every.index, every, separator="\n")
        return pd.Series([gathered.get(each, "") for each in self.claim_ids], dtype="str")

    def _spoken(self) -> list[pd.Series]:
        said, claims = self.collection.statements, self.collection.claims
        return [
            *(_folded(claims[column]).set_axis(claims["claim_id"]) for column in _OF_CLAIM),
            *(_distinct(said["claim_id"], _folded(said[column])) for column in _OF_STATEMENT),
        ]

    def _named(self) -> list[pd.Series]:
        """What statements name by id: fields, terms, groups, parties, places, speakers."""
        said, specs = self.collection.statements, self.collection.field_specs
        types = said["field"].map({field: spec.type for field, spec in specs.items()})
        parties, places, sources = (
            _aliases(getattr(self.collection, each)) for each in ("parties", "places", "sources")
        )
        chains = {
            text: "\n".join(sources.get(link.source_id, "") for link in parse_chain(text))
            for text in said["chain"].unique()
        }
        values = [
            (said["field"], {field: fold(spec.label) for field, spec in specs.items()}),
            (said["group"], parties),
            (said["chain"], chains),
            (said["value"].where(types == FieldType.PARTY, ""), parties),
            (said["value"].where(types == FieldType.PLACE, ""), places),
        ]
        terms = _folded(said["value"].where(types.isin([FieldType.TERM, FieldType.TEXT]), ""))
        return [_distinct(said["claim_id"], column.map(names).fillna("")) for column, names in values] + [
            _distinct(said["claim_id"], terms)
        ]

    def _about(self) -> pd.Series:
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


def _aliases(named: pd.DataFrame) -> dict[str, str]:
    """Id to its folded names, one a line; the id itself is one of them."""
    rows: Sequence[tuple[str, ...]] = list(zip(named.iloc[:, 0], named["name"], named["aliases"], strict=True))
    return {
        row_id: "\n".join(fold(each) for each in (row_id, name, *aliases.split("|"))) for row_id, name, aliases in rows
    }
