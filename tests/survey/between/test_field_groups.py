"""Fields by what they are about: casualties, other figures, and the rest by kind."""

from claims.survey.between import CASUALTIES, field_groups, fields_named
from tests.builders.collection_tables import build_collection, claim, row
from tests.builders.shipped import shipped_collection


def test_casualties_are_counts_of_people_killed_hurt_or_taken() -> None:
    groups = {name: group.fields for name, group in field_groups(shipped_collection()).items()}
    assert groups[CASUALTIES] == ("killed", "wounded", "seriously_wounded", "captured")
    assert "crowd" in groups["other figures"]
    assert "detained" in groups["other figures"]
    assert groups["responsibility"] == ("initiator", "attacked", "blamed", "ended_by")
    assert groups["when and where"] == ("when", "began", "ended", "where")
    assert "kind" not in [field for fields in groups.values() for field in fields]  # shown, not compared


def test_where_no_house_name_is_used_all_counts_of_people_are_casualties() -> None:
    fields = [
        row("fields", "victims", type="count", rule="count"),
        row("fields", "marchers", type="count", rule="crowd size"),
        row("fields", "unused", type="count", rule="count"),
    ]
    collection = build_collection(claim("a", victims="3", marchers="100"), fields=fields)
    assert {name: group.fields for name, group in field_groups(collection).items()} == {
        CASUALTIES: ("victims",),
        "other figures": ("marchers",),
    }


def test_a_collection_without_counts_has_no_casualties() -> None:
    collection = build_collection(claim("a", place="x"), fields=[row("fields", "place", rule="cause")])
    assert fields_named(collection, [CASUALTIES]) == ()


def test_a_field_is_named_by_id_or_label() -> None:
    collection = shipped_collection()
    assert fields_named(collection, ["Killed", "seriously wounded", "casualties"]) == (
        "killed",
        "seriously_wounded",
        "wounded",
        "captured",
    )
