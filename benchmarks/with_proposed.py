"""Runs a script that turns drafts into predictions so that it can look up what the drafts propose.

Usage: python -m benchmarks.with_proposed SCRIPT [ARGUMENTS]

Scripts of benchmarks look up the name of every party, place and source of a draft in the collection that they gave. What a
draft proposes is in no collection yet: here each proposed row is added to the rows that the script looks into.
"""

import runpy
import sys
from pathlib import Path

from claims.extract import Document, DraftDocument, PatternExtractor

_extract = PatternExtractor.extract


def extract_with_rows(extractor: PatternExtractor, document: Document) -> DraftDocument:
    """The draft, once the rows that it proposes can be found in the collection of the extractor."""
    draft = _extract(extractor, document)
    for row in draft.proposed if extractor.collection is not None else ():
        found = {"name": row.name, "kind": row.kind, "aliases": "", "parent": row.parent, "ties": "|".join(row.ties)}
        extractor.collection.rows[row.table].setdefault(row.row_id, found)  # type: ignore[union-attr]  # asked above
    return draft


def main() -> None:
    script = Path(sys.argv[1])
    PatternExtractor.extract = extract_with_rows  # type: ignore[assignment,method-assign]  # for this run alone
    sys.argv = sys.argv[1:]
    sys.path.insert(0, str(script.parent))
    runpy.run_path(str(script), run_name="__main__")


if __name__ == "__main__":
    main()
