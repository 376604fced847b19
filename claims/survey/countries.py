"""The country of an incident, from the places that its accounts name."""

from collections.abc import Sequence

from claims.tables import Collection


def country_of(collection: Collection, places: Sequence[str]) -> str:
    """The name of the first country that one of the places lies in; "" where none is known."""
    rows = collection.rows["places"]
    paths = [node for place in places for node in collection.place_tree.path(place)]
    return next((str(rows[node]["name"]) for node in paths if node in rows and rows[node]["kind"] == "country"), "")
