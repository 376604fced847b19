"""The country of an incident: of the first place that lies in one."""

from claims.survey.countries import country_of
from tests.builders.hostile_study import hostile_study


def test_the_country_is_that_of_the_first_place_in_one() -> None:
    collection = hostile_study()[0]
    assert country_of(collection, ("river-town",)) == "The country"
    assert country_of(collection, ("nowhere", "river-town")) == "The country"


def test_without_a_place_none_is_known() -> None:
    assert country_of(hostile_study()[0], ()) == ""
