"""The cells of a sheet that somebody has written notes to."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from zipfile import ZipFile

from clustermodel.importing.places import number_of

_PART = re.compile(rb"""<(?:\w+:)?Relationship(?=\s)([^<>]*)""")
_KIND = re.compile(rb"""\sType\s*=\s*["'][^"']*/(?:comments|threadedComment)["']""")
_TARGET = re.compile(rb"""\sTarget\s*=\s*["']([^"']*)["']""")
_CELL = re.compile(rb"""<(?:\w+:)?(?:comment|threadedComment)\s[^<>]*?\bref=["']([A-Z]{1,3})([0-9]{1,7})["']""")


def remarked(archive: ZipFile, sheet: str) -> Sequence[tuple[int, int]]:
    """The column and the row of each cell with a note, column by column; of a thread of comments once."""
    known = {*archive.namelist()}
    parts = [one for one in _parts(archive, sheet, known) if one in known]
    cells = {(number_of(column.decode()), int(row)) for one in parts for column, row in _CELL.findall(archive.read(one))}
    return sorted(cells)


def _parts(archive: ZipFile, sheet: str, known: set[str]) -> Iterator[str]:
    """The parts of a workbook that hold the notes of a sheet."""
    folder, name = posixpath.split(sheet)
    relations = f"{folder}/_rels/{name}.rels"
    for said in _PART.findall(archive.read(relations)) if relations in known else ():
        target = _TARGET.search(said)
        if target and _KIND.search(said):
            yield posixpath.normpath(posixpath.join("/", folder, target[1].decode("utf-8", "replace"))).lstrip("/")
