"""What lies beside tables in files: a description of them as a data package, for programs, and a page for people.

The data package follows https://specs.frictionlessdata.io/data-package/ .
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clustermodel.views.formulas import GUARD
from clustermodel.views.labels import Label
from clustermodel.views.relational.dictionary import meant
from clustermodel.views.relational.shape import Column, Table
from clustermodel.views.wording import Wording

_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number", "DATE": "date"}


def described(tables: Sequence[Table], name: str, title: str, language: str, *, excel: bool, commas: bool) -> str:
    """The data package: types, keys and meanings of all columns, and how the files are written."""
    keys = {one.name: one.key for one in tables}
    package = {
        "name": name.lower(),
        "title": title,
        "profile": "tabular-data-package",
        "resources": [_resource(one, keys, language, excel=excel, commas=commas) for one in tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(
    table: Table, keys: Mapping[str, Sequence[str]], language: str, *, excel: bool, commas: bool
) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "description": meant(table.doc, language),
        "encoding": "utf-8-sig" if excel else "utf-8",
        "dialect": {"delimiter": ";" if commas else ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {
            "fields": [_field(one, language, commas=commas) for one in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": one.name, "reference": {"resource": one.refers, "fields": keys[one.refers][0]}}
                for one in table.columns if one.refers
            ],
        },
    }  # fmt: skip


def _field(column: Column, language: str, *, commas: bool) -> dict[str, Any]:
    field = {"name": column.name, "type": _TYPES[column.type], "description": meant(column.doc, language)}
    return {**field, "decimalChar": ","} if column.type == "REAL" and commas else field


def page(tables: Sequence[Table], language: str, *, excel: bool, commas: bool) -> str:
    """A page that says how to read the files, and what is in each."""
    label = Wording(language).label
    written = label("semicolons and decimal commas" if commas else "commas and decimal points")
    return "\n".join(_page(tables, language, written, label, (*_HOW, _IN_EXCEL) if excel else _HOW))


def _page(tables: Sequence[Table], language: str, written: str, label: Label, how: Sequence[str]) -> Iterator[str]:
    for paragraph in how:
        yield label(paragraph).format(written=written, rule=GUARD)
        yield ""
    for one in tables:
        yield f"{one.name}.csv: {meant(one.doc, language)}"
    yield ""


_HOW = (
    "Tables of a cluster development programme; meta.csv says of which, and as of which day.",
    (
        "The files are in UTF-8, with {written}. What each column holds is told in columns.csv, and with types and keys, "
        "for programs, in datapackage.json."
    ),
    (
        "Numbers and periods stand as the model writes them, with the bounds and days beside them: over 130, ~7, 60..70, "
        "75.., not-set, 2021-H1, undated. What each of these means is told in notation.csv."
    ),
    (
        "Codes such as 2.10 are texts: a program that guesses makes 2.1 of them. In pandas: read_csv(…, dtype=str). Join "
        "tables by address, and tables of several programmes by program and address."
    ),
    (
        "Before =, +, - or @, where a spreadsheet may let a cell begin, stands an apostrophe more than in the text, so that "
        "no text becomes a formula. It is taken away by replacing {rule} by \\1\\2\\3."
    ),
)
_IN_EXCEL = (
    "Such an apostrophe also stands before codes, periods and numbers as written (2.10), which Excel would turn into "
    "dates. To reckon with, there are the columns of plain numbers and days beside them: value_low, period_first."
)
