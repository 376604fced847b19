"""Who says it: speakers, and the statements of a sentence with their speakers."""
