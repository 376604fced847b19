"""Mutates one room of the code with mutmut and prints which of a seeded sample of mutants no test noticed.

    python scripts/mutants.py discrepancies             # claims/discrepancies, with its tests and the end-to-end ones
    python scripts/mutants.py matching/linking --sample 200 --tests tests/matching
    python scripts/mutants.py ground                    # the modules directly in claims/

The mutants are made in a copy of the checkout below `.mutants/`; nothing else is touched.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / ".mutants"
END_TO_END = ("tests/project/test_golden.py", "tests/data_checks")
SURVIVED, UNREACHED = 0, 33  # mutmut's exit codes; every other one is a mutant that a test noticed


def main() -> int:
    """Prints the survivors of a room and the share killed; exits with 1 where it is below `--at-least`."""
    options = _options()
    source, pattern, tests = _room(options.room)
    checkout = _copy_checkout(options.room, source, pattern, options.tests or [*tests, *END_TO_END])
    _mutmut(checkout, "make-mutants-only")  # no mutant has this name: mutmut makes all and times the tests
    names = sorted(_exit_codes(checkout))
    sample = random.Random(options.seed).sample(names, min(options.sample, len(names)))
    if not sample:
        print(f"no mutants in {pattern}, or its tests fail as they are; see {checkout}/run.log")
        return 2
    _mutmut(checkout, *sample)
    codes = _exit_codes(checkout)
    if any(codes[name] is None for name in sample):
        print(f"mutants were not tried, for the tests fail as they are or mutmut ended early; see {checkout}/run.log")
        return 2
    outcomes = Counter(codes[name] for name in sample)
    for name in sorted(sample):
        if codes[name] in (SURVIVED, UNREACHED):
            print(_shown(checkout, name))
    killed = len(sample) - outcomes[SURVIVED] - outcomes[UNREACHED]
    share = killed / len(sample)
    print(
        f"{options.room}: {killed} of {len(sample)} mutants killed ({share:.0%}), {outcomes[SURVIVED]} survived, "
        f"{outcomes[UNREACHED]} reached by no test; seed {options.seed}, {len(names)} mutants in all"
    )
    return int(share < options.at_least)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "room", help="a folder below claims/ or views/, or 'ground' for the modules directly in claims/"
    )
    parser.add_argument("--sample", type=int, default=100, help="how many mutants are tried (100)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tests", nargs="*", help="tests to run instead of the room's own and the end-to-end ones")
    parser.add_argument("--at-least", type=float, default=0.0, help="share that must be killed, as .8")
    return parser.parse_args()


def _room(name: str) -> tuple[str, str, list[str]]:
    """The package to mutate in, the pattern of its files, and the tests of the room."""
    if name == "ground":
        return "claims", "claims/*.py", sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/test_*.py"))
    inside_views = name == "views" or name.startswith("views/")
    folder = name if inside_views else f"claims/{name}"
    if not (ROOT / folder).is_dir():
        sys.exit(f"no room {folder!r}; allowed: 'ground', or a folder below claims/ or views/")
    return folder.partition("/")[0], f"{folder}/*", [f"tests/{name}"]


def _copy_checkout(room: str, source: str, pattern: str, tests: list[str]) -> Path:
    checkout = WORK / room.replace("/", "-")
    shutil.rmtree(checkout, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, checkout / name)
    top = sorted({path.name for path in checkout.iterdir()} - {source, "tests", "pyproject.toml"})
    # "claims/*.py" of the room 'ground' would match its folders too, for the pattern's star crosses slashes.
    left_out = [f"{path.relative_to(checkout)}/*" for path in (checkout / "claims").iterdir() if path.is_dir()]
    settings = {
        "source_paths": [source],
        "only_mutate": [pattern],
        "do_not_mutate": left_out if room == "ground" else [],
        "also_copy": top,
        "pytest_add_cli_args_test_selection": tests,
        "pytest_add_cli_args": ["-q", "-p", "no:cacheprovider"],
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    with (checkout / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.mutmut]\n" + "\n".join(lines) + "\n")
    return checkout


def _mutmut(checkout: Path, *names: str) -> None:
    with (checkout / "run.log").open("a", encoding="utf-8") as log:
        command = [sys.executable, "-m", "mutmut", "run", *names]
        subprocess.run(command, cwd=checkout, stdout=log, stderr=subprocess.STDOUT, check=False)


def _exit_codes(checkout: Path) -> dict[str, int | None]:
    codes: dict[str, int | None] = {}
    for path in (checkout / "mutants").rglob("*.meta"):
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return codes


def _shown(checkout: Path, name: str) -> str:
    command = [sys.executable, "-m", "mutmut", "show", name]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True)
    changed = [line for line in done.stdout.splitlines() if line[:1] in "+-" and not line.startswith(("+++", "---"))]
    return "\n".join([name, *changed, ""])


if __name__ == "__main__":
    sys.exit(main())
