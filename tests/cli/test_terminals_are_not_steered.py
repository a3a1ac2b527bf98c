"""The name of a file may be anybody's: whatever a command writes, it steers no terminal."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

NAME = "\x1b[31m\N{RIGHT-TO-LEFT OVERRIDE}red"
SHOWN = "\\x1b[31m\\u202ered"


@pytest.fixture
def odd(good: Path) -> Path:
    """A programme whose name turns the terminal red, and what follows around."""
    return good.rename(good.with_name(f"{NAME}.yaml"))


def steers(told: str) -> bool:
    """Whether a text holds anything of the name that a terminal obeys."""
    return "\x1b" in told or "\N{RIGHT-TO-LEFT OVERRIDE}" in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("init", "{folder}/{name}-2.yaml", "--id", "demo"),
        ("init", "{path}", "--id", "demo"),
        ("check", "{path}x"),
        ("check", "{path}", "--cache", "{path}"),
        ("export", "{path}", "--to", "json", "-o", "{folder}/{name}.json"),
        ("export", "{path}", "--to", "json", "-o", "{path}"),
        ("export", "{path}", "--to", "json", "-o", "{path}/json"),
        ("export", "{path}", "--to", "ics", "-o", "{folder}/{name}.ics"),
        ("publish", "{path}", "-o", "{folder}/{name}", "--only", "json", "--only", "ics"),
        ("publish", "{path}", "-o", "{path}", "--only", "json"),
        ("translate", "{path}", "--to", "ru"),
        ("import", "{folder}/{name}.xlsx", "--into", "{path}"),
        ("show", "{path}", "{name}"),
        ("trace", "{path}", "{name}"),
        ("explain", "{name}"),
        ("check", "{path}", "{name}", "--{name}"),
        ("show", "{path}", "kpi:K1", "{name}"),
    ],
)  # fmt: skip
def test_names_reach_the_terminal_without_control_characters(run: Run, odd: Path, arguments: tuple[str, ...]) -> None:
    done = run(*(one.format(path=odd, folder=odd.parent, name=NAME) for one in arguments))
    assert not steers(done.stderr + done.stdout)
    assert SHOWN in done.stderr + done.stdout


def test_the_progress_of_publish_shows_them_too(odd: Path) -> None:
    reader, writer = os.openpty()
    code = "from clustermodel.__main__ import main\nmain()"
    command = [sys.executable, "-c", code, "publish", str(odd), "-o", str(odd.parent / "out"), "--only", "json"]
    assert subprocess.run(command, stderr=writer, check=False).returncode == 0
    os.close(writer)
    told = os.read(reader, 1000).decode()
    os.close(reader)
    assert told.startswith(f"\r\x1b[K[1/1] {SHOWN}.en.json\r\x1b[K")
    assert not steers(told.replace("\x1b[K", ""))
