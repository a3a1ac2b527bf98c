"""Runs a command and prints what it cost: `python -I -S launch.py OUTPUT COMMAND…`.

A process of its own, and a small one: Linux counts the memory of whoever starts a process as the peak of that process, too.
"""

import json
import os
import sys
import time


def main() -> None:
    """Seconds of the processor, seconds by the clock, bytes at the peak, exit status."""
    output, *arguments = sys.argv[1:]
    write = [(os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT, 0o600), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = time.perf_counter()
    process = os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=write)
    _, status, usage = os.wait4(process, 0)
    elapsed = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    costs = (usage.ru_utime + usage.ru_stime, elapsed, usage.ru_maxrss * unit, os.waitstatus_to_exitcode(status))
    print(json.dumps(costs))


if __name__ == "__main__":
    main()
