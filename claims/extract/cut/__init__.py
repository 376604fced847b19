"""A text is cut into paragraphs, sentences and tokens."""
