"""What the edits of one file are about: each resolved to an entry of the text, and none in another's way."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from clustermodel.editing.find import find, find_named
from clustermodel.editing.tree import EditError, Entry
from clustermodel.edits import Delete, Edit, Insert, Rename, Set
from clustermodel.loading.paths import dotted


@attrs.define
class Plan:
    """The edits by the entry that they change."""

    sets: dict[Entry, Any] = attrs.field(factory=dict)
    renames: dict[Entry, str] = attrs.field(factory=dict)
    deletes: set[Entry] = attrs.field(factory=set)
    inserts: dict[Entry, list[Insert]] = attrs.field(factory=dict)
    """By the entry whose value is the container."""

    def inserted(self, holder: Entry) -> list[tuple[int, Insert]]:
        """What is inserted into a container, in order, each with the index of the entry that it goes before."""
        last = len(holder.value.entries)
        found = [(last if one.index is None else one.index, one) for one in self.inserts.get(holder, ())]
        return sorted(found, key=lambda pair: pair[0])

    def insertions(self, holder: Entry) -> Iterator[tuple[Insert, Entry | None, Entry | None]]:
        """What is inserted into a container, in order, each with the entries that stay before and after it."""
        kept = [entry for entry in holder.value.entries if entry not in self.deletes]
        indexes = [entry.index for entry in kept]
        for index, one in self.inserted(holder):
            at = bisect_left(indexes, index)
            yield one, kept[at - 1] if at else None, kept[at] if at < len(kept) else None

    def runs(self, holder: Entry) -> Iterator[tuple[Entry | None, list[Entry], Entry | None]]:
        """The stretches of a container that are deleted, each with the entries that stay before and after it."""
        before: Entry | None = None
        gone: list[Entry] = []
        for entry in (*holder.value.entries, None):
            if entry in self.deletes and entry is not None:
                gone.append(entry)
                continue
            if gone:
                yield before, gone, entry
            before, gone = entry, []

    @property
    def holders(self) -> Iterable[Entry]:
        """The containers that gain or lose entries."""
        return dict.fromkeys((*self.inserts, *(entry.parent for entry in self.deletes if entry.parent is not None)))

    def refill(self) -> None:
        """Write a container that loses all its entries anew, with what it gains: in lines it could not be empty."""
        for holder in list(self.holders):
            if not holder.value.entries or not self.deletes.issuperset(holder.value.entries):
                continue
            self.deletes.difference_update(holder.value.entries)
            new = [one for _, one in self.inserted(holder)]
            is_map = holder.value.kind == "map"
            self.sets[holder] = {one.key: one.value for one in new} if is_map else [one.value for one in new]
            self.inserts.pop(holder, None)

    @property
    def replaced(self) -> set[Entry]:
        """The entries below which nothing else can be changed."""
        return self.deletes | self.sets.keys()


def make_plan(root: Entry, edits: Iterable[Edit]) -> Plan:
    """Resolve edits. Raises EditError for a path that is not there, and for edits that overlap."""
    plan = Plan()
    for edit in edits:
        if isinstance(edit, Insert):
            _insert(plan, find(root, edit.path), edit)
        else:
            _change(plan, root, edit)
    replaced = plan.replaced
    for entry in (*replaced, *plan.renames, *plan.inserts):
        if any(one in replaced for one in entry.ancestors) or (entry in plan.inserts and entry in replaced):
            raise EditError(f"two edits overlap: one is within what another replaces, at '{dotted(entry.path)}'")
    return plan


def _insert(plan: Plan, holder: Entry, edit: Insert) -> None:
    kind, entries = holder.value.kind, holder.value.entries
    if kind != ("list" if edit.key is None else "map"):
        raise EditError(f"'{dotted(edit.path)}' is not a {'list' if edit.key is None else 'map'}: nothing can be added")
    if edit.index is not None and not 0 <= edit.index <= len(entries):
        raise EditError(f"'{dotted(edit.path)}' has {len(entries)} entries; nothing can go before number {edit.index}")
    plan.inserts.setdefault(holder, []).append(edit)


def _change(plan: Plan, root: Entry, edit: Edit) -> None:
    entry, as_key = find_named(root, edit.path) if isinstance(edit, Rename) else (find(root, edit.path), False)
    both = plan.renames if as_key else plan.sets
    if entry in plan.deletes or entry in both or (isinstance(edit, Delete) and entry in plan.renames):
        raise EditError(f"two edits overlap: both change '{dotted(edit.path)}'")
    if isinstance(edit, Rename):
        both[entry] = edit.name
    elif isinstance(edit, Set):
        plan.sets[entry] = edit.value
    elif entry.parent is None:
        raise EditError("a file cannot lose its root; delete the file")
    else:
        plan.deletes.add(entry)
