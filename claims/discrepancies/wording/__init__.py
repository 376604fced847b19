"""Names that differ in spelling, case, official wording or letters alone, which makes no discrepancy."""
