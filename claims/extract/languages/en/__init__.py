"""English: word lists and number words."""
