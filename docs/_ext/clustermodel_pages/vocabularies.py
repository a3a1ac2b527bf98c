"""Documentation of enumerations: Python keeps no docstrings of members, so they are read from the source."""

import ast
import inspect
from enum import StrEnum
from itertools import pairwise


def members(vocabulary: type[StrEnum]) -> dict[str, str]:
    """Term → what it means; empty where the term speaks for itself."""
    docs = _docstrings(vocabulary)
    return {str(member): docs.get(member.name, "") for member in vocabulary}


def _docstrings(vocabulary: type[StrEnum]) -> dict[str, str]:
    found = {}
    for before, after in pairwise(ast.parse(inspect.getsource(vocabulary)).body[0].body):  # type: ignore[attr-defined]
        if isinstance(before, ast.Assign) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[before.targets[0].id] = str(after.value.value)  # type: ignore[attr-defined]
    return found
