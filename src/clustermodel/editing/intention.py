"""What an edited file must read as, worked out without its text."""

from collections import Counter
from itertools import groupby
from typing import Any

from clustermodel.editing.plan import Plan
from clustermodel.editing.tree import EditError, Entry
from clustermodel.loading.paths import dotted


def outline_of(value: Any) -> Any:
    """The outline, as of `Node.outline`, of plain containers. Raises EditError for values that YAML texts cannot hold."""
    if isinstance(value, dict):
        return tuple((outline_of(key), outline_of(item)) for key, item in value.items())
    if isinstance(value, list):
        return [outline_of(item) for item in value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return str(value).lower()
    raise EditError(f"a {type(value).__name__} cannot be written, only texts, whole numbers, truth values, maps and lists")


def intended(plan: Plan, entry: Entry) -> Any:
    """The outline of an entry's value after the edits. Raises EditError when a new key stands there already."""
    node = entry.value
    if entry in plan.sets:
        return outline_of(plan.sets[entry])
    if node.kind == "map":
        pairs = _pairs(plan, entry)
        _check_keys(plan, entry, Counter(key for key, _ in pairs))
        return tuple(pairs)
    return [value for _, value in _pairs(plan, entry)] if node.kind == "list" else node.outline


def _pairs(plan: Plan, entry: Entry) -> list[tuple[str, Any]]:
    """The keys and outlines of what a container holds after the edits; an item has no key."""
    new = {index: list(group) for index, group in groupby(plan.inserted(entry), key=lambda pair: pair[0])}
    pairs = []
    for index, inner in enumerate((*entry.value.entries, None)):
        pairs += [(one.key or "", outline_of(one.value)) for _, one in new.get(index, ())]
        if inner is not None and inner not in plan.deletes:
            pairs.append((plan.renames.get(inner, inner.name), intended(plan, inner)))
    return pairs


def _check_keys(plan: Plan, entry: Entry, keys: Counter[str]) -> None:
    new = [plan.renames[inner] for inner in entry.value.entries if inner in plan.renames]
    new += [one.key or "" for one in plan.inserts.get(entry, ())]
    for key in new:
        if keys[key] > 1:
            raise EditError(f"the key '{key}' stands in '{dotted(entry.path)}' already")
