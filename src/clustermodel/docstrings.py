"""The docstrings that people get to read, in helps, reports and tables, which are the same however Python runs."""

import ast
import inspect
import sys
from functools import cache
from typing import Any

_STRIPPED = 2
"""From this level of optimisation on (`-OO`, PYTHONOPTIMIZE=2) Python keeps no docstrings."""


def docstring(of: Any) -> str:
    """The docstring of a class, a function or a module, without its indentation; empty if there is none."""
    return (inspect.getdoc(of) if sys.flags.optimize < _STRIPPED else _in_source(of)) or ""


@cache
def _in_source(of: Any) -> str | None:
    """What `inspect.getdoc` would say, read from the file; nothing where there is no file."""
    from textwrap import dedent  # hardly anybody runs Python so

    for one in of.__mro__[:-1] if isinstance(of, type) else (inspect.unwrap(of),):
        try:
            read: Any = ast.parse(dedent(inspect.getsource(one)))
            found = ast.get_docstring(read if inspect.ismodule(one) else read.body[0])
        except (OSError, TypeError, SyntaxError):  # made at run time, or part of an expression
            continue
        if found:
            return found
    return None
