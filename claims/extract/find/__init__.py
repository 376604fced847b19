"""What one sentence holds: people, counts, harm, dates, names, footnotes."""
