"""Which tests reach which lines, and how long they take: found once for an area, by running its tests without a mutant."""

import ast
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import attrs
import pytest

from tests.mutation.trying import in_child, pytest_main

_ENOUGH = 100


class _Watch:
    """A plugin of pytest that notes, for each test, its time and the lines of the modules that it reached."""

    def __init__(self, paths: list[Path]) -> None:
        self._files = {str(path) for path in paths}
        self.found: dict[str, dict[str, Any]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        lines: dict[str, set[int]] = defaultdict(set)
        calls: dict[CodeType, int] = defaultdict(int)

        def inside(frame: FrameType, event: str, argument: object) -> Any:
            del argument
            if event == "line":
                lines[frame.f_code.co_filename].add(frame.f_lineno)
            return inside

        def called(frame: FrameType, event: str, argument: object) -> Any:
            del event, argument
            if frame.f_code.co_filename not in self._files:
                return None
            calls[frame.f_code] += 1
            return inside if calls[frame.f_code] < _ENOUGH else None  # to watch each of thousands of calls takes minutes

        began = time.process_time()
        sys.settrace(called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            reached = {Path(path).name: sorted(found) for path, found in lines.items()}
            self.found[item.nodeid] = {"seconds": time.process_time() - began, "lines": reached}


@attrs.frozen
class Reach:
    """What the tests of an area reach: test → its seconds and its lines by the name of a module."""

    tests: dict[str, dict[str, Any]]

    def of(self, path: Path, line: int, seconds: float) -> list[str]:
        """Tests for as many seconds: first those that reach the statement on a line, then those that reach anything in the
        module (what is kept in a cache, or carried out when the module is loaded, is reached by one test for all), then
        the others; the quickest first.
        """
        first, last = _statement(path, line) or (1, 0)

        def order(name: str) -> tuple[bool, bool, float]:
            reached = self.tests[name]["lines"].get(path.name, ())
            return not any(first <= one <= last for one in reached), not reached, self.tests[name]["seconds"]

        return self._for(sorted(self.tests, key=order), seconds)

    def _for(self, names: list[str], seconds: float) -> list[str]:
        found: list[str] = []
        spent = 0.0
        for name in names:
            spent += self.tests[name]["seconds"]
            if found and spent > seconds:
                break
            found.append(name)
        return found


def _statement(path: Path, line: int) -> tuple[int, int] | None:
    """The lines of the innermost statement inside a function; nothing if it stands outside of functions."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inner = [
        node
        for function in functions
        for body in function.body
        for node in ast.walk(body)
        if isinstance(node, ast.stmt) and node.end_lineno is not None and node.lineno <= line <= node.end_lineno
    ]
    if not inner:
        return None
    smallest = min(inner, key=lambda node: (node.end_lineno or 0) - node.lineno)
    return smallest.lineno, smallest.end_lineno or smallest.lineno


def reach(tests: list[str], paths: list[Path], log: Path) -> Reach:
    """Run the tests of an area once, in a child, and note what each of them reaches.

    Raises:
        SystemExit: They do not pass as they are.
    """
    found = log.with_suffix(".reach.json")

    def run() -> int:
        watch = _Watch(paths)
        code = pytest_main(["-q", "-x", "-n0", "--assert=plain", "-p", "no:cacheprovider", *tests], watch)
        found.write_text(json.dumps(watch.found), "utf-8")
        return code

    if in_child(run, 900, log) != 0:
        raise SystemExit("the tests do not pass without a mutant:\n" + log.read_text("utf-8")[-3000:])
    return Reach(json.loads(found.read_text("utf-8")))
