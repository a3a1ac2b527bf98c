"""One operation measured inside a process, without its start: `python -m benchmarks.inside load FILE REPEATS`.

It is done once before, so that what is made only once (hooks, compiled patterns) is there; then the median counts.
"""

import sys
import time
from collections.abc import Callable
from statistics import median


def _events(path: str) -> None:
    """Drain the bare events of libyaml."""
    from yaml import cyaml
    from yaml.events import StreamEndEvent

    with open(path, "rb") as stream:  # noqa: PTH123 - as people write it
        get = cyaml.CParser(stream.read().decode()).get_event  # type: ignore[attr-defined]  # the stubs leave it out
    while type(get()) is not StreamEndEvent:
        pass


def _csafe(path: str) -> None:
    """Load with PyYAML as it comes."""
    import yaml

    with open(path, "rb") as stream:  # noqa: PTH123
        yaml.load(stream, Loader=yaml.CSafeLoader)


def _load(path: str) -> None:
    """Load the frozen model."""
    from clustermodel import load

    if load(path).program is None:
        raise ValueError(path)


OPERATIONS: dict[str, Callable[[str], None]] = {"events": _events, "csafe": _csafe, "load": _load}


def main() -> None:
    """Print the seconds of processor time."""
    operation, path, repeats = OPERATIONS[sys.argv[1]], sys.argv[2], int(sys.argv[3])
    operation(path)
    found = []
    for _ in range(repeats):
        start = time.process_time()
        operation(path)
        found.append(time.process_time() - start)
    print(median(found))


if __name__ == "__main__":
    main()
