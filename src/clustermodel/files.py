"""Files are written whole or not at all, and never over a change that somebody else has made in the meantime."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clustermodel.messages import Phrase

try:
    import fcntl

    LOCKS = True
except ImportError:  # Windows has other locks, and does not let one replace an open file
    LOCKS = False


class FileChangedError(Exception):
    """The file is no longer what was read; nothing has been written."""

    def __init__(self, path: Path) -> None:
        self.path = path.as_posix()
        template = "{path} has changed since it was read; nothing was written. Run the command again"
        super().__init__(Phrase(template, {"path": self.path}))


_RECOGNISED = 50
"""Letters of its name that a file has before it is in its place; a name as long as can be leaves no room for more."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that whoever reads it, whenever, finds either the old or the new content in full.

    The content goes to a new file in the same folder, and from there in one step to its place. Permission bits are kept, a
    link stays a link, and what is no regular file (a pipe, a device) is simply written to. Raises OSError when that fails.
    """
    target = _place(path)
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    with _written_beside(target, data) as beside:
        beside.replace(target)


def create_file(path: Path, data: bytes) -> None:
    """Write a file that is not there yet.

    Raises FileExistsError when it is: of several processes that call this at the same moment one succeeds.
    """
    target = _place(path)
    with _written_beside(target, data) as beside:
        try:
            os.link(beside, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links: the file could appear between this question and the step after it
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            beside.replace(target)


def rewrite_file(path: Path, data: bytes, *, expected: bytes) -> None:
    """Write a file, as `write_file` does, that still holds what was read.

    Raises FileChangedError when it does not. Of several processes that call this at the same moment one succeeds, so that no
    change is lost; an editor that takes no lock could slip in only between the comparison and the step after it.
    """
    target = _place(path)
    try:
        with _written_beside(target, data) as beside, _locked(target):
            if target.read_bytes() != expected:
                raise FileChangedError(path)
            beside.replace(target)
    except FileNotFoundError:
        raise FileChangedError(path) from None


def _place(path: Path) -> Path:
    """Where a file really is. Raises OSError for links that lead in a circle."""
    try:
        return path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


@contextmanager
def _written_beside(target: Path, data: bytes) -> Iterator[Path]:
    """A new file on the disk with the target's permissions, to be moved to its place; it is gone afterwards in any case."""
    beside = target.with_name(f".{target.name[:_RECOGNISED]}.{os.urandom(8).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            with suppress(FileNotFoundError):
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield beside
    finally:
        beside.unlink(missing_ok=True)
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Make sure that the new name outlives a power failure; Windows cannot open a folder and needs no such step."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of the file that stands at a path.

    While one waits for it, the file may be replaced by another one, whose lock then counts.
    """
    while LOCKS:
        with path.open("rb") as stream:
            with suppress(OSError):  # a file system without locks: the comparison alone must do
                fcntl.flock(stream, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(stream.fileno()), path.stat()):
                yield
                return
    yield
