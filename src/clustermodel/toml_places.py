"""Where in a text of TOML each key is set: the standard library reads what is set, and not where."""

import re
from collections.abc import Callable

from clustermodel.diagnostics import Span

_KEY = re.compile(r"""(?P<table>[ \t]*\[+)?[ \t]*(?P<name>[^=\[\]#]+?)[ \t]*(?:[=\]]|$)""")
"""The beginning of a line of TOML: the head of a table, or a key."""


def spans(text: str, shown: str, prefix: str = "") -> Callable[[str], Span]:
    """The function from a key to the line on which it is set; the first one if it cannot be told.

    `shown` is how the file is called, and `prefix` the table that holds the keys: `tool.clustermodel.`
    """
    lines = [line.rstrip("\r") for line in text.split("\n")]
    numbers: dict[str, int] = {}
    table = ""
    for number, line in enumerate(lines, 1):
        found = _KEY.match(line)
        if found is None:
            continue
        if found["table"]:
            table = f"{found['name']}."
        name = table if found["table"] else table + found["name"]
        if name.startswith(prefix):
            whole = name.removeprefix(prefix).removesuffix(".")
            numbers.setdefault(whole.partition(".")[0].strip(" \t\"'"), number)
            numbers.setdefault(whole.replace('"', "").replace("'", ""), number)

    def span(key: str) -> Span:
        line = numbers.get(key) or numbers.get(key.partition(".")[0], 1)
        return Span(shown, line, 1, line, len(lines[line - 1]) + 1)

    return span
