"""The splices that write another value, or another key, in the place of one."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from clustermodel.editing.plan import Plan
from clustermodel.editing.splice import Splice
from clustermodel.editing.tree import BLOCKS, Entry, Node, Tree
from clustermodel.editing.write import Block, Writer, one_line
from clustermodel.loading.dump import Bare

_FIRST = -1000
"""The rank of a value, before whatever is inserted behind it."""
_COLON = re.compile(r"\s*:")
_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")


def set_value(tree: Tree, writer: Writer, entry: Entry, value: Any) -> Iterator[Splice]:
    """Write a value in the place of an entry's."""
    node = entry.value
    head, body = ("", []) if entry.flow else _block(tree, writer, entry, value)
    if not body and (entry.flow or _stands_in_line(node)):
        text = one_line(value, flow=entry.flow, quote="" if isinstance(value, Bare) else _quote(node))
        yield Splice(node.start, node.end, _gap(tree.text, entry) + text, _FIRST)
    else:
        yield from _rewrite(tree, entry, head, body)


def rename(entry: Entry, key: Node, name: str) -> Splice:
    """Write another key."""
    return Splice(key.start, key.end, one_line(name, flow=entry.flow, quote=_quote(key)))


def end_text(tree: Tree, plan: Plan) -> Iterator[Splice]:
    """Where a file ends with a block of text and without a line end: `-` says that the text has none either.

    Without that it would get one from the lines that are added below.
    """
    last = tree.root.last
    sign = _BLOCK_SIGN.match(tree.text, last.value.start) if last.value.style in BLOCKS else None
    if sign and not last.value.text.endswith("\n") and plan.replaced.isdisjoint((last, *last.ancestors)):
        yield Splice(sign.start(), sign.end(), sign[0].replace("+", "").replace("-", "") + "-")


def _quote(node: Node) -> str:
    return node.style if node.style in ("'", '"') else ""


def _stands_in_line(node: Node) -> bool:
    """It is neither a block of text nor a map or list written in lines."""
    return node.flow or (node.kind not in ("map", "list") and node.style not in BLOCKS)


def _gap(text: str, entry: Entry) -> str:
    """What stands between a key or dash and a value where there was none."""
    at = entry.value.start
    if at < entry.value.end:
        return ""
    if entry.key is not None and at == entry.key.end:
        return ": "  # {a} is short for {a: }
    return "" if text[at - 1].isspace() else " "


def _block(tree: Tree, writer: Writer, entry: Entry, value: Any) -> Block:
    """The value as it would stand at the entry, in lines if it needs them."""
    lines, node = tree.lines, entry.value
    column = lines.column(entry.start) if entry.parent else -1
    if lines.below(node.end, column) > lines.end(node.end):
        writer = attrs.evolve(writer, blocks=False)  # the comments there would become a part of the text
    if _is_below(tree, entry) and node.kind in ("map", "list"):
        writer = writer.like(node.kind, lines.column(node.start) - column)
    if entry.parent is None:
        return writer.beside_dash(value, lines.column(entry.start) - 2)
    return writer.beside_dash(value, column) if entry.key is None else writer.beside_key(value, column)


def _rewrite(tree: Tree, entry: Entry, head: str, body: list[str]) -> Iterator[Splice]:
    """Replace what stands beside the key or dash, and what stands in the lines below."""
    lines = tree.lines
    (start, stop), below = _written(tree, entry)
    if head and start < entry.value.start < stop:
        start = entry.value.start
    elif head and entry.parent is not None:
        head = f" {head}"
    yield Splice(start, stop, head, _FIRST)
    tail = lines.eol if body and below[1] == len(tree.text) else ""
    yield Splice(*below, "".join(lines.eol + line for line in body) + tail, _FIRST)


def _written(tree: Tree, entry: Entry) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the value is written now: beside the key or dash, and in the lines below it. A comment beside it stays there."""
    lines, node = tree.lines, entry.value
    beside = _sign_end(tree.text, entry)
    if _is_below(tree, entry):
        return (beside, beside), (lines.end(beside), lines.end(node.end))
    sign = _BLOCK_SIGN.match(tree.text, node.start) if node.style in BLOCKS else None
    if sign:
        return (beside, sign.end()), (lines.end(beside), node.end)
    end = node.end if _stands_in_line(node) else lines.end(node.end)
    return (beside, end), (lines.end(end), lines.end(end))


def _sign_end(text: str, entry: Entry) -> int:
    """Behind the colon or the dash."""
    if entry.parent is None:
        return entry.start
    if entry.key is None:
        return entry.start + 1
    colon = _COLON.match(text, entry.key.end)
    return colon.end() if colon else entry.key.end


def _is_below(tree: Tree, entry: Entry) -> bool:
    """The value begins in a line below its key or dash."""
    return tree.lines.end(_sign_end(tree.text, entry)) < entry.value.start
