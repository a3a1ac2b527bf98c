"""The splices that add entries to a map or list written in {} or [], and take entries out."""

import re
from collections.abc import Iterator

from clustermodel.editing.plan import Plan
from clustermodel.editing.splice import Splice
from clustermodel.editing.tree import Entry, Tree
from clustermodel.editing.write import one_line
from clustermodel.edits import Insert

_COMMA = re.compile(r"(?:\s|#[^\r\n]*)*,")
_NOTHING = re.compile(r"\s*(#.*)?")


def insert_between(plan: Plan, holder: Entry) -> Iterator[Splice]:
    """Write new entries behind the one before them."""
    if not holder.value.entries:
        at = holder.value.start + 1
        yield Splice(at, at, ", ".join(_written(one) for one, _, _ in plan.insertions(holder)))
        return
    for one, before, after in plan.insertions(holder):
        if before is not None:
            yield Splice(before.end, before.end, f", {_written(one)}", -holder.depth)
        elif after is not None:
            yield Splice(after.start, after.start, f"{_written(one)}, ")


def _written(one: Insert) -> str:
    return one_line(one.value) if one.key is None else f"{one_line(one.key)}: {one_line(one.value)}"


def delete_between(tree: Tree, plan: Plan, holder: Entry) -> Iterator[Splice]:
    """Take out entries, each with a comma; where they have lines of their own, with these and the comments in them."""
    for before, gone, after in plan.runs(holder):
        start, end = gone[0].start, gone[-1].end
        comma = _COMMA.match(tree.text, end)
        stop = comma.end() if comma else end
        if _own_lines(tree, start, stop):
            yield from _lines(tree, before, start, stop, comma is not None)
        elif after is not None:
            yield Splice(start, after.start)
        elif before is not None:
            yield Splice(before.end, end)


def _own_lines(tree: Tree, start: int, stop: int) -> bool:
    """Nothing but comments stands beside a span in its lines."""
    return tree.lines.is_first(start) and _NOTHING.fullmatch(tree.text[stop : tree.lines.end(stop)]) is not None


def _lines(tree: Tree, before: Entry | None, start: int, stop: int, comma: bool) -> Iterator[Splice]:
    """Take out whole lines; where no comma goes with them, also the one before."""
    if comma or before is None:
        yield Splice(tree.lines.start(start), tree.lines.after(stop))
    else:
        separator = _COMMA.match(tree.text, before.end)
        end = separator.end() if separator else before.end
        yield Splice(end - 1, end)
        yield Splice(tree.lines.end(tree.lines.start(start) - 1), tree.lines.end(stop))
