"""What the extractor knows of each language: word lists as data, and how numbers are written."""
