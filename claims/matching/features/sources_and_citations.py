"""Features of who tells it: documents cited, sources, passages that go on, and what a source speaks of otherwise."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from claims.matching.arrays import (
    Bools,
    Ints,
    Levels,
    digests,
    entries_of,
    found_in,
    one_numbering,
    ranges,
    salted,
)
from claims.matching.claims.prepared import NO_LIST, Prepared
from claims.matching.claims.table_numbers import CountKind, TableNumbers
from claims.matching.features.feature import Feature, graded, holds, names_in, paths_of, words_by
from claims.matching.features.parties_and_kinds import compare_kinds, compare_parties
from claims.tables import Row, records_of

_ALIKE = frozenset({"same", "related"})
_COMPARED = ("paragraphs", "places", "first", "last", "kinds", "party_paths", "place_paths")


def may_tell_one_event(prepared: Prepared, left: Ints, right: Ints) -> Bools:
    """Whether the claims of each pair stand side by side in one document, and nothing in them speaks of two events.

    Their paragraphs are the same or next to one another, they share a day and are of a night at most, their kinds are
    alike, and neither their places nor their sides are apart. One goes on from the other: it leaves the place to it,
    or says another time of that day or night. Two that both give one place and one time are two events.
    """
    settings = prepared.settings.features
    documents, (first, last), told = prepared.codes("document_id"), prepared.stated, prepared.once(_has_paragraphs)
    near: Bools = documents[left] == documents[right]
    for rows in (left, right):
        near &= told[rows] & (first[rows] >= 0) & (last[rows] >= 0) & (last[rows] - first[rows] < settings.night_days)
    near &= (first[left] <= last[right]) & (first[right] <= last[left])
    if not near.any():
        return near
    told_by = prepared.once(_rows)
    for pair in np.flatnonzero(near).tolist():
        one, other = told_by[left[pair]], told_by[right[pair]]
        near[pair] = (
            _side_by_side(one, other, settings.neighbour_paragraphs) and _goes_on(one, other) and _alike(one, other)
        )
    return near


def _has_paragraphs(prepared: Prepared) -> Bools:
    """Whether it is known which paragraphs tell each claim."""
    known: Bools = (prepared.frame["paragraphs"] != "").to_numpy(dtype=bool)
    return known


def _rows(prepared: Prepared) -> list[Row]:
    """What is compared of each claim."""
    return records_of(prepared.frame[list(_COMPARED)])


def _side_by_side(one: Row, other: Row, most: int) -> bool:
    numbers = [[int(number) for number in str(row["paragraphs"]).split("|") if number] for row in (one, other)]
    return any(abs(a - b) <= most for a in numbers[0] for b in numbers[1])


def _goes_on(one: Row, other: Row) -> bool:
    return not (one["places"] and other["places"]) or any(one[end] != other[end] for end in ("first", "last"))


def _alike(one: Row, other: Row) -> bool:
    return (
        compare_kinds(one["kinds"], other["kinds"]) in _ALIKE
        and compare_parties(one["party_paths"], other["party_paths"]) != "none shared"
        and not _apart(one["place_paths"], other["place_paths"])
    )


def _apart(one: str, other: str) -> bool:
    """Whether both name places and none of the one is, or holds, one of the other."""
    places, others = paths_of(one), paths_of(other)
    return bool(places and others) and not any(holds(a, b) or holds(b, a) for a in places for b in others)


CITED = (
    "not said",
    "one rests on the other",
    "one cites the other",
    "both cite one document",
    "cited together",
    "one document",
)
ORIGIN = ("not said", "one document", "neighbouring passages", "one source", "one list", "two sources")
BEAT = ("not said", "never", "hardly ever", "seldom", "sometimes", "often", "very often")
BEATS = (0.0, 0.01, 0.03, 0.06, 0.12)  # bounds of these, as cosines


@dataclass(frozen=True, kw_only=True)
class Citations:
    """Who cites what, as numbers: only documents that two claims have to do with.

    Attributes:
        document: The document of each claim.
        cites: Row and document cited, encoded as `row * size + document`, ascending.
        size: How many documents there are.
        citing: Whether a claim cites any document that another claim has or cites.
        cited: Whether a claim's document is cited.
        together: Pairs of documents that one claim cites, encoded as `one * size + other`, ascending.
        in_pair: Whether a claim's document is in one of these pairs.
        cites_one: Whether a claim cites a single document.
        tells_one: Whether a claim is all that its document tells.
    """

    document: Ints
    cites: Ints
    size: int
    citing: Bools
    cited: Bools
    together: Ints
    in_pair: Bools
    cites_one: Bools
    tells_one: Bools

    @classmethod
    def of(cls, documents: "pd.Series[str]", cites: "pd.Series[str]", *, most_together: int) -> "Citations":
        """Reads the document of each claim and the documents that it cites, joined by "|".

        Args:
            most_together: Documents are cited together by claims that cite no more than so many.
        """
        lists = entries_of(cites, "|").distinct()
        document, cited, size = one_numbering(documents, lists)
        rows, size = lists.rows, max(size, 1)
        lengths = np.bincount(rows, minlength=len(document))
        uses = np.bincount(cited, minlength=size)
        told = np.bincount(document, minlength=size)
        of_claims = told > 0
        useful = (uses[cited] > 1) | of_claims[cited]
        citing = np.zeros(len(document), dtype=bool)
        citing[rows[useful]] = True
        pairs = set()
        for row in np.flatnonzero((lengths > 1) & (lengths <= most_together)).tolist():
            of_row = cited[slice(*np.searchsorted(rows, [row, row + 1]))]
            known = of_row[of_claims[of_row]].tolist()
            pairs |= {(a, b) for a in known for b in known if a < b}
        in_pair = np.zeros(size, dtype=bool)
        in_pair[[number for pair in pairs for number in pair]] = True
        return cls(
            document=document,
            cites=np.sort(rows[useful] * size + cited[useful]),
            size=size,
            citing=citing,
            cited=(uses > 0)[document],
            together=np.array([a * size + b for a, b in sorted(pairs)], dtype=np.int64),
            in_pair=in_pair[document],
            cites_one=lengths == 1,
            tells_one=told[document] == 1,
        )

    def compare(self, left: Ints, right: Ints) -> Levels:
        """The level of `CITED` of each pair; one document goes before citing, citing before a document in common, that before cited together.

        One rests on the other when it cites nothing else, and the document cited tells nothing else.
        """
        level = np.zeros(len(left), dtype=np.int8)
        of_left, of_right = self.document[left], self.document[right]
        paired = np.flatnonzero(self.in_pair[left] & self.in_pair[right])
        keys = np.minimum(of_left, of_right)[paired] * self.size + np.maximum(of_left, of_right)[paired]
        level[paired[found_in(self.together, keys)[1]]] = CITED.index("cited together")
        both = np.flatnonzero(self.citing[left] & self.citing[right])
        level[both[self._share(left[both], right[both])]] = CITED.index("both cite one document")
        rests = np.zeros(len(left), dtype=bool)
        for citing, cited in ((left, right), (right, left)):
            may = np.flatnonzero(self.citing[citing] & self.cited[cited])
            cites = may[found_in(self.cites, citing[may] * self.size + self.document[cited[may]])[1]]
            level[cites] = CITED.index("one cites the other")
            rests[cites] |= self.cites_one[citing[cites]] & self.tells_one[cited[cites]]
        level[rests] = CITED.index("one rests on the other")
        level[of_left == of_right] = CITED.index("one document")
        return level

    def in_table(self, documents: "pd.Series[str]", numbers: TableNumbers) -> "Citations":
        """The same of a part of a table, where other claims also tell what documents tell, and cite them together."""
        keys = digests(documents.to_numpy(dtype=object))
        at, number = numbers.shared.of(salted(keys, CountKind.CITED_WITH))
        distinct, first = np.unique(keys, return_index=True)
        place, known = found_in(distinct, numbers.shared.values[at])
        one = np.repeat(self.document, number)[known]
        other = self.document[first[place[known]]]
        together = np.unique(np.minimum(one, other) * self.size + np.maximum(one, other))
        in_pair = np.zeros(self.size, dtype=bool)
        in_pair[np.r_[one, other]] = True
        tells_one = numbers.uses_of(salted(keys, CountKind.DOCUMENT)) == 1
        return replace(self, together=together, in_pair=in_pair[self.document], tells_one=tells_one)

    def _share(self, left: Ints, right: Ints) -> Bools:
        """Whether the two rows of each pair cite one document."""
        start, end = (np.searchsorted(self.cites, (left + step) * self.size) for step in (0, 1))
        spread = end - start
        pair = np.repeat(np.arange(len(left)), spread)
        hit = found_in(self.cites, right[pair] * self.size + self.cites[ranges(start, spread)] % self.size)[1]
        shared = np.zeros(len(left), dtype=bool)
        shared[pair[hit]] = True
        return shared


def _citations(prepared: Prepared) -> Citations:
    most, documents = prepared.settings.features.most_cited_together, prepared.frame["document_id"]
    citations = Citations.of(documents, prepared.frame["cites"], most_together=most)
    return citations if prepared.numbers is None else citations.in_table(documents, prepared.numbers)


def _compare_citations(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    return prepared.once(_citations).compare(left, right)


def _compare_sources(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """A list tells an event once; an outlet comes back to it, and so does one document in the next sentence."""
    document, source = (prepared.codes(column) for column in ("document_id", "source_id"))
    named = (prepared.frame["source_id"] != "").to_numpy(dtype=bool)
    one = source[left] == source[right]
    conditions = [
        may_tell_one_event(prepared, left, right),
        document[left] == document[right],
        ~named[left] | ~named[right],
        one & (prepared.lists[left] != NO_LIST),
        one,
    ]
    levels = [
        ORIGIN.index(level) for level in ("neighbouring passages", "one document", "not said", "one list", "one source")
    ]
    return np.select(conditions, levels, default=ORIGIN.index("two sources")).astype(np.int8)


def _compare_beats(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How much a source speaks otherwise of the names of the other's claim."""
    beats = prepared.beats
    if not beats.known.any():
        return np.zeros(len(left), dtype=np.int8)
    has_names = prepared.names.has_words
    said = (beats.known[left] | beats.known[right]) & has_names[left] & has_names[right]
    return np.where(said, graded(np.maximum(beats.cosine(left, right), 0), BEATS), np.int8(0))


_SOURCE_NAMES = words_by(lambda record, name_of: name_of("sources", record["source_id"]))

FEATURES = (
    Feature("cited documents", CITED, words_by(names_in("cites", "documents")), _compare_citations, cost=30),
    Feature("source", ORIGIN, _SOURCE_NAMES, _compare_sources),
    Feature("beat of the source", BEAT, _SOURCE_NAMES, _compare_beats, orders=(BEAT[:0:-1],), cost=95),
)
