"""Speed and memory, measured against the floor and against peers: `python -m benchmarks`.

Every number is a ratio of two commands that were run in turns, each time in a fresh process, on one machine.
"""
