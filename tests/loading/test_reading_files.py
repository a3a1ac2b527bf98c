"""Whatever stands at a path, loading it says what is wrong and does not raise."""

import os
from pathlib import Path

import pytest

from clustermodel import Diagnostic, load
from clustermodel.loading.source import LIMIT
from tests.loading.reading import HEAD

RUSSIAN = HEAD.replace("Demo", "Кластер медицинского туризма Ставропольского края") + "objectives:\n"


def refused(path: Path) -> Diagnostic:
    """The one finding of a file of which nothing can be read."""
    loaded = load(path)
    assert loaded.program is None
    [finding] = loaded.diagnostics
    assert finding.span is not None
    assert finding.span.path == path.as_posix()
    return finding


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    finding = refused(tmp_path / "none.yaml")
    assert (finding.code, finding.message) == ("YM001", "cannot read the file: it does not exist")


def test_a_directory(tmp_path: Path) -> None:
    assert refused(tmp_path).message == "cannot read the file: it is a directory"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").message == "cannot read the file: it is not a regular file"


def test_a_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refused(tmp_path / "a").message == "cannot read the file: Too many levels of symbolic links"
    assert refused(tmp_path / "a" / "b.yaml").message == "cannot read the file: Too many levels of symbolic links"


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    assert refused(tmp_path / "a").message == "cannot read the file: it is a link to what does not exist"


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_a_name_that_cannot_be(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name).code == "YM001"


def test_a_name_so_long_that_there_can_be_no_actuals_beside(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".yaml")
    path.write_text(HEAD)
    assert load(path).diagnostics == ()


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(LIMIT + 1)
    finding = refused(path)
    assert (finding.code, finding.message) == ("YM003", f"the file has {LIMIT + 1} bytes; {LIMIT} are read at most")


@pytest.mark.parametrize(
    "text",
    [
        "title: Programme de développement de la filière viticole des Côtes de Sauve, été 2026",
        "title: Förderung der Milchwirtschaft: größere Höfe, fünf Ämter, übliche Maßnahmen",
        "title: Développement",
    ],
)
def test_western_european_encodings_are_told_from_russian_ones(tmp_path: Path, text: str) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes(text.encode("cp1252"))
    finding = refused(path)
    assert finding.message.endswith("the file looks like Windows-1252")
    assert "iconv -f Windows-1252" in finding.hint


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
)
def test_other_encodings_are_named(tmp_path: Path, encoding: str, guess: str) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes(RUSSIAN.encode(encoding))
    finding = refused(path)
    assert finding.code == "YM002"
    assert finding.message.endswith(f"the file looks like {guess}")
    assert f"iconv -f {guess}" in finding.hint


def test_the_first_byte_that_is_no_utf8_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "damaged.yaml"
    path.write_bytes("\ufeffпервая\r\nвторая ".encode() + b"\xff" + "строка\n".encode())
    finding = refused(path)
    assert finding.message == "not UTF-8 at byte 30: the file looks like UTF-8 that is damaged here"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (2, 8, 9)
    assert "iconv" not in finding.hint


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff", b"\x00", b"\x00\x00\x00\x00", b"\xed\xa0\x80", os.urandom(0), b"\x89PNG\r\n\x1a\n\x00"])
def test_bytes_of_any_kind(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bytes"
    path.write_bytes(data)
    assert refused(path).code in ("YM002", "YM008", "YM012")


def test_a_mark_at_the_beginning_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "marked.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + RUSSIAN.replace("objectives:\n", "").encode())
    loaded = load(str(path))
    assert loaded.diagnostics == ()
    assert loaded.program is not None
