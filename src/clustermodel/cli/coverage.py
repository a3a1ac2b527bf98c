"""`clustermodel coverage`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from clustermodel.api import coverage
from clustermodel.cli.common import LANG, PROGRAM, conclude, in_force, load_usable
from clustermodel.cli.helping import Verb
from clustermodel.cli.hosting import PLUGINS
from clustermodel.links.coverage import Matrix
from clustermodel.messages import Word, render
from clustermodel.model.ref import Basis
from clustermodel.rendering.safe import printable

LETTERS = {Basis.STATED: "●", Basis.CORRECTED: "◐", Basis.STRONG: "s", Basis.WEAK: "w"}
"""How a cell shows the basis of a link."""
COLUMNS = 30
"""Columns of a matrix that are shown side by side; more go below."""
PLURALS = {"objective": "objectives", "kpi": "KPIs", "action": "actions", "factor": "factors", "pairing": "pairings",
           "body": "bodies"}  # fmt: skip


@click.command("coverage", cls=Verb)
@PROGRAM
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="Shape of the output.")
@PLUGINS
@LANG
def command(path: Path, shape: str, plugins: tuple[str, ...], language: str | None) -> None:
    """Show which links of the chain are there, as matrices, and what none leads to.

    Errors of the file, for which the result lacks something, are shown, and the exit code is then 1.

    Example: clustermodel coverage programs/medical_tourism.yaml
    """
    force = in_force(path, language)
    loaded = load_usable(path, force, plugins=plugins)
    matrices = coverage(loaded)
    if shape == "json":
        click.echo(json.dumps([_record(one) for one in matrices], ensure_ascii=False, indent=2))
    else:
        legend = "● stated  ◐ corrected  s inferred, strong  w inferred, weak  · none"
        click.echo(render(legend, {}, language=force.language))
        for line in (line for matrix in matrices for line in _text(matrix, force.language)):
            click.echo(printable(line))
    conclude(loaded, force)


def _record(matrix: Matrix) -> dict[str, Any]:
    return {
        "name": matrix.name,
        "rows": matrix.rows,
        "columns": matrix.columns,
        "cells": [{"row": row, "column": column, "basis": str(basis)} for (row, column), basis in matrix.cells.items()],
        "uncovered_rows": matrix.uncovered_rows(),
        "uncovered_columns": matrix.uncovered_columns(),
        "elsewhere": matrix.elsewhere,
    }


def _text(matrix: Matrix, language: str) -> Iterator[str]:
    def say(template: str, **values: object) -> str:
        return render(template, values, language=language)

    rows, columns = Word(PLURALS[matrix.row_kind]), Word(PLURALS[matrix.column_kind])
    sides = ((rows, matrix.rows, matrix.uncovered_rows()), (columns, matrix.columns, matrix.uncovered_columns()))
    parts = (
        say("{n} of {total} {kinds}", n=len(every) - len(lacking), total=len(every), kinds=kinds)
        for kinds, every, lacking in sides
    )
    row, column = Word(matrix.row_kind), Word(matrix.column_kind)
    yield ""
    yield say("{row} × {column}: {covered} covered", row=row, column=column, covered=say(" and ").join(parts))
    if not matrix.rows or not matrix.columns:
        return
    for start in range(0, len(matrix.columns), COLUMNS):
        yield from _block(matrix, matrix.columns[start : start + COLUMNS])
    for kinds, _, lacking in sides:
        if lacking:
            yield "  " + say("no link: {kinds} {ids}", kinds=kinds, ids=list(map(_id, lacking)))
    others = (f"{_id(one)} → {', '.join(found)}" for one, found in matrix.elsewhere.items())
    if matrix.elsewhere:
        yield "  " + say("to other kinds: {links}", links="; ".join(others))


def _block(matrix: Matrix, columns: tuple[str, ...]) -> Iterator[str]:
    head = max(len(_id(row)) for row in matrix.rows)
    widths = [max(len(_id(column)), 1) for column in columns]
    yield "  " + " " * head + " " + " ".join(_id(column).rjust(width) for column, width in zip(columns, widths, strict=True))
    for row in matrix.rows:
        cells = [LETTERS.get(matrix.cells[row, one], "?") if (row, one) in matrix.cells else "·" for one in columns]
        yield f"  {_id(row):<{head}} " + " ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))


def _id(address: str) -> str:
    return address.partition(":")[2]
