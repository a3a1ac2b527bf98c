"""Edits of files: all or nothing, and never over somebody else's change."""

from pathlib import Path

import pytest

from clustermodel.editing import EditError, edit_file
from clustermodel.edits import Delete, Insert, Rename, Set
from clustermodel.files import FileChangedError

TEXT = "format: clustermodel/1\r\nprogram: {id: a, title: Ёлка}  # head\r\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "programme.yaml"
    found.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    return found


def test_mark_encoding_and_line_ends_are_kept(path: Path) -> None:
    edited = edit_file(path, [Set(("program", "title"), "Сосна"), Insert((), ["x", "y z: w"], "kpis")])
    assert edited == TEXT.replace("Ёлка", "Сосна") + "kpis:\r\n  - x\r\n  - 'y z: w'\r\n"
    assert path.read_bytes() == b"\xef\xbb\xbf" + edited.encode()


def test_a_change_made_after_reading_is_not_overwritten(path: Path) -> None:
    def meanwhile(_: str) -> bool:
        path.write_bytes(b"somebody: else\n")
        return True

    with pytest.raises(FileChangedError):
        edit_file(path, [Delete(("program", "title"))], accept=meanwhile)
    assert path.read_bytes() == b"somebody: else\n"


def test_edits_of_an_older_text_are_refused(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileChangedError):
        edit_file(path, [Delete(("program", "title"))], seen=TEXT.replace("Ёлка", "Сосна"))
    assert path.read_bytes() == before


def test_edits_of_the_text_as_it_is_are_made(path: Path) -> None:
    edit_file(path, [Delete(("program", "title"))], seen=TEXT)
    assert path.read_bytes().decode("utf-8-sig") == TEXT.replace(", title: Ёлка", "")


def test_what_is_not_accepted_is_not_written(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(EditError, match="nothing was written"):
        edit_file(path, [Rename(("program", "id"), "ident")], accept=lambda text: "ident" not in text)
    assert path.read_bytes() == before


def test_a_file_in_another_encoding_is_refused(path: Path) -> None:
    path.write_bytes("название: Ёлка".encode("cp1251"))
    with pytest.raises(EditError, match="not UTF-8"):
        edit_file(path, [Delete(("название",))])


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        edit_file(tmp_path / "none.yaml", [Delete(("a",))])


def test_an_edit_that_changes_nothing_writes_nothing(path: Path) -> None:
    before = path.stat()
    edit_file(path, [Set(("program", "id"), "a")])
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
