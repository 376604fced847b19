"""Fields by what they are about, so that a comparison can be of casualties, or of who did it, as well as of one field."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.errors import UnknownIdError
from claims.model import FieldSpec, FieldType, Kind
from claims.survey.figures.figure_choice import HARM
from claims.tables import Collection

CASUALTIES = "casualties"
EVERYTHING = "everything"
HARMED = (*HARM, "seriously_wounded", "missing")  # house names of fields that count people killed, hurt or taken
_BY_KIND = {
    Kind.RESPONSIBILITY: "responsibility",
    Kind.DATE: "when and where",
    Kind.PLACE: "when and where",
    Kind.PARTICIPANTS: "who took part",
}
_LABELS = (CASUALTIES, "other figures", "responsibility", "what happened", "when and where", "who took part")


@dataclass(frozen=True)
class FieldGroup:
    """Fields that belong together.

    Attributes:
        name: What it is called, in an option and in the address.
        fields: Ids of fields that are compared, in the order of the collection.
    """

    name: str
    fields: tuple[str, ...]


def field_groups(collection: Collection) -> dict[str, FieldGroup]:
    """The groups by name, each with the fields that some account speaks of; groups without any are left out.

    Casualties are the counts of people killed, wounded or captured by their house names; where a collection has none of
    these, all its counts that are compared, but for the sizes of crowds.
    """
    used = set(collection.statements["field"].unique())
    specs = [spec for spec in collection.field_specs.values() if spec.rule and spec.field in used]
    counting = [spec.field for spec in specs if spec.type is FieldType.COUNT and spec.rule is Kind.COUNT]
    harmed = {name for name in counting if name in HARMED} or set(counting)
    fields: dict[str, list[str]] = {label: [] for label in _LABELS}
    for spec in specs:
        fields[_group_of(spec, harmed)].append(spec.field)
    return {name: FieldGroup(name, tuple(each)) for name, each in fields.items() if each}


def _group_of(spec: FieldSpec, harmed: set[str]) -> str:
    if spec.type is FieldType.COUNT:
        return CASUALTIES if spec.field in harmed else "other figures"
    return _BY_KIND.get(spec.rule, "what happened") if spec.rule else "what happened"


def fields_named(collection: Collection, names: Sequence[str]) -> tuple[str, ...]:
    """The fields that these names stand for, each once; a name is that of a field or of a group. None gives none.

    Raises:
        UnknownIdError: There is no such field or group; the message lists the groups and some fields.

    Example:
        >>> fields_named(collection, ["casualties"])
        ('killed', 'wounded', 'seriously_wounded', 'captured')
    """
    groups = field_groups(collection)
    found: dict[str, None] = {}
    for name in names:
        wanted = name.strip().casefold()
        if wanted in groups:
            found |= dict.fromkeys(groups[wanted].fields)
        elif wanted == CASUALTIES:
            continue  # a collection without any count has no casualties to compare
        else:
            found |= {_field(collection, name, wanted, groups): None}
    return tuple(found)


def _field(collection: Collection, name: str, wanted: str, groups: dict[str, FieldGroup]) -> str:
    for field, spec in collection.field_specs.items():
        if wanted in (field.casefold(), spec.label.casefold()):
            return field
    fields = ", ".join(collection.field_specs)
    raise UnknownIdError(f"no figure {name!r}; allowed: {', '.join(groups)}, or a field: {fields}")
