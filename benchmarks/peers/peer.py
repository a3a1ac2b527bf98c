"""What is known of a peer."""

from collections.abc import Callable
from pathlib import Path

import attrs

from benchmarks.items import DOCUMENT, Item


@attrs.frozen(kw_only=True)
class Peer:
    """A tool, the goal it is measured against, and what it does with its input."""

    name: str
    goal: float
    """Our time for a check of 1,000 items as a part of its time, at most."""
    requirements: tuple[str, ...]
    """What pip installs, with the versions measured."""
    write: Callable[[list[Item], Path], None]
    """Write items into a folder, in its format."""
    arguments: tuple[str, ...]
    """The command that checks the folder it is run in, a program of its environment first. `{out}` is a fresh folder."""
    checks: str
    """What it finds wrong by itself."""
    leaves: str
    """What of our checks it leaves undone."""


def links(one: Item) -> list[str]:
    """The links of an item, but for those to the document as a whole, which is no item."""
    return [id for id in one.links if id != DOCUMENT]


def number(one: Item) -> str:
    """A number of an item without its qualifiers, which no other tool knows; empty if it has none."""
    return next((value.strip("~.") for value in one.numbers.values()), "")
