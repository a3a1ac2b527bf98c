"""A process that a plugin forks does not go on as a second run of the command."""

import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = """
import os, sys
pid = os.fork()
if pid == 0:
    {leaves}
else:
    os.waitpid(pid, 0)
"""


@pytest.mark.parametrize("leaves", ["sys.exit(0)", "raise ValueError('x')", "pass"])
@pytest.mark.parametrize("more", [(), ("--jobs", "2"), ("--timeout", "20")], ids=" ".join)
def test_everything_is_printed_once(good: Path, leaves: str, more: tuple[str, ...]) -> None:
    plugin = good.with_name("forks.py")
    plugin.write_text(PLUGIN.format(leaves=leaves), "utf-8")
    command: list[str | Path] = [sys.executable, "-m", "clustermodel", "check", good, "--as-of", "2021-01-01", *more]
    alone = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    forked = subprocess.run([*command, "-p", plugin], capture_output=True, text=True, check=False, timeout=60)
    assert (forked.stdout, forked.returncode) == (alone.stdout, alone.returncode)
    assert forked.stderr.count("in 1 programme") == 1
