"""Range plots: numbers of people on one axis, a row for each, as HTML on the page and as a figure for files."""
