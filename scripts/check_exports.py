"""Checks exports of the shipped collection with other programs: MediaWiki's grammar, pandoc, LaTeX, LibreOffice, Chromium.

    python scripts/check_exports.py [FOLDER]

Needs pdflatex, xelatex, bibtex, soffice, pandoc, chromium and pdftotext (Debian: texlive-latex-extra, texlive-xetex,
libreoffice-calc-nogui, pandoc, chromium, poppler-utils). The files stay in FOLDER, to be looked at.
"""

import io
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
PAPERS = ("discrepancies", "conventions")
ARABIC = "القامشلي"  # stands in the words of the shipped collection


def main() -> None:
    """Writes the exports and runs every check; ends with an error where one fails."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    study = make_study(load_collection(ROOT / "data" / "qamishli-hasakah"))
    collection, incidents, findings = study.collection, study.incidents, study.findings
    for name in ("wikitext", "html", "xlsx", "bibtex", "markdown", "text"):
        content = export_discrepancies(collection, incidents, findings, format=name, at=AT)
        (folder / f"table.{name}").write_bytes(content)
    papers = {
        "discrepancies": export_discrepancies(collection, incidents, findings, format="paper", at=AT),
        "conventions": export_conventions(collection, incidents, format="paper", at=AT),
    }
    for name, content in papers.items():
        zipfile.ZipFile(io.BytesIO(content)).extractall(folder / name)
    checks = (check_wikitext, check_rendered_wikitext, check_latex, check_workbook, check_page)
    failed = [check.__name__ for check in checks if not check(folder)]
    sys.stdout.write(f"{folder}: {'failed: ' + ', '.join(failed) if failed else 'every check passed'}\n")
    raise SystemExit(bool(failed))


def check_wikitext(folder: Path) -> bool:
    """The tables parse as tables, and nothing but our own templates and references is markup."""
    code = mwparserfromhell.parse((folder / "table.wikitext").read_text(encoding="utf-8"))
    tags = [str(tag.tag) for tag in code.filter_tags()]
    allowed = {"table", "tr", "td", "th", "ref", "references", "small", "dt", "dd", "br", "b"}
    return tags.count("table") > 1 and set(tags) <= allowed and not code.filter_wikilinks()


def check_rendered_wikitext(folder: Path) -> bool:
    """Pandoc reads it as MediaWiki would: tables with the words in them, and references."""
    run = [shutil.which("pandoc") or "pandoc", "-f", "mediawiki", "-t", "html", str(folder / "table.wikitext")]
    page = subprocess.run(run, capture_output=True, check=False).stdout.decode()
    return page.count("<table") > 1 and ARABIC in page and "footnote" in page


def check_latex(folder: Path) -> bool:
    """The papers compile by two engines, and every citation finds its entry."""
    return all(_compiles(folder / paper, engine) for paper in PAPERS for engine in ("pdflatex", "xelatex"))


def _compiles(folder: Path, engine: str) -> bool:
    latex = [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "paper.tex"]
    for program, *options in (latex, ["bibtex", "paper"], latex, latex):
        ran = subprocess.run([shutil.which(program) or program, *options], cwd=folder, capture_output=True, check=False)
        if ran.returncode:
            return False
    log = (folder / "paper.log").read_text(encoding="utf-8", errors="replace")
    return "undefined" not in log and "Missing character" not in log


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
    return "what the words mean" in text.lower() and any("\u0600" <= sign <= "\u06ff" for sign in text)


if __name__ == "__main__":
    main()
