"""The text of a file: read within limits, decoded, and counted in lines and columns."""

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import chain
from pathlib import Path

from clustermodel.diagnostics import Diagnostic, Span, shown_path
from clustermodel.loading import rules
from clustermodel.loading.paths import Starts
from clustermodel.messages import Word
from clustermodel.reachable import unreadable, why

LIMIT = 64 * 1024 * 1024
"""Bytes of a file that are read at most."""

FORBIDDEN = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""A pattern of the characters that YAML does not allow (YAML 1.1, section 5.1); lone surrogates are among them."""


class Source:
    """A text and the name (`path`) under which it is shown."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.readable = text
        """What is given to YAML: the text, or after `mend` the text without forbidden characters. Offsets are the same."""
        self.items: Starts = {}
        """Where the items of its lists begin, if it has been read and nothing was wrong with it."""

    def mend(self) -> str:
        """Put a character that the text does not use in the place of each forbidden one; returns that character."""
        used = set(self.text)
        sign = next((chr(code) for code in range(0xE000, 0xF900) if chr(code) not in used), "\ufffd")  # private use
        self.readable = re.sub(FORBIDDEN, sign, self.text)
        return sign

    @cached_property
    def _starts(self) -> "array[int]":
        r"""Where each line starts. Only \n, \r\n and \r end a line, as in every editor; libyaml also counts others."""
        if "\r" in self.text:
            return array("L", chain((0,), (end.end() for end in re.finditer(r"\r\n?|\n", self.text))))
        starts, find = array("L", (0,)), self.text.find
        while start := find("\n", starts[-1]) + 1:
            starts.append(start)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a character offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span between two character offsets; it ends with the text at the latest."""
        return Span(self.path, *self.position(start), *self.position(min(max(start, end), len(self.text))))

    def line(self, number: int) -> str:
        """A line of the text, from 1, without its end."""
        start, end = self._bounds(number)
        return self.text[start:end]

    def part(self, number: int, first: int, last: int) -> str:
        """What stands in a line from one column up to another, without it; a line may be as long as the file."""
        start, end = self._bounds(number)
        return self.text[start + max(first, 1) - 1 : min(start + max(last, 1) - 1, end)]

    def _bounds(self, number: int) -> tuple[int, int]:
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._starts)


def read(path: Path) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Read and decode a file. Every way in which that can fail is a diagnostic."""
    shown = shown_path(path)
    nowhere = Span(shown, 1, 1, 1, 1)
    try:
        reason = unreadable(path)
        if reason:
            return None, (rules.UNREADABLE(span=nowhere, values={"reason": reason}),)
        size = path.stat().st_size
        if size > LIMIT:
            return None, (rules.TOO_LARGE(span=nowhere, values={"size": size, "limit": LIMIT}),)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return None, (rules.UNREADABLE(span=nowhere, values={"reason": why(error)}),)
    return decode(data, shown)


def decode(data: bytes, shown: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Decode UTF-8, with or without a byte order mark; name the encoding of anything else."""
    if _looks_like_utf16(data):
        return None, (_not_utf8(data, 0, shown),)
    try:
        return Source(shown, data.decode("utf-8").removeprefix("\ufeff")), ()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, shown),)


def _not_utf8(data: bytes, offset: int, shown: str) -> Diagnostic:
    before = Source(shown, data[:offset].decode("utf-8").removeprefix("\ufeff"))
    line, column = before.position(len(before.text))
    span = Span(shown, line, column, line, column + 1)
    guess = guess_encoding(data)
    hint = "mend or delete these bytes" if isinstance(guess, Word) else None
    return rules.ENCODING(span=span, values={"offset": offset, "guess": guess}, hint=hint)


def _looks_like_utf16(data: bytes) -> bool:
    """By its mark, or by zero bytes: without a mark, UTF-16 may well be valid UTF-8, full of them."""
    head = data[:200]
    return head[:2] in (b"\xff\xfe", b"\xfe\xff") or head.count(0) > len(head) // 4


def guess_encoding(data: bytes) -> str:
    """The likeliest of the encodings in which texts still turn up; a `Word` where it is UTF-8 after all."""
    if _looks_like_utf16(data):
        return "UTF-16"
    head = data[:100_000]
    read = head.decode("utf-8", "replace")
    damages = read.count("\ufffd")
    if sum(one > "\x7f" for one in read) > 2 * damages:
        return Word("UTF-8 that is damaged here")
    # In Cyrillic prose nearly every letter of a word is no ASCII; in Western European languages few are.
    words = re.findall(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*", head)
    if sum(len(re.findall(rb"[A-Za-z]", word)) for word in words) > sum(map(len, words)) // 2:
        return "Windows-1252"
    # Russian prose is mostly lower case: а–я is E0–FF in Windows-1251, but C0–DF in KOI8-R.
    upper, lower = (len(re.findall(letters, head)) for letters in (rb"[\xc0-\xdf]", rb"[\xe0-\xff]"))
    return "KOI8-R" if upper > lower else "Windows-1251"
