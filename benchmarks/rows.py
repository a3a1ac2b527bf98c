"""The rows of the table: what is measured, and the goal it has to hold."""

from collections.abc import Callable, Iterator, Mapping

import attrs

from benchmarks.lab import DAY, REAL, Lab, check, inside, ours, output, python
from benchmarks.measure import Ratio, Sample
from benchmarks.peers import PEERS
from benchmarks.peers.sphinx_needs import PEER as SPHINX_NEEDS

MIB = 1024 * 1024
MEMORY = 300_000_000
"""Bytes that a large check may take."""
_CSAFE = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"


@attrs.frozen
class Result:
    """A line of the results."""

    what: str
    found: str
    goal: str
    held: bool
    costs: str = ""
    """The times behind it; they are this machine's."""


def _held(what: str, ratio: Ratio, goal: float, costs: str = "", *, least: bool = False) -> Result:
    good = ratio.middle >= goal if least else ratio.middle <= goal
    return Result(what, f"{ratio}×", f"{'≥' if least else '≤'} {goal}×", good, costs)


def _costs(sample: Sample, *names: str) -> str:
    return ", ".join(f"{name} {_seconds(sample.seconds(name))}" for name in names)


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def load(lab: Lab) -> Iterator[Result]:
    """From the file to the frozen model, inside a process."""
    for size, repeats, goal in ((150, 40, 0.6), (10_000, 2, 0.25)):
        path = lab.programme(lab.size(size))
        names = ("load", "events", "csafe")
        sample = lab.compare({name: inside(name, path, repeats) for name in names}, 5)
        what = f"load {lab.size(size):,} items"
        costs = _costs(sample, *names)
        yield _held(f"{what}, against bare libyaml events", sample.ratio("load", "events"), 2.0, costs)
        yield _held(f"{what}, against `yaml.load(CSafeLoader)`", sample.ratio("load", "csafe"), goal, costs)


def large(lab: Lab) -> Iterator[Result]:
    """A check of 100,000 items with all checks, the whole process."""
    size = lab.size(100_000)
    paths = lab.programme(size), lab.programme(size // 10)
    commands = {"check": check(paths[0]), "tenth": check(paths[1]), "csafe": python("-c", _CSAFE, str(paths[0]))}
    sample = lab.compare(commands, 3, warm=False)
    costs = _costs(sample, *commands)
    what = f"check {size:,} items"
    yield _held(f"{what}, against `yaml.load(CSafeLoader)` alone", sample.ratio("check", "csafe"), 1.0, costs)
    yield _held(f"{what}, against {size // 10:,}", sample.ratio("check", "tenth"), 11, costs)
    peak = sample.memory("check") / MIB
    other = f"csafe {sample.memory('csafe') / MIB:.0f} MiB"
    yield Result(f"{what}, memory at the peak", f"{peak:.0f} MiB", "≤ 300 MB", peak * MIB <= MEMORY, other)


def start(lab: Lab) -> Iterator[Result]:
    """Whole processes that have little to do."""
    commands = {"pass": python("-c", "pass"), "version": ours("--version"), "check": check(REAL)}
    sample = lab.compare(commands, 21)
    costs = _costs(sample, *commands)
    yield _held("`clustermodel --version`, against `python -c pass`", sample.ratio("version", "pass"), 2, costs)
    yield _held("check the real programme, against `python -c pass`", sample.ratio("check", "pass"), 13, costs)


def peers(lab: Lab) -> Iterator[Result]:
    """A check of 1,000 linked items, the whole process."""
    size = 150 if lab.quick else 1_000
    for peer in PEERS:
        commands = {"check": check(lab.programme(size)), peer.name: lab.peer(peer, size)}
        sample = lab.compare(commands, 3)
        costs = _costs(sample, *commands)
        what = f"check {size:,} linked items, against {peer.name}"
        yield _held(what, sample.ratio("check", peer.name), peer.goal, costs)


def growth(lab: Lab) -> Iterator[Result]:
    """How the cost of a whole check grows with the number of items."""
    sizes = [lab.size(size) for size in (150, 1_000, 10_000, 100_000)]
    sample = lab.compare({f"{size:,}": check(lab.programme(size)) for size in dict.fromkeys(sizes)}, 1, warm=False)
    for name in sample.runs:
        each = sample.seconds(name) / int(name.replace(",", "")) * 1e6
        memory = sample.memory(name) / MIB
        found = f"{each:.0f} µs an item, {memory:.0f} MiB"
        yield Result(f"check {name} items", found, "", held=True, costs=_costs(sample, name))


def exports(lab: Lab) -> Iterator[Result]:
    """Documents and data of 1,000 items."""
    size = 150 if lab.quick else 1_000
    path = lab.programme(size)
    names = ("json", "markdown", "html")
    shapes = {name: ours("export", str(path), "--to", name, "--as-of", DAY) for name in names}
    known = {name: one for name, one in shapes.items() if name in output(ours("plugins"))}
    if "html" in known:
        needs = lab.peer(SPHINX_NEEDS, size)
        html = attrs.evolve(needs, arguments=tuple("html" if one == "needs" else one for one in needs.arguments))
        sample = lab.compare({"html": known["html"], "sphinx-needs": html}, 2, warm=False)
        costs = _costs(sample, *sample.runs)
        yield _held(f"HTML of {size:,} items, against sphinx-needs", sample.ratio("html", "sphinx-needs"), 0.2, costs)
    sample = lab.compare({"check": check(path), **known}, 3)
    for name in known:
        ratio = sample.ratio(name, "check")
        costs = _costs(sample, name, "check")
        yield Result(f"{name} of {size:,} items, against a check", f"{ratio}×", "", held=True, costs=costs)


def portfolio(lab: Lab) -> Iterator[Result]:
    """Many programmes with two workers against one, by the clock."""
    if "--jobs" not in output(ours("check", "--help")):
        return
    many = 60 if lab.quick else 600
    folder = lab.programmes(many)
    commands = {"1 worker": check(folder, "--jobs", "1"), "2 workers": check(folder, "--jobs", "2")}
    sample = lab.compare(commands, 2, warm=False)
    ratio = sample.ratio("1 worker", "2 workers", elapsed=True)
    yield _held(f"{many} programmes of 150 items, 2 workers against 1, times as fast", ratio, 1.8, least=True)


ROWS: Mapping[str, Callable[[Lab], Iterator[Result]]] = {
    "start": start,
    "load": load,
    "peers": peers,
    "large": large,
    "exports": exports,
    "portfolio": portfolio,
    "growth": growth,
}
