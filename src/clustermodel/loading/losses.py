"""What was dropped from a file with mistakes: it explains findings that would only be echoes of these."""

import re
from typing import Any

from clustermodel.loading.paths import Path
from clustermodel.loading.scalars import ID

_WORD = re.compile(ID.pattern, re.ASCII)
_DECLARED = re.compile(r"\bid[\"']?\s*:\s*[\"']?([A-Za-z0-9][A-Za-z0-9_.-]*)", re.ASCII)


class Losses:
    """What was dropped: nothing at first."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        """Every text in what was dropped; among them the ids it declared and referred to."""
        self.declared: set[str] = set()
        """The ids of the elements that were dropped."""
        self.damaged: set[str] = set()
        """Ids of the elements that were kept, but of which a part was dropped; empty for the programme as a whole."""
        self.items: dict[Path, list[int]] = {}
        """Path of a list, or of a map of entries → indexes of dropped items, ascending; none if only its end is unread."""

    def add(self, value: Any) -> None:
        """Remember a value that is dropped."""
        waiting = [value]
        while waiting:
            one = waiting.pop()
            if type(one) is dict:
                self.declare(one.get("id"))
                waiting += one.keys()
                waiting += one.values()
            elif type(one) is list:
                waiting += one
            elif type(one) is str:
                self.words.add(one)

    def declare(self, id: Any) -> None:
        """Remember the id of an element that is dropped."""
        if type(id) is str and id:
            self.declared.add(id)
            self.words.add(id)

    def add_unread(self, rest: str) -> None:
        """Remember what the part of the file that was not read may have said."""
        self.words.update(_WORD.findall(rest))
        self.declared.update(_DECLARED.findall(rest))

    def explain(self, reference: str) -> bool:
        """Whether an id, bare or as `kind:id`, is unknown only because its element was dropped."""
        return reference in self.declared or reference.rpartition(":")[2] in self.declared

    def written(self, path: Path) -> Path:
        """The path in the file of a path in the model, whose lists have closed up over what was dropped."""
        if not self.items:
            return path
        done: Path = ()
        for name in path:
            step = name
            if isinstance(step, int):
                for index in self.items.get(done, ()):
                    step += index <= step
            done = (*done, step)
        return done
