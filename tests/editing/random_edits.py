"""Random files, written in the many ways in which people write YAML, and random edits of them."""

import json
import re
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from clustermodel.edits import Delete, Edit, Insert, Rename, Set
from clustermodel.loading.dump import Bare
from clustermodel.loading.events import parse
from clustermodel.loading.source import Source

LINE_ENDS = st.sampled_from(["\n", "\r\n"])

TRICKY = [
    *("", "x", "12", "22.6", "12.2020", "2020-12-15", "no", "~", "null", "=", "<<", "---", "...", "%x", "@x", "&a", "*a"),
    *("a: b", "a:", "? x", "- a", "a #b", "# a", "a, b", "[a]", "{a: 1}", "it's", '"q"', "'", "|", ">1", "back\\slash"),
    *("two\nlines", "two\nlines\n", "\nx", "x\n\ny", "x\n  y", "x\n\n", "nel\x85nel", "ls\u2028ls", "\ufeffbom"),
    *("tab\there", "bell\x07", "\u00a0nbsp", "«ёлки» — да", "😀", " lead", "trail ", "!t"),
]
TEXTS = st.sampled_from(TRICKY) | st.text(st.sampled_from("ab я\n:#-,[]{}'\"\\%&*!|>?=~.0\u00a0"), max_size=12)
KEYS = st.sampled_from([text for text in TRICKY if text != "<<"]) | st.text("abcя :#", min_size=1, max_size=6)
VALUES = st.recursive(
    TEXTS | st.just(Bare("12.5")) | st.integers(0, 99) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
DOCUMENTS = st.dictionaries(
    KEYS,
    st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12),
    min_size=1,
    max_size=5,
)


class Scribe:
    """Writes a document in the many ways in which people write YAML."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw

    def one_of(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def document(self, value: dict[str, Any]) -> str:
        head = self.one_of("", "# head\n", "---\n", "# head\n\n---\n")
        lines = "\n".join(self.entries(value, self.one_of(0, 0, 2)))
        tail = self.one_of("\n", "\n", "\n# end\n", "", "\n\n")
        return f"{head}{lines}{tail}"

    def entries(self, value: Any, column: int) -> list[str]:
        """A map or list in lines, all of them indented."""
        found: list[str] = []
        pairs = value.items() if isinstance(value, dict) else [(None, item) for item in value]
        for key, item in pairs:
            found += self.one_of([], [], [], [""], [" " * column + "# before"], ["", " " * column + "# before", ""])
            sign = "-" if key is None else self.scalar(key) + self.one_of(":", ":", " :")
            first, *rest = self.beside(item, column, in_list=key is None)
            found += [" " * column + sign + first, *rest]
            if not first.strip().startswith(("|", ">")):
                found += self.one_of([], [], [], [" " * (column + 3) + "# below"])
        return found

    def beside(self, value: Any, column: int, *, in_list: bool) -> list[str]:
        comment = self.one_of("", "", "  # beside")
        if isinstance(value, dict | list):
            if not value or self.one_of(True, False, False):
                return [" " + self.flow(value) + comment]
            if in_list and self.one_of(True, True, False):
                first, *rest = self.plainly(value, column + 2)
                return [" " + first, *rest]
            deeper = column + (self.one_of(0, 2, 4) if isinstance(value, list) and not in_list else self.one_of(1, 2, 4))
            return [comment, *self.entries(value, deeper)]
        style = self.one_of("in line", "in line", "|", "|-", "|+", ">-", "below")
        if style == "below" and value and "\n" not in value:
            return [comment, " " * (column + 2) + self.scalar(value)]
        if style[0] in "|>" and re.fullmatch(r"[^\s](?:[ -~«»а-яё\n]*)", value):
            pad = " " * (column + self.one_of(1, 2, 4))
            return [f" {style}{comment}", *((pad + line).rstrip() if not line else pad + line for line in value.split("\n"))]
        return [(" " + self.scalar(value)).rstrip() + comment]

    def plainly(self, value: Any, column: int) -> list[str]:
        """A map or list that begins beside a dash."""
        lines = self.entries(value, column)
        while not lines[0].strip() or lines[0].strip().startswith("#"):
            del lines[0]
        return [lines[0][column:], *lines[1:]]

    def flow(self, value: Any) -> str:
        gap = self.one_of("", " ", " ", "\n" + " " * 40, "  # within\n" + " " * 40)
        end: str = self.one_of("", " ") if not value else self.one_of("", " ", ",")
        if isinstance(value, dict):
            inner = [f"{self.scalar(key)}{self.one_of(': ', ' : ')}{self.flow(item)}" for key, item in value.items()]
            between = "," + (gap or " ")
            return "{" + between.join(inner) + end + "}"
        if isinstance(value, list):
            return "[" + f",{gap}".join(self.flow(item) for item in value) + end + "]"
        return self.scalar(value)

    def scalar(self, text: str) -> str:
        if re.fullmatch(r"[\wа-яё]([\wа-яё .-]*[\wа-яё])?", text) and self.one_of(True, True, False):
            return text
        if text.isprintable() and self.one_of(True, False):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=max(text, default="") < "\U00010000")


class Cells:
    """Plain containers whose entries can be changed one after the other without shifting what the other edits speak of."""

    def __init__(self, value: Any) -> None:
        self.text = None if isinstance(value, dict | list) else value
        self.is_map = isinstance(value, dict)
        self.entries: list[list[Any]] = [[key, Cells(item)] for key, item in _pairs(value)]

    @property
    def plain(self) -> Any:
        if self.text is not None:
            return self.text
        pairs = [(key, inner.plain) for key, inner in self.entries]
        return dict(pairs) if self.is_map else [item for _, item in pairs]

    def at(self, path: tuple[str | int, ...]) -> "Cells":
        found = self
        for step in path:
            found = found.entry(step)[1]
        return found

    def entry(self, step: str | int) -> list[Any]:
        return self.entries[step] if isinstance(step, int) else next(one for one in self.entries if one[0] == step)


def _pairs(value: Any) -> list[tuple[str | None, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return [(None, item) for item in value] if isinstance(value, list) else []


def _written(value: Any) -> Any:
    """A value as it is read: everything is a text."""
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_written(item) for item in value]
    return str(value).lower() if isinstance(value, int) else str(value)


def changed(root: Any, edits: list[Edit]) -> Any:
    """What plain containers become by edits: worked out without any text."""
    cells = Cells(root)
    for act in [_prepared(cells, edit) for edit in sorted(edits, key=lambda edit: isinstance(edit, Delete))]:
        act()
    return cells.plain


def _prepared(cells: Cells, edit: Edit) -> Callable[[], Any]:
    """An edit whose place has been looked up, to be made when all others have been, too."""
    around = cells.at(edit.path if isinstance(edit, Insert) else edit.path[:-1]).entries
    if isinstance(edit, Insert):
        new = [edit.key, Cells(_written(edit.value))]
        before = around[edit.index] if edit.index is not None and edit.index < len(around) else None
        return lambda: around.insert(next((at for at, one in enumerate(around) if one is before), len(around)), new)
    entry = cells.at(edit.path[:-1]).entry(edit.path[-1])
    if isinstance(edit, Set):
        return lambda: entry.__setitem__(1, Cells(_written(edit.value)))
    if isinstance(edit, Rename):
        return lambda: entry.__setitem__(0, edit.name)
    return lambda: around.pop(next(at for at, one in enumerate(around) if one is entry))


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of everything below the root."""
    found = []
    for index, (key, item) in enumerate(_pairs(value)):
        here = (*path, index if key is None else key)
        found += [here, *places(item, here)]
    return found


def reads_as(text: str) -> Any:
    tree = parse(Source("", text))
    assert not tree.problems
    return tree.root


@st.composite
def texts(draw: Any) -> str:
    """The text of a map with something in it."""
    text = Scribe(draw).document(draw(DOCUMENTS)).replace("\n", draw(LINE_ENDS))
    assert reads_as(text)
    return text


@st.composite
def edits_of(draw: Any, root: Any, most: int = 4) -> list[Edit]:
    """Edits of which none is about something within what another one replaces."""
    cells, found, closed, touched = Cells(root), [], set[Any](), set[Any]()
    for number in range(draw(st.integers(1, most))):
        path = draw(st.sampled_from([(), *places(root)]))
        edit = draw(_edits_at(cells, path, f"new {number}"))
        replaces = isinstance(edit, Set | Delete)
        above = {edit.path[:depth] for depth in range(len(edit.path) + isinstance(edit, Insert))}
        within = any(one[: len(edit.path)] == edit.path for one in touched)
        if above & closed or edit.path in touched or (replaces and within):
            continue
        found.append(edit)
        touched.add(edit.path)
        if replaces:
            closed.add(edit.path)
    return found


def _edits_at(cells: Cells, path: tuple[str | int, ...], new: str) -> st.SearchStrategy[Edit]:
    here = cells.at(path)
    possible: list[st.SearchStrategy[Edit]] = []
    if here.text is None:
        indexes = st.none() | st.integers(0, len(here.entries))
        key = st.just(new) if here.is_map else st.none()
        possible.append(st.builds(Insert, st.just(path), VALUES, key, indexes))
    if path:
        possible += [st.builds(Set, st.just(path), VALUES), st.just(Delete(path))]
    if path and isinstance(path[-1], str):
        possible.append(st.just(Rename(path, new)))
    return st.one_of(possible)
