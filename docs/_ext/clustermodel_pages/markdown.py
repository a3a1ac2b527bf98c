"""Pieces of MyST text."""

import re
from collections.abc import Iterable


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; cells hold Markdown in one line."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines) + "\n"


def code(text: object) -> str:
    """A word in code type."""
    return f"`{text}`"


def codes(texts: Iterable[object]) -> str:
    """Words in code type, separated by commas."""
    return ", ".join(code(text) for text in texts)


def fenced(text: str, language: str) -> str:
    """A block of code; the fence is longer than any in the text."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def plain(text: str) -> str:
    """A text in which what looks like Markdown stays as it is, but for code in backticks and emphasis."""
    parts = re.split(r"(`[^`]+`)", text)
    return "".join(part if index % 2 else re.sub(r"([\\_\[\]<>$~#{}|])", r"\\\1", part) for index, part in enumerate(parts))


def page(*blocks: str) -> str:
    """Blocks of a page, separated by blank lines."""
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"
