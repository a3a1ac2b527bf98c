"""What stands in the tables."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from clustermodel.diagnostics import Diagnostic
from clustermodel.docstrings import docstring
from clustermodel.links.index import Links
from clustermodel.model.actuals import Actual, Actuals, Occurrence
from clustermodel.model.series import Nature, Observation
from clustermodel.model.statistics import Statistic
from clustermodel.views.execution import known
from clustermodel.views.relational.about import bases, findings_table, meta, notation, relations_table
from clustermodel.views.relational.cells import values
from clustermodel.views.relational.derived import derived
from clustermodel.views.relational.dictionary import dictionary
from clustermodel.views.relational.elements import elements
from clustermodel.views.relational.references import references
from clustermodel.views.relational.shape import Column, Records, Table, Value, columns, kinds, plainly, records, slots
from clustermodel.views.relational.texts import texts
from clustermodel.views.telling import Teller

_ELEMENT = Column("element", refers="elements", doc="The element that it belongs to.")
_ADDRESS = Column("address", refers="elements", doc="`kind:id`, by which other tables refer to it.")
_KEY = Column("key", doc="The key under which it stands.")
_POSITION = Column("position", "INTEGER", doc="Its number in the list, from 1.")
_PROGRAM = Column("program", doc="Id of the programme, so that tables of several can be put together.")
_REPORTED = (("kpi", "kpis", Actual), ("statistic", "statistics", Actual), ("action", "actions", Occurrence))
_AUDIT = frozenset({"finding", "program_waivers", "coverage"})
"""What outsiders do not read: what is wrong, what of it was accepted, and what is lacking."""
_PLANNED = frozenset({"targets", "budget"})
"""Lists of numbers of which none is a fact unless the file says so."""


def tables(
    links: Links, actuals: Actuals | None, language: str, as_of: date, findings: Iterable[Diagnostic] | None = ()
) -> list[Table]:
    """The tables of a programme, with texts in one language, as of a day; tables without rows are there too.

    What is reported and could not be known on that day is left out (see `clustermodel.views.execution.known`). Without
    findings (None) the tables are for outsiders: those of an audit are not there.
    """
    tell = Teller(links, language, known(links.program, actuals, as_of), as_of=as_of)
    first = [meta(tell), bases(language), notation(language), relations_table(language), elements(tell), *_all_kinds(tell)]
    found = [*first, *_reported(tell), texts(tell, _series(tell)), *references(links), *derived(tell, as_of)]
    found.append(findings_table(tell, findings or ()))
    program = links.program.header.id
    found = [_of_program(one, program) for one in found if findings is not None or one.name not in _AUDIT]
    return [*found, *(_of_program(one, program) for one in dictionary(found, language))]


def _of_program(table: Table, program: str) -> Table:
    """The same with the programme's id before each row."""
    return attrs.evolve(table, columns=(_PROGRAM, *table.columns), rows=[(program, *row) for row in table.rows])


def _all_kinds(tell: Teller) -> Iterator[Table]:
    """A table for each kind, each followed by those of the lists within its elements."""
    program, root = tell.program, type(tell.program)
    for kind, cls in kinds(root).items():
        yield _table(tell, kind, cls)
        yield from _lists(tell, kind, cls, tell.links.of_kind(kind))
    yield from _lists(tell, "program", root, [program])


def _lists(tell: Teller, kind: str, cls: Any, holders: Sequence[Any]) -> Iterator[Table]:
    """What the programme itself lists belongs to its head."""
    for one in records(cls):
        listed = [(getattr(holder, "header", holder).address, getattr(holder, one.attribute)) for holder in holders]
        yield _records(tell, f"{kind}_{one.name}", one, listed)


def _table(tell: Teller, kind: str, cls: Any) -> Table:
    whole = {one.address: one for one in tell.program.indicators()} if kind == Statistic.KIND else {}
    found = (whole.get(one.address, one) for one in tell.links.of_kind(kind))  # with what rows inherit from their tables
    rows = [(one.address, *values(tell, slots(cls), one)) for one in found]
    return Table(plainly(kind), _heads(_ADDRESS, of=cls), rows, ("address",), docstring(cls))


def _reported(tell: Teller) -> Iterator[Table]:
    for kind, name, cls in _REPORTED:
        told = [(address, series) for address, series in _series(tell) if address.startswith(f"{kind}:")]
        yield _records(tell, f"{kind}_reported", Records("reported", name, cls, keyed=False), told)


def _series(tell: Teller) -> Iterator[tuple[str, Any]]:
    """What is reported of elements of the programme, with their addresses."""
    for kind, name, _ in _REPORTED:
        for id, series in getattr(tell.actuals, name).items() if tell.actuals else ():
            if tell.links.get(f"{kind}:{id}"):
                yield f"{kind}:{id}", series


def _records(tell: Teller, name: str, of: Records, listed: list[tuple[str, Any]]) -> Table:
    """The records of several elements, numbered."""
    keys = (_ELEMENT, *([_KEY] if of.keyed else []), _POSITION)
    rows: list[tuple[Value, ...]] = []
    for address, value in listed:
        for key, series in value.items() if of.keyed else [(None, value)]:
            for position, one in enumerate(series, 1):
                place = (address, key, position) if of.keyed else (address, position)
                rows.append((*place, *values(tell, slots(of.cls), _meant(of.name, one))))
    return Table(name, _heads(*keys, of=of.cls), rows, tuple(one.name for one in keys), docstring(of.cls))


def _meant(name: str, one: Any) -> Any:
    """A record as it is meant: a target is none of the facts that a series of numbers holds by default."""
    planned = name in _PLANNED and isinstance(one, Observation) and one.as_ is Nature.FACT
    return attrs.evolve(one, as_=Nature.TARGET) if planned else one


def _heads(*keys: Column, of: Any) -> tuple[Column, ...]:
    """The columns of a table of objects of some class; a field called like a column before it gets another name."""
    found: dict[str, Column] = {}
    for column in (*keys, *(column for slot in slots(of) for column in columns(slot))):
        name = column.name
        while name.lower() in found:
            name += "_"
        found[name.lower()] = attrs.evolve(column, name=name)
    return tuple(found.values())
