"""The mutants of a module: its text with one small change each, made by the operators of cosmic-ray.

Left out is what no test can tell from the original, whatever it tries: `==` in the place of `is` and the other way round
(members of enumerations, None and interned texts are the same either way), and what stands in an annotation.
"""

import ast
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src" / "clustermodel"

# The last two need arguments: names of variables that are to be exchanged.
_SAME = ("Eq_Is", "NotEq_IsNot", "Is_Eq", "IsNot_NotEq", "VariableReplacer", "VariableInserter")

Place = tuple[int, int]


@attrs.frozen
class Mutant:
    """One change at one place of a module."""

    module: str  # as in "model/period.py"
    operator: str
    occurrence: int
    line: int
    column: int

    @property
    def name(self) -> str:
        """What it is called in a report."""
        return f"{self.module}:{self.line}:{self.column} {self.operator} {self.occurrence}"

    @property
    def key(self) -> str:
        """What it is called as long as its module has the same places for its operator."""
        return f"{self.module} {self.operator} {self.occurrence}"

    def drawn(self, seed: int) -> str:
        """Its place in the order of a draw: mutants elsewhere, new or gone, leave it where it is."""
        return hashlib.sha256(f"{seed} {self.key}".encode()).hexdigest()

    def text(self, source: str) -> str:
        """The text of the module with the change."""
        changed: str | None = mutate_code(source, get_operator(f"core/{self.operator}")(), self.occurrence)
        if changed is None:
            raise ValueError(f"{self.name}: nothing to change")
        return changed


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """All mutants of a module."""
    nodes = list(ast_nodes(get_ast(source)))
    silent = list(_annotations(source))
    for full in operator_names():
        operator = full.removeprefix("core/")
        if not operator.endswith(_SAME):
            acts = get_operator(full)()
            places = [start for node in nodes for start, _ in acts.mutation_positions(node)]
            for occurrence, start in enumerate(places):
                if not any(first <= start < last for first, last in silent):
                    yield Mutant(module, operator, occurrence, *start)


def _annotations(source: str) -> Iterator[tuple[Place, Place]]:
    lines = source.splitlines()

    def place(line: int, offset: int) -> Place:
        return line, len(lines[line - 1].encode()[:offset].decode())  # `ast` counts bytes, cosmic-ray characters

    for node in ast.walk(ast.parse(source)):
        for noted in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if isinstance(noted, ast.expr) and noted.end_lineno is not None and noted.end_col_offset is not None:
                yield place(noted.lineno, noted.col_offset), place(noted.end_lineno, noted.end_col_offset)


def drawn(area: dict[str, Any], sample: int, seed: int) -> tuple[list[tuple[Mutant, Path]], int]:
    """Some mutants of an area with the paths of their modules; and how many it has."""
    paths = modules(area)
    everything = [(one, path) for path in paths for one in mutants(path.relative_to(SOURCE).as_posix(), path.read_text("utf-8"))]
    return sorted(everything, key=lambda pair: pair[0].drawn(seed))[:sample], len(everything)


def modules(area: dict[str, Any]) -> list[Path]:
    """The modules of an area."""
    found = sorted(path for pattern in area["modules"] for path in SOURCE.glob(pattern))
    return [path for path in found if area.get("holding", "") in path.read_text("utf-8")]


def areas() -> dict[str, dict[str, Any]]:
    """The areas by name, as `areas.toml` tells them."""
    return tomllib.loads((HERE / "areas.toml").read_text("utf-8"))
