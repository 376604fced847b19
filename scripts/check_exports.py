"""Checks exports of the shipped collection with other programs: MediaWiki's grammar, pdfLaTeX, LibreOffice, Chromium.

    python scripts/check_exports.py [FOLDER]

Needs pdflatex, soffice, chromium and pdftotext (Debian: texlive-latex-recommended, libreoffice-calc-nogui, chromium,
poppler-utils). The files stay in FOLDER, to be looked at.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import mwparserfromhell

from claims import load_collection
from claims.exports import export_conventions, export_discrepancies
from claims.study import make_study

ROOT = Path(__file__).resolve().parents[1]
AT = datetime(2026, 11, 22, tzinfo=UTC)
ARABIC = "القامشلي"  # stands in the words of the shipped collection
PAPER = r"""\documentclass{article}\usepackage[T1]{fontenc}\usepackage{textcomp,booktabs,longtable,iftex,url}
\begin{document}\input{table}\input{conventions}\end{document}"""


def main() -> None:
    """Writes the exports and runs every check; ends with an error where one fails."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    study = make_study(load_collection(ROOT / "data" / "qamishli-hasakah"))
    collection, incidents, findings = study.collection, study.incidents, study.findings
    for name in ("latex", "wikitext", "html", "xlsx", "bibtex", "markdown", "text"):
        content = export_discrepancies(collection, incidents, findings, format=name, at=AT)
        (folder / f"table.{'tex' if name == 'latex' else name}").write_bytes(content)
    (folder / "conventions.tex").write_bytes(export_conventions(collection, incidents, format="latex", at=AT))
    failed = [
        check.__name__ for check in (check_wikitext, check_latex, check_workbook, check_page) if not check(folder)
    ]
    sys.stdout.write(f"{folder}: {'failed: ' + ', '.join(failed) if failed else 'every check passed'}\n")
    raise SystemExit(bool(failed))


def check_wikitext(folder: Path) -> bool:
    """The table parses as one table, and nothing but our own templates and references is markup."""
    code = mwparserfromhell.parse((folder / "table.wikitext").read_text(encoding="utf-8"))
    tags = [str(tag.tag) for tag in code.filter_tags()]
    allowed = {"table", "tr", "td", "th", "ref", "references", "small", "dt", "dd"}
    return tags.count("table") == 1 and set(tags) <= allowed and not code.filter_wikilinks()


def check_latex(folder: Path) -> bool:
    """A paper with both tables compiles."""
    (folder / "paper.tex").write_text(PAPER)
    run = [
        shutil.which("pdflatex") or "pdflatex",
        "-interaction=nonstopmode",
        "-halt-on-error",
        "-no-shell-escape",
        "paper.tex",
    ]
    return subprocess.run(run, cwd=folder, capture_output=True, check=False).returncode == 0


def check_workbook(folder: Path) -> bool:
    """LibreOffice opens the workbook, keeps the Arabic, and its own copy has no formula."""
    office = [
        shutil.which("soffice") or "soffice",
        "--headless",
        f"-env:UserInstallation=file://{folder.resolve()}/profile",
    ]
    for form in ("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2", "ods"):
        subprocess.run(
            [*office, "--convert-to", form, "--outdir", str(folder), str(folder / "table.xlsx")],
            capture_output=True,
            check=False,
        )
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("table*.csv"))
    with zipfile.ZipFile(folder / "table.ods") as book:
        content = book.read("content.xml").decode()
    return ARABIC in text and "table:formula" not in content


def check_page(folder: Path) -> bool:
    """Chromium prints the page, and the Arabic is in the print."""
    printed = folder / "page.pdf"
    chromium = [
        shutil.which("chromium") or "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--print-to-pdf={printed}",
        "--no-pdf-header-footer",
    ]
    subprocess.run([*chromium, (folder / "table.html").resolve().as_uri()], capture_output=True, check=False)
    text = subprocess.run(
        [shutil.which("pdftotext") or "pdftotext", str(printed), "-"], capture_output=True, check=False
    ).stdout.decode()
    return "what the relations mean" in text.lower() and any("\u0600" <= sign <= "\u06ff" for sign in text)


if __name__ == "__main__":
    main()
