"""What an import in a process of its own is asked for; the job, its steps and its answer are files in one folder."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

JOB_FILE, ANSWER_FILE, STEP_FILE = "job.json", "answer.json", "step.txt"
Answer = dict[str, Any]  # an object of JSON, see `run_job`

# Each step with its share of the time: benchmarks/import_speed.py, 100,000 rows.
STEPS = {
    "Reading the table": 0.17,
    "Naming the rows": 0.06,
    "Reading citations": 0.17,
    "Reading dates and places": 0.1,
    "Reading parties and numbers": 0.06,
    "Putting the tables together": 0.04,
    "Checking the tables": 0.3,
    "Writing the collection": 0.1,
}


@dataclass(frozen=True, kw_only=True)
class ImportJob:
    """What is to be done with a file.

    Attributes:
        file: Path of the file.
        to: The folder of the collection to write; empty only looks at the file.
        onto: The folder of a collection that holds an older release of the same source; empty if there is none.
        format: A key of `KNOWN_FORMATS`; empty for the format that the columns are of.
        mapping: The text of a mapping file; empty for the mapping of the format.
        sheet: The sheet of a workbook.
        version: The version of the release.
        published: The day on which the release was published.
    """

    file: str
    to: str = ""
    onto: str = ""
    format: str = ""
    mapping: str = ""
    sheet: str = ""
    version: str = ""
    published: str = ""

    def write(self, folder: Path) -> None:
        """Writes the job into the folder, where `read` finds it."""
        (folder / JOB_FILE).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "ImportJob":
        """The job that was written into the folder."""
        return cls(**json.loads((folder / JOB_FILE).read_text(encoding="utf-8")))
