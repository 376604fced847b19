"""Which rows are which claims: rows of one claim are joined, each claim has its id, the first are shown."""
