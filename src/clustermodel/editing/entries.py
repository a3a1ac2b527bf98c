"""The splices that add entries to a map or list written in lines, and take entries out."""

from collections.abc import Iterator

from clustermodel.editing.plan import Plan
from clustermodel.editing.splice import Splice
from clustermodel.editing.tree import BLOCKS, Entry, Tree
from clustermodel.editing.write import Writer


def insert_lines(tree: Tree, writer: Writer, plan: Plan, holder: Entry) -> Iterator[Splice]:
    """Write new entries below the one before them, and below the comments that belong to it."""
    lines = tree.lines
    for one, before, after in plan.insertions(holder):
        column = lines.column((before or after or holder).start)
        written = lines.eol.join(writer.entry(one.key, one.value, column))
        if before is not None:
            at = _end(tree, before)
            tail = lines.eol if at == len(tree.text) and lines.eol in written else ""
            yield Splice(at, at, lines.eol + " " * column + written + tail, -holder.depth)
        elif after is not None:
            yield Splice(after.start, after.start, written + lines.eol + " " * column)


def delete_lines(tree: Tree, plan: Plan, holder: Entry) -> Iterator[Splice]:
    """Take out the lines of entries, with the comments beside and below them that belong to them."""
    for before, gone, after in plan.runs(holder):
        if before is None and after is not None and not tree.lines.is_first(gone[0].start):
            yield _behind_dash(tree, gone, after)
        else:
            for entry in gone:
                yield from _whole_lines(tree, entry, keeps=before is not None and _keeps_blanks(tree, before))


def _end(tree: Tree, entry: Entry) -> int:
    """The end of the last line that belongs to an entry: comments that stand deeper than its beginning do."""
    return tree.lines.below(entry.end, tree.lines.column(entry.start))


def _whole_lines(tree: Tree, entry: Entry, *, keeps: bool) -> Iterator[Splice]:
    """The lines of an entry with the line end before them, so that what is inserted behind it stands outside the span."""
    lines, start, stop = tree.lines, tree.lines.start(entry.start), _end(tree, entry)
    if keeps:
        stop = lines.blanks(stop)  # else they would become a part of the text before
    if start == 0:
        yield Splice(0, lines.after(stop))
        return
    yield Splice(lines.end(start - 1), stop)
    if stop == len(tree.text):
        yield Splice(stop, stop, lines.eol)  # the line before had an end, which may belong to a text


def _behind_dash(tree: Tree, gone: list[Entry], after: Entry) -> Splice:
    """The first entries of a map or list that begins in the line of a dash: what follows takes their place."""
    end = _end(tree, gone[-1])
    if not tree.text[end : after.start].strip():
        return Splice(gone[0].start, after.start)
    start = len(tree.text[: gone[0].start].rstrip(" "))  # comments stand between: the dash stays alone in its line
    return Splice(start, end)


def _keeps_blanks(tree: Tree, entry: Entry) -> bool:
    """An entry ends with a block of text that keeps the blank lines behind it."""
    node = entry.last.value
    return node.style in BLOCKS and tree.lines.keeps(node.start)
