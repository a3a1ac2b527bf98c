"""What the rows share: programmes of each size, made once, and the commands to be measured."""

import shutil
import sys
from pathlib import Path

import attrs

from benchmarks.environments import WORK, program
from benchmarks.items import items
from benchmarks.measure import Command, Run, Sample, compare, run
from benchmarks.peers.peer import Peer
from benchmarks.programme import write

ROOT = Path(__file__).parent.parent
REAL = ROOT / "programs" / "medical_tourism.yaml"
DAY = "2026-01-01"


@attrs.define
class Lab:
    """How thoroughly to measure."""

    quick: bool = False
    """Fewer rounds and smaller sizes, to see that everything works."""

    def compare(self, commands: dict[str, Command], rounds: int, *, warm: bool = True) -> Sample:
        """The commands in turns, so many rounds (three at most if it is to be quick)."""
        return compare(commands, min(rounds, 3) if self.quick else rounds, warm=warm)

    def size(self, wanted: int) -> int:
        """A number of items; of large ones a tenth if it is to be quick."""
        return wanted // 10 if self.quick and wanted >= 10_000 else wanted  # noqa: PLR2004

    def programme(self, size: int) -> Path:
        """A made-up programme of so many items."""
        return write(size, WORK / "programmes" / str(size))

    def programmes(self, many: int, size: int = 150) -> Path:
        """A folder of many programmes, no two the same."""
        folder = WORK / "programmes" / f"{many}-of-{size}"
        for seed in range(many):
            write(size, folder / f"{seed:04}", seed)
        return folder

    def peer(self, peer: Peer, size: int) -> Command:
        """The command that checks the same items with a peer."""
        folder = WORK / "items" / f"{peer.name}-{size}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        peer.write(items(size), folder)
        return Command((str(program(peer)), *peer.arguments[1:]), folder)


def python(*arguments: str) -> Command:
    """A Python of our own environment."""
    return Command((sys.executable, *arguments), ROOT)


def inside(operation: str, path: Path, repeats: int) -> Command:
    """An operation measured inside its process."""
    return attrs.evolve(python("-m", "benchmarks.inside", operation, str(path), str(repeats)), inside=True)


def ours(*arguments: str) -> Command:
    """Our own command, as it is installed."""
    return Command((str(Path(sys.executable).with_name("clustermodel")), *arguments), ROOT)


def check(path: Path, *options: str) -> Command:
    """Our check, with all checks."""
    return ours("check", str(path), "--as-of", DAY, *options)


def output(command: Command) -> str:
    """What a command prints."""
    done: Run = run(command)
    return done.output
