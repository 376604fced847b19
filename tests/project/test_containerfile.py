"""The container: an ordinary user, one volume, a health check; its steps are run in a folder where no container can run."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
USER = 10001


class Step(NamedTuple):
    """An instruction of a Containerfile and what stands behind it."""

    instruction: str
    words: str

    @property
    def command(self) -> list[str]:
        """The list at its end, which is a command."""
        return list(map(str, json.loads(self.words[self.words.index("[") :])))


def steps() -> list[Step]:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Step(*line.split(maxsplit=1)) for line in lines]


def last(instruction: str) -> Step:
    return [step for step in steps() if step.instruction == instruction][-1]


def test_it_runs_as_an_ordinary_user_with_a_volume_and_a_health_check() -> None:
    assert last("USER").words == f"{USER}:{USER}"
    assert [step.instruction for step in steps()].index("USER") < [step.instruction for step in steps()].index(
        "ENTRYPOINT"
    )
    volume = last("VOLUME").words
    assert {f"HOME={volume}", f"XDG_DATA_HOME={volume}"} <= set(last("ENV").words.split())
    assert "_stcore/health" in last("HEALTHCHECK").command[-1]
    assert last("ENTRYPOINT").command[0].endswith("/bin/competing-claims")


def test_everything_that_it_copies_is_let_through_to_it() -> None:
    let_through = re.findall(r"^!(.+)$", (ROOT / ".containerignore").read_text(encoding="utf-8"), flags=re.MULTILINE)
    copied = [
        word
        for step in steps()
        if step.instruction == "COPY" and "--from" not in step.words
        for word in step.words.split()[:-1]
    ]
    assert copied == let_through


def test_the_documentation_publishes_the_port_on_this_computer_alone() -> None:
    published = re.findall(
        r"-p (\S+)", "".join(path.read_text(encoding="utf-8") for path in (ROOT / "README.md", ROOT / "Containerfile"))
    )
    assert len(published) > 1
    assert set(published) == {"127.0.0.1:8501:8501"}


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder that stands for the root of the container; pytest's own are closed to other users."""
    with TemporaryDirectory(prefix="container-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.long
def test_its_steps_build_what_serves_the_app_and_writes_to_the_volume_alone(root: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("the steps give a folder to another user, which only root may")
    python = readable_python()
    if python is None:
        pytest.skip("no Python on this machine may be started by an ordinary user and makes environments")
    environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    for step in steps():
        if step.instruction == "COPY" and "--from" not in step.words:
            *patterns, target = step.words.split()
            within(root, target).mkdir(parents=True, exist_ok=True)
            found = [file for pattern in patterns for file in ROOT.glob(pattern)]
            assert len(found) == len(patterns), "make release-check builds the wheel that is copied"
            for file in found:
                shutil.copy(file, within(root, target))
        elif step.instruction == "RUN":
            script = re.sub(
                r"(?<![\w/])/(?=(?:opt|wheel|data)\b)",
                f"{root}/",
                step.words.replace("python3 ", f"{python} "),
            )
            subprocess.run(["bash", "-ec", script], check=True, env=environment | {"HOME": str(root)})
        elif step.instruction == "ENV":
            environment |= dict(word.replace("=/", f"={root}/").split("=", 1) for word in step.words.split())
    assert_serves(root, environment)


def readable_python() -> str | None:
    """A Python that an ordinary user may start (one in the home of root is none) and that makes environments."""
    for python in (sys.executable, "/usr/bin/python3"):
        real = str(Path(python).resolve())
        try:
            tried = subprocess.run([real, "-c", "import ensurepip, venv"], check=False, user=USER, group=USER, cwd="/")
        except OSError:
            continue
        if not tried.returncode:
            return real
    return None


def assert_serves(root: Path, environment: dict[str, str]) -> None:
    """Starts the app as the container does, as its user, until the health check passes."""
    scratch = root / "tmp"  # what --tmpfs /tmp is in a container
    scratch.mkdir()
    shutil.chown(scratch, USER, USER)
    start, check = (
        [part.replace("/opt/", f"{root}/opt/") for part in last(name).command] for name in ("ENTRYPOINT", "HEALTHCHECK")
    )
    before = stamps(root / "opt")
    as_user: dict[str, Any] = {
        "env": environment | {"TMPDIR": str(scratch)},
        "user": USER,
        "group": USER,
        "cwd": scratch,
    }
    with subprocess.Popen(start, **as_user) as app:
        try:
            deadline = time.monotonic() + 120
            while subprocess.run(check, check=False, stderr=subprocess.DEVNULL, **as_user).returncode:
                assert app.poll() is None, "the app ended"
                assert time.monotonic() < deadline, "the app does not answer"
                time.sleep(0.5)
        finally:
            app.terminate()
    assert stamps(root / "opt") == before


def stamps(folder: Path) -> dict[Path, int]:
    return {file: file.lstat().st_mtime_ns for file in folder.rglob("*")}


def within(root: Path, path: str) -> Path:
    return root / path.lstrip("/")
