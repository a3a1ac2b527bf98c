"""What tables and columns hold, told in the language of the reader: the documentation of the format's own fields."""

from collections.abc import Sequence

import attrs

from clustermodel.messages import translation
from clustermodel.views.relational.shape import Column, Table, Value

_TABLES = (Column("table_name", doc="The name of the table."), Column("meaning", doc="What a row is."))
_COLUMNS = (
    Column("table_name", doc="The name of the table."),
    Column("column_name", doc="The name of the column."),
    Column("type", doc="TEXT, INTEGER, REAL or DATE (YYYY-MM-DD)."),
    Column("refers", doc="The table whose key it holds."),
    Column("meaning", doc="What the column holds."),
)
_OWN = (
    Table("tables", _TABLES, [], ("table_name",), "A table, and what a row of it is."),
    Table("columns", _COLUMNS, [], ("table_name", "column_name"), "A column of a table, and what it holds."),
)


def dictionary(found: Sequence[Table], language: str) -> list[Table]:
    """Two tables that explain these ones, and themselves."""
    first = found[0].columns[:1]  # that of the programme, which all have
    every = [*found, *(attrs.evolve(one, columns=(*first, *one.columns)) for one in _OWN)]
    named = [(one.name, meant(one.doc, language)) for one in every]
    held = [(one.name, *_told(each, language)) for one in every for each in one.columns]
    tables, columns = _OWN
    return [attrs.evolve(tables, rows=named), attrs.evolve(columns, rows=held)]


def _told(column: Column, language: str) -> tuple[Value, ...]:
    return column.name, column.type, column.refers or None, meant(column.doc, language)


def meant(doc: str, language: str) -> str:
    """Sentences of the documentation, one a line or a docstring, in a language if they are translated."""
    whole = " ".join(doc.split())
    if _said(whole, language) != whole:
        return _said(whole, language)
    return " ".join(_said(" ".join(part.split()), language) for part in doc.split("\n") if part.strip())


def _said(sentence: str, language: str) -> str:
    """A sentence in a language: what only `explain` tells has a catalogue of its own."""
    known = translation(language, "keys").gettext(sentence)
    return translation(language).gettext(sentence) if known == sentence else known
