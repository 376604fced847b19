"""The places of an import as one tree."""
