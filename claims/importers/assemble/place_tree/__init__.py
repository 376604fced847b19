"""The places of an import as one tree: which names are one place, where points lie, and what a collection has already."""
