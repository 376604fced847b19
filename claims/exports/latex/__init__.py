"""Tables as LaTeX, and the documents that they cite as BibTeX."""
