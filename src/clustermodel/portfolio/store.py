"""Results of earlier runs in one file: slot → stamp and value. One that is damaged, locked or full is as good as none."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import attrs

FILE = "clustermodel-1.sqlite"
"""Its number grows when the form of what is in it changes."""
_TABLE = "CREATE TABLE IF NOT EXISTS results (slot TEXT PRIMARY KEY, stamp TEXT NOT NULL, value BLOB NOT NULL)"
_WAIT = 30
"""Seconds that a worker waits while another one writes."""


def prepare(folder: Path) -> bool:
    """Make the folder and the file in it; says whether one that was damaged had to be replaced.

    Raises OSError when that cannot be done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _make(folder)
    except sqlite3.OperationalError as error:  # it is locked, or may not be written, or cannot be opened
        raise OSError(f"{FILE}: {error}") from None
    except sqlite3.DatabaseError:
        return _replaced(folder)
    return False


def _make(folder: Path) -> None:
    with closing(_connect(folder)) as connection:
        connection.execute(_TABLE)
        connection.execute("SELECT slot, stamp, value FROM results LIMIT 1").fetchone()


def _replaced(folder: Path) -> bool:
    """A new file in the place of a damaged one. Nothing is lost but time."""
    for end in ("", "-journal"):
        (folder / (FILE + end)).unlink(missing_ok=True)
    try:
        _make(folder)
    except sqlite3.Error as error:
        raise OSError(f"{FILE}: {error}") from None
    return True


def _connect(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / FILE, timeout=_WAIT, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")  # what a power failure takes away is made again
    return connection


@attrs.frozen
class Store:
    """The open file; None if there is none that can be used."""

    _connection: sqlite3.Connection | None

    def get(self, slot: str, stamp: str) -> Any:
        """The value in a slot, if it bears this stamp; else None."""
        if self._connection is None:
            return None
        with suppress(sqlite3.Error, zlib.error, ValueError, RecursionError):
            row = self._connection.execute("SELECT stamp, value FROM results WHERE slot = ?", (slot,)).fetchone()
            return json.loads(zlib.decompress(row[1])) if row and row[0] == stamp else None
        return None

    def put(self, rows: Iterable[tuple[str, str, Any]]) -> None:
        """Keep values: slot, stamp, value. Whatever was in these slots goes."""
        packed = [(slot, stamp, zlib.compress(json.dumps(value).encode(), 1)) for slot, stamp, value in rows]
        if self._connection is not None and packed:
            with suppress(sqlite3.Error):
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", packed)
                self._connection.execute("COMMIT")


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The file in a folder, while it is used."""
    connection = None
    with suppress(sqlite3.Error):
        connection = _connect(folder)
    try:
        yield Store(connection)
    finally:
        if connection is not None:
            connection.close()
