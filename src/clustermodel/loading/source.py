"""The text of a file: read within limits, decoded, and counted in lines and columns."""

from bisect import bisect_right
from functools import cached_property
from pathlib import Path

import attrs

from clustermodel.diagnostics import Diagnostic, Span, shown_path
from clustermodel.loading import rules

LIMIT = 64 * 1024 * 1024
"""Bytes of a file that are read at most."""


@attrs.define(slots=False, eq=False)
class Source:
    """A text and the name under which it is shown."""

    path: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts. Only \\n, \\r\\n and \\r end a line, as in every editor; libyaml also counts others."""
        starts, at = [0], 0
        for line in self.text.splitlines(keepends=True):
            at += len(line)
            if line[-1] in "\r\n":
                starts.append(at)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a character offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span between two character offsets."""
        return Span(self.path, *self.position(start), *self.position(max(start, end)))

    def line(self, number: int) -> str:
        """A line of the text, from 1, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._starts)


def read(path: Path) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Read and decode a file. Every way in which that can fail is a diagnostic."""
    shown = shown_path(path)
    nowhere = Span(shown, 1, 1, 1, 1)
    try:
        if not path.is_file():
            reason = "it is a directory" if path.is_dir() else "it does not exist"
            if path.exists() and not path.is_dir():
                reason = "it is not a regular file"
            return None, (rules.UNREADABLE(span=nowhere, values={"reason": reason}),)
        size = path.stat().st_size
        if size > LIMIT:
            return None, (rules.TOO_LARGE(span=nowhere, values={"size": size, "limit": LIMIT}),)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, (rules.UNREADABLE(span=nowhere, values={"reason": reason}),)
    return decode(data, shown)


def decode(data: bytes, shown: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Decode UTF-8, with or without a byte order mark; name the encoding of anything else."""
    try:
        return Source(shown, data.decode("utf-8").removeprefix("\ufeff")), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        values = {"offset": error.start, "guess": guess_encoding(data)}
        return None, (rules.ENCODING(span=Span(shown, line, 1, line, 1), values=values),)


def guess_encoding(data: bytes) -> str:
    """The likeliest of the encodings in which Russian texts still turn up."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:200].count(0) > len(data[:200]) // 4:
        return "UTF-16"
    # Russian prose is mostly lower case: а–я is E0–FF in Windows-1251, but C0–DF in KOI8-R.
    upper = sum(0xC0 <= byte <= 0xDF for byte in data[:100_000])
    lower = sum(0xE0 <= byte <= 0xFF for byte in data[:100_000])
    return "KOI8-R" if upper > lower else "Windows-1251"
