"""What is asked of files that somebody brings; the job, its steps, its answer and the edits are files in one folder."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from claims.people import Person, acting_person

JOB_FILE, ANSWER_FILE, STEP_FILE, EDITS_FILE = "job.json", "answer.json", "step.txt", "edits.json"
Answer = dict[str, Any]  # an object of JSON, see `run_job`

# Each step with its share of the time: benchmarks/import_speed.py, 100,000 rows.
STEPS = {
    "Reading the table": 0.17,
    "Naming the rows": 0.06,
    "Reading citations": 0.17,
    "Reading dates and places": 0.1,
    "Reading parties and numbers": 0.06,
    "Putting the tables together": 0.04,
    "Checking the tables": 0.15,
    "Matching claims": 0.1,
    "Linking incidents": 0.05,
    "Comparing accounts": 0.1,
}


@dataclass(frozen=True, kw_only=True)
class TableJob:
    """A table that is to be added.

    Attributes:
        file: Path of the file, unpacked.
        sheet: The sheet of a workbook.
        source: The name of its source where that is not the file's.
        format: A key of `KNOWN_FORMATS`; empty for none.
        mapping: The text of a mapping file.
        release_of: The id of the file of the project of which it is a newer release.
        heading_row: The row of its headings; 0 to find it.
    """

    file: str
    sheet: str = ""
    source: str = ""
    format: str = ""
    mapping: str = ""
    release_of: str = ""
    heading_row: int = 0


@dataclass(frozen=True, kw_only=True)
class ImportJob:
    """What is to be done with files.

    Attributes:
        files: Paths of files that are looked at.
        project: The file of the project to which they will be added; empty for a new one, or a copy of `collection`.
        collection: Folder or workbook that is copied into a project first; empty for none.
        tables: What is to be added; with `workbooks` empty the files are only looked at.
        workbooks: Paths of collections whose rows are to be added, or that are the project, changed.
        heading_rows: Of files that are looked at: the place of the file, its sheet, and the row that a person says
            holds its headings.
        person: Who asks for it; the process acts for them.
    """

    files: tuple[str, ...] = ()
    project: str = ""
    collection: str = ""
    tables: tuple[TableJob, ...] = ()
    workbooks: tuple[str, ...] = ()
    heading_rows: tuple[tuple[int, str, int], ...] = ()
    person: Person | None = field(default_factory=acting_person)

    @property
    def is_look(self) -> bool:
        """Whether nothing is to be added yet."""
        return not (self.tables or self.workbooks)

    def write(self, folder: Path) -> None:
        """Writes the job into the folder, where `read` finds it."""
        (folder / JOB_FILE).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "ImportJob":
        """The job that was written into the folder."""
        told = json.loads((folder / JOB_FILE).read_text(encoding="utf-8"))
        lists = {name: tuple(told[name]) for name in ("files", "workbooks")}
        lists["heading_rows"] = tuple(tuple(row) for row in told["heading_rows"])
        tables = tuple(TableJob(**table) for table in told["tables"])
        person = Person(**told["person"]) if told["person"] else None
        return cls(**{**told, **lists, "tables": tables, "person": person})
