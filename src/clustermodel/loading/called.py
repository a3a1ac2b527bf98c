"""Where the ids of items stand, of which most findings are shown: found without reading anything again."""

import re
from collections.abc import Iterable

from clustermodel.loading.paths import ID, Path
from clustermodel.loading.source import Source

_ID = re.compile(rf"(?:\{{ *)?{ID}: +([A-Za-z0-9][A-Za-z0-9_.-]*)(?= *(?:[,}}\r\n]| #))")
"""An item whose first key is its id. Other ways of writing it are read by YAML."""


def ids(source: Source, paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """The offsets between which the id of an item stands, for those paths that lead to an item which begins with it."""
    found = {}
    for path in paths:
        starts = source.items.get(path[:-1])
        number = path[-1] if path else None
        if starts is not None and isinstance(number, int) and 0 <= number < len(starts):
            begun = _ID.match(source.text, starts[number])
            if begun:
                found[path] = begun.span(1)
    return found
