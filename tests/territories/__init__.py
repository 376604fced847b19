"""Names of countries and of their divisions."""
