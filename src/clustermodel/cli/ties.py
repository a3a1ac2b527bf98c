"""The relations of the graph, and the terms of a vocabulary, told in a terminal: `clustermodel explain driven_by`."""

from collections.abc import Iterator

from clustermodel.cli.keys import meant, terms, wrapped
from clustermodel.cli.speaking import said, spoken
from clustermodel.model.actuals import Actuals
from clustermodel.model.meta import ANY
from clustermodel.model.program import Program
from clustermodel.model.quantity import Missing
from clustermodel.reference import is_vocabulary, reachable
from clustermodel.relating import Relation, relations
from clustermodel.views.labels import labels
from clustermodel.views.relations import relation_label

_ALL = ("relation", "relations")


def known() -> list[str]:
    """Everything that can be asked for."""
    return [*_ALL, *dict.fromkeys(one.name for one in relations()), *_vocabularies()]


def told(name: str) -> str | None:
    """What a relation ties, or which terms a vocabulary has; None if there is no such thing."""
    if name in _ALL:
        return "\n".join(line for one in dict.fromkeys(one.name for one in relations()) for line in _relation(one))
    if any(one.name == name for one in relations()):
        return "\n".join(_relation(name))
    vocabulary = _vocabularies().get(name)
    return "\n".join([name, *terms(vocabulary)]) if vocabulary else None


def _vocabularies() -> dict[str, type]:
    found = (*reachable(Program), *reachable(Actuals), Missing)
    return {one.__name__.lower(): one for one in found if is_vocabulary(one)}


def _relation(name: str) -> Iterator[str]:
    """The name in both directions, then what it ties, field by field."""
    label = labels(spoken())
    down, up = (relation_label(label, name, down=down) for down in (True, False))
    yield f"{name} · {down}" + (f" / {up}" if up not in (down, name.replace("_", " ")) else "")
    for one in relations():
        if one.name == name:
            yield f"  {_kinds(one.sources)} –{name}→ {_kinds(one.targets)}"
            yield from (wrapped(line, "      ") for line in _meaning(one))


def _kinds(kinds: tuple[str, ...]) -> str:
    return said("anything") if kinds == ANY else " | ".join(kinds)


def _meaning(one: Relation) -> Iterator[str]:
    yield said("{place}: {meaning}", place=one.written_in, meaning=meant(one.meaning))
    if one.rests:
        yield said("The first rests on the last.")
    else:
        yield said("It gives context only: neither rests on the other.")
