"""The reference of the Python API and of the hooks, by autodoc."""

import inspect
from collections.abc import Callable, Container, Iterable
from importlib import import_module
from types import ModuleType

import clustermodel
from clustermodel import hookspecs
from clustermodel_pages.markdown import page

SORTS = (inspect.isfunction, inspect.isclass)
RESULTS = ("clustermodel.links.trace.Trace", "clustermodel.links.coverage.Matrix")
"""Classes that the functions return and that are not themselves among the public names."""

API = """\
All names below are imported from `clustermodel`; they are loaded when they are first used. Nothing here raises an exception
for what is wrong with a *file*: that is a diagnostic. Model objects are immutable; a changed copy is made with
`attrs.evolve`."""

HOOKS = """\
What an extender imports from `clustermodel.hookspecs`. [](../plugins/tutorial.md) shows how the pieces fit together."""


def pages() -> dict[str, str]:
    """Two pages."""
    functions, classes = (_named(clustermodel, sort) for sort in SORTS)
    hooks = [name for name, value in vars(hookspecs).items() if hasattr(value, "clustermodel_spec")]
    public = [getattr(clustermodel, name) for name in clustermodel.__all__]
    helpers, records = (_named(hookspecs, sort, told=public) for sort in SORTS)
    api = ["## Functions", *functions, "## Classes", *classes, "## What they return besides", *map(_directive, RESULTS)]
    for_extenders = ["## Hooks", *_all(hookspecs, hooks), "## Helpers", *helpers, "## Records", *records]
    return {"api.md": page("# The Python API", API, *api), "hooks.md": page("# Hook reference", HOOKS, *for_extenders)}


def _named(module: ModuleType, sort: Callable[[object], bool], *, told: Container[object] = ()) -> list[str]:
    """The public names of one sort, in the order of the alphabet, without those that another page tells of."""
    values = {name: getattr(module, name) for name in module.__all__}
    return _all(module, (name for name, value in values.items() if value not in told and sort(value)))


def _all(module: ModuleType, names: Iterable[str]) -> list[str]:
    return [_directive(f"{module.__name__}.{name}") for name in names]


def _directive(name: str) -> str:
    home, _, last = name.rpartition(".")
    if inspect.isfunction(getattr(import_module(home), last)):
        return f"```{{eval-rst}}\n.. autofunction:: {name}\n```"
    return f"```{{eval-rst}}\n.. autoclass:: {name}\n   :members:\n   :exclude-members: __init__, __new__\n```"
