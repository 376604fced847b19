"""Tries what a wheel has installed, with the Python that runs this: every module, the commands of the README, the app.

Usage, in an environment with the wheel alone and in an empty folder: python try_installed.py
"""

import importlib
import json
import os
import pkgutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

PORT = 8599
TABLE = """outlet,date,town,killed,wounded
Agency One,23 Jan 2021,Exampleville,3,5
Observer Two,23/01/2021,Exampleville,7,dozens
"""
MOST_SECONDS = 120


def main() -> None:
    """Runs every trial and prints how long the app took to its first page."""
    os.environ["XDG_DATA_HOME"] = str(Path.cwd() / "data")
    modules = import_everything()
    ready = json.loads(claims("doctor", "--json"))
    assert ready["features"][0]["ready"], ready["features"][0]
    assert all(place["state"] in {"there", "not made yet"} for place in ready["places"])
    assert claims("validate").endswith("0 problems.\n")
    assert "crowd size" in claims("discrepancies")
    Path("outlets.csv").write_text(TABLE, encoding="utf-8")
    claims("import", "outlets.csv", "--out", "my-study", "--yes")
    assert "Observer Two" in claims("discrepancies", "my-study")
    claims("export", "figures", "--figure", "killed", "--out", "killed.xlsx")
    claims("export", "discrepancies", "--format", "parquet", "--out", "all.parquet")
    assert all(Path(name).stat().st_size for name in ("killed.xlsx", "all.parquet"))
    print(f"{modules} modules, commands, app served after {first_page():.1f} s")


def import_everything() -> int:
    """Imports each module of the wheel; none needs an extra to be imported."""
    named = [name for top in ("claims", "views") for name in modules_of(top)]
    for name in named:
        importlib.import_module(name)
    return len(named)


def modules_of(top: str) -> list[str]:
    package = importlib.import_module(top)
    found = pkgutil.walk_packages(package.__path__, f"{top}.")
    return [top, *(module.name for module in found if not module.name.endswith("__main__"))]


def claims(*arguments: str) -> str:
    """What a command prints.

    Raises:
        CalledProcessError: It failed.
    """
    command = [sys.executable, "-m", "claims", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def first_page() -> float:
    """Seconds until the app answers, started by the command of the distribution's name."""
    command = [str(Path(sys.executable).with_name("competing-claims")), "--port", str(PORT)]
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while time.monotonic() - began < MOST_SECONDS:
                time.sleep(0.1)
                if answers("/_stcore/health") and answers("/"):
                    return time.monotonic() - began
                assert process.poll() is None, "the app ended"
        finally:
            process.terminate()
    raise TimeoutError(f"the app did not answer within {MOST_SECONDS} s")


def answers(path: str) -> bool:
    """Whether the app gives a page."""
    try:
        with urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=5) as page:
            return bool(page.status == 200 and page.read())
    except OSError:
        return False


if __name__ == "__main__":
    main()
