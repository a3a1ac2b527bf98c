"""Programmes that are unchanged since the last run are not checked again: what was sent back then is sent back again."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from clustermodel.portfolio.stamps import Stamps


class Memory(NamedTuple):
    """Where results are kept, and how. Only texts and numbers are: who changes them makes a report lie, but runs nothing."""

    folder: Path
    kind: str
    """Tells one sort of result (format, language …) from another."""
    encode: Callable[[Any], Any]
    """A result → what JSON knows."""
    decode: Callable[[Any], Any]


class Made(NamedTuple):
    """A result, and what else it was made from."""

    result: Any
    documents: tuple[str, ...] = ()
    """Files that the programme names, seen from its folder."""
    lasting: bool = True
    """It would be the same the next time."""


class _New(NamedTuple):
    """A result that is to be kept."""

    path: str
    neighbours: Sequence[str]
    slot: str
    stamp: str
    made: Made


def remembered(
    memory: Memory, context: str, tasks: Sequence[tuple[str, Sequence[str]]], make: Callable[[int], Made]
) -> list[Any]:
    """The results for some programmes (path, neighbours): kept ones where nothing has changed, else made by their number."""
    from clustermodel.portfolio.stamps import Stamps, digest
    from clustermodel.portfolio.store import opened

    began, stamps = time.time_ns(), Stamps()
    results, new = [], []
    with opened(memory.folder) as store:
        for number, (path, neighbours) in enumerate(tasks):
            slot = digest(memory.kind, path, os.path.realpath(path))
            stamp = digest(context, stamps.programme(path, neighbours))
            kept = _kept(memory, store.get(slot, stamp), stamps, path)
            made = kept or make(number)
            results.append(made.result)
            if kept is None and made.lasting:
                new.append(_New(path, neighbours, slot, stamp, made))
        store.put(_rows(memory, context, new, began))
    return results


def _kept(memory: Memory, value: Any, stamps: "Stamps", path: str) -> Made | None:
    """What was kept, if the documents are what they were."""
    folder = os.path.dirname(path)  # noqa: PTH120
    try:
        if value is not None and all(stamps.document(folder, file) == seen for file, seen in value["documents"]):
            return Made(memory.decode(value["result"]))
    except Exception:  # written by somebody else: as good as nothing
        return None
    return None


def _rows(memory: Memory, context: str, new: Sequence[_New], began: int) -> list[tuple[str, str, Any]]:
    """What is to be written, without the results of files that changed while they were being checked."""
    from clustermodel.portfolio.stamps import Stamps, changed_since, digest

    now = Stamps()
    rows = []
    for one in new:
        folder = os.path.dirname(one.path)  # noqa: PTH120
        same = digest(context, now.programme(one.path, one.neighbours)) == one.stamp
        if same and not any(changed_since(os.path.join(folder, file), began) for file in one.made.documents):  # noqa: PTH118
            documents = [(file, now.document(folder, file)) for file in one.made.documents]
            rows.append((one.slot, one.stamp, {"documents": documents, "result": memory.encode(one.made.result)}))
    return rows
