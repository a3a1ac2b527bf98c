"""Commands run in turns, each time in a fresh process, and what the operating system says they cost."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

import attrs

_LAUNCH = Path(__file__).with_name("launch.py")


@attrs.frozen
class Command:
    """A command line and where it is run. `{out}` in it becomes the path of a fresh folder."""

    arguments: tuple[str, ...]
    folder: Path | None = None
    inside: bool = False
    """It measures itself, without its start, and prints the seconds last."""


@attrs.frozen
class Run:
    """What one run cost."""

    seconds: float
    """Of the processor, in user and system mode, its children's included; or as the command has measured itself."""
    elapsed: float
    """By the clock."""
    memory: int
    """Bytes of memory at the peak (maximum resident set, of the largest of its processes)."""
    status: int
    output: str


def run(command: Command) -> Run:
    """Run a command to its end. Its output goes to a file, so that nothing waits for us to read it."""
    with tempfile.TemporaryDirectory() as folder:
        output, out = Path(folder, "output"), Path(folder, "out")
        out.mkdir()
        arguments = [one.replace("{out}", str(out)) for one in command.arguments]
        launch = [sys.executable, "-I", "-S", str(_LAUNCH), str(output), *arguments]
        environment = _environment()
        told = subprocess.run(launch, cwd=command.folder, env=environment, stdout=subprocess.PIPE, check=True).stdout
        said = output.read_text(encoding="utf-8", errors="replace")
    seconds, elapsed, memory, status = json.loads(told)
    return Run(float(said.split()[-1]) if command.inside else seconds, elapsed, memory, status, said)


def _environment() -> dict[str, str]:
    """That of a user. Where Python keeps no compiled modules, a tool in a checkout would be compiled in each run."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return usual | {"NO_COLOR": "1", "PYTHONHASHSEED": "0"}


@attrs.frozen
class Ratio:
    """What one command costs as a multiple of another: the median of the rounds, and the middle half of them."""

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{_short(self.middle)} ({_short(self.low)}–{_short(self.high)})"


def _short(number: float) -> str:
    return f"{number:.3f}" if number < 0.1 else f"{number:.2f}" if number < 10 else f"{number:.0f}"  # noqa: PLR2004


@attrs.frozen
class Sample:
    """The runs of several commands, by name; those of one round stand at one index."""

    runs: Mapping[str, Sequence[Run]]

    def seconds(self, name: str) -> float:
        """The median cost of a command."""
        return median(one.seconds for one in self.runs[name])

    def memory(self, name: str) -> int:
        """The highest peak of a command."""
        return max(one.memory for one in self.runs[name])

    def ratio(self, name: str, base: str, *, elapsed: bool = False) -> Ratio:
        """Round by round, the cost of a command as a multiple of another's."""
        pairs = zip(self.runs[name], self.runs[base], strict=True)
        found = sorted(one.elapsed / other.elapsed if elapsed else one.seconds / other.seconds for one, other in pairs)
        quarter = len(found) // 4
        return Ratio(median(found), found[quarter], found[-1 - quarter])


def compare(commands: Mapping[str, Command], rounds: int, *, warm: bool = True) -> Sample:
    """Run commands in turns: whatever else the machine does meanwhile, it does to all of them.

    If the machine is to be warm, each is run once before. Raises RuntimeError when a command fails.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for command in commands.values() if warm else ():
        _good(command)  # the caches of the file system, and the compiled modules
    for number in range(rounds):
        order = list(commands.items())
        for name, command in order if number % 2 == 0 else reversed(order):
            runs[name].append(_good(command))
    return Sample(runs)


def _good(command: Command) -> Run:
    """A run, which must come to its end."""
    done = run(command)
    if done.status not in (0, 1):
        raise RuntimeError(f"{' '.join(command.arguments)} ended with {done.status}:\n{done.output[-2000:]}")
    return done
