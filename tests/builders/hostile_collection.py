"""A hostile collection: the shipped one, with words in every free text that try to be more than words."""

import csv
import json
import shutil
from pathlib import Path

from claims.schema import SCHEMA, ColumnType
from tests.builders.shipped import SHIPPED

ELSEWHERE = "http://elsewhere.example"
WORDS = (
    f"=1+1 <script>alert(1)</script><img src={ELSEWHERE}/a.png onerror=alert(2)> ![p]({ELSEWHERE}/b.png) "
    f"[l](javascript:alert(3)) $\\alpha$ :red[x] \u202eabc “<b>q</b>”"
)


def make_hostile(folder: Path) -> Path:
    """Copies the shipped collection and fills every free text that says something with `WORDS`."""
    shutil.copytree(SHIPPED, folder)
    for table, columns in SCHEMA.items():
        texts = [column.name for column in columns if column.type is ColumnType.TEXT and column.name != "at"]
        _rewrite(folder / f"{table}.csv", texts)
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    described["title"] = WORDS
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return folder


def _rewrite(path: Path, texts: list[str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if rows:
        changed = [{name: WORDS if name in texts and cell else cell for name, cell in row.items()} for row in rows]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(changed)
