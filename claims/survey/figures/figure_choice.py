"""Which figures a collection offers, and the fields that each of them shows."""

from dataclasses import dataclass

from claims.errors import UnknownIdError
from claims.model import HURT, FieldType, Kind
from claims.tables import Collection

ALL_CASUALTIES = "all"  # the figure of all fields in HARM together
HARM = (*HURT, "captured")  # house names of the fields that come first
MOST_OFFERED = 3  # fields that count, where a collection has none of the house names


@dataclass(frozen=True)
class Figure:
    """What the cells of a table show: one field, or several that belong together.

    Attributes:
        name: The id of the field, or `ALL_CASUALTIES`.
        label: Words, for people.
        counts: Whether its fields count.
    """

    name: str
    label: str
    fields: tuple[str, ...]
    counts: bool = True

    @property
    def question(self) -> str:
        """What a table of it answers."""
        return "Who says how many" if self.counts else "Who says what"


def offered_figures(collection: Collection) -> dict[str, Figure]:
    """The figures by name: counts of people harmed, all of these, and who began it; only those that some account gives."""
    used = collection.used_fields
    counting = [name for name, spec in collection.field_specs.items() if spec.type is FieldType.COUNT and spec.rule]
    harm = [name for name in HARM if name in used and name in counting]
    chosen = harm or [name for name in counting if name in used][:MOST_OFFERED]
    figures = {name: _of_field(collection, name) for name in chosen}
    if len(harm) > 1:
        figures[ALL_CASUALTIES] = Figure(ALL_CASUALTIES, "all casualties", tuple(harm))
    began = [
        name for name, spec in collection.field_specs.items() if spec.rule is Kind.RESPONSIBILITY and not spec.many
    ]
    figures |= {name: _of_field(collection, name) for name in began[:1] if name in used}
    return figures


def figure_named(collection: Collection, name: str) -> Figure:
    """The figure of this name; any field of the collection makes one, and "casualties" is the figure of all.

    Raises:
        UnknownIdError: There is no such figure; the message lists those offered.
    """
    offered = offered_figures(collection)
    if name == "casualties" and offered:
        return offered.get(ALL_CASUALTIES) or next(iter(offered.values()))
    if name in offered:
        return offered[name]
    if name in collection.field_specs:
        return _of_field(collection, name)
    raise UnknownIdError(f"no figure {name!r}; allowed: {', '.join(offered)}, or another field of the collection")


def _of_field(collection: Collection, name: str) -> Figure:
    spec = collection.field_specs[name]
    return Figure(name, spec.label, (name,), counts=spec.type is FieldType.COUNT)
