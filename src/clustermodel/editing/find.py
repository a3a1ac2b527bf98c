"""Entries by path: the same paths that `clustermodel.loading.locate` finds, for edits."""

from clustermodel.editing.tree import EditError, Entry, Node
from clustermodel.loading.paths import Path, dotted

_NAMES = ("id", "period")


def find(root: Entry, path: Path) -> Entry:
    """The entry at a path. Raises EditError when there is none."""
    entry = root
    for depth, step in enumerate(path, 1):
        inner = _step(entry.value, step)
        if inner is None:
            raise EditError(f"there is no '{dotted(path[:depth])}' in the file")
        entry = inner
    return entry


def find_named(root: Entry, path: Path) -> tuple[Entry, bool]:
    """The entry with the name that ends a path, and whether that is its key or its whole value.

    Raises EditError when there is none.
    """
    around = find(root, path[:-1])
    if around.value.kind == "text" and path[-1:] == (around.value.text,):
        return around, False  # a single name where a list could stand
    entry = find(root, path)
    if entry.key is None and entry.value.kind != "text":
        raise EditError(f"'{dotted(path)}' is not a name")
    return entry, entry.key is not None


def _step(node: Node, step: str | int) -> Entry | None:
    if isinstance(step, int):
        return node.entries[step] if 0 <= step < len(node.entries) else None
    if node.kind == "map":
        return next((entry for entry in node.entries if entry.name == step), None)
    return next((entry for entry in node.entries if _is(entry.value, step)), None)


def _is(item: Node, name: str) -> bool:
    """An item of a list goes by this name."""
    if item.kind == "map":
        return any(entry.name in _NAMES and entry.value.text == name for entry in item.entries)
    return item.kind == "text" and item.text == name
