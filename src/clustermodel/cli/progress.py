"""How far a long run has come, on a terminal only."""

import os
import sys
from time import monotonic

_AFTER = 1.0
"""Seconds that pass before anything is shown."""
_EVERY = 0.2
"""Seconds between two changes of what is shown."""


class Progress:
    """A line on the standard error that is written again and again. It has no colours, and moves the cursor by CR alone."""

    def __init__(self, total: int) -> None:
        self.done = 0
        self._total = total
        self._wanted = total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = monotonic() + _AFTER
        self._width = 0

    def tick(self) -> None:
        """Show how far it has come, if it is time to."""
        if self._wanted and monotonic() >= self._next:
            self._next = monotonic() + _EVERY
            self._write(f"{self.done}/{self._total}")

    def clear(self) -> None:
        """Take it away, so that something else can be written."""
        if self._width:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(self._width) + ("\r" if not text else ""))
        sys.stderr.flush()
        self._width = len(text)
