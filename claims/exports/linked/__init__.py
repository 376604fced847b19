"""Linked data: who says what after whom, in the words of schema.org and PROV-O."""
