"""The exported discrepancy table of the shipped collection, held to a golden file.

A change of the coding, of a rule or of the words shows here as a difference to read. Once it is right:
`python -m tests.project.test_golden` writes the file anew.
"""

from datetime import UTC, datetime

from claims import export_discrepancies
from claims.installation.version import __version__
from tests.builders.shipped import ROOT, shipped_study

GOLDEN = ROOT / "tests" / "data" / "golden" / "discrepancies.csv"
AT = datetime(2026, 11, 22, tzinfo=UTC)


def exported() -> bytes:
    study = shipped_study()
    table = export_discrepancies(study.collection, study.incidents, study.findings, format="csv", at=AT)
    return table.replace(f"competing-claims {__version__}".encode(), b"competing-claims VERSION")


def test_the_exported_table_is_the_golden_one() -> None:
    assert exported().decode("utf-8-sig").splitlines() == GOLDEN.read_bytes().decode("utf-8-sig").splitlines()


if __name__ == "__main__":
    GOLDEN.write_bytes(exported())
