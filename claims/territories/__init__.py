"""Countries and their first-level divisions by the names and codes that people write for them; whose they are is not asked."""

from claims.territories.countries import country_box, country_code, country_codes, country_name
from claims.territories.divisions import division_code, division_name

__all__ = ["country_box", "country_code", "country_codes", "country_name", "division_code", "division_name"]
