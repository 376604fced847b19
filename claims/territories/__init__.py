"""Countries and their first-level divisions by the names and codes that people write for them; whose they are is not asked."""

from claims.territories.countries import country_box, country_code, country_codes, country_name, has_other_script
from claims.territories.divisions import (
    bare_division,
    directed_name,
    division_code,
    division_name,
    divisions_of_one_country,
)

__all__ = [
    "bare_division",
    "country_box",
    "country_code",
    "country_codes",
    "country_name",
    "directed_name",
    "division_code",
    "division_name",
    "divisions_of_one_country",
    "has_other_script",
]
