"""Blocks of the pages on one incident: its heading, its tables, its accounts."""
