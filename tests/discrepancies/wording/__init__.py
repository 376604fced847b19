"""Names that differ in wording alone."""
