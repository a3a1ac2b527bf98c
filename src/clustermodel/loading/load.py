"""One loading path: text → events → plain containers → frozen model."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading import rules
from clustermodel.loading.events import Tree, parse
from clustermodel.loading.locate import locate
from clustermodel.loading.reader import LIBYAML
from clustermodel.loading.refusals import BROKEN, found
from clustermodel.loading.source import Source
from clustermodel.loading.structure import Structured, structure
from clustermodel.loading.traps import cut_texts
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import Program

PROGRAM = "clustermodel/1"
ACTUALS = "clustermodel-actuals/1"


def load_program(source: Source) -> Structured:
    """The programme in a text."""
    return _load(source, Program, PROGRAM)


def load_actuals(source: Source) -> Structured:
    """The actuals in a text."""
    return _load(source, Actuals, ACTUALS)


def _load(source: Source, cls: type, expected: str) -> Structured:
    with _without_gc():
        tree = parse(source)
        problems = list(tree.problems)
        if not LIBYAML:
            problems.append(rules.PURE(span=source.span(0, 0), values={}))
        wrong = _format(tree, expected, source)
        problems += wrong
        structured = structure(tree, cls, source) if type(tree.root) is dict and not _other(wrong) else Structured(None)
        problems += structured.problems
        problems += cut_texts(source)
    problems.sort(key=lambda one: one.order)
    return Structured(structured.value, tuple(problems), structured.losses)


@contextmanager
def _without_gc() -> Iterator[None]:
    """Nothing made while loading is garbage, so that looking for it in between only costs time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _format(tree: Tree, expected: str, source: Source) -> list[Diagnostic]:
    """What is wrong with the root and its format line; a missing line is put in, so that the rest can be read."""
    root: Any = tree.root
    if root is None or root is BROKEN:
        return []
    if type(root) is not dict:
        return [rules.NOT_A_MAP(span=source.span(0, 0), values={"found": found(root)})]
    written = root.get("format")
    if written == expected or written is BROKEN:
        root["format"] = expected
        return []
    if written is None:
        root["format"] = expected
        if tree.unread:
            return []
        problem = "the file has no format line"
        return [rules.FORMAT(span=source.span(0, 0), values={"problem": problem, "expected": expected})]
    place = locate(source, [("format",)])[("format",)]
    problem = f"this is not a file of format {expected}"
    return [rules.FORMAT(span=place.value, values={"problem": problem, "expected": expected, "written": written})]


def _other(wrong: list[Diagnostic]) -> bool:
    """The file says that it is of another format, so that reading on would only make noise."""
    return any("written" in one.values or one.code == rules.NOT_A_MAP.code for one in wrong)
