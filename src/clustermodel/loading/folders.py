"""What is in a folder: looked at once, where very many programmes lie side by side."""

import os
import time
from functools import lru_cache
from pathlib import Path

_SETTLED = 2_000_000_000
"""Nanoseconds after which a folder's time tells it from a later state: file systems count in steps of up to two seconds."""


def names_in(folder: Path) -> list[str]:
    """The names in a folder, in order. Raises OSError when it cannot be read."""
    found = os.stat(folder)  # noqa: PTH116 - pathlib is slow
    if abs(time.time_ns() - found.st_mtime_ns) < _SETTLED:
        return _listed(str(folder))
    return _known(str(folder), found.st_dev, found.st_ino, found.st_mtime_ns)


@lru_cache(maxsize=4)
def _known(folder: str, _device: int, _inode: int, _changed: int) -> list[str]:
    return _listed(folder)


def _listed(folder: str) -> list[str]:
    return sorted(os.listdir(folder))  # noqa: PTH208 - names suffice
