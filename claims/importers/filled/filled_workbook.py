"""Opens whatever people bring as a collection; a workbook is read as its headings suggest."""

from copy import deepcopy
from dataclasses import replace

from claims.collection.loaded_collection import check_written, load_collection, read_written
from claims.collection.workbook import WORKBOOK_ENDINGS
from claims.databases.address import Address, address_of
from claims.importers.filled.example_rows import without_examples
from claims.tables import Collection


def open_collection(path: str | Address) -> Collection:
    """Reads a collection as `load_collection` does; a workbook also as people fill it.

    The example rows of the template are left out. Where rows have no ids, name each other by names, or hold days and
    numbers in other words, they are completed, see `complete_rows`; a workbook without problems is read as it stands.

    Raises:
        CollectionError: There is nothing that can be opened.
    """
    path = address_of(path)
    if path.suffix.lower() not in WORKBOOK_ENDINGS or path.is_dir():
        return load_collection(path)
    written = read_written(path)
    written = replace(written, frames=without_examples(written.frames))
    collection = check_written(replace(written, log=deepcopy(written.log)))  # what it finds may be mended
    if not collection.problems:
        return collection
    from claims.importers.filled.complete_rows import complete_rows  # here, for whoever brings what is whole

    return check_written(complete_rows(written))
