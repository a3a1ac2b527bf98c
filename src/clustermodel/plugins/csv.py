"""The exporter `csv`: a programme as tables, one file for each, in an archive."""

import csv
import io
import re
import zipfile
from decimal import Decimal
from functools import partial
from typing import Literal

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.model.text import in_language
from clustermodel.views.archive import archive
from clustermodel.views.formulas import guarded, untouched
from clustermodel.views.outsiders import findings
from clustermodel.views.printable import encodable
from clustermodel.views.relational import Column, Table, Value, tables
from clustermodel.views.relational.package import described, page
from clustermodel.views.wording import Wording

_UNFIT = re.compile(r"[^A-Za-z0-9_.-]|^[.]+")
"""What an id can hold only in a programme that was made in Python, and no name of a folder should."""


@attrs.frozen(kw_only=True)
class Options:
    """For whom the files are, and what is in them."""

    excel: Literal["auto", "yes", "no"] = attrs.field(
        default="auto",
        metadata={
            "doc": "auto: for an Excel in the language of the tables, with a byte order mark; semicolons and decimal commas "
            "where that language writes numbers with a comma, else commas and points. yes: semicolons and decimal commas in "
            "any language. no: for programs, with commas and points, and no byte order mark."
        },
    )
    findings: bool = findings()


def parse(made: bytes) -> object:
    """Read every table by Python's own reader."""
    with zipfile.ZipFile(io.BytesIO(made)) as files:
        texts = {name: files.read(name).decode("utf-8-sig") for name in files.namelist()}
    tables = {name: io.StringIO(text, newline="") for name, text in texts.items() if name.endswith(".csv")}
    return {name: list(csv.reader(text, strict=True)) for name, text in tables.items()}


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="csv",
            suffix=".zip",
            title="Tables for spreadsheets",
            render=render,
            options=Options,
            shows_findings=True,
            parse=parse,
            about="For analysts: a table for each kind of element, in an archive. Opens in Excel, LibreOffice Calc, R "
            "or Python.",
        ),
    ]


def render(ctx: ExportContext) -> bytes:
    """The programme as CSV files (RFC 4180, UTF-8) in a folder of a zip archive, as of the day of `--as-of`.

    - `elements.csv` has every element by its address `kind:id`; `kpi.csv`, `action.csv` … have a row for each element of a
      kind and a column for each field that holds one value. Beside a number stand its bounds (`…_low`, `…_high`), beside a
      period its first and last day (`…_first`, `…_last`), beside a unit its address.
    - Lists within elements have files of their own (`kpi_targets.csv`), as has what is reported (`kpi_reported.csv`);
      `texts.csv` has the items of lists of texts, `edges.csv` every reference. What follows from that is there, too:
      `kpi_progress.csv`, `occurrence.csv`, `action_money.csv`, `coverage.csv`, `finding.csv`; with `findings=no` there is
      nothing of what is lacking, found or accepted.
    - Every programme makes the same files, some of them with headings only. `columns.csv` says what each column holds,
      `notation.csv` how numbers and periods are written (`over 130`, `not-set`, `2021-H1`), `datapackage.json`
      (Frictionless) tells columns to programs, `README.txt` how to read the files.
    - No cell can be a formula: before `=`, `+`, `-` or `@`, where a cell may begin (also after a separator, a quotation mark
      or a line break, spaces aside), stands an apostrophe more than in the text. Take one away there to have the text back;
      `clustermodel.views.formulas.unguarded` does it. A cell that is a mere number stays one.
    - In files for Excel the same apostrophe stands before texts that Excel would take for other numbers or for dates: codes
      such as 2.10, numbers as written, months.
    """
    options: Options = ctx.options or Options()
    header, language = ctx.program.header, ctx.language
    excel = options.excel != "no"
    commas = options.excel == "yes" or (excel and "," in Wording(language).number(Decimal("0.5")))
    found = tables(ctx.links, ctx.actuals, language, ctx.as_of, ctx.findings if options.findings else None)
    package = described(found, header.id, in_language(header.title, language), language, excel=excel, commas=commas)
    files = {
        "README.txt": encodable(page(found, language, excel=excel, commas=commas)).encode("utf-8-sig" if excel else "utf-8"),
        "datapackage.json": encodable(package).encode(),
        **{f"{table.name}.csv": _written(table, excel=excel, commas=commas) for table in found},
    }
    return archive((f"{_UNFIT.sub('_', header.id)}/{name}", content) for name, content in files.items())


def _written(table: Table, *, excel: bool, commas: bool) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";" if commas else ",", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([column.name for column in table.columns])
    cell = partial(_for_excel, point="," if commas else ".") if excel else _cell
    writer.writerows([list(map(cell, row, table.columns)) for row in table.rows])
    return encodable(made.getvalue()).encode("utf-8-sig" if excel else "utf-8")


def _cell(value: Value, _: Column) -> str:
    if isinstance(value, str):
        return guarded(value)
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _for_excel(value: Value, column: Column, *, point: str) -> str:
    """Days of a calendar become dates there, as they should; codes, periods and numbers as written stay what they are."""
    if isinstance(value, str) and column.type == "TEXT":
        return untouched(value)
    return _cell(value, column).replace(".", point) if isinstance(value, Decimal) else _cell(value, column)
