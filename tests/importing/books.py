"""Workbooks for the tests of imports, and a hand that edits them."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import Result
from openpyxl import load_workbook

from clustermodel import export, load

PROGRAMME = """\
format: clustermodel/1
program: {id: p, title: Programme, cluster: Cluster, horizon: 2021..2022}  # the head
organizations: [{id: club, name: Club}]
participants:
  members:
    - {id: firm, name: Firm, role: core}
kpis:
  # as approved
  - id: K1
    name: Jars
    baseline: {period: 2020-08, value: not-set}
    targets: {2021: 12, 2022: 25..29}   # two years
  - id: K2
    name: Guests
    targets:
      - {period: 2021, value: 7.50, notes: [Doubtful.]}
roadmap:
  directions: [{id: D1, title: Food}]
  actions:
    - id: "1.10"
      direction: D1
      title: Cook
      when: 2021
      every: half-year   # often
      responsible: [club]
"""

Run = Callable[..., Result]
Edits = dict[tuple[str, str, str], Any]
"""Sheet, what the row is known by, heading → the value written there."""


def write_book(path: Path, edits: Edits | None = None, language: str = "en") -> Path:
    """Export a programme beside it, and edit the workbook by hand."""
    book = path.with_suffix(".xlsx")
    book.write_bytes(export(load(path), "xlsx", language=language, as_of=date(2024, 1, 1)))
    edit_book(book, edits or {})
    return book


def bring(run: Run, path: Path, edits: Edits, language: str = "en") -> Result:
    """Import the edited workbook of a programme."""
    return run("import", write_book(path, edits, language), "--into", path)


def edit_book(book: Path, edits: Edits) -> None:
    """Write values into a workbook: in the row of an element, or the first free one for `+`."""
    if not edits:
        return
    made: Any = load_workbook(book)
    free: dict[str, int] = {}
    for (sheet, key, heading), value in edits.items():
        page = made[sheet]
        columns = {str(cell.value): cell.column for cell in page[3]}
        keys = ((" ".join(str(cell.value) for cell in line[: 2 if " " in key else 1]), line[0].row) for line in page.iter_rows(4))
        rows = {known.replace("\u00a0", " "): row for known, row in keys}
        row = free.setdefault(sheet, _first_free(page)) if key == "+" else rows[key]
        page.cell(row, columns[heading]).value = value
    made.save(book)


def _first_free(page: Any) -> int:
    return next(int(line[0].row) for line in page.iter_rows(4) if line[0].value is None)


def repacked(book: Path, parts: dict[str, bytes]) -> None:
    """The same archive with other contents of some parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in {*before.namelist(), *parts}:
            after.writestr(name, parts.get(name, before.read(name) if name in before.namelist() else b""))
    book.write_bytes(made.getvalue())
