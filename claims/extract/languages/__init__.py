"""Language data of the extractor: word lists as CSV, a folder a language, and one reader of number words each."""
