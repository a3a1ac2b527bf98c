"""`python -m tests.mutation [AREA …]`: what the tests notice of small changes in the code.

Draws mutants of each area (`areas.toml`), tries the area's tests on each, and writes one line of JSON a mutant. Started again
with the same file it goes on where it was; with `--again` it tries those that have survived once more.
"""

import argparse
import json
import os
import sys
import tempfile
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.mutation.mutants import Mutant, modules, mutants
from tests.mutation.reach import Reach, reach
from tests.mutation.trying import Finder, survives

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src" / "clustermodel"
LOADED = (
    "pytest", "hypothesis.strategies", "hypothesis.internal.conjecture.engine", "_hypothesis_pytestplugin", "yaml", "cattrs",
    "pluggy", "click.testing", "babel.messages.pofile", "babel.dates", "babel.numbers", "jinja2", "networkx",
)  # fmt: skip
SECONDS = 6.0  # of tests that reach a mutant, the quickest first

Area = dict[str, Any]


def main() -> None:
    """The command."""
    areas: dict[str, Area] = tomllib.loads((HERE / "areas.toml").read_text("utf-8"))
    reader = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    reader.add_argument("areas", nargs="*", metavar="AREA", help=", ".join(areas))
    reader.add_argument("--sample", type=int, default=200, help="mutants drawn from each area (200)")
    reader.add_argument("--seed", type=int, default=4, help="of the draw (4)")
    reader.add_argument("--again", action="store_true", help="try those that have survived once more")
    reader.add_argument("--results", type=Path, default=Path("mutation.jsonl"), help="one line a mutant (mutation.jsonl)")
    given = reader.parse_args()
    for name in LOADED:
        import_module(name)
    for name in given.areas or areas:
        _area(name, areas[name], given)


def _area(name: str, area: Area, given: argparse.Namespace) -> None:
    paths = modules(SOURCE, area["modules"], area.get("without", []))
    everything = [(one, path) for path in paths for one in mutants(path.relative_to(SOURCE).as_posix(), path.read_text("utf-8"))]
    drawn = sorted(everything, key=lambda pair: pair[0].drawn(given.seed))[: given.sample]
    known = _known(given.results)
    left = [one for one in drawn if one[0].name not in known or (given.again and known[one[0].name] in ("survived", "unreached"))]
    sys.stderr.write(f"{name}: {len(drawn)} of {len(everything)} mutants, {len(left)} to try\n")
    reached = reach(area["tests"], paths, _log()) if left else Reach({})
    for mutant, path in left:
        line = {"area": name, "of": len(everything), "seed": given.seed, "mutant": mutant.name}
        with given.results.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line | {"verdict": _judged(mutant, path, reached)}) + "\n")
    if left and survives(area["tests"], _finder(paths[0], paths[0].read_text("utf-8")), 900, _log()) != "survived":
        raise SystemExit(f"{name}: the tests no longer pass without a mutant, so that what they say is worth nothing: {_log()}")


def _known(results: Path) -> dict[str, str]:
    lines = results.read_text("utf-8").splitlines() if results.exists() else []
    return {one["mutant"]: one["verdict"] for one in map(json.loads, lines)}


def _judged(mutant: Mutant, path: Path, reached: Reach) -> str:
    finder = _finder(path, mutant.text(path.read_text("utf-8")))
    return survives(reached.of(path, mutant.line, SECONDS), finder, 3 * SECONDS, _log())


def _finder(path: Path, text: str) -> Finder:
    return Finder("clustermodel." + ".".join(path.relative_to(SOURCE).with_suffix("").parts), path, text)


def _log() -> Path:
    return Path(tempfile.gettempdir()) / f"clustermodel-mutation-{os.getpid()}.log"


if __name__ == "__main__":
    main()
