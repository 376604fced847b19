"""Who says what in a clause, from word lists: reads the languages that no parser of ours reads."""
