"""Random edits of random files, and of real programmes: nothing but the edit changes, and the file reads as intended."""

import re
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from clustermodel.editing import apply, edit_file
from clustermodel.edits import Delete, Insert, Rename, Set
from clustermodel.loading.events import Tree
from clustermodel.loading.load import load_program
from clustermodel.loading.locate import locate
from clustermodel.loading.source import Source
from clustermodel.loading.structure import structure
from clustermodel.model.program import Program
from tests.editing.random_edits import LINE_ENDS, TEXTS, VALUES, Cells, changed, edits_of, places, reads_as, texts

ROOT = Path(__file__).parents[2]
PROGRAMMES = sorted(
    path for folder in ("examples/dairy", "programs") for path in ROOT.glob(f"{folder}/*.yaml") if "." not in path.stem
)

QUICK = settings(max_examples=400, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
QUICKER = settings(QUICK, max_examples=100)
THOROUGH = settings(QUICK, max_examples=5000)


def in_order(value: Any) -> Any:
    """Plain containers in which the order of keys counts, too."""
    if isinstance(value, dict):
        return [(key, in_order(item)) for key, item in value.items()]
    return [in_order(item) for item in value] if isinstance(value, list) else value


def check_random_edits(data: st.DataObject, path: Path) -> None:
    """The edited file reads as plain containers to which the same was done; its mark stays."""
    text, mark = data.draw(texts()), data.draw(st.sampled_from([b"", BOM_UTF8]))
    root = reads_as(text)
    edits = data.draw(edits_of(root, 6))
    path.write_bytes(mark + text.encode())
    edited = edit_file(path, edits)
    assert path.read_bytes() == mark + edited.encode()
    assert in_order(reads_as(edited)) == in_order(changed(root, edits))


@QUICK
@given(data=st.data())
def test_an_edited_file_reads_as_intended(tmp_path: Path, data: st.DataObject) -> None:
    check_random_edits(data, tmp_path / "file.yaml")


@pytest.mark.slow
@THOROUGH
@given(data=st.data())
def test_five_thousand_edited_files_read_as_intended(tmp_path: Path, data: st.DataObject) -> None:
    check_random_edits(data, tmp_path / "file.yaml")


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
@settings(QUICK, max_examples=10)
@given(data=st.data())
def test_an_edited_programme_loads_to_the_intended_model(path: Path, data: st.DataObject) -> None:
    check_programme(path, data)


@pytest.mark.slow
@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
@settings(THOROUGH, max_examples=300)
@given(data=st.data())
def test_hundreds_of_edited_programmes_load_to_the_intended_model(path: Path, data: st.DataObject) -> None:
    check_programme(path, data)


def check_programme(path: Path, data: st.DataObject) -> None:
    text = path.read_text("utf-8").replace("\n", data.draw(LINE_ENDS))
    root = reads_as(text)
    edits = [edit for edit in data.draw(edits_of(root, 6)) if edit.path[:1] != ("format",)]  # that line is read by itself
    edited = Source("", apply(text, edits))
    intended = structure(Tree(changed(root, edits), []), Program, edited)
    assert load_program(edited).value == intended.value


@QUICKER
@given(st.data())
def test_a_new_value_in_line_changes_nothing_but_its_span(data: st.DataObject) -> None:
    text = data.draw(texts())
    path = data.draw(st.sampled_from(places(reads_as(text))))
    start, end = span(text, path)
    assume(start < end and not text[start:end].startswith(("|", ">")) and text[start:end].strip() == text[start:end])
    assume(Cells(reads_as(text)).at(path).text is not None)
    edited = apply(text, [Set(path, data.draw(TEXTS.filter(lambda value: "\n" not in value)))])
    assert (edited[:start], edited[len(edited) - len(text) + end :]) == (text[:start], text[end:])


@QUICKER
@given(st.data())
def test_a_new_key_changes_nothing_but_the_span_of_the_old_one(data: st.DataObject) -> None:
    text = data.draw(texts())
    path = data.draw(st.sampled_from([path for path in places(reads_as(text)) if isinstance(path[-1], str)]))
    start, end = span(text, path, key=True)
    edited = apply(text, [Rename(path, data.draw(TEXTS.map(lambda name: f"new {name}")))])
    assert (edited[:start], edited[len(edited) - len(text) + end :]) == (text[:start], text[end:])


@QUICKER
@given(st.data())
def test_an_insertion_adds_one_piece_of_text_and_takes_nothing(data: st.DataObject) -> None:
    text = data.draw(texts()).rstrip("\r\n") + data.draw(LINE_ENDS)
    cells = Cells(reads_as(text))
    path = data.draw(st.sampled_from([path for path in ((), *places(cells.plain)) if cells.at(path).text is None]))
    index = data.draw(st.none() | st.integers(0, len(cells.at(path).entries)))
    edited = apply(text, [Insert(path, data.draw(VALUES), "new" if cells.at(path).is_map else None, index)])
    same = next((at for at, (one, other) in enumerate(zip(text, edited, strict=False)) if one != other), len(text))
    assert edited.endswith(text[same:])


@QUICKER
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
    first = len(text[: span(text, path[:-1])[0]].rstrip(" -"))
    before = span(text, (*path[:-1], number - 1))[1] if number else first
    dash = text.rfind("-", before, start) if not around.is_map else -1
    start = start if dash < 0 else dash
    below = re.compile(r"[^\r\n]*(?:\s|# below)*").match(text, end)
    assert below is not None
    assert edited.startswith(text[:before])
    assert edited.endswith(text[below.end() :])
    assert edited.count("# before") == (text[:start] + text[end:]).count("# before")


def span(text: str, path: tuple[str | int, ...], *, key: bool = False) -> tuple[int, int]:
    """Where a key or a value stands."""
    place = locate(Source("", text), [path])[path]
    found = place.key if key else place.value
    starts = [0, *(match.end() for match in re.finditer("\r\n|[\n\r]", text))]
    return starts[found.line - 1] + found.column - 1, starts[found.end_line - 1] + found.end_column - 1
