"""One loading path: text → events → plain containers → frozen model."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from clustermodel.diagnostics import Diagnostic
from clustermodel.loading import rules
from clustermodel.loading.events import Tree, parse
from clustermodel.loading.guide import guide
from clustermodel.loading.locate import locate
from clustermodel.loading.losses import Losses
from clustermodel.loading.reader import LIBYAML
from clustermodel.loading.references import forget
from clustermodel.loading.refusals import Broken, found
from clustermodel.loading.source import LIMIT, Source
from clustermodel.loading.structure import Structured, structure
from clustermodel.loading.traps import cut_texts, split_texts
from clustermodel.messages import Phrase, Word
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import with_sections
from clustermodel.model.translation import Translation

PROGRAM = "clustermodel/1"
ACTUALS = "clustermodel-actuals/1"
TRANSLATION = "clustermodel-translation/1"

NONE: Mapping[str, type] = MappingProxyType({})
_SECTION = re.compile(r"^[\"']?x-|[{,]\s*[\"']?x-", re.MULTILINE)
_EDITION = re.compile(r"clustermodel(-[a-z]+)?/[0-9]+", re.ASCII)


def load_program(source: Source, sections: Mapping[str, type] = NONE) -> Structured:
    """The programme in a text, with the sections that plugins declare: key → class."""
    return _load(source, with_sections(sections), PROGRAM)


def has_sections(source: Source) -> bool:
    """Whether plugins may have to be asked: a key of the root begins with `x-`."""
    return "x-" in source.text and _SECTION.search(source.text) is not None  # looking for a text is far faster


def load_actuals(source: Source) -> Structured:
    """The actuals in a text."""
    return _load(source, Actuals, ACTUALS)


def load_translation(source: Source) -> Structured:
    """The translation in a text."""
    return _load(source, Translation, TRANSLATION)


def _load(source: Source, cls: type, expected: str) -> Structured:
    if len(source.text) > LIMIT:
        values = {"size": len(source.text), "limit": LIMIT}
        return Structured(None, (rules.TOO_LARGE(span=source.span(0, 0), values=values),), Losses())
    with _without_gc():
        try:
            return _read(source, cls, expected)
        finally:
            forget()


def _read(source: Source, cls: type, expected: str) -> Structured:
    tree = parse(source, guide(cls))
    notices = [] if LIBYAML else [rules.PURE(span=source.span(0, 0), values={})]
    wrong = _format(tree, expected, source)
    readable = type(tree.root) is dict and tree.root["format"] == expected
    structured = structure(tree, cls, source) if readable else Structured(None, (), Losses())
    problems = [*tree.problems, *notices, *wrong, *structured.problems, *cut_texts(source), *split_texts(source)]
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
            _age()
            gc.enable()


def _age() -> None:
    """Count what has been made among the old objects, so that it is not looked through at once. Frozen ones stay frozen."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


def _format(tree: Tree, expected: str, source: Source) -> list[Diagnostic]:
    """What is wrong with the root and its format line.

    A line that is missing or misspelt is put right, so that the rest can be read; a file of another format is left alone.
    """
    root: Any = tree.root
    if root is None or type(root) is Broken:
        return []
    if type(root) is not dict:
        return [rules.NOT_A_MAP(span=source.span(0, 0), values={"found": found(root)})]
    written = root.get("format")
    if written == expected:
        return []
    if type(written) is not str or _EDITION.fullmatch(written) is None:
        root["format"] = expected
    if type(written) is Broken or (written is None and tree.unread):
        return []
    place = locate(source, [("format",)])[("format",)]
    span = source.span(0, 0) if written is None else place.value
    told = {"expected": expected}
    problem = Word("there is no format line") if written is None else Phrase("this is not a file of format {expected}", told)
    return [rules.FORMAT(span=span, values={"problem": problem, **told})]
