"""A workbook filled in with LibreOffice: opened, typed into cell by cell, and saved as the program saves it."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from claims.projects import write_template
from claims.schema import TABLE_COLUMNS
from tests.builders.filled_workbooks import Rows

OFFICE = shutil.which("soffice")
SYSTEM_PYTHON = "/usr/bin/python3"  # which has the bridge to LibreOffice; a virtual environment has not
FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}
PATIENCE = 120  # seconds
# Runs in the system's Python: standard input names the workbook, the cells of each sheet, and where to save it.
_TYPE = """
import json, subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
def having(**values): return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())
job = json.load(sys.stdin)
pipe = "pipe,name=" + job["pipe"]
office = subprocess.Popen([job["office"], "--headless", "--norestore", "--nologo", "--accept=" + pipe + ";urp;",
                           "-env:UserInstallation=file://" + job["profile"]])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(600):
    try: context = resolver.resolve("uno:" + pipe + ";urp;StarOffice.ComponentContext"); break
    except NoConnectException: time.sleep(0.1)
services = context.ServiceManager
desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = desktop.loadComponentFromURL("file://" + job["book"], "_blank", 0, ())
window = book.CurrentController
dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
for name, cells in job["sheets"].items():
    sheet = book.Sheets.getByName(name)
    window.setActiveSheet(sheet)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress.EndRow
    free = 1 + max(row for row in range(last + 1) if any(cell for cell in sheet.getCellRangeByPosition(0, row, 20, row).DataArray[0]))
    for below, row in enumerate(cells):
        for column, text in row:
            window.select(sheet.getCellByPosition(column, free + below))
            dispatcher.executeDispatch(window.Frame, ".uno:EnterString", "", 0, having(StringName=text))
book.storeToURL("file://" + job["saved"], having(FilterName=job["filter"]))
book.close(True)
desktop.terminate()
office.wait(60)
"""


def has_office() -> bool:
    """Whether LibreOffice is here, with its bridge to Python."""
    if not OFFICE or not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


def fill_in_office(saved: Path, rows: Rows) -> Path:
    """Types the rows into the template, below those that are there, and saves it in the format of this ending.

    Skips the test where LibreOffice or its bridge to Python is missing.
    """
    if not has_office():
        pytest.skip("needs LibreOffice and python3-uno (Debian: libreoffice-calc, python3-uno)")
    with tempfile.TemporaryDirectory() as profile:
        template = Path(profile) / "template.xlsx"
        write_template(template)
        job = {
            "office": OFFICE,
            "profile": profile,
            "pipe": Path(profile).name,
            "book": str(template),
            "saved": str(saved.resolve()),
            "filter": FILTERS[saved.suffix],
            "sheets": {
                table: [
                    [(TABLE_COLUMNS[table].index(column), str(cell)) for column, cell in cells.items()]
                    for cells in filled
                ]
                for table, filled in rows.items()
            },
        }
        subprocess.run([SYSTEM_PYTHON, "-c", _TYPE], input=json.dumps(job), text=True, check=True, timeout=PATIENCE)
    return saved
