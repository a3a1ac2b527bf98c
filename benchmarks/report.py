"""The results as a page."""

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from benchmarks.peers import PEERS
from benchmarks.rows import Result

_HEAD = """# Speed and memory

Made by `python -m benchmarks`. Each number is a ratio of two commands that were run in turns, each time in a fresh process:
the median of the rounds and, in brackets, their middle half. Times are those of the processor, in user and system mode,
children included; «by the clock» where it says so. Memory is the peak as the operating system accounts for it. All tools get
the same items: Russian sentences, links, quantities and dates of a made-up programme, always the same for a size
(`benchmarks/items.py`).
"""


def render(
    found: Mapping[str, Sequence[Result]], rows: Mapping[str, Any], noticed: Mapping[str, Mapping[str, bool]], quick: bool
) -> str:
    """The whole page."""
    parts = [_HEAD, _machine()]
    if quick:
        parts.append("**A quick run: fewer rounds, smaller programmes. The goals are not meant for it.**\n")
    parts += [_section(str(rows[name].__doc__), lines) for name, lines in found.items() if lines]
    if noticed:
        parts += [_noticed(noticed), _peers()]
    missed = [one for lines in found.values() for one in lines if not one.held]
    parts.append(_missed(missed))
    return "\n".join(parts)


def _machine() -> str:
    names = ("clustermodel", "attrs", "cattrs", "PyYAML", "click", "pluggy")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"- machine: {os.cpu_count()} processors {_processor()}, {platform.system()} {platform.machine()}\n"
        f"- Python {sys.version.split()[0]}; {packages}\n"
        f"- measured on {datetime.now(UTC):%d.%m.%Y}; {os.getloadavg()[1]:.1f} other processes were at work on average\n"
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as stream:  # noqa: PTH123
            return next(line.partition(":")[2].strip() for line in stream if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def _table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rows = [head, ["---"] * len(head), *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _section(title: str, lines: Sequence[Result]) -> str:
    held = {True: "yes", False: "**no**"}
    body = [[one.what, one.found, one.goal, held[one.held] if one.goal else "", one.costs] for one in lines]
    return f"## {title.rstrip('.')}\n\n{_table(['what', 'ratio', 'goal', 'held', 'times here'], body)}"


def _noticed(noticed: Mapping[str, Mapping[str, bool]]) -> str:
    tools = list(next(iter(noticed.values())))
    body = [[slip, *("yes" if by[tool] else "no" for tool in tools)] for slip, by in noticed.items()]
    text = "One slip is planted among 150 clean items; «yes»: the tool says more than it says of the clean ones.\n"
    return f"## What each tool notices\n\n{text}\n{_table(['slip', *tools], body)}"


def _peers() -> str:
    body = [
        [one.name, ", ".join(one.requirements), f"`{' '.join(one.arguments)}`", one.checks, one.leaves] for one in PEERS
    ]
    return f"## The peers\n\n{_table(['tool', 'versions', 'command', 'it checks', 'it leaves undone'], body)}"


def _missed(missed: Sequence[Result]) -> str:
    lines = "".join(f"- {one.what}: {one.found}, where the goal is {one.goal}\n" for one in missed)
    return f"## Where we lose\n\n{lines or 'Every row holds its goal.'}\n"
