"""Looks the installed packages up among known faults; where there is no network, says that this was not done."""

import subprocess
import sys

_OFFLINE = (
    "ConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "Max retries exceeded",
    "NameResolutionError",
    "ServiceError",
)
MOST_SECONDS = 120


def main() -> int:
    """The exit code: 1 where a package has a known fault."""
    command = [sys.executable, "-m", "pip_audit", "--skip-editable", "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        print(f"Dependencies were not audited: no answer within {MOST_SECONDS} seconds.")
        return 0
    if done.returncode and "No module named" in done.stderr:
        print(
            "Dependencies were not audited: pip-audit is not installed; make audit installs it where there is network."
        )
        return 0
    if done.returncode and any(sign in done.stderr for sign in _OFFLINE):
        print("Dependencies were not audited: there is no network.")
        return 0
    print(done.stdout or done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
