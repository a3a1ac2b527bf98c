"""The lines of a text, as YAML counts them."""

import re
from bisect import bisect_right
from collections.abc import Iterator

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for the scanner: more than for an editor."""
_EOL = re.compile("\r\n|[\n\r]")


class Lines:
    """Where the lines of a text begin and end."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _BREAK.finditer(text)]
        self.text = text
        self._starts = [0, *(after for _, after in found)]
        self._ends = [*(end for end, _ in found), len(text)]
        own = _EOL.search(text)
        self.eol = own[0] if own else "\n"
        """The line end of the file: that of its first line."""

    def _line(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def start(self, at: int) -> int:
        """Where the line of an offset begins."""
        return self._starts[self._line(at)]

    def end(self, at: int) -> int:
        """Where the line of an offset ends, before its line end."""
        return self._ends[self._line(at)]

    def after(self, at: int) -> int:
        """Where the next line begins; the end of the text after the last one."""
        return next(self.following(at), len(self.text))

    def column(self, at: int) -> int:
        """How many characters stand before an offset in its line."""
        return at - self.start(at)

    def is_first(self, at: int) -> bool:
        """Only spaces stand before an offset in its line."""
        return not self.text[self.start(at) : at].strip(" ")

    def keeps(self, start: int) -> bool:
        """The block of text that begins at an offset keeps the blank lines behind it: its first line has a `+`."""
        return "+" in self.text[start : self.end(start)].partition("#")[0]

    def following(self, at: int) -> Iterator[int]:
        """Where each of the lines after that of an offset begins."""
        for line in range(self._line(at) + 1, len(self._starts)):
            yield self._starts[line]

    def below(self, at: int, column: int) -> int:
        """Where the comments end that follow an offset and stand deeper than a column; else the end of its own line."""
        end = self.end(at)
        for start in self.following(at):
            text = self.text[start : self.end(start)]
            comment = text.lstrip(" ")
            if comment[:1] == "#" and len(text) - len(comment) > column:
                end = start + len(text)
            elif comment:
                break
        return end

    def blanks(self, at: int) -> int:
        """Where the blank lines end that follow an offset; else the end of its own line."""
        end = self.end(at)
        for start in self.following(at):
            if start == len(self.text) or self.text[start : self.end(start)].strip():
                break
            end = self.end(start)
        return end
