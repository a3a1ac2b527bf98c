"""`python -m tests.mutation [AREA …]`: what the tests notice of small changes in the code.

Draws mutants of each area (`areas.toml`), tries the area's tests on each, and writes one line of JSON a mutant. Started again
with the same file it goes on where it was; with `--again` it tries those that have survived once more.
"""

import argparse
import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.mutation.mutants import SOURCE, Mutant, areas, drawn, modules
from tests.mutation.reach import Reach, reach
from tests.mutation.trying import Finder, survives

LOADED = (
    "pytest", "hypothesis.strategies", "hypothesis.internal.conjecture.engine", "_hypothesis_pytestplugin", "yaml", "cattrs",
    "pluggy", "click.testing", "babel.messages.pofile", "babel.dates", "babel.numbers", "jinja2", "networkx",
)  # fmt: skip

Area = dict[str, Any]


def main() -> None:
    """The command."""
    known = areas()
    reader = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    reader.add_argument("areas", nargs="*", metavar="AREA", help=", ".join(known))
    reader.add_argument("--sample", type=int, default=200, help="mutants drawn from each area (200)")
    reader.add_argument("--seed", type=int, default=4, help="of the draw (4)")
    reader.add_argument("--seconds", type=float, default=6, help="of tests for each mutant, the quickest first (6)")
    reader.add_argument("--again", action="store_true", help="try those that have survived once more")
    reader.add_argument("--results", type=Path, default=Path("mutation.jsonl"), help="one line a mutant (mutation.jsonl)")
    given = reader.parse_args()
    for name in LOADED:
        import_module(name)
    for name in given.areas or known:
        _area(name, known[name], given)


def _area(name: str, area: Area, given: argparse.Namespace) -> None:
    chosen, number = drawn(area, given.sample, given.seed)
    known = _known(given.results)
    left = [one for one in chosen if one[0].name not in known or (given.again and known[one[0].name] in ("survived", "unreached"))]
    sys.stderr.write(f"{name}: {len(chosen)} of {number} mutants, {len(left)} to try\n")
    paths = modules(area)
    reached = reach(area["tests"], paths, _log()) if left else Reach({})
    for mutant, path in left:
        line = {"area": name, "of": number, "seed": given.seed, "mutant": mutant.name}
        with given.results.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line | {"verdict": _judged(mutant, path, reached, given.seconds)}) + "\n")
    if left and survives(area["tests"], _finder(paths[0], paths[0].read_text("utf-8")), 900, _log()) != "survived":
        raise SystemExit(f"{name}: the tests no longer pass without a mutant, so that what they say is worth nothing: {_log()}")


def _known(results: Path) -> dict[str, str]:
    lines = results.read_text("utf-8").splitlines() if results.exists() else []
    return {one["mutant"]: one["verdict"] for one in map(json.loads, lines)}


def _judged(mutant: Mutant, path: Path, reached: Reach, seconds: float) -> str:
    finder = _finder(path, mutant.text(path.read_text("utf-8")))
    return survives(reached.of(path, mutant.line, seconds), finder, 10 + 3 * seconds, _log())


def _finder(path: Path, text: str) -> Finder:
    return Finder("clustermodel." + ".".join(path.relative_to(SOURCE).with_suffix("").parts), path, text)


def _log() -> Path:
    return Path(tempfile.gettempdir()) / f"clustermodel-mutation-{os.getpid()}.log"


if __name__ == "__main__":
    main()
