"""The button *Download* of a page: what it offers, how the file begins, the file."""
