"""Imports without a process of their own, for tests of what is made of their answers: starting Python takes longer."""

import subprocess
from pathlib import Path
from unittest.mock import Mock

from claims.adding.import_job import ANSWER_FILE, STEP_FILE, ImportJob
from claims.adding.import_process import ImportProcess
from claims.adding.run_job import run_job


def import_at_once(job: ImportJob, folder: Path) -> ImportProcess:
    """What `ImportProcess.start` gives when its process has ended; the job ran in this one."""
    for name in (ANSWER_FILE, STEP_FILE):
        (folder / name).unlink(missing_ok=True)
    job.write(folder)
    run_job(folder)
    ended = Mock(spec=subprocess.Popen, stdin=None)
    ended.poll.return_value = ended.wait.return_value = 0
    return ImportProcess(folder, ended)
