"""A table of documents: who published each file, when, and at which address."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from claims.errors import CollectionError
from claims.extract import Known
from claims.importers import read_table
from claims.importers.cells.date_cells import read_days
from claims.importers.remarks import Remarks, remarks_in
from claims.safety.files import plain_name

_FILE = "file"
_COLUMNS = (_FILE, "source", "published", "url")


def read_document_list(path: Path, names: Mapping[str, str]) -> tuple[dict[Path, Known], list[str]]:
    """What a table says of each file that it lists, and what is wrong with its rows.

    Args:
        path: A table of any kind that `claims import` reads, with the column `file`, and `source`, `published` and
            `url` if they are known. The files lie beside it, or in folders there.
        names: The name of each source by its id; a source may be given by either.

    Raises:
        CollectionError: The table cannot be read, or has no column `file`.
    """
    table = read_table(path)
    frame = table.frame.rename(columns=lambda name: str(name).strip().casefold())
    if _FILE not in frame.columns:
        raise CollectionError(
            f"{plain_name(path)} has no column {_FILE}; allowed: {_FILE}, and any of {', '.join(_COLUMNS[1:])}"
        )
    cells = frame.reindex(columns=[*_COLUMNS], fill_value="").astype("str").apply(lambda column: column.str.strip())
    remarks = Remarks(plain_name(path))
    days = read_days(cells["published"], remarks)
    found = (*remarks_in(table.remarks), *remarks_in(remarks.frame()))
    problems = [str(remark) for remark in found if remark.row]
    listed: dict[Path, Known] = {}
    for row, (name, source, _, url) in zip(cells.index, cells.itertuples(index=False, name=None), strict=True):
        file = path.parent / name
        if not name or file in listed:
            fault = f"{name} is listed above already; allowed: each file once" if name else "no file; allowed: a name"
            problems.append(f"{plain_name(path)}, row {row}: {fault}")
            continue
        first, last = days["first"][row], days["last"][row]
        if first != last and not (pd.isna(first) and pd.isna(last)):
            problems.append(f"{plain_name(path)}, row {row}, column published: several days; allowed: one day")
        day = last.date() if first == last else None
        listed[file] = Known(source=names.get(source, source), url=url, published=day)
    return listed, problems
