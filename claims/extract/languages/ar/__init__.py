"""Arabic: word lists and number words."""
