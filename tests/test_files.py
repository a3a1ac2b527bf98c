"""Files are written whole or not at all: with real processes, killed and racing."""

import os
import random
import resource
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from clustermodel.files import FileChangedError, create_file, rewrite_file, write_file

LINES = 20_000

WRITER = f"""
import itertools, sys
from pathlib import Path
from clustermodel.files import write_file
for number in itertools.count():
    write_file(Path(sys.argv[1]), f"{{number}}\\n".encode() * {LINES})
    if number == 1:
        print("writing", flush=True)
"""

APPENDER = """
import sys
from pathlib import Path
from clustermodel.files import FileChangedError, rewrite_file
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(25):
    while True:
        old = path.read_bytes()
        try:
            rewrite_file(path, old + f"{name} {number}\\n".encode(), expected=old)
            break
        except FileChangedError:
            pass
"""


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def python(program: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)], stdout=subprocess.PIPE, text=True)


def check_kills(path: Path, kills: int) -> None:
    """Kill a process that writes without a pause, at various moments; what it leaves is one of its contents, complete."""
    moment = random.Random(kills)
    for _ in range(kills):
        with python(WRITER, path) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "writing\n"
            signal.sigtimedwait([], moment.uniform(0, 0.005))
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        lines = path.read_bytes().splitlines()
        assert len(lines) == LINES
        assert len(set(lines)) == 1


def test_a_killed_writer_leaves_a_complete_file(tmp_path: Path) -> None:
    check_kills(tmp_path / "file", 10)


@pytest.mark.slow
def test_two_hundred_killed_writers_leave_a_complete_file(tmp_path: Path) -> None:
    check_kills(tmp_path / "file", 200)


def test_no_change_is_lost_when_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"")
    processes = [python(APPENDER, path, name) for name in "abcd"]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert sorted(path.read_text().splitlines()) == sorted(f"{name} {number}" for name in "abcd" for number in range(25))


def test_a_file_that_has_changed_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"theirs")
    with pytest.raises(FileChangedError, match="has changed since it was read"):
        rewrite_file(path, b"ours", expected=b"as read")
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["file"]


def test_a_file_that_has_gone_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(FileChangedError):
        rewrite_file(tmp_path / "file", b"ours", expected=b"as read")
    assert names(tmp_path) == []


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_file(path, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permission_bits_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_file(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", mode)


def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    write_file(tmp_path / "ours", b"new")
    (tmp_path / "usual").write_bytes(b"new")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("name", ["n" * 255, "П" * 127, "🙂" * 63])
def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    create_file(path, b"first")
    write_file(path, b"second")
    rewrite_file(path, b"third", expected=b"second")
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"third"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("folder/file")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "file").read_bytes() == b"new"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(tmp_path / "pipe", b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)


def test_of_several_who_create_a_file_one_succeeds(tmp_path: Path) -> None:
    path = tmp_path / "new"
    with ThreadPoolExecutor(8) as pool:
        tried = [pool.submit(create_file, path, str(number).encode()) for number in range(8)]
    failed = [one.exception() for one in tried]
    assert [type(one) for one in failed if one] == [FileExistsError] * 7
    assert path.read_bytes() == str(failed.index(None)).encode()
    assert [one.name for one in tmp_path.iterdir()] == ["new"]


def test_a_file_is_created_where_there_are_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", link)
    create_file(tmp_path / "new", b"one")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "new", b"two")
    assert (tmp_path / "new").read_bytes() == b"one"
