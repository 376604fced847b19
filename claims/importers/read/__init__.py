"""Any file as a table of text: what kind of file it is, its encoding, its heading, the rows that are none."""
