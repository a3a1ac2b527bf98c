"""From a workbook to what it asks for."""

from collections.abc import Iterator, Mapping

from clustermodel.diagnostics import Diagnostic
from clustermodel.importing import rules
from clustermodel.importing.cellreader import Facts
from clustermodel.importing.locked import holds_most, page_edits
from clustermodel.importing.opening import BookError, Grid, nowhere, open_workbook
from clustermodel.importing.page import Page, page_of
from clustermodel.importing.sheet import SheetReader
from clustermodel.importing.wishes import Wishes
from clustermodel.links.index import Links
from clustermodel.messages import Word
from clustermodel.views.workbook import forms, ledger
from clustermodel.views.workbook.ledger import LISTS, ColumnOf, Ledger, Table
from clustermodel.views.workbook.texts import unescaped


def read_workbook(data: bytes, path: str, links: Links) -> tuple[str, Wishes]:
    """The id of the programme that a workbook was exported from, and what its edits ask for. Raises BookError.

    `links` are those of the programme that it is to be brought into: its units decide what 12 % is.
    """
    grids = open_workbook(data, path)
    found = _ledger(grids, path)
    facts = Facts(path, links, found)
    wishes = _read(found, grids, facts)
    pages = [*_pages(grids, found, path), *_unread(grids, found, path)]
    return found.program, Wishes(
        changes=tuple(one for each in wishes for one in each.changes),
        new=tuple(one for each in wishes for one in each.new),
        problems=(*(one for each in wishes for one in each.problems), *pages),
        refused=frozenset().union(*(each.refused for each in wishes)),
    )


def _read(found: Ledger, grids: Mapping[str, Grid], facts: Facts) -> list[Wishes]:
    """What each sheet asks for. New actions are read last, because they may name all that is new in other sheets."""
    wishes: dict[str, Wishes] = {}
    for table in sorted(found.tables, key=lambda one: any(_grows_actions(each) for each in _columns(one, found))):
        wishes[table.sheet] = said = SheetReader(table, _grid(table, grids, found), facts).read()
        for one in said.new:
            facts.names.learn(one.kind, one.id, one.name)
    return [wishes[table.sheet] for table in found.tables]


def _grows_actions(column: ColumnOf) -> bool:
    return column.new is not None and column.new.file == "programme" and column.new.kind == "action"


def _ledger(grids: Mapping[str, Grid], path: str) -> Ledger:
    hidden = grids.get(ledger.TITLE)
    if hidden is None:
        reason = Word("it has no hidden sheet")
        raise BookError(rules.NOT_OURS(span=nowhere(path), values={"reason": reason}))
    try:
        rows = [[unescaped(forms.written(value)) for value in row] for row in hidden.rows]
        return ledger.read([row for row in rows if any(row)])
    except (ValueError, IndexError) as error:
        reason = Word("its hidden sheet has been changed")
        raise BookError(rules.NOT_OURS(span=nowhere(path), values={"reason": reason})) from error


def _grid(table: Table, grids: Mapping[str, Grid], found: Ledger) -> Grid | None:
    """The sheet of a table; one that was renamed is known by its headings."""
    if table.sheet in grids:
        return grids[table.sheet]
    known = _titles(found)
    columns = _columns(table, found)
    others = [grid for title, grid in grids.items() if title not in known]
    alike = [grid for grid in others if not isinstance(page_of(grid, table, columns), str)]
    return alike[0] if len(alike) == 1 else None


def _unread(grids: Mapping[str, Grid], found: Ledger, path: str) -> Iterator[Diagnostic]:
    """The sheets that were not exported and say something: copies, and those of one's own."""
    used = [_grid(table, grids, found) for table in found.tables]
    known = {*_titles(found), ledger.TITLE, LISTS}
    others = [grid for title, grid in grids.items() if title not in known and grid not in used]
    for grid in (one for one in others if any(map(any, one.rows)) and not _is_renamed(one, grids, found)):
        of = next((one.sheet for one in found.tables if isinstance(page_of(grid, one, _columns(one, found)), Page)), "")
        hint = rules.COPIED if of else None
        yield rules.UNREAD(span=nowhere(path), values={"place": grid.title, "sheet": of}, hint=hint)


def _titles(found: Ledger) -> dict[str, None]:
    """The sheets that were exported."""
    return dict.fromkeys([*(one.sheet for one in found.tables), *(one.sheet for one in found.locked)])


def _is_renamed(grid: Grid, grids: Mapping[str, Grid], found: Ledger) -> bool:
    """It is a sheet of official text under another name."""
    missing = {one.sheet for one in found.locked} - {one.sheet for one in found.tables} - {*grids}
    return any(holds_most(grid, _exported(found, title)) for title in missing)


def _exported(found: Ledger, title: str) -> Mapping[tuple[int, int], str]:
    return {(int(one.key), one.column): one.text for one in found.locked if one.sheet == title}


def _columns(table: Table, found: Ledger) -> list[ColumnOf]:
    return [one for one in found.columns if one.sheet == table.sheet]


def _pages(grids: Mapping[str, Grid], found: Ledger, path: str) -> Iterator[Diagnostic]:
    """What has been edited in the sheets of which nothing is brought in, and which of them are gone."""
    tables, titles = {one.sheet for one in found.tables}, dict.fromkeys(one.sheet for one in found.locked)
    others = [grid for title, grid in grids.items() if title not in {*tables, *titles, ledger.TITLE}]
    for title in (one for one in titles if one not in tables):
        exported = _exported(found, title)
        grid = grids.get(title) or next((one for one in others if holds_most(one, exported)), None)
        if grid is None:
            yield rules.NO_SHEET(span=nowhere(path), values={"place": title})
            continue
        for place, before, now in page_edits(grid, exported):
            yield rules.LOCKED(span=nowhere(path), values={"place": place, "exported": before, "found": now})
