"""Whoever works alone, with files, imports nothing of a server."""

import subprocess
import sys
from pathlib import Path

_LOOK = """
import sys
from pathlib import Path
from claims.projects import create_project, open_project
from datetime import UTC, datetime
with open_project(create_project("Alone", folder=Path(sys.argv[1]), at=datetime.now(UTC))) as project:
    project.history()
print(*sorted(set(sys.modules) & {"psycopg", "claims.databases.postgresql", "authlib", "fastapi", "nltk"}))
"""


def test_files_ask_for_nothing_of_a_server(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _LOOK, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
