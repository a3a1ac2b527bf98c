"""The exporter `csv`: a programme as tables, one file for each, in an archive."""

import csv
import io
import zipfile

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.views.archive import archive
from clustermodel.views.formulas import guarded
from clustermodel.views.printable import encodable
from clustermodel.views.relational import Table, tables


@attrs.frozen(kw_only=True)
class Options:
    """For whom the files are."""

    excel: bool = attrs.field(
        default=False, metadata={"doc": "Semicolons and a byte order mark, for an Excel that runs in Russian; else commas."}
    )


def parse(made: bytes) -> object:
    """Read every file by Python's own reader."""
    with zipfile.ZipFile(io.BytesIO(made)) as files:
        texts = {name: io.StringIO(files.read(name).decode(), newline="") for name in files.namelist()}
        return {name: list(csv.reader(text, strict=True)) for name, text in texts.items()}


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
            parse=parse,
            about="For analysts: a table for each kind of element, in an archive. Opens in Excel, LibreOffice Calc, R "
            "or Python.",
        ),
    ]


def render(ctx: ExportContext) -> bytes:
    """The programme as CSV files (RFC 4180, UTF-8) in a zip archive: a file for each table that has rows.

    - `elements.csv` has every element by its address `kind:id`; `kpi.csv`, `action.csv` … have a row for each element of a
      kind and a column for each field that holds one value. Beside a number stand its bounds (`…_low`, `…_high`), beside a
      period its first and last day (`…_first`, `…_last`).
    - Lists within elements have files of their own (`kpi_targets.csv`), as has what is reported (`kpi_reported.csv`);
      `texts.csv` has the items of lists of texts, `edges.csv` every reference.
    - No cell can be a formula: before `=`, `+`, `-` or `@`, where a cell may begin (also after a separator, a quotation mark
      or a line break, spaces aside), stands an apostrophe more than in the text. Take one away there to have the text back;
      `clustermodel.views.formulas.unguarded` does it. A cell that is a mere number stays one.
    """
    options: Options = ctx.options or Options()
    found = tables(ctx.links, ctx.actuals, ctx.language, ctx.as_of)
    return archive((f"{table.name}.csv", _written(table, options)) for table in found if table.rows)


def _written(table: Table, options: Options) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";" if options.excel else ",", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([["" if cell is None else guarded(str(cell)) for cell in row] for row in table.rows])
    return encodable(made.getvalue()).encode("utf-8-sig" if options.excel else "utf-8")
