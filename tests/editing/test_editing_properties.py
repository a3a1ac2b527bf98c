"""Random edits of random files, and of real programmes: nothing but the edit changes, and the file reads as intended."""

import json
import re
from collections.abc import Callable
from os.path import commonprefix
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from clustermodel.editing import apply
from clustermodel.edits import Delete, Edit, Insert, Rename, Set
from clustermodel.loading.dump import Bare
from clustermodel.loading.events import Tree, parse
from clustermodel.loading.load import load_program
from clustermodel.loading.locate import locate
from clustermodel.loading.source import Source
from clustermodel.loading.structure import structure
from clustermodel.model.program import Program

ROOT = Path(__file__).parents[2]
PROGRAMMES = sorted(
    path for folder in ("examples/dairy", "programs") for path in ROOT.glob(f"{folder}/*.yaml") if "actuals" not in path.name
)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])

QUICK = settings(max_examples=400, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
THOROUGH = settings(QUICK, max_examples=5000)

TRICKY = [
    "", "x", "12", "22.6", "12.2020", "2020-12-15", "no", "~", "null", "a: b", "a #b", "# a", "- a", "a, b", "[a]", "{a: 1}", "it's", '"q"',
    "'", "%x", "@x", "&a", "*a", "!t", "|", ">1", "? x", "a:", " lead", "trail ", "two\nlines", "two\nlines\n", "\nx", "x\n\ny", "x\n  y",
    "x\n\n", "tab\there", "\u00a0nbsp", "nel\x85nel", "ls\u2028ls", "\ufeffbom", "bell\x07", "«ёлки» — да", "😀", "---", "...", "=", "<<", "back\\slash",
]  # fmt: skip
TEXTS = st.sampled_from(TRICKY) | st.text(st.sampled_from("ab я\n:#-,[]{}'\"\\%&*!|>?=~.0\u00a0"), max_size=12)
KEYS = st.sampled_from([text for text in TRICKY if text != "<<"]) | st.text("abcя :#", min_size=1, max_size=6)
VALUES = st.recursive(
    TEXTS | TEXTS.map(lambda text: Bare("12.5") if not text else text) | st.integers(0, 99) | st.booleans(),
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
        lines = self.entries(value, self.one_of(0, 0, 2))
        return self.one_of("", "# head\n", "---\n", "# head\n\n---\n") + "\n".join(lines) + self.one_of("\n", "\n", "\n# end\n", "", "\n\n")

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
        after = "," if value and self.one_of(True, False, False) else ""
        if isinstance(value, dict):
            inner = [f"{self.scalar(key)}{self.one_of(': ', ' : ')}{self.flow(item)}" for key, item in value.items()]
            return "{" + f",{gap or ' '}".join(inner) + after + self.one_of("", " ") + "}"
        if isinstance(value, list):
            return "[" + f",{gap}".join(self.flow(item) for item in value) + after + self.one_of("", " ") + "]"
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
        self.entries = [[key, Cells(item)] for key, item in _pairs(value)]

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


@st.composite
def texts(draw: Any) -> str:
    """The text of a map with something in it."""
    text = Scribe(draw).document(draw(DOCUMENTS)).replace("\n", draw(LINE_ENDS))
    assert not parse(Source("", text)).problems
    return text


@st.composite
def edits_of(draw: Any, root: Any, most: int = 4) -> list[Edit]:
    """Edits of which none is about something within what another one replaces."""
    cells, found, closed, touched = Cells(root), [], set[Any](), set[Any]()
    for number in range(draw(st.integers(1, most))):
        path = draw(st.sampled_from([(), *places(root)]))
        edit = draw(_edits_at(cells, path, f"new {number}"))
        above = {edit.path[:depth] for depth in range(len(edit.path))} | ({edit.path} if isinstance(edit, Insert) else set())
        replaces = isinstance(edit, Set | Delete)
        if above & closed or edit.path in touched or (replaces and any(one[: len(edit.path)] == edit.path for one in touched)):
            continue
        found.append(edit)
        touched.add(edit.path)
        if replaces:
            closed.add(edit.path)
    return found


def _edits_at(cells: Cells, path: tuple[str | int, ...], new: str) -> st.SearchStrategy[Edit]:
    here = cells.at(path)
    possible = []
    if here.text is None:
        indexes = st.none() | st.integers(0, len(here.entries))
        key = st.just(new) if here.is_map else st.none()
        possible.append(st.builds(Insert, st.just(path), VALUES, key, indexes))
    if path:
        possible += [st.builds(Set, st.just(path), VALUES), st.just(Delete(path))]
    if path and isinstance(path[-1], str):
        possible.append(st.just(Rename(path, new)))
    return st.one_of(possible)


def reads_as(text: str) -> Any:
    tree = parse(Source("", text))
    assert not tree.problems
    return tree.root


def in_order(value: Any) -> Any:
    """Plain containers in which the order of keys counts, too."""
    if isinstance(value, dict):
        return [(key, in_order(item)) for key, item in value.items()]
    return [in_order(item) for item in value] if isinstance(value, list) else value


def check_random_edits(data: st.DataObject, text: str, most: int) -> None:
    """The edited text reads as plain containers to which the same was done."""
    root = reads_as(text)
    edits = data.draw(edits_of(root, most))
    assert in_order(reads_as(apply(text, edits))) == in_order(changed(root, edits))


@QUICK
@given(st.data())
def test_an_edited_text_reads_as_intended(data: st.DataObject) -> None:
    check_random_edits(data, data.draw(texts()), 6)


@pytest.mark.slow
@THOROUGH
@given(st.data())
def test_five_thousand_edited_texts_read_as_intended(data: st.DataObject) -> None:
    check_random_edits(data, data.draw(texts()), 6)


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
@settings(QUICK, max_examples=15)
@given(data=st.data())
def test_an_edited_programme_loads_to_the_intended_model(path: Path, data: st.DataObject) -> None:
    check_programme(path, data)


@pytest.mark.slow
@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
@settings(THOROUGH, max_examples=500)
@given(data=st.data())
def test_hundreds_of_edited_programmes_load_to_the_intended_model(path: Path, data: st.DataObject) -> None:
    check_programme(path, data)


def check_programme(path: Path, data: st.DataObject) -> None:
    text = path.read_text("utf-8").replace("\n", data.draw(LINE_ENDS))
    root = reads_as(text)
    edits = data.draw(edits_of(root, 6))
    edited = Source("", apply(text, edits))
    intended = structure(Tree(changed(root, edits), []), Program, edited)
    assert load_program(edited).value == intended.value


@QUICK
@given(st.data())
def test_a_new_value_in_line_changes_nothing_but_its_span(data: st.DataObject) -> None:
    text = data.draw(texts())
    path = data.draw(st.sampled_from(places(reads_as(text))))
    start, end = span(text, path)
    assume(start < end and not text[start:end].startswith(("|", ">")) and text[start:end].strip() == text[start:end])
    assume(Cells(reads_as(text)).at(path).text is not None)
    edited = apply(text, [Set(path, data.draw(TEXTS.filter(lambda value: "\n" not in value)))])
    assert (edited[:start], edited[len(edited) - len(text) + end :]) == (text[:start], text[end:])


@QUICK
@given(st.data())
def test_a_new_key_changes_nothing_but_the_span_of_the_old_one(data: st.DataObject) -> None:
    text = data.draw(texts())
    path = data.draw(st.sampled_from([path for path in places(reads_as(text)) if isinstance(path[-1], str)]))
    start, end = span(text, path, key=True)
    edited = apply(text, [Rename(path, data.draw(TEXTS.map(lambda name: f"new {name}")))])
    assert (edited[:start], edited[len(edited) - len(text) + end :]) == (text[:start], text[end:])


@QUICK
@given(st.data())
def test_an_insertion_adds_one_piece_of_text_and_takes_nothing(data: st.DataObject) -> None:
    text = data.draw(texts()).rstrip("\r\n") + data.draw(LINE_ENDS)
    cells = Cells(reads_as(text))
    path = data.draw(st.sampled_from([path for path in ((), *places(cells.plain)) if cells.at(path).text is None]))
    index = data.draw(st.none() | st.integers(0, len(cells.at(path).entries)))
    edited = apply(text, [Insert(path, data.draw(VALUES), "new" if cells.at(path).is_map else None, index)])
    same = len(commonprefix([text, edited]))
    assert edited.endswith(text[same:])


@QUICK
@given(st.data())
def test_a_deletion_takes_nothing_but_what_belongs_to_the_entry(data: st.DataObject) -> None:
    text = data.draw(texts())
    root = reads_as(text)
    path = data.draw(st.sampled_from(places(root)))
    around = Cells(root).at(path[:-1])
    assume(len(around.entries) > 1)
    edited = apply(text, [Delete(path)])
    start, end = span(text, path, key=True)[0], span(text, path)[1]
    number = around.entries.index(around.entry(path[-1]))
    before = span(text, (*path[:-1], number - 1))[1] if number else re.match(r"(?s).*(?:\r?\n)|", text[:start]).end()
    behind = re.compile(r"[^\r\n]*(?:\s|# below)*").match(text, end).end()
    assert edited.startswith(text[:before])
    assert edited.endswith(text[behind:])
    assert edited.count("# before") == (text[:start] + text[end:]).count("# before")


def span(text: str, path: tuple[str | int, ...], *, key: bool = False) -> tuple[int, int]:
    """Where a key or a value stands."""
    place = locate(Source("", text), [path])[path]
    found = place.key if key else place.value
    starts = [0, *(match.end() for match in re.finditer("\r\n|[\n\r]", text))]
    return starts[found.line - 1] + found.column - 1, starts[found.end_line - 1] + found.end_column - 1
