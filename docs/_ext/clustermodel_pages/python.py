"""The reference of the Python API and of the hooks, by autodoc."""

import inspect
from collections.abc import Callable, Iterable

import clustermodel
from clustermodel import hookspecs
from clustermodel_pages.markdown import page

RESULTS = ("clustermodel.links.trace.Trace", "clustermodel.links.coverage.Matrix")
"""Classes that the functions return and that are not themselves among the public names."""

API = """\
All names below are imported from `clustermodel`; they are loaded when they are first used. Nothing here raises an exception for
what is wrong with a *file*: that is a diagnostic. Model objects are immutable; a changed copy is made with `attrs.evolve`."""

HOOKS = """\
What an extender imports from `clustermodel.hookspecs`. [](../extending.md) shows how the pieces fit together."""


def pages() -> dict[str, str]:
    """Two pages."""
    names = [name for name in clustermodel.__all__ if name != "__version__"]
    functions = [f"clustermodel.{name}" for name in names if inspect.isfunction(getattr(clustermodel, name))]
    classes = [f"clustermodel.{name}" for name in names if inspect.isclass(getattr(clustermodel, name))]
    results = "## What they return besides"
    return {
        "api.md": page("# The Python API", API, "## Functions", *_all(functions), "## Classes", *_all(classes), results, *_all(RESULTS)),
        "hooks.md": page("# Hook reference", HOOKS, "## Hooks", *_hooks(), "## Records and helpers", *_records()),
    }


def _hooks() -> list[str]:
    """The specifications: pluggy marks them."""
    return _all(f"clustermodel.hookspecs.{name}" for name, value in vars(hookspecs).items() if hasattr(value, "clustermodel_spec"))


def _records() -> list[str]:
    own: list[type | Callable[..., object]] = [
        value
        for name in hookspecs.__all__
        if (inspect.isclass(value := getattr(hookspecs, name)) or inspect.isfunction(value))
        and value.__module__ == hookspecs.__name__
    ]
    return _all(f"clustermodel.hookspecs.{value.__name__}" for value in own)


def _all(names: Iterable[str]) -> list[str]:
    return [_directive(name) for name in names]


def _directive(name: str) -> str:
    home, _, last = name.rpartition(".")
    module = __import__(home, fromlist=[last])
    if inspect.isfunction(getattr(module, last)):
        return f"```{{eval-rst}}\n.. autofunction:: {name}\n```"
    return f"```{{eval-rst}}\n.. autoclass:: {name}\n   :members:\n   :exclude-members: __init__, __new__\n```"
