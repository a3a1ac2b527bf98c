"""For each exporter a reader of what it makes: a program of somebody else, and what the format is known to make of a text.

A new exporter without a reader fails `tests/test_hostile_texts.py`.
"""

import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from html.parser import HTMLParser
from typing import Any

import docx
import networkx as nx
import pydot
import vobject
from docx.table import Table
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from clustermodel.testing.safety import Reader
from clustermodel.views.formulas import unguarded
from clustermodel.views.printable import one_break, printable
from clustermodel.views.workbook.texts import unescaped


def lines(text: str) -> str:
    """XML holds no control characters; Word has one kind of line break."""
    return printable(text).replace("\r", "\n")


def sentences(text: str) -> str:
    """The same for a document that gives a statement a full stop, and the name of a number a capital letter, if it has none."""
    said = lines(text).rstrip(".")
    return said[:1].lower() + said[1:]


def squeezed(text: str) -> str:
    """White space is the layout's: Markdown trims lines, and Graphviz wraps labels; some control characters are such."""
    return "".join(printable(text).replace("\ufffd", "").split())


def blanks(text: str) -> str:
    """Mermaid shows white space and control characters as blanks."""
    return "".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text).split())


def word(made: bytes) -> Any:
    """Paragraphs and tables of a document, with their styles, and the texts around them.

    Where sections end depends on how wide their tables are.
    """
    file = docx.Document(io.BytesIO(made))
    body = [_table(one) if isinstance(one, Table) else _paragraph(one) for one in file.iter_inner_content()]
    body = [one for one in body if one[0] != "Section End"]
    around = {one.text: "" for section in file.sections for part in (section.header, section.footer) for one in part.paragraphs}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {"body": body, "around": around, "title": file.core_properties.title, "parts": archive.namelist()}


def _paragraph(paragraph: Any) -> Any:
    """Style and text; the table of contents has each heading again, in one line."""
    style = paragraph.style.name
    return style, "" if style.startswith("toc") else paragraph.text


def _table(table: Table) -> Any:
    return [[cell.text for cell in row.cells] for row in table.rows]


def workbook(made: bytes) -> Any:
    """Cells by sheet, with their types, notes, and lists to choose from."""
    book = load_workbook(io.BytesIO(made))
    cells = {
        sheet.title: [
            (one.coordinate, one.data_type, unescaped(one.value) if isinstance(one.value, str) else str(one.value), _note(one))
            for row in sheet.iter_rows()
            for one in row
            if one.value is not None
        ]
        for sheet in book
    }
    return {"cells": cells, "names": list(book.defined_names)}


def _note(cell: Any) -> str:
    return unescaped(cell.comment.text) if cell.comment else ""


def tables(made: bytes) -> Any:
    """The files of an archive of CSV, row by row, without the apostrophes, and what describes them."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    return {name: _table_of(text) if name.endswith(".csv") else _described(name, text) for name, text in texts.items()}


def _table_of(text: str) -> list[list[str]]:
    return [list(map(unguarded, row)) for row in csv.reader(io.StringIO(text, newline=""), strict=True)]


def _described(name: str, text: str) -> Any:
    return json.loads(text) if name.endswith(".json") else text


def database(made: bytes) -> Any:
    """The rows of every table, and the schema."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(made)
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        schema = opened.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        names = [name for kind, name, _ in schema if kind == "table"]
        return schema, {name: opened.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def calendar(made: bytes) -> Any:
    """The properties of a calendar and of its events."""
    return [_component(one) for one in vobject.readComponents(made.decode(), validate=True)]


def _component(component: Any) -> Any:
    own = [(one.name, sorted(one.params.items()), _value(one.value)) for one in component.lines()]
    return component.name, own, [_component(one) for one in component.components()]


def _value(value: Any) -> Any:
    """Categories are a list of texts."""
    return value if isinstance(value, list) else str(value)


def graph(made: bytes) -> Any:
    """Clusters, nodes and edges, with what Graphviz shows of their labels."""
    found = pydot.graph_from_dot_data(made.decode())
    assert found is not None
    (only,) = found
    return _parts(only)


def _parts(part: Any) -> Any:
    return {
        "told": {name: _drawn(str(value)) for name, value in part.get_attributes().items()},
        "nodes": [(one.get_name(), {name: _drawn(str(value)) for name, value in one.get_attributes().items()}) for one in part.get_nodes()],
        "edges": [(one.get_source(), one.get_destination(), {name: _drawn(value) for name, value in one.get_attributes().items()}) for one in part.get_edges()],
        "inside": [(one.get_name(), _parts(one)) for one in part.get_subgraphs()],
    }  # fmt: skip


def _drawn(label: str) -> str:
    return re.sub(r"\\(.)|&amp;", lambda one: {"n": "\n", None: "&"}.get(one[1], one[1]), label, flags=re.DOTALL)


def graphml(made: bytes) -> Any:
    """Nodes and edges."""
    found = nx.parse_graphml(made.decode(), force_multigraph=True)
    return dict(found.nodes(data=True)), list(found.edges(keys=True, data=True))


def flowchart(made: bytes) -> Any:
    """The lines of a flowchart: `.ci/documents` has them read by Mermaid itself."""
    label = r'"((?:[^\W_]|[ ,()«»–—…-]|#\d+;)*)"'
    forms = (
        "flowchart LR", rf"  subgraph (\w+)\[{label}\]", rf"    (\w+)\[{label}\]", "  end",
        rf"  (\w+) (-->|-\.->)\|{label}\| (\w+)", rf"  (note_\d+)\[{label}\]:::note", "  classDef note fill:none,stroke:none",
    )  # fmt: skip
    found = []
    _, title, _, *lines = made.decode().removesuffix("\n").split("\n")
    json.loads(title.removeprefix("title: "))  # its signs are not all the programme's: tests/views/test_mermaid_text.py
    for line in lines:
        (match,) = filter(None, (re.fullmatch(form, line) for form in forms))
        found.append((line.strip()[:3], [re.sub(r"#(\d+);", lambda one: chr(int(one[1])), part) for part in match.groups()]))
    return found


def markdown(made: bytes) -> Any:
    """The tokens of CommonMark with GitHub's tables."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = [part for token in parser.parse(made.decode()) for part in [token, *(token.children or ())]]
    shape = [(one.type, one.tag, one.markup) for one in tokens if one.type not in ("text", "html_inline", "text_special")]
    texts = "".join(one.content for one in tokens if one.type in ("text", "html_inline", "text_special") and one.content != "<br>")
    return shape, texts


class _Page(HTMLParser):
    """The tags of a page with their attributes, and its texts; data in scripts as data."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Any] = []
        self.script: dict[str, str | None] | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.script = dict(attrs) if tag == "script" else None
        self.found.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.script = None
        self.found.append((f"/{tag}", []))

    def handle_data(self, data: str) -> None:
        kind = (self.script or {}).get("type") or ""
        self.found.append(("data", json.loads(data) if kind.endswith("json") else data))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))


def page(made: bytes) -> Any:
    """A web page."""
    return _Page(made.decode()).found


READERS = {
    "catalogue": Reader(word, lines),
    "catalogue-html": Reader(page, printable),
    "csv": Reader(tables, options={"excel": "no", "findings": False}),
    "docx": Reader(word, sentences, {"remarks": "annex"}),
    "dot": Reader(graph, squeezed, {"max_label": 10**6}),
    "graphml": Reader(graphml, printable),
    "html": Reader(page, printable),
    "ics": Reader(calendar, one_break),
    "json": Reader(json.loads),
    "markdown": Reader(markdown, squeezed),
    "mermaid": Reader(flowchart, blanks, {"max_label": 10**6}),
    "register": Reader(word, lines),
    "sqlite": Reader(database, options={"findings": False}),
    "xlsx": Reader(workbook),
}
