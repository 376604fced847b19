"""One column of text as values: dates, counts, coordinates, ids."""
