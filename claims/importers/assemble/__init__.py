"""A mapped table becomes the tables of a collection."""
