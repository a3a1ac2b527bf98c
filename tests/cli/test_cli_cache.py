"""`clustermodel check --cache`: the same to the byte as without, and only what has changed is checked again."""

import json
import os
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD
from tests.cli.many import check, plugin, said

FORMATS = ("text", "json", "sarif", "junit", "github")
COUNTS = 'open("checked", "a").write(id + " ")'


def programme(id: str, neighbour: str) -> str:
    extra = (
        f"clusters: [{{id: {neighbour}, name: N}}]\nlinks: [{{id: L1, with: [{neighbour}], kind: goods}}]\n"
        "sources: [{id: doc, kind: document, title: T, file: doc.txt}, {id: q, within: doc, kind: quotation, quote: Sold}]\n"
        "waivers: [{code: RM106, at: 'action:2.10', reason: agreed}]\n"
    )
    return GOOD.replace("id: demo", f"id: {id}") + extra


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three programmes, each a neighbour of the next one, with a document, and a plugin that says what it checks."""
    (tmp_path / "all").mkdir()
    for id, neighbour in ("ab", "bc", "ca"):
        (tmp_path / "all" / f"{id}.yaml").write_text(programme(id, neighbour), "utf-8")
    (tmp_path / "all" / "doc.txt").write_text("Sold", "utf-8")
    for one in (tmp_path / "all").iterdir():
        os.utime(one, (0, 0))  # nobody has just changed them
    plugin(tmp_path, COUNTS)
    return tmp_path


def checked(folder: Path, *options: str) -> list[str]:
    """Check with a memory and say which programmes that took; what is printed is what is printed without."""
    done = check(folder, "all", "-p", "./plug.py", "--cache", "memory", *options)
    log = folder / "checked"
    ids = sorted(log.read_text("utf-8").split()) if log.exists() else []
    log.unlink(missing_ok=True)
    assert said(done) == said(check(folder, "all", "-p", "./plug.py", *options))
    log.unlink(missing_ok=True)
    return ids


def test_what_is_unchanged_is_not_checked_again(folder: Path) -> None:
    assert checked(folder) == ["a", "b", "c"]
    assert checked(folder, "--show-waived") == ["a", "b", "c"]
    assert checked(folder, "--jobs", "2") == []


@pytest.mark.parametrize("shape", FORMATS)
def test_what_was_kept_is_told_in_every_format_and_language(folder: Path, shape: str) -> None:
    assert checked(folder, "--lang", "ru", "--format", shape) == ["a", "b", "c"]
    assert checked(folder, "--lang", "ru", "--format", shape) == []


def test_a_document_for_a_meeting_is_made_anew(folder: Path) -> None:
    assert checked(folder, "--format", "markdown") == ["a", "b", "c"]
    assert checked(folder, "--format", "markdown") == ["a", "b", "c"]


def append(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return change


ACTUALS = "format: clustermodel-actuals/1\nprogram: a\nas_of: 2024-01\n"
TRANSLATION = "format: clustermodel-translation/1\nprogram: a\nlanguage: en\n"
CHANGES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "a programme, which is another one's neighbour": (append("all/b.yaml", "notes: [n]\n"), ["a", "b"]),
    "a neighbour's name": (lambda folder: _replace(folder / "all/b.yaml", "id: b,", "id: z,"), ["a", "z"]),
    "new actuals": (append("all/a.actuals.yaml", ACTUALS), ["a"]),
    "a new translation": (append("all/a.en.yaml", TRANSLATION), ["a"]),
    "a document": (append("all/doc.txt", "!"), ["a", "b", "c"]),
    "a document that is gone": (lambda folder: (folder / "all/doc.txt").unlink(), ["a", "b", "c"]),
    "settings": (append("all/clustermodel.toml", 'ignore = ["RM"]\n'), ["a", "b", "c"]),
    "the plugin": (append("plug.py", "# changed\n"), ["a", "b", "c"]),
    "a neighbour that comes, of an id that there is": (append("all/d.yaml", programme("b", "x")), ["a", "b", "b"]),
    "nothing but a file that nobody names": (append("all/other.txt", "!"), []),
}


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(("change", "again"), CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_checked_again(folder: Path, change: Callable[[Path], None], again: list[str]) -> None:
    checked(folder)
    change(folder)
    assert checked(folder) == again


def test_another_day_is_another_result(folder: Path) -> None:
    checked(folder)
    assert checked(folder, "--as-of", "2021-01-01") == ["a", "b", "c"]


def test_a_result_that_is_incomplete_is_not_kept(folder: Path) -> None:
    plugin(folder, COUNTS + "; 1 / (id != 'b')")
    assert checked(folder) == ["a", "b", "c"]
    assert checked(folder) == ["b"]


def test_a_document_that_changes_meanwhile_makes_nothing_that_is_kept(folder: Path) -> None:
    plugin(folder, COUNTS + "; id == 'a' and open('all/doc.txt', 'w').write('Sold')")
    assert checked(folder) == ["a", "b", "c"]
    assert checked(folder) == ["a", "b", "c"]


def test_fixes_are_made_all_the_same(folder: Path) -> None:
    checked(folder)
    one = check(folder, "all", "--diff", "--cache", "memory")
    assert said(one) == said(check(folder, "all", "--diff"))


def test_a_memory_that_is_empty_is_as_good_as_none(folder: Path) -> None:
    checked(folder)
    (folder / "memory" / "clustermodel-1.sqlite").write_bytes(b"")
    assert checked(folder) == ["a", "b", "c"]


@pytest.mark.parametrize("damage", [lambda _: b"nonsense" * 1000, lambda data: data[:100] + bytes(len(data) - 100)], ids=["all", "but the head"])
def test_a_memory_that_is_damaged_is_begun_anew_and_that_is_told(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    checked(folder)
    file = folder / "memory" / "clustermodel-1.sqlite"
    file.write_bytes(damage(file.read_bytes()))
    plain = check(folder, "all", "-p", "./plug.py")
    done = check(folder, "all", "-p", "./plug.py", "--cache", "memory")
    told = b"the results that were kept in memory were damaged; a new file of them is begun\n"
    assert said(done) == (plain.stdout, told + plain.stderr, plain.returncode)
    (folder / "checked").unlink()
    assert checked(folder) == []


@pytest.mark.parametrize("value", [b"", b"x", json.dumps({"documents": []}).encode(), b"[" * 100_000])
def test_whatever_else_stands_in_it_is_as_good_as_nothing(folder: Path, value: bytes) -> None:
    checked(folder)
    for packed in (value, zlib.compress(value)):
        with sqlite3.connect(folder / "memory" / "clustermodel-1.sqlite") as connection:
            connection.execute("UPDATE results SET value = ?", (packed,))
        connection.close()
        assert checked(folder) == ["a", "b", "c"]


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    (folder / "memory").write_text("a file", "utf-8")
    done = check(folder, "all", "--cache", "memory")
    assert done.stderr.decode() == "Error: cannot keep results in memory: File exists\n"
    assert done.returncode == 1
