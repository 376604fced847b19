"""What the shared filters offer: every value with the words that stand for it on screen and in the address."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from claims.exports import visible
from claims.model import FieldType, Severity
from claims.tables import Collection
from claims.values import Relation

LISTS = ("place", "party", "source", "outcome", "relation", "severity")


@dataclass(frozen=True)
class Offer:
    """What the shared filters of one collection offer: id to the words that stand for it on screen and in the address."""

    collection: Collection
    publishers: tuple[str, ...]

    @cached_property
    def values(self) -> dict[str, dict[str, str]]:
        """Filter to its ids and their words, which are unlike one another, in the order of their words."""
        collection = self.collection
        counting = [name for name, spec in collection.field_specs.items() if spec.type is FieldType.COUNT]
        return {
            "place": _named(collection.places["place_id"], self._name("places")),
            "party": _named(collection.parties["party_id"], self._name("parties")),
            "source": _named(self.publishers, self._name("sources")),
            "outcome": _unlike({each: collection.field_specs[each].label for each in counting}),
            "relation": {str(each): str(each) for each in Relation if each not in (Relation.AGREES,)},
            "severity": {str(each): str(each) for each in Severity},
        }

    def _name(self, table: str) -> Callable[[str], str]:
        return lambda row_id: visible(self.collection.name_of(table, row_id))

    @cached_property
    def ids(self) -> dict[str, dict[str, str]]:
        """The way back: filter to words to id."""
        return {filter_name: {told: value for value, told in each.items()} for filter_name, each in self.values.items()}


def _named(ids: Iterable[str], title: Callable[[str], str]) -> dict[str, str]:
    return dict(sorted(_unlike({each: title(each) for each in ids}).items(), key=lambda each: each[1].casefold()))


def _unlike(titles: dict[str, str]) -> dict[str, str]:
    """Titles that several have in common get their id, so that each stands for one value."""
    often = Counter(titles.values())
    return {each: f"{title} ({each})" if often[title] > 1 else title for each, title in titles.items()}
