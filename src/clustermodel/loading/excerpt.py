"""A text without the items of its lists that nobody asks for: what is looked for in it is found sooner.

Whole lines are left out, from the dash of an item to the dash of a later one of the same list, so that what remains is
read as before. The first and the last item of a list always remain: they are its beginning and its end.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from clustermodel.loading.paths import Path, Starts

Numbers = dict[Path, "array[int]"]
"""Path of a list → the numbers that its remaining items have in the whole text."""


class Excerpt:
    """The rest of a text, to be read like a file; offsets in it are those of what remains."""

    def __init__(self, text: str, left_out: Iterable[tuple[int, int]]) -> None:
        self._text = text
        self._from = array("I", [0])  # where each piece begins in the text, and in the excerpt
        self._at = array("I", [0])
        end = 0
        for start, resumed in sorted(left_out):
            self._at.append(self._at[-1] + start - end)
            self._from.append(resumed)
            end = resumed
        self._read = 0

    def origin(self, offset: int) -> int:
        """The offset in the text of an offset in the excerpt."""
        piece = bisect_right(self._at, offset) - 1
        return self._from[piece] + offset - self._at[piece]

    def __getitem__(self, part: slice) -> str:
        """A part that lies within one piece, as every single value does."""
        start = self.origin(part.start)
        return self._text[start : start + part.stop - part.start]

    def read(self, size: int) -> str:
        """The next characters, so many at most; none at the end."""
        piece = bisect_right(self._at, self._read) - 1
        left = self._at[piece + 1] - self._read if piece + 1 < len(self._at) else size
        found = self[self._read : self._read + min(size, left)]
        self._read += len(found)
        return found


def excerpt(text: str, paths: Iterable[Path], items: Starts) -> tuple[Excerpt, Numbers]:
    """What has to be read of a text to find some paths; `items` says where the items of some of its lists begin."""
    numbers: Numbers = {}
    left_out: list[tuple[int, int]] = []
    for path, asked in _asked(paths, items).items():
        starts = items[path]
        kept = numbers[path] = array("I")
        for number in sorted(one for one in asked | {0, len(starts) - 1} if 0 <= one < len(starts)):
            if kept and number - kept[-1] > 1:
                gap = _line(text, starts[kept[-1] + 1]), _line(text, starts[number])
                if -1 in gap:
                    kept.extend(range(kept[-1] + 1, number))
                else:
                    left_out.append(gap)
            kept.append(number)
    return Excerpt(text, left_out), numbers


def _asked(paths: Iterable[Path], items: Starts) -> dict[Path, set[int]]:
    """The numbers of the items that are asked for, of each list of which none is asked for by its name."""
    asked: dict[Path, set[int]] = {path: set() for path in items}
    depths = {len(path) for path in items}
    for path in paths:
        for depth in depths:
            step = path[depth] if len(path) > depth else None
            if isinstance(step, int) and path[:depth] in asked:
                asked[path[:depth]].add(step)
            elif isinstance(step, str):
                asked.pop(path[:depth], None)
        if any(isinstance(step, int) for step in path[: min(depths, default=0)]):
            return {}  # keys of maps are counted
    return asked


def _line(text: str, start: int) -> int:
    """Where the line of an item begins that has its dash before it; -1 if it is written in another way."""
    line = text.rfind("\n", 0, start) + 1
    return line if text[line:start].strip(" ") == "-" else -1


def renumbered(path: Path, numbers: Numbers) -> Path:
    """A path as it leads through the excerpt."""
    for depth in range(1, len(path)):
        kept, number = numbers.get(path[:depth]), path[depth]
        if kept is not None and isinstance(number, int):
            return (*path[:depth], bisect_left(kept, number), *path[depth + 1 :])
    return path
