"""Measure, and write `benchmarks/RESULTS.md`."""

import argparse
import sys
from pathlib import Path

from benchmarks import report
from benchmarks.lab import Lab
from benchmarks.planted import verdicts
from benchmarks.rows import ROWS, Result

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    """Measure the rows asked for; only a whole and thorough run is written down, unless `--output` names a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=[*ROWS, "planted"], help="this part; may be given several times")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller programmes: to see that it works")
    parser.add_argument("--output", type=Path, help="where the results are written")
    chosen = parser.parse_args()
    lab = Lab(chosen.quick)
    wanted = chosen.only or [*ROWS, "planted"]
    found: dict[str, list[Result]] = {name: [] for name in ROWS if name in wanted}
    path = chosen.output or (None if chosen.only or chosen.quick else RESULTS)
    told = report.render(found, ROWS, {}, chosen.quick)
    for name, lines in found.items():
        for line in ROWS[name](lab):
            lines.append(line)
            print(f"{name}: {line.what}: {line.found} (goal {line.goal or 'none'}; {line.costs})", file=sys.stderr)
        told = report.render(found, ROWS, {}, chosen.quick)
        if path is not None:  # after each row, because all of them take long
            path.write_text(told, encoding="utf-8")
    if "planted" in wanted:
        told = report.render(found, ROWS, verdicts(), chosen.quick)
    if path is None:
        print(told, end="")
    else:
        path.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
