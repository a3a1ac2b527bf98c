"""How places in a file are named."""

from array import array

Path = tuple[str | int, ...]
"""Keys and indexes from the root. In a list, a string stands for the item that is, or whose `id` or `period` is, that; in a
map, an index for the nth entry; at a single text, the text stands for itself."""

Starts = dict[Path, "array[int]"]
"""Path of a list → the offset at which each of its items begins."""

ID = "id"
NAMES = (ID, "period")
"""The keys by whose values items of a list are called."""


def dotted(path: Path) -> str:
    """A path for readers: `kpis[0].targets`."""
    return ".".join(f"[{name}]" if isinstance(name, int) else name for name in path).replace(".[", "[")
